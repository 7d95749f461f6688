// มาตรการ: every measure of the province a row, with what is read on paper: A4 landscape, at most nine columns, letters
// of 10 pt or more. รายละเอียดมาตรการ: the rest, by the same numbers, on as many sheets as keep to that too.
#include <algorithm>

#include "base/vector_of.h"
#include "sheet/province_sheets.h"

namespace raingan::sheet {
namespace {

using province::MeasureRow;
using province::Province;
using province::Standing;

/// Of a sheet, and what its columns may be wide together: at 16 pt on the sheet, 10 pt on a page's width.
constexpr std::size_t most_columns = 9;
constexpr Points most_width{page_width.pt * 1.6};

/// What stands on the first sheet beside the core.
constexpr std::string_view shown_status = "status", shown_result = "result";

/// The fields that some measure has, in the order of the sheet of one report; unknown ones behind them by name.
std::vector<std::string> fields_in_use(const Province& province) {
    std::vector<std::string> fields;
    for (const Standing& standing : province.standings)
        for (const MeasureRow& measure : standing.report.content.measures)
            for (const auto& [field, text] : measure.fields)
                if (field != shown_status && field != shown_result && std::ranges::find(fields, field) == fields.end())
                    fields.push_back(field);
    std::ranges::sort(fields, [](const std::string& a, const std::string& b) {
        const FieldColumn* first = field_column(a);
        const FieldColumn* second = field_column(b);
        if (first == nullptr || second == nullptr) return first == second ? a < b : first != nullptr;
        return first < second;
    });
    return fields;
}

/// All that a measure has under that field.
std::string text_under(const MeasureRow& measure, std::string_view field) {
    std::string text;
    for (const auto& [name, value] : measure.fields)
        if (name == field) text += (text.empty() ? "" : "\n") + value;
    return text;
}

Value status_of(const MeasureRow& measure) {
    if (const std::string written = text_under(measure, shown_status); !written.empty()) return value_of(written);
    if (!measure.status) return {};
    switch (*measure.status) {
        case WorkStatus::done:
            return std::string("แล้วเสร็จ");
        case WorkStatus::under_way:
            return std::string("อยู่ระหว่างดำเนินการ");
        case WorkStatus::not_done:
            return std::string("ยังไม่ได้ดำเนินการ");
        case WorkStatus::cancelled:
            return std::string("ยกเลิก");
    }
    return {};
}

/// A column and how its cells are filled.
struct MeasureColumn {
    Column column;
    std::function<Value(const Standing&, const MeasureRow&)> value;
};

std::vector<MeasureColumn> shown_columns() {
    const auto of = [](auto part) {
        return [part](const Standing&, const MeasureRow& measure) { return value_of(measure.*part); };
    };
    return {
        {{"แบบ", CellStyle::centred, Points(50)}, of(&MeasureRow::instrument)},
        {{"ตัวชี้วัดที่", CellStyle::count, Points(60)},
         [](const Standing&, const MeasureRow& measure) {
             return measure.indicator ? Value{std::int64_t{*measure.indicator}} : Value{};
         }},
        {{"มาตรการ", CellStyle::text, Points(270)}, of(&MeasureRow::actions)},
        {{"หน่วยงานรับผิดชอบ", CellStyle::text, Points(120)}, of(&MeasureRow::responsible)},
        {{"ระยะเวลาดำเนินงาน", CellStyle::text, Points(105)}, of(&MeasureRow::period_text)},
        {{"สถานะ", CellStyle::centred, Points(95)},
         [](const Standing&, const MeasureRow& measure) { return status_of(measure); }},
        {{"ผลการดำเนินการ", CellStyle::text, Points(230)},
         [](const Standing&, const MeasureRow& measure) { return value_of(text_under(measure, shown_result)); }},
    };
}

std::vector<MeasureColumn> other_columns(const Province& province) {
    const auto day = [](thai::Date thai::Period::*side) {
        return [side](const Standing&, const MeasureRow& measure) {
            return measure.period ? value_of(std::optional((*measure.period).*side)) : Value{};
        };
    };
    std::vector<MeasureColumn> columns{
        {{"ชื่อตัวชี้วัด", CellStyle::text, Points(130)},
         [](const Standing&, const MeasureRow& measure) { return value_of(measure.indicator_name); }},
        {{"คะแนน", CellStyle::score, Points(60)},
         [](const Standing&, const MeasureRow& measure) { return value_of(measure.score); }},
        {{"วันที่เริ่ม", CellStyle::date, Points(80)}, day(&thai::Period::start)},
        {{"วันที่สิ้นสุด", CellStyle::date, Points(80)}, day(&thai::Period::end)}};
    for (const std::string& field : fields_in_use(province)) {
        const FieldColumn* known = field_column(field);
        const Column column = known == nullptr ? Column{clean(field), CellStyle::text, Points(140)}
                                               : Column{known->heading, known->style, Points(known->widest_pt)};
        columns.push_back({column, [field, style = column.style](const Standing&, const MeasureRow& measure) {
                               return field_value(text_under(measure, field), style);
                           }});
    }
    columns.push_back({{"หมายเหตุ", CellStyle::text, Points(130)},
                       [](const Standing&, const MeasureRow& measure) { return value_of(measure.remark); }});
    return columns;
}

/// A sheet: number and agency, and the columns given.
Fill measure_table(Workbook& workbook, const PageHeader& header, const std::string& name,
                   std::vector<MeasureColumn> columns, const Province& province) {
    std::vector<Column> table_columns{{"ลำดับ", CellStyle::count, Points(55), true},
                                      {"หน่วยงาน", CellStyle::text, Points(170), true}};
    for (const MeasureColumn& column : columns) table_columns.push_back(column.column);
    // The first sheet is what is read; the rest goes with it by number.
    const auto print = name == measures_sheet_name ? StreamedTable::Print::yes : StreamedTable::Print::no;
    const auto table = std::make_shared<StreamedTable>(workbook, name, header, table_columns, print);
    return [table, columns = std::move(columns), &province] {
        std::int64_t number = 0;
        for (const Standing& standing : province.standings)
            for (const MeasureRow& measure : standing.report.content.measures) {
                std::vector<Value> row = vector_of<Value>(++number, short_name(standing));
                for (const MeasureColumn& column : columns) row.push_back(column.value(standing, measure));
                table->write(row);
            }
        table->finish();
    };
}

}  // namespace

std::vector<Fill> province_measures(Workbook& workbook, const PageHeader& header, const Province& province) {
    std::vector<Fill> fills{measure_table(workbook, header, measures_sheet_name, shown_columns(), province)};
    constexpr std::size_t keys = 2;
    constexpr Points key_width{225};
    std::vector<MeasureColumn> next;
    Points width = key_width;
    const auto write = [&] {
        const std::string number = fills.size() == 1 ? "" : " " + std::to_string(fills.size());
        fills.push_back(measure_table(workbook, header, "รายละเอียดมาตรการ" + number, std::move(next), province));
        next.clear();
        width = key_width;
    };
    for (MeasureColumn& column : other_columns(province)) {
        const Points wide = column.column.widest;
        if (next.size() + keys == most_columns || width.pt + wide.pt > most_width.pt) write();
        width += wide;
        next.push_back(std::move(column));
    }
    write();
    return fills;
}

}  // namespace raingan::sheet
