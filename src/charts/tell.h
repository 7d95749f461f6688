// What a chart says, for those who do not see it: a description, and its values as a table.
#pragma once

#include <string>

#include "charts/chart.h"
#include "document/document.h"

namespace raingan::charts {

/// Title, kind, series and range of values, in Thai: "แผนภูมิแท่ง “…” ๒ ชุดข้อมูล: …". Bounded.
std::string describe(const Chart& chart);

/// A row for each category and a column for each series, under a head; empty where the chart has no values. All text is
/// of text format 0. Rows are bounded by limits of the readers, not here.
Table values_of(const Chart& chart);

}  // namespace raingan::charts
