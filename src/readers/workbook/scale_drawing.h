// Bars and icons of conditional formats as figures that hang on their cells.
#pragma once

#include "document/document.h"
#include "readers/workbook/scales.h"

namespace raingan::workbook {

/// Puts them into a cell of this inner width, whose text is so large: the bar under its text, the icon at its left.
void draw_marks(const ScaleMarks& marks, Points width, Points text_size, raingan::Cell& cell);

}  // namespace raingan::workbook
