// What texts about dates are made of, for dates and periods (docs/thai-text.md#months, #eras, #periods).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "thai/dates.h"

namespace raingan::thai {

enum class DateWord : std::uint8_t {
    number,       // value, digits
    month,        // value 1–12
    date,         // a date in figures, 30/9/2566
    buddhist,     // พ.ศ.
    christian,    // ค.ศ.
    joiner,       // – ถึง
    slash,        // between quarter and year
    since,        // ตั้งแต่
    onward,       // เป็นต้นไป
    within,       // ภายใน
    whole,        // ตลอด ทั้ง
    year_word,    // ปี
    fiscal,       // ปีงบประมาณ
    quarter,      // ไตรมาสที่
    round,        // รอบ … เดือน
    first_half,   // แรก
    second_half,  // หลัง
    filler,       // วันที่ เดือน: says nothing more
};

struct DateToken {
    DateWord word = DateWord::filler;
    int value = 0;
    int digits = 0;  // of a number
    Date date;
};

/// The tokens of `text` without fillers, or none when there is anything else in it (or more than a period can hold).
std::optional<std::vector<DateToken>> date_tokens(std::string_view text);

/// Whether the calendar has this day.
bool is_date(const Date& date);

}  // namespace raingan::thai
