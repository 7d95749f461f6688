// ตัวชี้วัด: an indicator a row. No mean is printed: that of all ten is not the total (docs/field.md#scores).
#include <algorithm>

#include "base/vector_of.h"
#include "sheet/report_sheets.h"

namespace raingan::sheet {
namespace {

constexpr int most_parts = 2;

bool has_parts(const Report& report) {
    return std::ranges::any_of(report.instruments, [](const Instrument& instrument) {
        return std::ranges::any_of(instrument.indicators,
                                   [](const Indicator& indicator) { return !indicator.part_scores.empty(); });
    });
}

void add_row(Table& table, const Instrument* instrument, const Indicator& indicator, bool parts) {
    std::vector<Value> row =
        vector_of<Value>(std::int64_t{indicator.number}, value_of(indicator.name.value),
                         instrument == nullptr ? Value{} : value_of(instrument->code),
                         instrument == nullptr ? Value{} : value_of(instrument->name), value_of(indicator.score));
    if (parts) add_part_values(row, indicator.part_scores);
    table.rows.push_back(std::move(row));
}

}  // namespace

void add_part_columns(Table& table) {
    for (int part = 1; part <= most_parts; ++part)
        table.columns.push_back({"คะแนนส่วนที่ " + std::to_string(part), Look::score, Points(80)});
}

void add_part_values(std::vector<Value>& row, const std::vector<PartScore>& parts) {
    for (int part = 1; part <= most_parts; ++part) {
        const auto found = std::ranges::find(parts, part, &PartScore::part);
        row.push_back(found == parts.end() ? Value{} : value_of(found->score));
    }
}

Table indicator_table(const Report& report) {
    Table table{"Indicators",
                {{"ตัวชี้วัดที่", Look::count, Points(70), true},
                 {"ชื่อตัวชี้วัด", Look::text, Points(330), true},
                 {"แบบ", Look::centred, Points(60), true},
                 {"เครื่องมือการประเมิน", Look::text, Points(330)},
                 {"คะแนน", Look::score, Points(80)}},
                {}};
    const bool parts = has_parts(report);
    if (parts) add_part_columns(table);
    for (const Indicator& index : report.indices) add_row(table, nullptr, index, parts);
    for (const Instrument& instrument : report.instruments)
        for (const Indicator& indicator : instrument.indicators) add_row(table, &instrument, indicator, parts);
    return table;
}

}  // namespace raingan::sheet
