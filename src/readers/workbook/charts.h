// The charts of a sheet, each in a paragraph of its own behind the cells: where they stand on the sheet is not known
// before its rows are set.
#pragma once

#include "document/formats.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

/// Made smaller where the page is. `part`: index into Document::parts.
void add_charts(const Sheet& sheet, std::uint16_t part, Section& section, Document& document, Formats& formats);

}  // namespace raingan::workbook
