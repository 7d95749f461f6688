// Plans of work as marked cells under months or quarters.
#pragma once

#include <optional>

#include "extraction/cells.h"
#include "extraction/flow.h"

namespace raingan::extraction {

/// Columns "ไตรมาส ๑ … ไตรมาส ๔", or "๑ … ๔" under a head that says ไตรมาส, become Gantt columns where their cells hold
/// nothing but marks. Where they hold words they are what they are.
void settle_quarters(MeasuresTable& table);

/// The marked or shaded cells of Gantt columns as a period: from the first to the last month of the fiscal year (0: not
/// known, then without dates).
std::optional<PeriodValue> gantt_period(const MeasuresTable& table, const RowReader& row, int fiscal_year_be);

}  // namespace raingan::extraction
