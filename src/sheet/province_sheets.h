// The sheets of the province's workbook, each in a file of its own name; province.cpp puts them together.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "province/province.h"
#include "sheet/report_sheets.h"
#include "sheet/table.h"

namespace raingan::sheet {

/// A figure of the province; `formula` empty: only a number, and none where it is negative.
struct KeyFigure {
    const char* label;
    CellStyle style;
    std::string formula;  ///< without =
    double shown;
    [[nodiscard]] Value value() const;
};
/// Who reported, who did not, mean, highest, lowest, and how many reach the target. `scores`: of those ranked;
/// `shown_rows`: only of the rows that filters leave.
std::vector<KeyFigure> key_figures(const province::Province& province, const std::string& scores, bool shown_rows);
/// A formula without =: how many of the rows shown have a number for which the comparison holds (">=85").
std::string count_of_shown(const Range& range, const std::string& comparison);

/// As cells of that level are coloured.
lxw_color_t level_colour(const province::Province& province, const std::string& level);

inline constexpr const char* ranking_sheet_name = "สรุปจังหวัด";
inline constexpr const char* indicator_sheet_name = "ตัวชี้วัด";
/// Of the sheet สรุปจังหวัด, the cells of all agencies, or of those with a rank, which stand first.
struct RankingCells {
    Range scores, levels;
};
RankingCells ranking_cells(const province::Province& province);
/// Of the sheet ตัวชี้วัด, the agencies' scores of the indicator that stands `index`th.
Range indicator_cells(const province::Province& province, std::size_t index);

/// Where on the sheet of who has not reported the files stand that could not be read.
using MissingRows = std::multimap<std::string, Target>;

/// Fills a sheet with its rows. The sheet is made when the function below is called, so that sheets stand in the order
/// of these calls; different sheets may then be filled by different threads. `province` must live as long.
using Fill = std::function<void()>;
/// The first sheet: figures, charts, and what is on the other sheets.
Fill province_dashboard(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_summary(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_indicators(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_kinds(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_amphoes(Workbook& workbook, const PageHeader& header, const province::Province& province);
/// Of the sheet มาตรการ, and of those with the rest of each measure.
std::vector<Fill> province_measures(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_statuses(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_years(Workbook& workbook, const PageHeader& header, const province::Province& province);
/// Fills `rows` too.
Fill province_missing(Workbook& workbook, const PageHeader& header, const province::Province& province,
                      const std::shared_ptr<MissingRows>& rows);
Fill province_other_years(Workbook& workbook, const PageHeader& header, const province::Province& province);
/// After province_missing has filled its sheet.
Fill province_findings(Workbook& workbook, const PageHeader& header, const province::Province& province,
                       const std::shared_ptr<const MissingRows>& rows);
Fill province_weaknesses(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill open_data(Workbook& workbook, const PageHeader& header, const province::Province& province);

/// "IIT (๓๐)": what the part counts in the total.
std::string points_heading(const province::PartColumn& part);
/// The agency's name, cut where it would take more than a row.
Value short_name(const province::Standing& standing);
bool any_amphoe(const province::Province& province);

}  // namespace raingan::sheet
