// มาตรการ: a measure a row. Columns beyond the core stand between the period and the remark, as the report has them.
#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii_case.h"
#include "base/vector_of.h"
#include "sheet/report_sheets.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

constexpr std::array<FieldColumn, 22> field_columns{{
    {"seq", "ลำดับที่", CellStyle::count, 60},
    {"previous_score", "คะแนนปีก่อน", CellStyle::score, 70},
    {"change", "เพิ่มขึ้น/ลดลง", CellStyle::change, 80},
    {"level", "ระดับ", CellStyle::centred, 80},
    {"issue", "ประเด็นที่ต้องพัฒนา", CellStyle::text, 180},
    {"steps", "ขั้นตอน/วิธีการปฏิบัติ", CellStyle::text, 180},
    {"monitoring", "การกำกับติดตาม", CellStyle::text, 150},
    {"result", "ผลการดำเนินการ", CellStyle::text, 180},
    {"status", "สถานะ", CellStyle::centred, 90},
    {"problem", "ปัญหา/อุปสรรค", CellStyle::text, 140},
    {"suggestion", "ข้อเสนอแนะ", CellStyle::text, 140},
    {"budget", "งบประมาณ", CellStyle::amount, 90},
    {"spent", "เบิกจ่าย", CellStyle::amount, 90},
    {"completion", "ร้อยละความสำเร็จ", CellStyle::score, 70},
    {"dimension", "มิติ", CellStyle::text, 110},
    {"risk", "ความเสี่ยง", CellStyle::text, 150},
    {"kpi", "ตัวชี้วัดความสำเร็จ", CellStyle::text, 140},
    {"target", "เป้าหมาย", CellStyle::text, 110},
    {"evidence", "หลักฐานอ้างอิง", CellStyle::text, 140},
    {"measure", "มาตรการ (เพิ่มเติม)", CellStyle::text, 180},
    {"process", "กระบวนการ", CellStyle::text, 140},
    {"other", "ข้อมูลอื่น", CellStyle::text, 140},
}};

/// A field that some measure has; a measure may have two columns of one field.
struct ExtraColumn {
    std::string field;
    std::size_t occurrence;  ///< from 0
};

std::size_t occurrence_of(const Measure& measure, std::size_t index) {
    const auto begin = measure.fields.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(index);
    return static_cast<std::size_t>(
        std::count_if(begin, end, [&](const auto& other) { return other.first == measure.fields[index].first; }));
}

std::vector<ExtraColumn> extra_columns(const Report& report) {
    std::vector<ExtraColumn> columns;
    for (const Measure& measure : report.measures) {
        for (std::size_t i = 0; i < measure.fields.size(); ++i) {
            const std::string& field = measure.fields[i].first;
            const std::size_t occurrence = occurrence_of(measure, i);
            const bool known = std::any_of(columns.begin(), columns.end(), [&](const ExtraColumn& column) {
                return column.occurrence == occurrence && column.field == field;
            });
            if (!known) columns.push_back({field, occurrence});
        }
    }
    return columns;
}

const Text* field_of(const Measure& measure, const ExtraColumn& column) {
    std::size_t occurrence = 0;
    for (const auto& [field, text] : measure.fields)
        if (field == column.field && occurrence++ == column.occurrence) return &text;
    return nullptr;
}

/// Excel compares headings without case; only ASCII has any here.
std::string without_case(std::string text) {
    return ascii_lowered(std::move(text));
}

/// A heading that no column of the table has yet, on one line and within Excel's 255 characters.
std::string unique_heading(const Table& table, const std::string& wanted) {
    constexpr std::size_t room_for_number = 10;
    std::string heading(first_characters(wanted, 255 - room_for_number));
    std::replace(heading.begin(), heading.end(), '\n', ' ');
    const auto taken = [&](const std::string& candidate) {
        const std::string key = without_case(candidate);
        return std::any_of(table.columns.begin(), table.columns.end(),
                           [&](const Column& column) { return without_case(column.heading) == key; });
    };
    std::string unique = heading;
    for (int n = 2; taken(unique); ++n) unique = heading + " (" + thai::to_thai_digits(std::to_string(n)) + ")";
    return unique;
}

Column column_for(const Table& table, const ExtraColumn& extra) {
    if (const FieldColumn* row = field_column(extra.field))
        return {unique_heading(table, row->heading), row->style, Points(row->widest_pt)};
    const std::string name = clean(extra.field);
    return {unique_heading(table, name.empty() ? "อื่น ๆ" : name), CellStyle::text, Points(140)};
}

bool is_number_style(CellStyle style) {
    return style == CellStyle::count || style == CellStyle::score || style == CellStyle::change ||
           style == CellStyle::amount;
}

Table core_columns() {
    return {"Measures",
            {{"แบบ", CellStyle::centred, Points(50), true},
             {"ตัวชี้วัดที่", CellStyle::count, Points(60), true},
             {"ชื่อตัวชี้วัด", CellStyle::text, Points(110), true},
             {"คะแนน", CellStyle::score, Points(60)},
             {"มาตรการ", CellStyle::text, Points(310)},
             {"หน่วยงานรับผิดชอบ", CellStyle::text, Points(105)},
             {"วันที่เริ่ม", CellStyle::date, Points(80)},
             {"วันที่สิ้นสุด", CellStyle::date, Points(80)},
             {"ระยะเวลาดำเนินงาน", CellStyle::text, Points(140)}},
            {}};
}

Value number_of(const std::optional<int>& number) {
    return number ? Value{std::int64_t{*number}} : Value{};
}

Value period_text(const Measure& measure) {
    return measure.period ? value_of(measure.period->text) : Value{};
}

Value day_of(const Measure& measure, thai::Date thai::Period::*day) {
    if (!measure.period || !measure.period->period) return {};
    return value_of(std::optional<thai::Date>((*measure.period->period).*day));
}

}  // namespace

const FieldColumn* field_column(std::string_view field) {
    const auto* const found = std::ranges::find(field_columns, field, &FieldColumn::field);
    return found == field_columns.end() ? nullptr : &*found;
}

Value field_value(const std::string& text, CellStyle style) {
    if (is_number_style(style)) {
        const auto number = thai::parse_number(text);
        if (number && number->begin == 0 && number->end == text.size()) return number->value;
    }
    return value_of(text);
}

std::string status_text(WorkStatus status) {
    constexpr std::array<const char*, 4> names = {"แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ", "ยกเลิก"};
    return names.at(static_cast<std::size_t>(status));
}

Value value_of(const std::optional<Sourced<WorkStatus>>& status) {
    return status ? Value{status_text(status->value)} : Value{};
}

Value amount_value(const std::string& field, const std::string& text, const Progress& progress) {
    if (field == "budget" && progress.budget_planned) return progress.budget_planned->value;
    if (field == "spent" && progress.budget_spent) return progress.budget_spent->value;
    if (field == "completion" && progress.completion) return progress.completion->value;
    const FieldColumn* column = field_column(field);
    return field_value(text, column == nullptr ? CellStyle::text : column->style);
}

Table measure_table(const Report& report) {
    Table table = core_columns();
    const std::vector<ExtraColumn> extras = extra_columns(report);
    for (const ExtraColumn& extra : extras) table.columns.push_back(column_for(table, extra));
    // What the words of result or status mean, where some measure's are clear.
    const bool statuses = std::ranges::any_of(
        report.measures, [](const Measure& measure) { return measure.progress.status.has_value(); });
    if (statuses) table.columns.push_back({unique_heading(table, "ความก้าวหน้า"), CellStyle::centred, Points(90)});
    table.columns.push_back({unique_heading(table, "หมายเหตุ"), CellStyle::text, Points(120)});

    for (const Measure& measure : report.measures) {
        std::vector<Value> row = vector_of<Value>(
            value_of(measure.instrument), number_of(measure.indicator), value_of(measure.indicator_name),
            value_of(measure.score), value_of(lines_of(measure.actions)), value_of(lines_of(measure.responsible)),
            day_of(measure, &thai::Period::start), day_of(measure, &thai::Period::end), period_text(measure));
        for (std::size_t i = 0; i < extras.size(); ++i) {
            const Text* text = field_of(measure, extras[i]);
            row.push_back(text == nullptr ? Value{} : amount_value(extras[i].field, text->value, measure.progress));
        }
        if (statuses) row.push_back(value_of(measure.progress.status));
        row.push_back(value_of(measure.remark));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace raingan::sheet
