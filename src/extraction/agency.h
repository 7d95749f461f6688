// Who reports: the agency's name, its kind, where it is and what it belongs to.
#pragma once

#include "document/document.h"
#include "extraction/flow.h"
#include "report/report.h"

namespace raingan::extraction {

/// After the title is read. Each time that the agency, or another of its kind, is named becomes a statement.
void read_agency(const Document& document, const Flow& flow, Report& report);

}  // namespace raingan::extraction
