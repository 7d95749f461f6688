#include "document/choice.h"

#include <array>
#include <utility>

#include "base/decimal.h"
#include "base/utf8.h"
#include "base/wildcards.h"
#include "thai/numbers.h"

namespace raingan {
namespace {

constexpr char32_t object = 0xFFFC;

enum class Operator : std::uint8_t { equal, unequal, less, less_or_equal, greater, greater_or_equal };

bool is_blank(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
}

/// Word takes the quotes that its own correction of typing makes too.
bool is_quote(char32_t c) {
    return c == '"' || c == U'“' || c == U'”';
}

class Scanner {
public:
    Scanner(std::string_view code, const std::vector<std::string>& inner) : code_(code), inner_(inner) {}

    /// A quoted text, or what stands up to a blank (of the left operand: or an operator). None at the end.
    std::optional<std::string> operand(bool left) {
        skip_blanks();
        if (at_ == code_.size()) return std::nullopt;
        std::string text;
        const bool quoted = is_quote(peek());
        if (quoted) take();
        while (at_ < code_.size()) {
            const char32_t c = peek();
            if (quoted ? is_quote(c) : is_blank(c) || (left && (c == '=' || c == '<' || c == '>'))) break;
            take();
            if (c == '\\' && quoted && at_ < code_.size())
                utf8::append(text, take());
            else if (c == object)
                text += next_ < inner_.size() ? inner_[next_++] : std::string();
            else
                utf8::append(text, c);
        }
        if (quoted && at_ < code_.size()) take();
        return text;
    }

    std::optional<Operator> comparison() {
        skip_blanks();
        constexpr std::array<std::pair<std::string_view, Operator>, 6> operators{{{"<>", Operator::unequal},
                                                                                  {"<=", Operator::less_or_equal},
                                                                                  {">=", Operator::greater_or_equal},
                                                                                  {"=", Operator::equal},
                                                                                  {"<", Operator::less},
                                                                                  {">", Operator::greater}}};
        for (const auto& [name, meaning] : operators)
            if (code_.substr(at_).starts_with(name)) {
                at_ += name.size();
                return meaning;
            }
        return std::nullopt;
    }

    bool word(std::string_view upper) {
        skip_blanks();
        if (code_.size() - at_ < upper.size()) return false;
        for (std::size_t i = 0; i < upper.size(); ++i)
            if ((code_[at_ + i] & ~0x20) != upper[i]) return false;
        at_ += upper.size();
        return true;
    }

private:
    [[nodiscard]] char32_t peek() const { return utf8::decode(code_, at_).code_point; }
    char32_t take() {
        const auto [c, length] = utf8::decode(code_, at_);
        at_ += length;
        return c;
    }
    void skip_blanks() {
        while (at_ < code_.size() && is_blank(peek())) take();
    }

    std::string_view code_;
    const std::vector<std::string>& inner_;
    std::size_t at_ = 0, next_ = 0;
};

std::optional<Decimal> number(std::string_view text) {
    std::string digits;
    for (const char c : thai::to_ascii_digits(text))
        if (c != ',' && c != ' ') digits += c;
    return digits.empty() ? std::nullopt : Decimal::parse(digits);
}

bool holds(const std::string& left, Operator how, const std::string& right) {
    const auto left_number = number(left);
    const auto right_number = number(right);
    int order = left.compare(right);
    bool equal = order == 0;
    if (left_number && right_number) {
        equal = *left_number == *right_number;
        order = *left_number < *right_number ? -1 : equal ? 0 : 1;
    } else if (right.find_first_of("*?") != std::string::npos) {
        equal = matches_wildcards(left, right);
    }
    switch (how) {
        case Operator::equal:
            return equal;
        case Operator::unequal:
            return !equal;
        case Operator::less:
            return order < 0;
        case Operator::less_or_equal:
            return order <= 0;
        case Operator::greater:
            return order > 0;
        case Operator::greater_or_equal:
            return order >= 0;
    }
    return false;
}

}  // namespace

std::optional<std::string> choose(std::string_view code, const std::vector<std::string>& inner) {
    Scanner scanner(code, inner);
    if (!scanner.word("IF")) return std::nullopt;
    const auto left = scanner.operand(true);
    const auto how = scanner.comparison();
    const auto right = scanner.operand(false);
    if (!left || !how || !right) return std::nullopt;
    const std::string if_true = scanner.operand(false).value_or("");
    const std::string if_false = scanner.operand(false).value_or("");
    const bool is_switch = if_false.starts_with('\\');  // \* MERGEFORMAT
    return holds(*left, *how, *right) ? if_true : is_switch ? std::string() : if_false;
}

}  // namespace raingan
