// PDFs of others, as a page shows them. What is read, partly read and not read: pdf.cpp.
#pragma once

#include <string_view>

#include "readers/reader.h"

namespace raingan::pdf_reader {

/// Throws Error (unreadable): "encrypted", "wrong-password", "broken-pdf", "only-pictures" (a scan), and limits (pages,
/// text).
Document read(std::string_view bytes, const ReadOptions& options);

}  // namespace raingan::pdf_reader
