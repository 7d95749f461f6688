#include "document/number_format.h"

#include <array>
#include <cctype>
#include <utility>

#include "thai/baht.h"
#include "thai/counting.h"
#include "thai/numbers.h"

namespace raingan {
namespace {

/// a … z, aa … zz, aaa: the letter repeats (ST_NumberFormat lowerLetter).
std::string letters(std::uint32_t number, char first) {
    if (number == 0) return "0";
    constexpr std::uint32_t most_repeats = 64;
    const std::uint32_t repeats = std::min((number - 1) / 26 + 1, most_repeats);
    return std::string(repeats, static_cast<char>(first + static_cast<char>((number - 1) % 26)));
}

std::string roman(std::uint32_t number, bool upper) {
    constexpr std::array<std::pair<std::uint32_t, const char*>, 13> steps{{{1000, "m"},
                                                                           {900, "cm"},
                                                                           {500, "d"},
                                                                           {400, "cd"},
                                                                           {100, "c"},
                                                                           {90, "xc"},
                                                                           {50, "l"},
                                                                           {40, "xl"},
                                                                           {10, "x"},
                                                                           {9, "ix"},
                                                                           {5, "v"},
                                                                           {4, "iv"},
                                                                           {1, "i"}}};
    constexpr std::uint32_t highest = 32767;  // Word's own
    if (number == 0 || number > highest) return std::to_string(number);
    std::string out;
    for (const auto& [value, text] : steps)
        for (; number >= value; number -= value) out += text;
    if (upper)
        for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

}  // namespace

std::string format_number(std::uint32_t number, NumberFormat format) {
    switch (format) {
        case NumberFormat::decimal:
            return std::to_string(number);
        case NumberFormat::thai_numbers:
            return thai::to_thai_digits(std::to_string(number));
        case NumberFormat::thai_letters:
            return thai::thai_letters(number);
        case NumberFormat::thai_counting:
            return thai::thai_counting(number);
        case NumberFormat::lower_letter:
            return letters(number, 'a');
        case NumberFormat::upper_letter:
            return letters(number, 'A');
        case NumberFormat::lower_roman:
            return roman(number, false);
        case NumberFormat::upper_roman:
            return roman(number, true);
        case NumberFormat::decimal_zero:
            return (number < 10 ? "0" : "") + std::to_string(number);
        case NumberFormat::number_in_dash:
            return "- " + std::to_string(number) + " -";
        case NumberFormat::baht_text:
            return thai::baht_text(Decimal(number, 0));
        case NumberFormat::bullet:
        case NumberFormat::none:
            return {};
    }
    return {};
}

}  // namespace raingan
