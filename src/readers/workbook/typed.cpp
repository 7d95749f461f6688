#include "readers/workbook/typed.h"

#include "thai/characters.h"
#include "thai/dates.h"
#include "thai/numbers.h"

namespace raingan::workbook {
namespace {

/// Digits with grouping, a point, a sign, a percent sign: nothing of what thai::parse_number allows beside them.
bool looks_like_number(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.empty() || text.size() > longest) return false;
    bool digits = false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        if (thai::is_any_digit(c.code_point))
            digits = true;
        else if (std::u32string_view(U"+-,.% ").find(c.code_point) == std::u32string_view::npos)
            return false;
        at += c.length;
    }
    return digits;
}

/// 0812345678, ๐๑, 1409900123456: a code, which loses by being a number.
bool may_be_code(std::string_view text) {
    constexpr std::size_t most_digits = 12;
    std::size_t digits = 0;
    bool leading_zero = false;
    char32_t after_zero = 0;
    bool integer = true;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        at += c.length;
        if (c.code_point == '.') integer = false;
        if (!thai::is_any_digit(c.code_point)) continue;
        if (digits == 0 && thai::digit_value(c.code_point) == 0)
            leading_zero = true;
        else if (digits == 1 && leading_zero && integer)
            after_zero = c.code_point;
        ++digits;
    }
    return digits > most_digits || (leading_zero && after_zero != 0);
}

}  // namespace

Typed typed_text(std::string_view text) {
    text = thai::trimmed(text);
    if (looks_like_number(text)) {
        if (!may_be_code(text))
            if (const auto number = thai::parse_number(text)) {
                Decimal value = number->value;
                if (text.ends_with('%')) value = value * Decimal(1, 2);
                return {value, Mended::number_as_text};
            }
    }
    constexpr std::size_t longest_date = 120;
    if (text.empty() || text.size() > longest_date) return {};
    // A date has a day's number at its beginning, or a weekday.
    const char32_t first = utf8::decode(text, 0).code_point;
    if (!thai::is_any_digit(first) && !text.starts_with("วัน")) return {};
    if (const auto date = thai::parse_date(text)) return {*date, Mended::date_as_text};
    return {};
}

Typed typed_number(double value, bool is_date, DateSystem dates) {
    if (is_date && value >= 1) {
        if (auto date = date_of(value, dates)) {
            constexpr int first_buddhist = 2400;
            constexpr int last_buddhist = 2700;
            constexpr int be_offset = 543;
            if (date->year < first_buddhist || date->year > last_buddhist) return {*date, Mended::no};
            date->year -= be_offset;
            return {*date, Mended::buddhist_year};
        }
    }
    if (const auto decimal = decimal_of(value)) return {*decimal, Mended::no};
    return {};
}

}  // namespace raingan::workbook
