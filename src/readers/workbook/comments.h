// Comments of a sheet as notes behind its cells, as they are printed on request.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/formats.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

/// Adds a heading with the sheet's name, and a paragraph for each comment, row by row: its cell, who wrote it, and its
/// text. They begin a page where something stands before them in the section.
void add_comments(const Sheet& sheet, const TextFormat& look, std::uint16_t part, Section& section, Formats& formats);

/// What is told of a comment that is not shown.
LeftOut left_out_comment(const SheetComment& comment);

}  // namespace raingan::workbook
