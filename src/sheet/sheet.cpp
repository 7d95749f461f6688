#include "sheet/sheet.h"

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

}  // namespace

std::string write_workbook(const Report& report) {
    const PageHeader header = page_header(report);
    Workbook workbook({report.title ? clean(report.title->value) : std::string{}, header.left, header.right});
    write_summary_sheet(workbook, header, report);
    write_table_sheet(workbook, "ตัวชี้วัด", header, indicator_table(report));
    const std::vector<lxw_row_t> measures = write_table_sheet(workbook, "มาตรการ", header, measure_table(report));
    if (!report.projects.empty()) write_table_sheet(workbook, "โครงการ", header, project_table(report));
    if (!report.sign_off.empty()) write_table_sheet(workbook, "ผู้ลงนาม", header, sign_off_table(report));
    write_table_sheet(workbook, "ผลการตรวจสอบ", header, finding_table(report, measures));
    return workbook.finish();
}

}  // namespace raingan::sheet
