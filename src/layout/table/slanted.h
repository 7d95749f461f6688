// Text of a cell at an angle that is no right one, or with its letters one below the other, as spreadsheets have it.
#pragma once

#include "layout/table/table.h"

namespace raingan::layout {

/// Where the text of a slanted cell may stand.
struct SlantRoom {
    double longest_pt = 0;  ///< no text is made higher than that
    double left_pt = 0;     ///< beside the cell's text column, to the band's edges: what it may reach over
    double right_pt = 0;
};

/// Sets `box.content` of a cell with Cell::slant: one line that holds all of its text, as high as the text is turned.
/// Text that is wider than its cell reaches over its neighbours, upwards to the right and downwards to the left if it
/// is not aligned otherwise; where the band ends it stands steeper, so that it stays on its page. `frame`: of the
/// cell's content.
void set_slanted(Context& context, CellBox& box, StackFrame frame, const SlantRoom& room);

/// The same of a cell with Cell::stacked: a line for each cluster of letters.
void set_stacked(Context& context, CellBox& box, StackFrame frame);

}  // namespace raingan::layout
