#include "sheet/sheet.h"

#include <algorithm>

#include "sheet/report_sheets.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

PageHeader page_header(const Report& report) {
    PageHeader header;
    if (report.organization) header.left = clean(report.organization->value);
    if (report.report_year)
        header.right = "ปีงบประมาณ พ.ศ. " + thai::to_thai_digits(std::to_string(report.report_year->value));
    return header;
}

/// The day of the last signature, or empty.
std::string last_signed(const Report& report) {
    std::string day;
    for (const SignOff& signer : report.sign_off)
        if (signer.date) day = std::max(day, thai::iso(*signer.date));
    return day;
}

}  // namespace

std::string write_workbook(const Report& report, const SourceFacts& source) {
    const PageHeader header = page_header(report);
    Workbook workbook({report.title ? clean(report.title->value) : std::string{}, header.left, header.right,
                       source.created.empty() ? last_signed(report) : source.created},
                      Workbook::Rows::kept, source.breaker);
    SheetRows rows;
    rows.instruments = write_summary_sheet(workbook, header, report);
    rows.indicators = write_indicator_sheet(workbook, header, report);
    rows.measures = write_table_sheet(workbook, measures_sheet_name, header, measure_table(report));
    if (!report.projects.empty())
        rows.projects = write_table_sheet(workbook, projects_sheet_name, header, project_table(report));
    if (!report.sign_off.empty()) write_table_sheet(workbook, "ผู้ลงนาม", header, sign_off_table(report));
    write_table_sheet(workbook, "ผลการตรวจสอบ", header, finding_table(report, rows));
    if (!report.corrections.empty()) write_table_sheet(workbook, "การแก้ไข", header, correction_table(report));
    return workbook.finish();
}

}  // namespace raingan::sheet
