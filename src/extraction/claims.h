// What a report says about its own numbers, beside its results: percentages of counts, changes, weights, how many
// answered, under which instrument its tables and lists have an indicator, what it calls itself, and what stands where
// a number should stand and is none. Each becomes a Statement for `check` to compare; none changes a value of the
// Report.
#pragma once

#include <vector>

#include "extraction/phases.h"

namespace raingan::extraction {

/// Adds a Statement for each claim of the flow. Runs behind the other phases: who reports and the years are known.
void read_claims(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report);

}  // namespace raingan::extraction
