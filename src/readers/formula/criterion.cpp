#include "readers/formula/criterion.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace raingan::formula {
namespace {

using std::string_view;

/// Bytes of the pattern's first letter, and whether it stands for itself.
struct PatternLetter {
    std::size_t size = 0;
    string_view letter;  ///< empty: ? or *
    bool any = false;    ///< *
};
PatternLetter letter_at(string_view pattern, std::size_t at) {
    const char c = pattern[at];
    if (c == '*') return {1, {}, true};
    if (c == '?') return {1, {}, false};
    const bool escaped = c == '~' && at + 1 < pattern.size() &&
                         (pattern[at + 1] == '*' || pattern[at + 1] == '?' || pattern[at + 1] == '~');
    if (escaped) return {2, pattern.substr(at + 1, 1), false};
    const std::size_t size = utf8::decode(pattern, at).length;
    return {size, pattern.substr(at, size), false};
}

/// Where the match that begins at `at` ends; npos where there is none. `whole`: only at the text's end.
std::size_t match_at(string_view text, std::size_t at, string_view pattern, bool whole) {
    std::size_t p = 0, star = string_view::npos, resume = 0;
    while (true) {
        if (p == pattern.size()) {
            if (!whole || at == text.size()) return at;
        } else {
            const PatternLetter letter = letter_at(pattern, p);
            if (letter.any) {
                star = p += letter.size;
                resume = at;
                continue;
            }
            if (at < text.size()) {
                const std::size_t size = utf8::decode(text, at).length;
                if (letter.letter.empty() || text.substr(at, size) == letter.letter) {
                    at += size;
                    p += letter.size;
                    continue;
                }
            }
        }
        if (star == string_view::npos || resume >= text.size()) return string_view::npos;
        resume += utf8::decode(text, resume).length;
        at = resume;
        p = star;
    }
}

}  // namespace

bool has_wildcards(string_view pattern) {
    return pattern.find_first_of("*?~") != string_view::npos;
}

bool matches(string_view text, string_view pattern) {
    return match_at(text, 0, pattern, true) != string_view::npos;
}

std::size_t find_pattern(string_view text, string_view pattern, std::size_t from) {
    for (std::size_t at = from; at <= text.size(); at += std::max<std::size_t>(utf8::decode(text, at).length, 1))
        if (match_at(text, at, pattern, false) != string_view::npos) return at;
    return string_view::npos;
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
