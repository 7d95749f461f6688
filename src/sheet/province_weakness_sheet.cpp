// ประเด็นที่ต้องพัฒนา: by indicator, the agencies that name it as their weakest or miss the target in it, the lowest
// score first, with what they say and do about it.
#include <algorithm>
#include <tuple>

#include "base/vector_of.h"
#include "sheet/province_sheets.h"

namespace raingan::sheet {
namespace {

using province::Submission;

struct WeakRow {
    int indicator = 0;  ///< 0: of no single indicator
    std::optional<Decimal> score;
    std::size_t standing = 0;
    const province::Weakness* weakness = nullptr;  ///< nullptr: below the target, but not named
};

std::vector<WeakRow> weak_rows(const province::Province& province) {
    std::vector<WeakRow> rows;
    for (std::size_t i = 0; i < province.standings.size(); ++i) {
        const Submission& report = province.standings[i].report;
        const auto& named = report.content.weaknesses;
        for (const province::Weakness& weakness : named) {
            const int number = weakness.indicator.value_or(0);
            rows.push_back({number, indicator_score(report, number), i, &weakness});
        }
        for (const province::IndicatorScore& indicator : report.content.indicators) {
            const bool low = province.target && indicator.score && *indicator.score < *province.target;
            const bool known = std::ranges::find(named, std::optional(indicator.number),
                                                 &province::Weakness::indicator) != named.end();
            if (low && !known) rows.push_back({indicator.number, indicator.score, i, nullptr});
        }
    }
    const auto order = [](const WeakRow& row) {
        return std::tuple(row.indicator == 0, row.indicator, !row.score, row.score.value_or(Decimal()), row.standing);
    };
    std::ranges::sort(rows, [&](const WeakRow& a, const WeakRow& b) { return order(a) < order(b); });
    return rows;
}

/// What the report does about the indicator.
std::string actions_for(const Submission& report, int indicator) {
    std::string text;
    for (const province::MeasureRow& measure : report.content.measures)
        if (indicator != 0 && measure.indicator == indicator && !measure.actions.empty())
            text += (text.empty() ? "" : "\n") + measure.actions;
    return text;
}

std::string reason(const WeakRow& row, const province::Province& province) {
    const bool low = province.target && row.score && *row.score < *province.target;
    if (row.weakness == nullptr) return "ต่ำกว่าค่าเป้าหมาย";
    return low ? "หน่วยงานระบุ และต่ำกว่าค่าเป้าหมาย" : "หน่วยงานระบุ";
}

}  // namespace

Fill province_weaknesses(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    const std::vector<Column> columns{
        {"ตัวชี้วัดที่", CellStyle::count, Points(60)},         {"ชื่อตัวชี้วัด", CellStyle::text, Points(115)},
        {"แบบ", CellStyle::centred, Points(50)},          {"หน่วยงาน", CellStyle::text, Points(150)},
        {"คะแนน", CellStyle::score, Points(60)},          {"เหตุ", CellStyle::text, Points(90)},
        {"ข้อบกพร่อง/จุดอ่อน", CellStyle::text, Points(260)}, {"มาตรการที่รองรับ", CellStyle::text, Points(220)}};
    const auto table =
        std::make_shared<StreamedTable>(workbook, "ประเด็นที่ต้องพัฒนา", header, columns, StreamedTable::Print::no);
    return [table, &province] {
        for (const WeakRow& row : weak_rows(province)) {
            const Submission& report = province.standings[row.standing].report;
            const auto column =
                std::ranges::find(province.indicators, row.indicator, &province::IndicatorColumn::number);
            const bool known = column != province.indicators.end();
            table->write(vector_of<Value>(row.indicator == 0 ? Value{} : Value{std::int64_t{row.indicator}},
                                          known ? value_of(column->name) : Value{},
                                          row.weakness != nullptr ? value_of(row.weakness->instrument)
                                          : known                 ? value_of(column->instrument)
                                                                  : Value{},
                                          value_of(report.content.agency.name), value_of(row.score),
                                          reason(row, province),
                                          row.weakness == nullptr ? Value{} : value_of(row.weakness->text),
                                          value_of(actions_for(report, row.indicator))));
        }
        table->finish();
    };
}

}  // namespace raingan::sheet
