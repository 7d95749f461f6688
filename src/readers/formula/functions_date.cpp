#include <array>
#include <cmath>

#include "readers/formula/functions.h"
#include "readers/workbook/serial.h"
#include "thai/dates.h"

namespace raingan::formula {
namespace {

using Values = std::span<const Value>;
using workbook::DateSystem;
using workbook::Moment;

Moment moment_at(Evaluator& e, const Value& value) {
    const auto moment = workbook::moment_of(e.number(value), e.book().dates(), 0);
    if (!moment) throw ErrorCode::number;
    return *moment;
}

/// The serial number of a day; month and day may lie beyond the year and the month.
double serial_of(Evaluator& e, double year, double month, double day) {
    constexpr double last_year = 9'999, most = 1e6;
    if (std::abs(year) > last_year || std::abs(month) > most || std::abs(day) > most * 10) throw ErrorCode::number;
    const double months = year * 12 + month - 1;
    const double y = std::floor(months / 12);
    if (y < 1900 || y > last_year) throw ErrorCode::number;
    const bool from_1904 = e.book().dates() == DateSystem::from_1904;
    constexpr double epoch_1900 = 25'569, epoch_1904 = 24'107, leap_bug = 61;
    double serial = static_cast<double>(thai::serial({static_cast<int>(y), static_cast<int>(months - y * 12) + 1, 1})) +
                    (from_1904 ? epoch_1904 : epoch_1900);
    if (!from_1904 && serial < leap_bug) --serial;  // 1900 has a 29 February
    serial += day - 1;
    if (serial < 0 || serial >= 2'958'466) throw ErrorCode::number;
    return serial;
}

Value date(Evaluator& e, Values values) {
    double year = std::trunc(e.number(values[0]));
    constexpr double first_year = 1900;
    if (year < 0) return ErrorCode::number;
    if (year < first_year) year += first_year;
    return serial_of(e, year, std::floor(e.number(values[1])), std::floor(e.number(values[2])));
}

Value time(Evaluator& e, Values values) {
    const double seconds =
        std::trunc(e.number(values[0])) * 3600 + std::trunc(e.number(values[1])) * 60 + std::trunc(e.number(values[2]));
    if (seconds < 0) return ErrorCode::number;
    return std::fmod(seconds / 86'400, 1);
}

template <int Moment::*part>
Value part_of_moment(Evaluator& e, Values values) {
    return static_cast<double>(moment_at(e, values[0]).*part);
}

/// 1: Sunday is 1; 2: Monday is 1; 3: Monday is 0; 11 … 17: Monday … Sunday is 1.
Value weekday(Evaluator& e, Values values) {
    const int day = moment_at(e, values[0]).weekday;
    const double type = values.size() > 1 ? std::trunc(e.number(values[1])) : 1;
    constexpr int week = 7;
    if (type == 1) return day + 1.0;
    if (type == 3) return (day + 6) % week + 0.0;
    int first = 1;
    if (type >= 11 && type <= 17)
        first = static_cast<int>(type) - 10;
    else if (type != 2)
        return ErrorCode::number;
    return (day - first + week) % week + 1.0;
}

int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

template <bool to_end>
Value months_on(Evaluator& e, Values values) {
    const Moment from = moment_at(e, values[0]);
    const double months = std::trunc(e.number(values[1]));
    if (!(std::abs(months) < 1e6)) return ErrorCode::number;
    const double all = from.year * 12.0 + from.month - 1 + months;
    const auto year = static_cast<int>(std::floor(all / 12)), month = static_cast<int>(all - year * 12.0) + 1;
    const int last = days_in(year, month);
    return serial_of(e, year, month, to_end ? last : std::min(from.day, last));
}

Value days_between(Evaluator& e, Values values) {
    return std::floor(e.number(values[0])) - std::floor(e.number(values[1]));
}

/// Whole years, months and days between two dates.
Value date_difference(Evaluator& e, Values values) {
    const Moment from = moment_at(e, values[0]), to = moment_at(e, values[1]);
    if (to.days < from.days) return ErrorCode::number;
    const std::string unit = folded(e.text(values[2]));
    const int months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
    if (unit == "d") return static_cast<double>(to.days - from.days);
    if (unit == "m") return static_cast<double>(months);
    if (unit == "y") return std::floor(months / 12.0);
    if (unit == "ym") return static_cast<double>(months % 12);
    if (unit == "md" || unit == "yd") throw NotComputable{};  // Excel itself warns of them
    return ErrorCode::number;
}

/// A date or time as text.
template <bool of_time>
Value from_text(Evaluator& e, Values values) {
    if (!values[0].is(Value::Kind::text)) return ErrorCode::value;
    const auto number = number_in(values[0].text);
    const bool is_date = values[0].text.find('-') != std::string_view::npos;
    if (!number || (!is_date && values[0].text.find(':') == std::string_view::npos)) return ErrorCode::value;
    if (e.book().dates() != DateSystem::from_1900) throw NotComputable{};
    return of_time ? *number - std::floor(*number) : std::floor(*number);
}

constexpr std::array<Function, 15> date_table{{{"DATE", 3, 3, date},
                                               {"DATEDIF", 3, 3, date_difference},
                                               {"DATEVALUE", 1, 1, from_text<false>},
                                               {"DAY", 1, 1, part_of_moment<&Moment::day>},
                                               {"DAYS", 2, 2, days_between},
                                               {"EDATE", 2, 2, months_on<false>},
                                               {"EOMONTH", 2, 2, months_on<true>},
                                               {"HOUR", 1, 1, part_of_moment<&Moment::hour>},
                                               {"MINUTE", 1, 1, part_of_moment<&Moment::minute>},
                                               {"MONTH", 1, 1, part_of_moment<&Moment::month>},
                                               {"SECOND", 1, 1, part_of_moment<&Moment::second>},
                                               {"TIME", 3, 3, time},
                                               {"TIMEVALUE", 1, 1, from_text<true>},
                                               {"WEEKDAY", 1, 2, weekday},
                                               {"YEAR", 1, 1, part_of_moment<&Moment::year>}}};

}  // namespace

std::span<const Function> date_functions() {
    return date_table;
}

}  // namespace raingan::formula
