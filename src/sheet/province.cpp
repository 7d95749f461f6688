#include "sheet/province.h"

#include <algorithm>
#include <future>

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

constexpr std::size_t most_rows_side_by_side = 900'000;

std::size_t rows_of(const province::Province& province) {
    std::size_t rows = province.notes.size();
    for (const province::Standing& standing : province.standings)
        rows += standing.report.content.measures.size() + standing.report.findings.size();
    return rows;
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
    const std::vector<Fill> first{province_summary(workbook, header, province),
                                  province_indicators(workbook, header, province)};
    const Fill measures = province_measures(workbook, header, province);
    const std::vector<Fill> others{
        province_missing(workbook, header, province), province_findings(workbook, header, province),
        province_weaknesses(workbook, header, province), open_data(workbook, header, province)};
    // Measures are nearly half of all rows. Tables so long that they go on on more sheets are written one after the
    // other, since these sheets are made on the way.
    std::future<void> other_thread;
    if (rows_of(province) < most_rows_side_by_side)
        other_thread = std::async(std::launch::async, measures);
    else
        measures();
    for (const auto& fills : {first, others})
        for (const Fill& fill : fills) fill();
    if (other_thread.valid()) other_thread.get();
    return workbook.finish();
}

}  // namespace raingan::sheet
