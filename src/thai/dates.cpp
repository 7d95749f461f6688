#include "thai/dates.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include "thai/characters.h"

namespace raingan::thai {
namespace {

struct MonthWords {
    const char* name;
    const char* short_name;
    std::string_view first, second;  // the letters of the short name, however it is dotted
};
constexpr std::array<MonthWords, 12> months = {{{"มกราคม", "ม.ค.", "ม", "ค"},
                                                {"กุมภาพันธ์", "ก.พ.", "ก", "พ"},
                                                {"มีนาคม", "มี.ค.", "มี", "ค"},
                                                {"เมษายน", "เม.ย.", "เม", "ย"},
                                                {"พฤษภาคม", "พ.ค.", "พ", "ค"},
                                                {"มิถุนายน", "มิ.ย.", "มิ", "ย"},
                                                {"กรกฎาคม", "ก.ค.", "ก", "ค"},
                                                {"สิงหาคม", "ส.ค.", "ส", "ค"},
                                                {"กันยายน", "ก.ย.", "ก", "ย"},
                                                {"ตุลาคม", "ต.ค.", "ต", "ค"},
                                                {"พฤศจิกายน", "พ.ย.", "พ", "ย"},
                                                {"ธันวาคม", "ธ.ค.", "ธ", "ค"}}};

struct Misspelling {
    std::string_view written;
    int month;
};
constexpr std::array<Misspelling, 5> misspellings = {
    {{"กรกฏาคม", 7}, {"พฤษจิกายน", 11}, {"พฤศจิกายาน", 11}, {"กุมภาพันธุ์", 2}, {"กุมภาพันธ", 2}}};

constexpr int months_in_year = 12;

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool letter_at(std::string_view text, std::size_t at) {
    return is_thai_letter(utf8::decode(text, at).code_point);
}

// "ก.พ." of "ก.พ.ร." is no month: one more letter and its stop follow.
bool abbreviation_goes_on(std::string_view text, std::size_t at) {
    const utf8::Decoded letter = utf8::decode(text, at);
    return is_consonant(letter.code_point) && text.substr(at + letter.length).starts_with('.');
}

// How many bytes of `text` are this month's short name: ม.ค. มค. มค ม.ค "ม. ค."; 0: it begins with something else.
std::size_t short_name_length(std::string_view text, const MonthWords& month) {
    if (!text.starts_with(month.first)) return 0;
    std::size_t at = month.first.size();
    const bool first_stop = text.substr(at).starts_with('.');
    if (first_stop) ++at;
    if (first_stop && text.substr(at).starts_with(' ')) ++at;
    if (!text.substr(at).starts_with(month.second)) return 0;
    at += month.second.size();
    if (!text.substr(at).starts_with('.')) return letter_at(text, at) ? 0 : at;
    ++at;
    return abbreviation_goes_on(text, at) ? 0 : at;
}

}  // namespace

std::string iso(const Date& date) {
    std::array<char, 40> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

int days_in_month(int year_ce, int month) {
    constexpr std::array<int, months_in_year> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > months_in_year) return 0;
    return days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && is_leap(year_ce) ? 1 : 0);
}

std::int64_t serial(const Date& date) {
    // Years that begin on 1 March have their leap day last: then 153 days are any five months from March or August on.
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month_from_march = (date.month + 9) % 12;
    const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    constexpr std::int64_t days_to_1970 = 719468;
    return era * 146097 + day_of_era - days_to_1970;
}

Period fiscal_year(int year_be) {
    const int year = year_be - be_minus_ce;
    return {{year - 1, 10, 1}, {year, 9, 30}};
}

std::optional<int> year_be(std::int64_t written) {
    if (written >= 2400 && written <= 2700) return static_cast<int>(written);
    if (written >= 1900 && written <= 2100) return static_cast<int>(written) + be_minus_ce;
    if (written >= 0 && written <= 99) return static_cast<int>(written) + 2500;
    return std::nullopt;
}

std::optional<MonthName> month_at(std::string_view text) {
    for (int i = 0; i < months_in_year; ++i) {
        const std::string_view name = months.at(static_cast<std::size_t>(i)).name;
        if (text.starts_with(name)) return MonthName{i + 1, name.size()};
    }
    for (const Misspelling& misspelling : misspellings)
        if (text.starts_with(misspelling.written)) return MonthName{misspelling.month, misspelling.written.size()};
    for (int i = 0; i < months_in_year; ++i)
        if (const std::size_t length = short_name_length(text, months.at(static_cast<std::size_t>(i))); length > 0)
            return MonthName{i + 1, length};
    return std::nullopt;
}

const char* month_name(int month) {
    return month < 1 || month > months_in_year ? "" : months.at(static_cast<std::size_t>(month - 1)).name;
}

const char* month_short_name(int month) {
    return month < 1 || month > months_in_year ? "" : months.at(static_cast<std::size_t>(month - 1)).short_name;
}

}  // namespace raingan::thai
