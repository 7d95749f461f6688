// Which of several readings of one thing is its value (docs/meaning.md).
#pragma once

#include "extraction/flow.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

/// Chooses the scores of the whole, the instruments and the indicators among the report's statements. Where all agree
/// nothing changes. Where they differ, in this order: the one that the field's arithmetic confirms and no other, the
/// one said most often, the one that the phases took first (the strongest cue, the summary). The value then says why
/// (Sourced::decided_by). Values that no statement has are left alone.
void decide(Report& report, const YearRules& year);

/// Where the report has no score of the whole, says ("not-taken", info) which numbers were seen that might have been
/// one, and why they were not taken.
void tell_not_taken(const Flow& flow, Report& report);

}  // namespace raingan::extraction
