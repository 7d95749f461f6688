// Tables whose cells are scores (docs/meaning.md): of instruments, indicators, questions and years, a row or a column
// each.
#pragma once

#include "extraction/flow.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

/// Reads the tables of scores among the flow's tables and figures into statements, provisional values and the history,
/// and marks them (MeasuresTable::scores, Line::in_score_table), so that no other phase reads them as something else.
void read_score_tables(Flow& flow, const Rules& rules, const YearRules& year, Report& report);

}  // namespace raingan::extraction
