// Measures without a table: "มาตรการที่ ๑ …", then "- action" and "label : value" in any order; or lists under the names
// of indicators.
#pragma once

#include "extraction/flow.h"
#include "report/rules.h"

namespace raingan::extraction {

/// Takes such paragraphs out of the flow's lines and puts a table in their place, a row a measure. A run of paragraphs
/// is taken only where two of its measures at least, or one with several labels, say what is done and by whom, when or
/// with what result; what is not taken stays as it is.
void take_labelled(Flow& flow, const YearRules& year, const HeaderRules& rules);

}  // namespace raingan::extraction
