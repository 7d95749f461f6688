#include "readers/workbook/serial.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace raingan::workbook {
namespace {

/// Days since 1970-01-01 → calendar (the proleptic Gregorian one).
void set_date(Moment& moment, std::int64_t days) {
    constexpr std::int64_t days_of_era = 146'097;
    const std::int64_t z = days + 719'468;
    const std::int64_t era = (z >= 0 ? z : z - days_of_era + 1) / days_of_era;
    const std::int64_t doe = z - era * days_of_era;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    moment.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    moment.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    moment.year = static_cast<int>(yoe + era * 400 + (moment.month <= 2 ? 1 : 0));
}

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t last_day = 2'958'465;  // 9999-12-31

}  // namespace

std::optional<Moment> moment_of(double serial, DateSystem dates, unsigned places) {
    if (!(serial >= 0) || serial >= static_cast<double>(last_day + 1)) return std::nullopt;
    constexpr std::array<std::int64_t, 4> steps{1000, 100, 10, 1};
    const std::int64_t step = steps[std::min<std::size_t>(places, steps.size() - 1)];
    Moment moment;
    const double whole = std::floor(serial);
    moment.days = static_cast<std::int64_t>(whole);
    const std::int64_t steps_of_day = day_ms / step;
    const double units = (serial - whole) * static_cast<double>(steps_of_day);
    moment.milliseconds = std::llround(units) * step;
    if (moment.milliseconds >= day_ms) {
        moment.milliseconds -= day_ms;
        ++moment.days;
    }
    constexpr std::int64_t epoch_1900 = -25'569;  // 1899-12-30
    constexpr std::int64_t epoch_1904 = -24'107;
    constexpr std::int64_t phantom = 60;  // 1900-02-29, which Lotus 1-2-3 believed in
    constexpr std::int64_t week = 7;
    if (dates == DateSystem::from_1904) {
        constexpr std::int64_t first_weekday = 5;
        set_date(moment, moment.days + epoch_1904);
        moment.weekday = static_cast<int>((moment.days + first_weekday) % week);
    } else {
        moment.weekday = static_cast<int>((moment.days + week - 1) % week);
        if (moment.days == phantom || moment.days == 0) {
            moment.year = 1900;
            moment.month = moment.days == 0 ? 1 : 2;
            moment.day = moment.days == 0 ? 0 : 29;
        } else {
            set_date(moment, moment.days + epoch_1900 + (moment.days < phantom ? 1 : 0));
        }
    }
    constexpr std::int64_t hour_ms = 3'600'000;
    constexpr std::int64_t minute_ms = 60'000;
    constexpr std::int64_t second_ms = 1'000;
    moment.hour = static_cast<int>(moment.milliseconds / hour_ms);
    moment.minute = static_cast<int>(moment.milliseconds / minute_ms % 60);
    moment.second = static_cast<int>(moment.milliseconds / second_ms % 60);
    moment.millisecond = static_cast<int>(moment.milliseconds % second_ms);
    return moment;
}

std::optional<thai::Date> date_of(double serial, DateSystem dates) {
    const auto moment = moment_of(std::floor(serial), dates, 0);
    if (!moment) return std::nullopt;
    thai::Date date{moment->year, moment->month, moment->day};
    if (date.year == 1900 && date.month == 2) date.day = std::min(date.day, 28);
    if (date.day == 0) return std::nullopt;
    return date;
}

void set_hijri_date(Moment& moment) {
    // Days of the Julian count, of which 1948440 is 1 Muharram of the year 1; 30 years have 10631 days.
    const std::int64_t early = (14 - moment.month) / 12;
    const std::int64_t y = moment.year + 4800 - early, m = moment.month + 12 * early - 3;
    const std::int64_t julian = moment.day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32'045;
    std::int64_t left = julian - 1'948'440 + 10'632;
    const std::int64_t cycle = (left - 1) / 10'631;
    left -= 10'631 * cycle - 354;
    const std::int64_t year = (10'985 - left) / 5'316 * (50 * left / 17'719) + left / 5'670 * (43 * left / 15'238);
    left -= (30 - year) / 15 * (17'719 * year / 50) + year / 16 * (15'238 * year / 43) - 29;
    moment.month = static_cast<int>(24 * left / 709);
    moment.day = static_cast<int>(left - 709 * moment.month / 24);
    moment.year = static_cast<int>(30 * cycle + year - 30);
}

std::optional<double> serial_of_iso(std::string_view text, DateSystem dates) {
    constexpr std::size_t date_length = 10;
    const auto date = thai::parse_date(text.substr(0, date_length));
    if (!date) return std::nullopt;
    constexpr double epoch_1900 = 25'569;
    constexpr double epoch_1904 = 24'107;
    double serial =
        static_cast<double>(thai::serial(*date)) + (dates == DateSystem::from_1904 ? epoch_1904 : epoch_1900);
    constexpr double leap_bug = 61;  // before 1900-03-01 one day less
    if (dates == DateSystem::from_1900 && serial < leap_bug) --serial;
    constexpr std::size_t time_length = 5;  // hh:mm
    if (text.size() <= date_length + time_length || text[date_length] != 'T') return serial;
    const std::string_view time = text.substr(date_length + 1);
    const auto part = [&](std::size_t begin, std::size_t size) {
        double value = 0;
        const std::string_view digits = time.substr(std::min(begin, time.size()), size);
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    };
    constexpr double minutes_of_hour = 60;
    constexpr double minutes_of_day = 1440;
    constexpr double seconds_of_day = 86'400;
    const double minutes = part(0, 2) * minutes_of_hour + part(3, 2);
    return serial + minutes / minutes_of_day + part(6, std::string_view::npos) / seconds_of_day;
}

}  // namespace raingan::workbook
