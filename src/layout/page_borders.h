// Lines around pages (w:pgBorders).
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/page_frame.h"

namespace raingan::layout {

/// Draws them on the pages of all sections that have them. A side that stands beyond the page's edge is left out.
void draw_page_borders(Context& context, const std::vector<PageFrame>& frames);

}  // namespace raingan::layout
