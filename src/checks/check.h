// Facts of a report that do not hold (docs/field.md#facts). Decimal arithmetic, half-up; the level scheme is that of
// the score's year.
#pragma once

#include "report/report.h"
#include "report/rules.h"

namespace raingan {

/// Appends a Diagnostic (Severity::finding) for each, with the arithmetic shown, in English and Thai, and the place in
/// the source. Codes are stable:
///   score-range          a score or a change of one that cannot be: outside 0–100, or with more than two decimals
///   score-mismatch       the same score written with two values
///   score-mean           an instrument's score is not the mean of its indicators (±0.01)
///   total-weight         the total is not the weighted sum of the instruments (FY2561: of the five indices), each
///                        rounded first (±0.01)
///   level-band           the level is not that of the scores under the year's scheme
///   target-mismatch      "above/below target" against the numbers
///   change-mismatch      score − previous score is not the stated change (±0.01): of the whole, of an instrument or
///                        indicator in a table, or as a sentence says it
///   percent-mismatch     a percentage does not follow from its two counts (by less than one in its last printed place)
///   number-unreadable    what stands in a score's place is no number: ๙๑.๒.๔, 9O.5, ๙๑,๒๔
///   weight-mismatch      an instrument's stated weight is not the year's (where that is sure)
///   weakest-misnamed     the indicator called weakest is not the least of its instrument
///   name-mismatch        an indicator named otherwise than in the table
///   indicator-count      the stated number of an instrument's indicators
///   indicator-instrument an indicator under an instrument that it does not belong to
///   indicator-twice      an indicator twice in one table or list of scores
///   agency-mismatch      another agency's name in the title, twice elsewhere, or where the report speaks of itself
///   score-year           the scores are not those of the year before the report's
///   year-era             a year CE where one BE is meant; each once
///   respondents-minimum  fewer respondents than the year's least sample
///   respondents-mismatch two counts of an instrument's respondents
///   oit-items            the stated number of OIT items against the year's (where that is sure)
///   indicator-without-measure  an indicator called weakest, or below the target, that no measure answers
///   missing-measure, missing-responsible, missing-period, missing-result
///   period-outside-year  a period that does not lie in the report's fiscal year, or in none
///   period-reversed      a period that ends before it begins
///   period-unreadable    what stands in a period's place names no time, or a day that its month does not have
///   same-text            three indicators or more, and every row has the same measure or result (more than a status)
///   result-is-plan       a measure's result is its own text, word for word
/// What hangs on rules of the year that are not verified (Rules, "unverified") is not told; weights-unverified (info)
/// says so of a total.
/// Running it twice appends twice.
void check(Report& report, const Rules& rules);

}  // namespace raingan
