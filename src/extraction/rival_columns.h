// Two columns of one table that both look like the indicators' scores (docs/meaning.md).
#pragma once

#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

/// A slip differs in a cell; a column that differs in most rows tells something else: a rank, a mean on a scale of
/// five, what the agency gave itself. Of such columns the one whose means are the instruments' scores is kept; else the
/// one that is written as scores are. What the others say is taken out of statements and values, and told ("not-taken",
/// info). Where neither decides none is kept: which is the score cannot be known.
void settle_rival_columns(Report& report, const YearRules& year);

}  // namespace raingan::extraction
