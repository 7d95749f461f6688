// The sheets of the province's workbook, each in a file of its own name; province.cpp puts them together.
#pragma once

#include <functional>

#include "province/province.h"
#include "sheet/report_sheets.h"
#include "sheet/table.h"

namespace raingan::sheet {

inline constexpr const char* indicator_sheet_name = "ตัวชี้วัด";
/// Of the sheet ตัวชี้วัด: where the provincial means stand, and the indicators' columns; the summary's chart shows them.
inline constexpr lxw_row_t indicator_mean_row = 0, indicator_heading_row = 4;
lxw_col_t first_indicator_column(const province::Province& province);

/// Fills a sheet with its rows. The sheet is made when the function below is called, so that sheets stand in the order
/// of these calls; different sheets may then be filled by different threads. `province` must live as long.
using Fill = std::function<void()>;
Fill province_summary(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_indicators(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_kinds(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_amphoes(Workbook& workbook, const PageHeader& header, const province::Province& province);
/// Of the sheet มาตรการ, and of those with the rest of each measure.
std::vector<Fill> province_measures(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_statuses(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_years(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_missing(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_other_years(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_findings(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill province_weaknesses(Workbook& workbook, const PageHeader& header, const province::Province& province);
Fill open_data(Workbook& workbook, const PageHeader& header, const province::Province& province);

/// "IIT (๓๐)": what the part counts in the total.
std::string points_heading(const province::PartColumn& part);
/// The agency's name, cut where it would take more than a row.
Value short_name(const province::Standing& standing);
bool any_amphoe(const province::Province& province);

}  // namespace raingan::sheet
