#include "extraction/gantt.h"

#include <algorithm>
#include <array>

#include "base/digits.h"
#include "report/key.h"
#include "thai/dates.h"

namespace raingan::extraction {
namespace {

constexpr std::string_view quarter = "ไตรมาส";
constexpr int months_per_quarter = 3;
constexpr int last_calendar_month = 12;

/// 1–4 for "ไตรมาสที่ ๒", "ไตรมาส ๒ (ม.ค. - มี.ค.)", "Q2", and "๒" below a head of quarters; 0: another column.
int quarter_of(const Column& column) {
    const std::string own = key_of(column.header);
    std::string_view key = own;
    if (key.starts_with(quarter))
        key.remove_prefix(quarter.size());
    else if (key.starts_with("q"))
        key.remove_prefix(1);
    else if (find_text(key_of(column.parent), quarter) == std::string_view::npos)
        return 0;
    if (key.starts_with("ที่")) key.remove_prefix(std::string_view("ที่").size());
    if (key.empty() || key.front() < '1' || key.front() > '4') return 0;
    const int number = key.front() - '0';
    key.remove_prefix(1);
    const bool ends = key.empty() || key.front() == '(' || key.front() == '/' || key.starts_with("ปี") ||
                      key.starts_with("พ.ศ.") || thai::month_at(key).has_value();
    return ends ? number : 0;
}

/// A tick, a cross, an arrow, in whatever sign: no digit, no Thai letter, no word.
bool is_mark(std::string_view text) {
    constexpr std::size_t mark_bytes = 9;
    if (text.size() > mark_bytes) return false;
    const std::string key = key_of(text);
    const bool letter = key.size() == 1 && key.front() >= 'a' && key.front() <= 'z';
    return letter || std::ranges::none_of(key, [](char c) {
               return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) == 0xE0;  // Thai
           });
}

int month_behind(int first, int months) {
    return (first - 1 + months) % last_calendar_month + 1;
}

}  // namespace

void settle_quarters(MeasuresTable& table) {
    std::size_t quarters = 0;
    for (const Column& column : table.header.columns) {
        if (quarter_of(column) == 0) continue;
        ++quarters;
        for (std::size_t row = table.first_row; row < table.end_row; ++row) {
            const CellText cell = RowReader(table, row).text(column);
            if (!is_nothing(cell.text) && !is_mark(cell.text)) return;
        }
    }
    if (quarters < 2) return;
    for (Column& column : table.header.columns)
        if (const int number = quarter_of(column); number != 0) {
            constexpr int october = 10;
            column.month = month_behind(october, (number - 1) * months_per_quarter);
            column.months = months_per_quarter;
            column.field = Field::period;
            // Named in full where it is told: "๒" stood under "ไตรมาส".
            if (key_of(column.header).find(quarter) == std::string::npos)
                column.header = "ไตรมาส " + std::to_string(number);
        }
}

std::optional<PeriodValue> gantt_period(const MeasuresTable& table, const RowReader& row, int fiscal_year_be) {
    const Column* first = nullptr;
    const Column* last = nullptr;
    PeriodValue period;
    for (const Column& column : table.header.columns) {
        if (column.month == 0) continue;
        const CellText cell = row.text(column);
        const bool shaded =
            cell.cell != nullptr && cell.cell->background && *cell.cell->background != Colour{255, 255, 255};
        if (is_nothing(cell.text) && !shaded) continue;
        if (first == nullptr) {
            first = &column;
            period.origin = cell.origin;
        }
        last = &column;
    }
    if (first == nullptr) return std::nullopt;
    period.text = first == last ? first->header : first->header + " – " + last->header;
    if (fiscal_year_be == 0) return period;
    const auto year_ce = [&](int month) { return fiscal_year_be - thai::be_minus_ce - (month >= 10 ? 1 : 0); };
    const int end_month = month_behind(last->month, last->months - 1), end_year = year_ce(end_month);
    period.period = thai::Period{{year_ce(first->month), first->month, 1},
                                 {end_year, end_month, thai::days_in_month(end_year, end_month)}};
    return period;
}

}  // namespace raingan::extraction
