// Excel workbooks, .xlsx and .xlsm, Transitional and Strict (ECMA-376 Part 1 18), and .xlsb ([MS-XLSB]). What is read:
// xlsx.cpp.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "readers/reader.h"
#include "readers/workbook/rows.h"

namespace raingan::xlsx {

/// Throws Error (unreadable): missing part, ill-formed XML, "doctype", "damaged", limits, "no-sheets"; and what the ZIP
/// throws.
Document read(std::string_view bytes, const ReadOptions& options = {});

/// The rows alone, sheet by sheet; memory does not grow with their number, but with the distinct shared strings (at
/// most limits::document_text_bytes), which a cell may ask for in any order. Throws as read.
void read_rows(std::string_view bytes, workbook::RowSink& sink);
/// Of a file that is never held either. Throws as read and as read_file.
void read_rows_of_file(const std::string& path, workbook::RowSink& sink);

}  // namespace raingan::xlsx
