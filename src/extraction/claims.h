// What a report says about its own numbers beyond its results: percentages of counts, changes, weights, respondents
// said again, where its tables and lists have the indicators, whom it calls itself, and what is written where a number
// should stand but is none. They become Statements, material for check; no value of the Report is changed by them.
#pragma once

#include <vector>

#include "extraction/phases.h"

namespace raingan::extraction {

/// Adds a Statement for each claim of the flow. Runs behind the other phases: who reports and the years are known.
void read_claims(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report);

}  // namespace raingan::extraction
