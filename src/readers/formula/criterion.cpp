#include "readers/formula/criterion.h"

#include <array>
#include <utility>

#include "base/wildcards.h"

namespace raingan::formula {

using std::string_view;

namespace {

constexpr char escape = '~';

}  // namespace

bool has_wildcards(string_view pattern) {
    return pattern.find_first_of("*?~") != string_view::npos;
}

bool matches(string_view text, string_view pattern) {
    return matches_wildcards(text, pattern, escape);
}

std::size_t find_pattern(string_view text, string_view pattern, std::size_t from) {
    return find_wildcards(text, pattern, from, escape);
}

Criterion::Criterion(const Value& asked) : operand_(asked) {
    if (asked.is(Value::Kind::blank)) operand_ = 0.0;
    if (!asked.is(Value::Kind::text)) return;
    static constexpr std::array<std::pair<string_view, Test>, 6> signs{{{"<>", Test::not_equal},
                                                                        {"<=", Test::less_equal},
                                                                        {">=", Test::greater_equal},
                                                                        {"=", Test::equal},
                                                                        {"<", Test::less},
                                                                        {">", Test::greater}}};
    string_view rest = asked.text;
    bool compared = false;
    for (const auto& [sign, test] : signs) {
        if (!rest.starts_with(sign)) continue;
        test_ = test;
        rest.remove_prefix(sign.size());
        compared = true;
        break;
    }
    if (rest.empty()) {
        blank_ = true;
        or_empty_ = !compared;
        return;
    }
    text_ = folded(rest);
    if (const auto number = number_in(rest))
        operand_ = *number;
    else if (const auto error = error_of(rest))
        operand_ = *error;
    else if (text_ == "true" || text_ == "false")
        operand_ = Value::of(text_ == "true");
    else
        operand_ = string_view(rest);
}

bool Criterion::is_equal(const Value& value) const {
    if (blank_) return value.is(Value::Kind::blank) || (or_empty_ && value.is(Value::Kind::text) && value.text.empty());
    if (operand_.is(Value::Kind::error)) return value.is(Value::Kind::error) && value.error == operand_.error;
    if (value.is(Value::Kind::blank) || value.is(Value::Kind::error)) return false;
    if (operand_.is(Value::Kind::text)) {
        if (!value.is(Value::Kind::text)) return false;
        return has_wildcards(text_) ? matches(folded(value.text), text_) : folded(value.text) == text_;
    }
    if (operand_.is(Value::Kind::number) && value.is(Value::Kind::text)) {
        // A number typed as text is as good; a text that only might be one is none.
        try {
            const auto number = number_in(value.text);
            return number && nearly_equal(*number, operand_.number);
        } catch (const NotComputable&) {
            return false;
        }
    }
    return value.kind == operand_.kind && nearly_equal(value.number, operand_.number);
}

bool Criterion::holds(const Value& value) const {
    if (test_ == Test::equal) return is_equal(value);
    if (test_ == Test::not_equal) return !is_equal(value);
    if (blank_ || value.kind != operand_.kind || value.is(Value::Kind::error)) return false;
    const int order = order_of(value, operand_);
    switch (test_) {
        case Test::less:
            return order < 0;
        case Test::less_equal:
            return order <= 0;
        case Test::greater:
            return order > 0;
        default:
            return order >= 0;
    }
}

}  // namespace raingan::formula
