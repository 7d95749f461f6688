// The frame of a page: its text area, which headers and footers it has and what number it bears
// (docs/word-layout.md#what-fits, #sections).
#pragma once

#include <cstdint>
#include <vector>

#include "layout/context.h"

namespace raingan::layout {

struct PageFrame {
    const Section* section = nullptr;
    const std::vector<Block>* header = nullptr;  ///< none: a blank page between sections
    const std::vector<Block>* footer = nullptr;
    std::uint32_t number = 1;
    double left_pt = 0, width_pt = 0;
    double top_pt = 0, bottom_pt = 0;  ///< of the text area, from the page's top
};

/// The frame of a page that bears `number`; the text area gives way to a high header or footer.
PageFrame frame_page(Context& context, const Section& section, std::uint32_t number, bool first_of_section);

/// Fields show the numbers of this page from here on.
void number_page(Context& context, const PageFrame& frame);

/// How many pages began in each section of the document.
std::vector<std::uint32_t> pages_of_sections(const Document& document, const std::vector<PageFrame>& frames);

/// Draws headers and footers on all pages, as artifacts, with their page numbers.
void draw_headers_and_footers(Context& context, const std::vector<PageFrame>& frames);

/// Tells of headers and footers whose text is not all on the first page that has them; once their floats are drawn.
void tell_lost_stories(Context& context, const std::vector<PageFrame>& frames);

}  // namespace raingan::layout
