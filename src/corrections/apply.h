// Corrections applied to a Report: after extraction, before checks and outputs.
#pragma once

#include "corrections/log.h"
#include "report/report.h"

namespace raingan::corrections {

/// Changes the values that the log's operations in force name, and puts them into Report::corrections. A value keeps
/// the place that it was read from and what is written there; that it was decided among several (Sourced::decided_by)
/// no longer holds. Statements of the same value at the same place (material of the checks) change with it.
///
/// An operation that does not fit is not made: the report does not say `was`, or what it asks for can be no report.
/// Each is told as a finding "correction-refused". Without operations in force the report stays as it is.
void apply(Report& report, const Log& log);

/// Behind the checks: takes the findings that Report::corrections dismiss out of the diagnostics. A dismissal that fits
/// none is left out where it comes from a log (`of_log`), and told as "correction-unused" (info).
void leave_out_dismissed(Report& report, bool of_log);

}  // namespace raingan::corrections
