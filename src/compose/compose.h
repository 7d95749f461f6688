// Report → Document: the report set in the official form (docs/field.md#papers, #signatures), to go through the same
// layout as any document. A4, margins 3/2/2.5/2 cm, TH SarabunPSK 16 pt, single spacing, 2.5 cm first-line indent, the
// page's number on top from the second page ("- ๒ -").
#pragma once

#include "document/document.h"
#include "document/numerals.h"
#include "report/report.h"

namespace raingan::compose {

/// In this order, each where the report has something for it: heading, overall result, instruments and indicators with
/// dots against the target, measures (landscape), projects against corruption (landscape), weaknesses, signatures.
/// Nothing is invented: what the report does not say has no line and no column, and an empty report gives a page that
/// says so. `keep` leaves the report's own texts as they are written; numbers and dates are then in Thai digits.
Document compose_report(const Report& report, Numerals numerals = Numerals::thai);

/// Puts the signatures behind what the document ends with, in the official form, kept together with it.
void add_sign_off(Document& document, const std::vector<SignOff>& signers);

/// Names the paragraphs from which the report's signatures were read, as compose_report and add_sign_off name theirs:
/// bookmarks "sign-off.1", "sign-off.2" …, where signature fields will stand.
void mark_sign_offs(Document& document, const std::vector<SignOff>& signers);

}  // namespace raingan::compose
