#include "readers/word/formula.h"

#include <string>

#include "base/digits.h"
#include "thai/numbers.h"

namespace raingan::word {
namespace {

constexpr int deepest = 32;

/// sum = product {(+|-) product}; product = part {(*|/) part}; part = number | -part | (sum). `text_` has ASCII digits.
class Expression {
public:
    explicit Expression(std::string_view text) : text_(thai::to_ascii_digits(text)) {}

    std::optional<Decimal> value() {
        const auto result = sum(0);
        skip_spaces();
        return at_ == text_.size() ? result : std::nullopt;
    }

private:
    void skip_spaces() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }
    bool take(char c) {
        skip_spaces();
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    std::optional<Decimal> sum(int depth) {
        std::optional<Decimal> result = product(depth);
        while (result) {
            const bool plus = take('+');
            if (!plus && !take('-')) break;
            const auto next = product(depth);
            if (!next) return std::nullopt;
            result = plus ? *result + *next : *result - *next;
        }
        return result;
    }

    std::optional<Decimal> product(int depth) {
        std::optional<Decimal> result = part(depth);
        while (result && take('*')) {
            const auto next = part(depth);
            if (!next) return std::nullopt;
            result = *result * *next;
        }
        return result;
    }

    std::optional<Decimal> part(int depth) {
        if (depth > deepest) return std::nullopt;
        if (take('-')) {
            const auto value = part(depth + 1);
            return value ? std::optional(Decimal() - *value) : std::nullopt;
        }
        if (take('(')) {
            const auto value = sum(depth + 1);
            return value && take(')') ? value : std::nullopt;
        }
        return number();
    }

    std::optional<Decimal> number() {
        skip_spaces();
        std::string digits;
        for (; at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.' || text_[at_] == ','); ++at_)
            if (text_[at_] != ',') digits += text_[at_];
        return digits.empty() ? std::nullopt : Decimal::parse(digits);
    }

    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Decimal> reckoned(std::string_view expression) {
    return Expression(expression).value();
}

}  // namespace raingan::word
