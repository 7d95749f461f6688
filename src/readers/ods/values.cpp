#include "readers/ods/values.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>

#include "readers/xml.h"
#include "thai/dates.h"

namespace raingan::ods {
namespace {

using std::string_view;

std::optional<double> take_number(string_view& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr double most = 1e12;
    if (error != std::errc() || !(value >= 0 && value < most)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// Digits alone, so that "2023-09" is not read as an exponent or sign.
std::optional<int> take_integer(string_view& text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool take(string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// "12:30:00.5" as part of a day.
std::optional<double> clock(string_view text) {
    const auto hours = take_integer(text);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_integer(text);
    if (!minutes) return std::nullopt;
    double seconds = 0;
    if (take(text, ':')) seconds = take_number(text).value_or(0);
    return (*hours * 3600.0 + *minutes * 60.0 + seconds) / 86400.0;
}

/// Days since the system's day 0; the one from 1900 counts a 29 February 1900 that never was.
double day_number(const thai::Date& date, workbook::DateSystem dates) {
    const std::int64_t day = thai::serial(date);
    if (dates == workbook::DateSystem::from_1904) return static_cast<double>(day - thai::serial({1904, 1, 1}));
    const std::int64_t since = day - thai::serial({1899, 12, 30});
    return static_cast<double>(date < thai::Date{1900, 3, 1} ? since - 1 : since);
}

/// "$AB$12" → column and row, 0-based.
std::optional<std::pair<std::uint32_t, std::uint32_t>> read_cell(string_view text) {
    constexpr std::uint32_t most = 100'000'000;
    std::uint32_t column = 0, row = 0;
    take(text, '$');
    while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z' && column < most) {
        column = column * 26 + static_cast<std::uint32_t>(text.front() - 'A' + 1);
        text.remove_prefix(1);
    }
    take(text, '$');
    while (!text.empty() && text.front() >= '0' && text.front() <= '9' && row < most) {
        row = row * 10 + static_cast<std::uint32_t>(text.front() - '0');
        text.remove_prefix(1);
    }
    if (column == 0 || row == 0 || !text.empty()) return std::nullopt;
    return std::pair{column - 1, row - 1};
}

/// Where `c` stands outside of quotes; npos where it does not. `last`: the last such place.
std::size_t find_outside(string_view text, char c, bool last = false) {
    std::size_t found = string_view::npos;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\'') quoted = !quoted;
        if (quoted || text[at] != c) continue;
        found = at;
        if (!last) break;
    }
    return found;
}

string_view without_sheet(string_view address) {
    const std::size_t point = find_outside(address, '.', true);
    return point == string_view::npos ? address : address.substr(point + 1);
}

}  // namespace

std::uint32_t repeats(string_view text) {
    constexpr std::int64_t most = 100'000'000;
    return static_cast<std::uint32_t>(std::clamp(xml::integer(text).value_or(1), std::int64_t{1}, most));
}

std::uint32_t sum(std::uint32_t a, std::uint32_t b) {
    return a > std::numeric_limits<std::uint32_t>::max() - b ? std::numeric_limits<std::uint32_t>::max() : a + b;
}

std::optional<double> number_of(string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return value;
}

std::optional<double> date_serial(string_view text, workbook::DateSystem dates) {
    const auto year = take_integer(text);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_integer(text);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_integer(text);
    if (!day || *year < 1 || *year > 9999 || *month < 1 || *month > 12 || *day < 1 ||
        *day > thai::days_in_month(*year, *month))
        return std::nullopt;
    const double whole = day_number({*year, *month, *day}, dates);
    return take(text, 'T') ? whole + clock(text).value_or(0) : whole;
}

std::optional<double> time_serial(string_view text) {
    const bool negative = take(text, '-');
    if (!take(text, 'P')) return std::nullopt;
    double seconds = 0;
    bool in_time = false;
    while (!text.empty()) {
        if (take(text, 'T')) {
            in_time = true;
            continue;
        }
        const auto number = take_number(text);
        if (!number || text.empty()) return std::nullopt;
        const char unit = text.front();
        text.remove_prefix(1);
        const double factor = unit == 'D'   ? 86400
                              : !in_time    ? 0
                              : unit == 'H' ? 3600
                              : unit == 'M' ? 60
                              : unit == 'S' ? 1
                                            : 0;
        if (factor == 0) return std::nullopt;
        seconds += *number * factor;
    }
    return (negative ? -seconds : seconds) / 86400;
}

std::vector<workbook::Range> read_ranges(string_view text) {
    std::vector<workbook::Range> ranges;
    constexpr std::size_t most = 1'000;
    while (!text.empty() && ranges.size() < most) {
        const std::size_t space = find_outside(text, ' ');
        const string_view word = text.substr(0, space);
        text.remove_prefix(space == string_view::npos ? text.size() : space + 1);
        const std::size_t colon = find_outside(word, ':');
        const auto first = read_cell(without_sheet(word.substr(0, colon)));
        const auto last = colon == string_view::npos ? first : read_cell(without_sheet(word.substr(colon + 1)));
        if (!first || !last) continue;
        ranges.push_back({std::min(first->second, last->second), std::min(first->first, last->first),
                          std::max(first->second, last->second), std::max(first->first, last->first)});
    }
    return ranges;
}

}  // namespace raingan::ods
