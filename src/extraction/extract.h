// Document → Report, by structure and headers (docs/field.md#the-report), never by position or by one file's words.
#pragma once

#include <string>

#include "document/document.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan {

/// `source` is the input's file name. A document that holds no measures gives an empty Report with a diagnostic
/// "no-measures". What the reader said of the document (Document::diagnostics) goes with the report.
Report extract(const Document& document, const Rules& rules, const std::string& source);

}  // namespace raingan
