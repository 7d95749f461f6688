// The charts of a sheet that cannot stand at their cells, each in a paragraph of its own behind all cells.
#pragma once

#include <span>

#include "document/formats.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

/// Made smaller where the page is. `part`: index into Document::parts.
void add_charts(std::span<const SheetChart* const> charts, std::uint16_t part, Section& section, Document& document,
                Formats& formats);

}  // namespace raingan::workbook
