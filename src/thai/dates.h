// Months, years, dates and periods of Thai official text (docs/thai-text.md#months, #eras, #periods). Nothing depends
// on today's date.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::thai {

/// A day of the Gregorian calendar (proleptic), year CE.
struct Date {
    int year = 0, month = 0, day = 0;
    friend bool operator==(const Date&, const Date&) = default;
    friend constexpr std::strong_ordering operator<=>(const Date& a, const Date& b) {
        if (a.year != b.year) return a.year <=> b.year;
        return a.month != b.month ? a.month <=> b.month : a.day <=> b.day;
    }
};
std::string iso(const Date& date);  ///< "2022-10-01"
int days_in_month(int year_ce, int month);
/// Days since 1970-01-01.
std::int64_t serial(const Date& date);

struct Period {
    Date start, end;  ///< both inclusive
    friend bool operator==(const Period&, const Period&) = default;
    friend constexpr std::strong_ordering operator<=>(const Period& a, const Period& b) {
        return a.start == b.start ? a.end <=> b.end : a.start <=> b.start;
    }
};

/// A year BE is one CE and so many (docs/thai-text.md#eras).
inline constexpr int be_minus_ce = 543;

/// ปีงบประมาณ N (BE): 1 Oct N−1 … 30 Sep N.
Period fiscal_year(int year_be);

/// The year BE of a number as written: 2400–2700 BE, 1900–2100 CE, 00–99 → 25xx; else none.
std::optional<int> year_be(std::int64_t written);

/// A month at the beginning of `text` ("ต.ค.", "ตค.", "ตุลาคม"): its number, and how many bytes it took.
struct MonthName {
    int month = 0;
    std::size_t length = 0;
};
std::optional<MonthName> month_at(std::string_view text);

const char* month_name(int month);        ///< "ตุลาคม"
const char* month_short_name(int month);  ///< "ต.ค."

/// A period in any form of docs/thai-text.md#periods; the whole of `text` must be one. `fiscal_year_be` gives the year
/// of forms that name none ("ตลอดปีงบประมาณ", "ไตรมาส ๑", "ต.ค. – ก.ย."); 0: not known, then such forms are not a
/// period. What is open on one side ends with its fiscal year: "ภายใน ๓๑ มีนาคม ๒๕๖๖" begins on 1 October 2565, "ตั้งแต่ ๑
/// มกราคม ๒๕๖๖ เป็นต้นไป" ends on 30 September 2566.
std::optional<Period> parse_period(std::string_view text, int fiscal_year_be = 0);

/// One date, the whole of `text`: "๓๐ กันยายน ๒๕๖๖", "30 ก.ย. 66", "30/9/2566", "วันเสาร์ที่ ๓๐ กันยายน พ.ศ. ๒๕๖๖",
/// "2023-09-30". The calendar is strict: 30/2 is none.
std::optional<Date> parse_date(std::string_view text);

}  // namespace raingan::thai
