// Serial numbers of days as calendar and clock, as a workbook counts them.
#pragma once

#include <cstdint>
#include <optional>

#include "readers/workbook/number_format.h"

namespace raingan::workbook {

/// A moment taken apart. Not a thai::Date: 1900-01-00 and 1900-02-29 are days of a workbook's calendar.
struct Moment {
    int year = 0, month = 0, day = 0;
    int weekday = 0;  ///< 0: Sunday
    int hour = 0, minute = 0, second = 0;
    int millisecond = 0;
    std::int64_t days = 0;          ///< whole days since the system's day 0
    std::int64_t milliseconds = 0;  ///< since midnight
};

/// The time of day is rounded to `places` decimals of a second (0–3). None where the serial is negative or behind the
/// year 9999.
std::optional<Moment> moment_of(double serial, DateSystem dates, unsigned places);

/// Year, month and day of the same day in the Hijri calendar, by its tables: the moon may be seen a day sooner or
/// later.
void set_hijri_date(Moment& moment);

/// The serial number of "2023-09-30T08:15:00.5"; the time may lack.
std::optional<double> serial_of_iso(std::string_view text, DateSystem dates);

}  // namespace raingan::workbook
