// มาตรการ: every measure of the province a row.
#include <algorithm>

#include "base/vector_of.h"
#include "sheet/province_sheets.h"

namespace raingan::sheet {
namespace {

/// The fields that some measure has, in the order of the sheet of one report; unknown ones behind them by name.
std::vector<std::string> fields_in_use(const province::Province& province) {
    std::vector<std::string> fields;
    for (const province::Standing& standing : province.standings)
        for (const province::MeasureRow& measure : standing.report.content.measures)
            for (const auto& [field, text] : measure.fields)
                if (std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
    std::ranges::sort(fields, [](const std::string& a, const std::string& b) {
        const FieldColumn* first = field_column(a);
        const FieldColumn* second = field_column(b);
        if (first == nullptr || second == nullptr) return first == second ? a < b : first != nullptr;
        return first < second;
    });
    return fields;
}

std::vector<Column> columns_for(const std::vector<std::string>& fields) {
    std::vector<Column> columns{
        {"หน่วยงาน", Look::text, Points(190), true},  {"แบบ", Look::centred, Points(50)},
        {"ตัวชี้วัดที่", Look::count, Points(60)},         {"ชื่อตัวชี้วัด", Look::text, Points(110)},
        {"คะแนน", Look::score, Points(60)},          {"มาตรการ", Look::text, Points(260)},
        {"หน่วยงานรับผิดชอบ", Look::text, Points(105)}, {"วันที่เริ่ม", Look::date, Points(80)},
        {"วันที่สิ้นสุด", Look::date, Points(80)},         {"ระยะเวลาดำเนินงาน", Look::text, Points(95)}};
    for (const std::string& field : fields) {
        const FieldColumn* known = field_column(field);
        columns.push_back(known == nullptr ? Column{clean(field), Look::text, Points(140)}
                                           : Column{known->heading, known->look, Points(known->widest_pt)});
    }
    columns.push_back({"หมายเหตุ", Look::text, Points(110)});
    return columns;
}

/// All that a measure has under that field.
Value field_of(const province::MeasureRow& measure, const std::string& field, Look look) {
    std::string text;
    for (const auto& [name, value] : measure.fields)
        if (name == field) text += (text.empty() ? "" : "\n") + value;
    return field_value(text, look);
}

void fill(StreamedTable& table, const std::vector<Column>& columns, const std::vector<std::string>& fields,
          const province::Province& province) {
    const std::size_t first_field = columns.size() - 1 - fields.size();
    for (const province::Standing& standing : province.standings)
        for (const province::MeasureRow& measure : standing.report.content.measures) {
            const auto day = [&](thai::Date thai::Period::*side) {
                return measure.period ? value_of(std::optional((*measure.period).*side)) : Value{};
            };
            std::vector<Value> row = vector_of<Value>(
                value_of(standing.report.content.agency.name), value_of(measure.instrument),
                measure.indicator ? Value{std::int64_t{*measure.indicator}} : Value{}, value_of(measure.indicator_name),
                value_of(measure.score), value_of(measure.actions), value_of(measure.responsible),
                day(&thai::Period::start), day(&thai::Period::end), value_of(measure.period_text));
            for (std::size_t i = 0; i < fields.size(); ++i)
                row.push_back(field_of(measure, fields[i], columns[first_field + i].look));
            row.push_back(value_of(measure.remark));
            table.write(row);
        }
    table.finish();
}

}  // namespace

Fill province_measures(Workbook& workbook, const PageHeader& header, const province::Province& province) {
    const std::vector<std::string> fields = fields_in_use(province);
    const std::vector<Column> columns = columns_for(fields);
    const auto table = std::make_shared<StreamedTable>(workbook, "มาตรการ", header, columns);
    return [table, columns, fields, &province] { fill(*table, columns, fields, province); };
}

}  // namespace raingan::sheet
