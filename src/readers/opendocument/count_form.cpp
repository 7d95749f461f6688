#include "readers/opendocument/count_form.h"

#include <array>
#include <utility>

#include "document/number_format.h"

namespace raingan::opendocument {
namespace {

using std::string_view;

NumberFormat format_of(string_view text) {
    static constexpr std::array<std::pair<string_view, NumberFormat>, 9> beginnings{
        {{"01", NumberFormat::decimal_zero},
         {"1", NumberFormat::decimal},
         {"a", NumberFormat::lower_letter},
         {"A", NumberFormat::upper_letter},
         {"i", NumberFormat::lower_roman},
         {"I", NumberFormat::upper_roman},
         {"๑", NumberFormat::thai_numbers},
         {"ก", NumberFormat::thai_letters},
         {"หนึ่ง", NumberFormat::thai_counting}}};
    if (text.empty()) return NumberFormat::none;
    for (const auto& [beginning, format] : beginnings)
        if (text.starts_with(beginning)) return format;
    return NumberFormat::decimal;
}

/// a … z, aa, ab …: the digits of a number without a zero.
std::string letters(std::uint32_t number, char first) {
    constexpr std::uint32_t alphabet = 26;
    std::string text;
    for (; number > 0; number = (number - 1) / alphabet)
        text.insert(text.begin(), static_cast<char>(first + static_cast<char>((number - 1) % alphabet)));
    return text;
}

}  // namespace

CountForm read_count_form(pugi::xml_node node, CountForm otherwise) {
    const auto format = xml::attribute(node, "num-format");
    if (!format) return otherwise;
    return {format_of(*format), xml::text_of(node, "num-letter-sync") == "true"};
}

std::string format_count(std::uint32_t number, const CountForm& form) {
    if (!form.letter_sync && form.format == NumberFormat::lower_letter) return letters(number, 'a');
    if (!form.letter_sync && form.format == NumberFormat::upper_letter) return letters(number, 'A');
    return format_number(number, form.format);
}

}  // namespace raingan::opendocument
