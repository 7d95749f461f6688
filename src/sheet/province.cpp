#include "sheet/province.h"

#include <algorithm>
#include <atomic>
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

/// Each thread takes the next that is not yet begun.
void fill_all(const std::vector<Fill>& fills, std::size_t threads) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < fills.size(); i = next++) fills[i]();
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < threads; ++i) others.push_back(std::async(std::launch::async, work));
    work();
    for (std::future<void>& other : others) other.get();
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
    // In the order of the tabs.
    const Fill dashboard = province_dashboard(workbook, header, province);
    const Fill summary = province_summary(workbook, header, province);
    const Fill indicators = province_indicators(workbook, header, province);
    const Fill kinds = province_kinds(workbook, header, province);
    const Fill amphoes = province_amphoes(workbook, header, province);
    const std::vector<Fill> measures = province_measures(workbook, header, province);
    const Fill statuses = province_statuses(workbook, header, province);
    const Fill years = province_years(workbook, header, province);
    const auto missing_rows = std::make_shared<MissingRows>();
    const Fill missing = province_missing(workbook, header, province, missing_rows);
    const Fill other_years = province_other_years(workbook, header, province);
    const Fill findings = province_findings(workbook, header, province, missing_rows);
    const Fill weaknesses = province_weaknesses(workbook, header, province);
    const Fill open = open_data(workbook, header, province);
    // The longest first. What leads to rows of another sheet is filled behind that. Formats for colours are made with
    // the sheets of the fourth, and belong to the workbook: these are filled by one thread.
    std::vector<Fill> fills = measures;
    fills.insert(fills.end(), {weaknesses,
                               [&] {
                                   missing();
                                   findings();
                               },
                               [&] {
                                   dashboard();
                                   summary();
                                   indicators();
                               },
                               open, kinds, amphoes, statuses, years, other_years});
    fill_all(fills,
             // Tables so long that they go on on more sheets are written one after the other, since these sheets are
             // made on the way.
             rows_of(province) < most_rows_side_by_side ? 2 : 1);
    return workbook.finish();
}

}  // namespace raingan::sheet
