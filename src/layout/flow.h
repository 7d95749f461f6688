// The body's way over the pages: blocks stacked in the page's text area, page and section breaks, what must stay
// together.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/context.h"
#include "layout/page_frame.h"

namespace raingan::layout {

/// Lays out all sections' blocks on context.pages.all; returns one frame for each page, for its header and footer.
std::vector<PageFrame> flow_sections(Context& context);

}  // namespace raingan::layout
