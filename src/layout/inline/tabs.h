// Tab stops (docs/word-layout.md#tabs): custom stops, the implicit one of a hanging indent, then the default grid, all
// measured from the column's edge.
#pragma once

#include "document/document.h"

namespace raingan::layout {

/// The stop that a tab at `pen_pt` leads to. The tab behind a list label may stop where it stands (`at_pen_counts`).
TabStop next_tab_stop(const ParagraphFormat& format, double default_tab_pt, double pen_pt, bool at_pen_counts);

}  // namespace raingan::layout
