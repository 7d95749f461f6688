// Silence is the worst answer: where a document speaks of measures and none was read, that is told.
#pragma once

#include "extraction/flow.h"
#include "report/report.h"

namespace raingan::extraction {

/// Adds the warning "measures-unread" where title or headings speak of measures and none was read, or where paragraphs
/// "มาตรการที่ ๑ …" are left that no measure was made of.
void warn_of_unread(const Flow& flow, Report& report);

}  // namespace raingan::extraction
