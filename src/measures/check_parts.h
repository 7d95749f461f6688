// The parts of check(), each a file.
#pragma once

#include "measures/report.h"
#include "measures/rules.h"

namespace raingan {

void add_finding(Report& report, const char* code, Message message, const Origin& origin);

/// Means, weights, level, target, change.
void check_arithmetic(Report& report, const YearRules& year);
/// Each measure's text, office, period and result.
void check_measures(Report& report);

}  // namespace raingan
