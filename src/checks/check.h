// Facts of a report that do not hold (DOMAIN.md §7). Decimal arithmetic, half-up; the level scheme is that of the
// score's year.
#pragma once

#include "report/report.h"
#include "report/rules.h"

namespace raingan {

/// Appends a Diagnostic (Severity::finding) for each, with the arithmetic shown, in English and Thai, and the place in
/// the source. Codes are stable:
///   score-range          a score outside 0–100 or with more than two decimals
///   score-mismatch       the same score written with two values
///   score-mean           an instrument's score is not the mean of its indicators (±0.01)
///   total-weight         the total is not the weighted sum of the instruments (FY2561: of the five indices), each
///                        rounded first (±0.01)
///   level-band           the level is not that of the scores under the year's scheme
///   target-mismatch      "above/below target" against the numbers
///   change-mismatch      total − previous total is not the stated change
///   weakest-misnamed     the indicator called weakest is not the least of its instrument
///   name-mismatch        an indicator named otherwise than in the table
///   indicator-count      the stated number of an instrument's indicators
///   agency-mismatch      another agency's name in the title, or twice elsewhere
///   score-year           the scores are not those of the year before the report's
///   respondents-minimum  fewer respondents than the year's least sample
///   oit-items            the stated number of OIT items against the year's (where that is sure)
///   indicator-without-measure  an indicator called weakest, or below the target, that no measure answers
///   missing-measure, missing-responsible, missing-period, missing-result
///   period-outside-year  a period that does not lie in the report's fiscal year
/// Running it twice appends twice.
void check(Report& report, const Rules& rules);

}  // namespace raingan
