#include "readers/word/formula.h"

#include <algorithm>
#include <string>

#include "base/digits.h"
#include "thai/numbers.h"

namespace raingan::word {
namespace {

constexpr int deepest = 32;

constexpr int quotient_places = 9;

std::optional<Decimal> quotient(const Decimal& a, const Decimal& b) {
    if (b.units() == 0) return std::nullopt;
    Decimal scaled = a;
    for (int i = 0; i < b.places(); ++i) scaled = scaled * Decimal(10, 0);
    return scaled.divided_by(b.units(), quotient_places);
}

std::optional<Decimal> applied(std::string_view function, const std::vector<Decimal>& numbers) {
    if (function == "COUNT") return Decimal(static_cast<std::int64_t>(numbers.size()), 0);
    if (numbers.empty()) return std::nullopt;
    if (function == "MIN") return *std::ranges::min_element(numbers);
    if (function == "MAX") return *std::ranges::max_element(numbers);
    const bool product = function == "PRODUCT";
    Decimal result(product ? 1 : 0, 0);
    for (const Decimal& number : numbers) result = product ? result * number : result + number;
    if (function == "AVERAGE") return result.divided_by(static_cast<std::int64_t>(numbers.size()), quotient_places);
    return product || function == "SUM" ? std::optional(result) : std::nullopt;
}

bool is_latin_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// sum = product {(+|-) product}; product = part {(*|/) part}; part = number | -part | (sum) | cell | function(sum |
/// cells
/// {, sum | cells}). `text_` has ASCII digits.
class Expression {
public:
    Expression(std::string_view text, const CellNumbers& cells) : text_(thai::to_ascii_digits(text)), cells_(cells) {}

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
        while (result) {
            const bool times = take('*');
            if (!times && !take('/')) break;
            const auto next = part(depth);
            if (!next) return std::nullopt;
            result = times ? *result * *next : quotient(*result, *next);
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
        if (const std::string name = word(); !name.empty())
            return take('(') ? function(name, depth + 1) : of_cells(name);
        return number();
    }

    /// In capitals: "SUM", "ABOVE", "B3", "A1:B4".
    std::string word() {
        skip_spaces();
        std::string name;
        if (at_ == text_.size() || !is_latin_letter(text_[at_])) return name;
        for (; at_ < text_.size() && (is_latin_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == ':'); ++at_)
            name += static_cast<char>(text_[at_] & (is_latin_letter(text_[at_]) ? ~0x20 : ~0));
        return name;
    }

    std::optional<Decimal> of_cells(const std::string& name) const {
        const auto numbers = cells_ ? cells_(name) : std::nullopt;
        return numbers && numbers->size() == 1 ? std::optional(numbers->front()) : std::nullopt;
    }

    std::optional<Decimal> function(const std::string& name, int depth) {
        std::vector<Decimal> numbers;
        do {
            const std::size_t before = at_;
            const std::string range = word();
            if (!range.empty() && cells_ && !take('(')) {
                const auto found = cells_(range);
                if (!found) return std::nullopt;
                numbers.insert(numbers.end(), found->begin(), found->end());
                continue;
            }
            at_ = before;
            const auto value = sum(depth);
            if (!value) return std::nullopt;
            numbers.push_back(*value);
        } while (take(',') || take(';'));
        return take(')') ? applied(name, numbers) : std::nullopt;
    }

    std::optional<Decimal> number() {
        skip_spaces();
        std::string digits;
        for (; at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.' || text_[at_] == ','); ++at_)
            if (text_[at_] != ',') digits += text_[at_];
        return digits.empty() ? std::nullopt : Decimal::parse(digits);
    }

    std::string text_;
    const CellNumbers& cells_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Decimal> reckoned(std::string_view expression, const CellNumbers& cells) {
    return Expression(expression, cells).value();
}

std::string pictured(const Decimal& number, std::string_view picture) {
    picture = picture.substr(0, picture.find(';'));  // what follows is for negative numbers
    constexpr std::string_view places = "0#,.x";
    const std::size_t begin = picture.find_first_of(places);
    if (begin == std::string_view::npos) return number.to_string();
    const std::size_t last = picture.find_last_of(places);
    const std::string_view form = picture.substr(begin, last - begin + 1);
    const std::size_t point = form.find('.');
    constexpr std::size_t most = 9;
    const std::size_t decimals = point == std::string_view::npos ? 0 : std::min(form.size() - point - 1, most);
    std::string digits = abs(number).rounded(static_cast<int>(decimals)).to_string();
    std::string behind;
    if (const std::size_t at = digits.find('.'); at != std::string::npos) {
        behind = digits.substr(at + 1);
        digits.resize(at);
    }
    behind.resize(decimals, '0');
    while (!behind.empty() && behind.back() == '0' && form[point + behind.size()] == '#') behind.pop_back();
    const std::string_view whole = form.substr(0, point);
    const auto least = static_cast<std::size_t>(std::ranges::count(whole, '0'));
    while (digits.size() < std::min(least, most)) digits.insert(digits.begin(), '0');
    if (whole.find(',') != std::string_view::npos)
        for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    if (!behind.empty()) digits += '.' + behind;
    const std::string sign = number < Decimal() ? "-" : "";
    return std::string(picture.substr(0, begin)) + sign + digits + std::string(picture.substr(last + 1));
}

}  // namespace raingan::word
