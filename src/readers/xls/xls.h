// Workbooks of Excel 2 to 2003 (.xls: BIFF2 to BIFF5, BIFF8). What is read: xls.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/document.h"
#include "readers/reader.h"
#include "readers/workbook/rows.h"

namespace raingan::xls {

/// Throws Error (unreadable): "damaged", "encrypted", "wrong-password", "unknown-encryption", limits.
Document read(std::string_view bytes, const ReadOptions& options);

/// The same into any sink: every sheet in order. Gives how many sheets end before their end.
std::size_t read_rows(std::string_view bytes, const ReadOptions& options, workbook::RowSink& sink);

/// Of the stream "Workbook" or "Book" alone, or of a worksheet of before Excel 5.
std::size_t read_stream(std::string stream, const ReadOptions& options, workbook::RowSink& sink);

}  // namespace raingan::xls
