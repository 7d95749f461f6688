// XML Spreadsheet 2003 (SpreadsheetML of Office 2003), often under the name .xls. What is read: excel_xml.cpp.
#pragma once

#include <string_view>

#include "readers/reader.h"

namespace raingan::excel_xml {

/// Throws Error (unreadable): ill-formed XML, "doctype", limits, "no-sheets".
Document read(std::string_view bytes, const ReadOptions& options);

}  // namespace raingan::excel_xml
