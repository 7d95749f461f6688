// The report of a PDF with pages that are pictures, read with --ocr.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "readers/ocr/scans.h"
#include "readers/reader.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::batch {

/// Reads the document with all numbers that our reader of digits is sure of, looks which of them the report's
/// arithmetic bears out (checks/confirmation.h), and reads it again with those numbers alone that are trusted. Of a
/// file without such pages that is one reading. Throws Error.
Document read_scanned(std::string_view bytes, const std::string& name, const Rules& rules, const ReadOptions& options,
                      ocr::Scans& scans);

/// Marks each value that stands on such a page as unsure, and adds a finding for each number that is not trusted, with
/// its place and crop.
void tell_scanned(Report& report, const ocr::Scans& scans);

}  // namespace raingan::batch
