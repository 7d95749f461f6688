#include "sheet/province.h"

#include <algorithm>

#include "sheet/province_sheets.h"
#include "thai/numbers.h"

namespace raingan::sheet {
namespace {

PageHeader page_header(const province::Province& province) {
    PageHeader header;
    if (!province.name.empty()) header.left = "จังหวัด" + clean(province.name);
    if (province.year) header.right = "ปีงบประมาณ พ.ศ. " + thai::to_thai_digits(std::to_string(*province.year));
    return header;
}

}  // namespace

std::string points_heading(const province::PartColumn& part) {
    return part.code + " (" + thai::to_thai_digits(std::to_string(part.weight_percent)) + ")";
}

Value short_name(const province::Standing& standing) {
    constexpr std::size_t longest = 200;
    const std::string name = clean(standing.report.content.agency.name);
    return std::string(first_characters(name, longest));
}

bool any_amphoe(const province::Province& province) {
    return std::ranges::any_of(province.standings, [](const province::Standing& standing) {
        return !standing.report.content.agency.amphoe.empty();
    });
}

std::string write_province_workbook(const province::Province& province) {
    const PageHeader header = page_header(province);
    Workbook workbook({"สรุปผลการประเมินคุณธรรมและความโปร่งใส (ITA)", header.left, header.right}, Workbook::Rows::streamed);
    write_province_summary(workbook, header, province);
    write_province_indicators(workbook, header, province);
    write_province_measures(workbook, header, province);
    write_missing(workbook, header, province);
    write_province_findings(workbook, header, province);
    write_province_weaknesses(workbook, header, province);
    write_open_data(workbook, header, province);
    return workbook.finish();
}

}  // namespace raingan::sheet
