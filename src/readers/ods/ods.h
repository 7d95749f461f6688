// OpenDocument spreadsheets, .ods and .fods (ODF 1.3). What is read, partly read and not read: ods.cpp.
#pragma once

#include <string_view>

#include "document/document.h"
#include "readers/reader.h"
#include "readers/workbook/rows.h"

namespace raingan::ods {

/// The rows as they come, of a file without a password. Throws as read() does, and what the sink throws.
void read_rows(std::string_view bytes, workbook::RowSink& sink);

/// Throws Error (unreadable): "encrypted", "not-odf", "no-sheets", missing part, ill-formed XML (part, line), limits.
Document read(std::string_view bytes, const ReadOptions& options = {});

}  // namespace raingan::ods
