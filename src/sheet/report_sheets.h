// The sheets of one report's workbook, each in a file of its own name; sheet.cpp puts them together.
#pragma once

#include <string_view>

#include "report/report.h"
#include "sheet/table.h"

namespace raingan::sheet {

inline constexpr const char* summary_sheet_name = "สรุป";
inline constexpr const char* indicators_sheet_name = "ตัวชี้วัด";
inline constexpr const char* measures_sheet_name = "มาตรการ";
inline constexpr const char* projects_sheet_name = "โครงการ";

/// Where on its sheet the row of each begins, in the report's order; of indicators the indices first.
struct SheetRows {
    std::vector<lxw_row_t> instruments, indicators, measures, projects;
};

/// Returns the rows of the instruments.
std::vector<lxw_row_t> write_summary_sheet(Workbook& workbook, const PageHeader& header, const Report& report);
/// Returns the rows of the indicators. With a chart of their scores.
std::vector<lxw_row_t> write_indicator_sheet(Workbook& workbook, const PageHeader& header, const Report& report);
Table measure_table(const Report& report);
/// Places in the source of what has a row in the workbook lead there.
Table finding_table(const Report& report, const SheetRows& rows);
Table instrument_table(const Report& report);
Table sign_off_table(const Report& report);
/// What people corrected, one a row.
Table correction_table(const Report& report);
Table project_table(const Report& report);

/// Columns for EIT's parts, and their values in a row; only for a table where some row has one.
void add_part_columns(Table& table);
void add_part_values(std::vector<Value>& row, const std::vector<PartScore>& parts);

/// A model field of docs/field.md#headers that is no core column.
struct FieldColumn {
    std::string_view field;
    const char* heading;
    CellStyle style;
    double widest_pt;
};
/// None for a field that is not known.
const FieldColumn* field_column(std::string_view field);
/// A number where the column is one and the text is nothing but a number; else the text as written: "ไม่ใช้งบประมาณ",
/// "๕ ล้าน".
Value field_value(const std::string& text, CellStyle style);
/// As field_value; amounts and percentages as they were understood, whatever stands about them in the text.
Value amount_value(const std::string& field, const std::string& text, const Progress& progress);
/// "แล้วเสร็จ"
std::string status_text(WorkStatus status);
Value value_of(const std::optional<Sourced<WorkStatus>>& status);
/// "ข้อที่ต้องแก้ไข"
std::string name_of(Severity severity);

// From the Report's values to cells; what is absent stays an empty cell.
Value value_of(const std::optional<Text>& text);
Value value_of(const std::optional<Score>& score);
Value value_of(const std::optional<Count>& count);
Value value_of(const std::optional<Decimal>& number);
Value value_of(const std::string& text);
/// Empty for years that Excel has no dates for (before 1901, after 9999).
Value value_of(const std::optional<thai::Date>& date);

}  // namespace raingan::sheet
