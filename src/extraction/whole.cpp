#include "extraction/whole.h"

#include <algorithm>
#include <array>

namespace raingan::extraction {
namespace {

/// What is said between the last number that is no year and this one.
std::string_view words_before(const Line& line, const std::vector<LineNumber>& numbers, const LineNumber& number) {
    std::size_t from = 0;
    for (const LineNumber& other : numbers)
        if (other.key_end <= number.key_begin && !is_year(other) &&
            (other.said == nullptr || other.said->kind != Kind::list_number))
            from = other.key_end;
    return std::string_view(line.key.text).substr(from, number.key_begin - from);
}

}  // namespace

bool is_overall_line(const Line& line, const LineRole& role) {
    return role.instrument == nullptr && role.kind == LineKind::plain && !line.in_score_table;
}

std::size_t whole_until(const Line& line, const LineRole& role, const YearRules& year) {
    if (is_overall_line(line, role)) return line.key.text.size();
    if (role.instrument != nullptr || role.kind != LineKind::indicator || line.in_table || line.in_score_table)
        return 0;
    const std::string_view key = line.key.text;
    const auto named = find_indicator(key, 0, year);
    const std::size_t until = std::min(named ? named->begin : key.size(), find_text(key, "ตัวชี้วัด"));
    const auto instruments = instruments_named(key.substr(0, std::min(until, key.size())), year);
    return instruments.empty() ? std::min(until, key.size()) : 0;
}

std::vector<LineNumber> numbers_until(const Line& line, std::size_t until) {
    auto numbers = numbers_of(line);
    std::erase_if(numbers, [&](const LineNumber& number) { return number.key_end > until; });
    return numbers;
}

bool only_tells_year(std::string_view words) {
    constexpr auto joins = std::to_array<std::string_view>(
        {"ปีงบประมาณ", "ประจำปี", "ปี",   "พ.ศ.", "พศ.", "=",     ":",     ",",     "/", " ",  "-", "(",
         ")",         "\u2192", "และ", "เป็น",  "ใน",  "เท่ากับ", "คะแนน", "ร้อยละ", "%", "ได้", "มี", "อยู่ที่",
         "0",         "1",      "2",   "3",    "4",   "5",     "6",     "7",     "8", "9"});
    if (words.find_first_of("0123456789") == std::string_view::npos) return false;  // "(…OIT ๙๘.๗๕) = ๙๓.๖๒": the sum
    return without_first(words, joins).empty();
}

bool is_of_whole(const Line& line, const std::vector<LineNumber>& numbers, const LineNumber& number,
                 const YearRules& year) {
    const LineNumber* of = &number;
    std::string_view words = words_before(line, numbers, *of);
    while (only_tells_year(words)) {
        const LineNumber* before = of;
        while (before != numbers.data() && (before == of || is_year(*before))) --before;
        if (before == of || is_year(*before)) break;
        of = before;
        words = words_before(line, numbers, *of);
    }
    return instruments_named(words, year).empty() && !find_indicator(words, 0, year) &&
           find_text(words, "ตัวชี้วัด") == std::string_view::npos;
}

}  // namespace raingan::extraction
