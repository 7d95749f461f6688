// โครงการ: rows of plans against corruption and of papers on them; the sheet is there only where the report has some.
// Agency and year stand in each row, so that sheets of many agencies can be put below each other.
#include <array>

#include "base/vector_of.h"
#include "sheet/report_sheets.h"

namespace raingan::sheet {
namespace {

const Text* field_of(const Project& project, std::string_view name) {
    for (const auto& [field, text] : project.fields)
        if (field == name) return &text;
    return nullptr;
}

std::string kind_text(Project::Kind kind) {
    constexpr std::array<const char*, 3> names = {"แผน", "ผลตามแผน", "ความเสี่ยง"};
    return names.at(static_cast<std::size_t>(kind));
}

/// The amount, or the words that stand in its place: "ไม่ใช้งบประมาณ".
Value amount_of(const Project& project, std::string_view field) {
    const Text* text = field_of(project, field);
    const std::string written = text == nullptr ? std::string() : text->value;
    return amount_value(std::string(field), written, project.progress);
}

Value shown_text(const Project& project, std::string_view field) {
    const Text* text = field_of(project, field);
    return text == nullptr ? Value{} : value_of(text->value);
}

}  // namespace

Table project_table(const Report& report) {
    Table table{"Projects",
                {{"หน่วยงาน", CellStyle::text, Points(110)},
                 {"ปีงบประมาณ", CellStyle::count, Points(60)},
                 {"ประเภท", CellStyle::centred, Points(60)},
                 {"มิติ", CellStyle::text, Points(110), true},
                 {"ลำดับที่", CellStyle::count, Points(50), true},
                 {"โครงการ/กิจกรรม/ความเสี่ยง", CellStyle::text, Points(190), true},
                 {"งบประมาณ", CellStyle::amount, Points(80)},
                 {"เบิกจ่าย", CellStyle::amount, Points(80)},
                 {"ความก้าวหน้า", CellStyle::centred, Points(80)},
                 {"ผลการดำเนินการ", CellStyle::text, Points(160)},
                 {"มาตรการ", CellStyle::text, Points(160)},
                 {"หน่วยงานรับผิดชอบ", CellStyle::text, Points(100)},
                 {"ระยะเวลา", CellStyle::text, Points(80)}},
                {}};
    for (const Project& project : report.projects) {
        const Value year = project.year ? Value{std::int64_t{*project.year}} : Value{};
        const Value seq = project.seq ? Value{std::int64_t{*project.seq}} : Value{};
        table.rows.push_back(vector_of<Value>(
            value_of(report.organization), year, Value{kind_text(project.kind)}, value_of(project.dimension), seq,
            value_of(project.name.value), amount_of(project, "budget"), amount_of(project, "spent"),
            value_of(project.progress.status), shown_text(project, "result"), shown_text(project, "measure"),
            value_of(lines_of(project.responsible)), project.period ? value_of(project.period->text) : Value{}));
    }
    return table;
}

}  // namespace raingan::sheet
