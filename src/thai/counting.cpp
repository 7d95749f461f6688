#include "thai/counting.h"

#include <algorithm>
#include <array>

namespace raingan::thai {
namespace {

constexpr std::array<std::string_view, 41> letters = {
    "ก", "ข", "ค", "ง", "จ", "ฉ", "ช", "ซ", "ฌ", "ญ", "ฎ", "ฏ", "ฐ", "ฑ", "ฒ", "ณ", "ด", "ต", "ถ", "ท", "ธ",
    "น", "บ", "ป", "ผ", "ฝ", "พ", "ฟ", "ภ", "ม", "ย", "ร", "ล", "ว", "ศ", "ษ", "ส", "ห", "ฬ", "อ", "ฮ"};

constexpr std::array<std::string_view, 10> digits = {"ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};

struct DecimalPlace {
    std::uint32_t value;
    std::string_view name;
};
constexpr std::array<DecimalPlace, 4> places = {{{100'000, "แสน"}, {10'000, "หมื่น"}, {1'000, "พัน"}, {100, "ร้อย"}}};

constexpr std::uint64_t million = 1'000'000;
constexpr std::string_view million_name = "ล้าน", ten_name = "สิบ", twenty_name = "ยี่", et_name = "เอ็ด";

// A group of six digits; `behind_others`: a higher group was spoken before it.
void append_group(std::string& out, std::uint32_t group, bool behind_others, FinalOne final_one) {
    bool spoken = behind_others;
    for (const DecimalPlace& place : places) {
        const std::uint32_t digit = group / place.value % 10;
        if (digit == 0) continue;
        out.append(digits.at(digit)).append(place.name);
        spoken = true;
    }
    const std::uint32_t tens = group / 10 % 10;
    const std::uint32_t units = group % 10;
    if (tens > 0) {
        if (tens > 1) out.append(tens == 2 ? twenty_name : digits.at(tens));
        out.append(ten_name);
    }
    const bool et = units == 1 && (tens > 0 || (spoken && final_one == FinalOne::et));
    if (units > 0) out.append(et ? et_name : digits.at(units));
}

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

// The digit whose name `text` begins with, taken off; 0: none.
std::uint32_t take_digit(std::string_view& text) {
    for (std::uint32_t digit = 1; digit < digits.size(); ++digit)
        if (take(text, digits.at(digit))) return digit;
    if (take(text, et_name)) return 1;
    return take(text, twenty_name) ? 2 : 0;
}

// What one place adds ("สามร้อย"), taken off `text`; 0: nothing that could be read.
std::uint32_t take_place(std::string_view& text) {
    const std::uint32_t digit = take_digit(text);
    if (take(text, ten_name)) return (digit == 0 ? 1 : digit) * 10;
    for (const DecimalPlace& place : places)
        if (digit > 0 && take(text, place.name)) return digit * place.value;
    return digit;
}

}  // namespace

std::string thai_letters(std::uint32_t number) {
    if (number == 0) return "0";
    constexpr std::uint32_t most_repeats = 64;
    const std::uint32_t size = letters.size();
    const std::uint32_t repeats = std::min((number - 1) / size + 1, most_repeats);
    std::string out;
    for (std::uint32_t i = 0; i < repeats; ++i) out += letters.at((number - 1) % size);
    return out;
}

std::string thai_counting(std::uint64_t number, FinalOne final_one) {
    if (number == 0) return std::string(digits[0]);
    std::array<std::uint32_t, 4> groups{};  // 10^24 > 2^64, the lowest first
    std::size_t count = 0;
    for (; number > 0; number /= million) groups.at(count++) = static_cast<std::uint32_t>(number % million);
    std::string out;
    for (std::size_t i = count; i-- > 0;) {
        append_group(out, groups.at(i), i + 1 < count, final_one);
        if (i > 0) out += million_name;
    }
    return out;
}

// Read loosely, then held against what the number is spelled like: so no order of words needs checking.
std::optional<std::uint64_t> parse_counting(std::string_view text) {
    constexpr std::uint64_t limit = 1'000'000'000'000'000'000;
    if (text == digits[0]) return 0;
    std::uint64_t value = 0;
    std::uint64_t group = 0;
    for (std::string_view rest = text; !rest.empty();) {
        if (take(rest, million_name)) {
            if (value + group >= limit / million) return std::nullopt;
            value = (value + group) * million;
            group = 0;
            continue;
        }
        const std::uint32_t more = take_place(rest);
        group += more;
        if (more == 0 || group >= million) return std::nullopt;
    }
    value += group;
    for (const FinalOne manner : {FinalOne::et, FinalOne::nueng})
        if (value > 0 && thai_counting(value, manner) == text) return value;
    return std::nullopt;
}

}  // namespace raingan::thai
