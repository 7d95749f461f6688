// A paragraph set in lines, each drawn at its own origin; whoever stacks them (page, cell) places them.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/context.h"
#include "layout/ink.h"

namespace raingan::layout {

enum class BreakAfter : std::uint8_t { none, page, column };

/// Origin of `ink`: left edge of the column, top of the line's box.
struct LineBox {
    Ink ink;
    double height_pt = 0;  ///< to the next line's top
    double fit_pt =
        0;  ///< what must fit on the page: the extra of a line multiple may hang below (WORD_LAYOUT.md §4.1)
    BreakAfter break_after = BreakAfter::none;
};

struct ParagraphBox {
    std::vector<LineBox> lines;
    double before_pt = 0, after_pt = 0;  ///< as its format says; the stacker decides between neighbours
    bool empty = false;                  ///< nothing but the paragraph mark
};

struct ParagraphFrame {
    double width_pt = 0;  ///< of the column or cell
    std::uint32_t tag_parent = 0;
    bool joins_above = false, joins_below = false;  ///< shares its borders with the paragraph there
};

ParagraphBox lay_out_paragraph(Context& context, const Paragraph& paragraph, const ParagraphFrame& frame);

/// Do neighbours share one frame (WORD_LAYOUT.md §1.7)?
bool share_borders(const ParagraphFormat& above, const ParagraphFormat& below);

}  // namespace raingan::layout
