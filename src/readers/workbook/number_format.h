// Numbers, dates and text as a workbook's format codes show them (ECMA-376 Part 1 18.8.30, 18.8.31;
// docs/formats.md#spreadsheets).
//
// Read: up to four sections with conditions and colours, digit places (0 # ?), grouping and thousands scaling, percent,
// exponent, fractions, literals, _ and *, @, dates and elapsed times, AM/PM, General; [$sym-xxyyzzzz] and
// [$-th-TH,D07]: numeral shape xx (0D Thai), calendar yy (07 Buddhist), language zzzz; t before a code for Thai digits;
// the codes of the Thai user interface (ว ด ป ช น ท) and b, bb, bbbb; B1 and B2 before a code (Gregorian, Hijri);
// [$-F800] and [$-F400]. Not read: DBNum, other calendars, eras.
//
// A code that names no language is shown as under Thai regional settings (docs/decisions.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "thai/dates.h"

namespace raingan::workbook {

/// What serial number 0 is: 1899-12-31 (with a 29 February 1900 that never was) or 1904-01-01.
enum class DateSystem : std::uint8_t { from_1900, from_1904 };

/// One step of a section: what it writes, and with how many places.
struct FormatToken {
    enum class Kind : std::uint8_t {
        literal,
        digit,  ///< 0 # ?: `text` is that character
        point,
        exponent,  ///< `text` is "E+" or "E-"
        slash,     ///< of a fraction; `count` is a fixed denominator, 0 where it has places
        percent,
        text,  ///< @
        general,
        year,  ///< count: letters
        buddhist_year,
        month,
        day,
        hour,
        minute,
        second,
        second_fraction,  ///< count: places
        elapsed_hours,
        elapsed_minutes,
        elapsed_seconds,
        half_day,  ///< AM/PM, A/P: `text` as written
    } kind = Kind::literal;
    std::uint32_t count = 0;
    std::string text;
    friend bool operator==(const FormatToken&, const FormatToken&) = default;
};

struct FormatSection {
    enum class Compare : std::uint8_t { none, less, less_equal, equal, not_equal, greater_equal, greater };
    enum class Type : std::uint8_t { general, number, fraction, exponent, date, text } type = Type::general;
    std::vector<FormatToken> tokens;
    Compare compare = Compare::none;
    double limit = 0;
    std::optional<Colour> colour;
    std::uint16_t language = 0;  ///< LCID; 0: none named
    bool thai_digits = false, buddhist = false, hijri = false;
    bool grouped = false;
    std::uint8_t thousands = 0;  ///< times that the value is divided by 1000
    std::uint8_t percents = 0;
    friend bool operator==(const FormatSection&, const FormatSection&) = default;
};

/// A format code taken apart. The default is General.
struct FormatCode {
    std::vector<FormatSection> sections;  ///< empty: General
    friend bool operator==(const FormatCode&, const FormatCode&) = default;

    [[nodiscard]] bool is_date() const;  ///< numbers are shown as dates or times
};

/// Never fails: what makes no sense in a code is shown as it stands, as General where nothing does.
FormatCode parse_format(std::string_view code);

/// The code of a built-in format (18.8.30, with the Thai ones 59–81), none where the number has none.
std::optional<std::string_view> built_in_format(unsigned id);

/// What a cell shows.
struct Shown {
    std::string text;
    std::optional<Colour> colour;  ///< that the section asks for
};
Shown show_number(const FormatCode& format, double value, DateSystem dates);
Shown show_text(const FormatCode& format, std::string_view text);

/// The day of a serial number, none where it is negative or behind the year 9999.
std::optional<thai::Date> date_of(double serial, DateSystem dates);
/// The number as the program computes with it: 15 significant digits. None where Decimal cannot hold it.
std::optional<Decimal> decimal_of(double value);

}  // namespace raingan::workbook
