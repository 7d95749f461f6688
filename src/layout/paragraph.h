// A paragraph set in lines, each drawn at its own origin; whoever stacks them (page, cell) places them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/context.h"
#include "layout/ink.h"
#include "layout/wrap.h"

namespace raingan::layout {

enum class BreakAfter : std::uint8_t { none, page, column };

/// Origin of `ink`: left edge of the column, top of the line's box.
struct LineBox {
    Ink ink;
    double height_pt = 0;  ///< to the next line's top
    double fit_pt =
        0;  ///< what must fit on the page: the extra of a line multiple may hang below (docs/word-layout.md#what-fits)
    BreakAfter break_after = BreakAfter::none;
    double skip_pt = 0;        ///< part of both, above the line: room for a float that it keeps out of
    bool starts_page = false;  ///< the document's record begins a page with it; only where layout follows the record
};

/// What a paragraph's parts are tagged as.
struct ParagraphTags {
    std::uint32_t text = 0, label = 0;
    std::vector<std::uint32_t> links;  ///< of Paragraph::links; 0: not yet drawn
    struct Item {
        std::uint32_t label = 0, text = 0;
    };
    std::vector<Item> items{};  ///< of Paragraph::typed_items; what stands before the first of them is under `text`
};

struct ParagraphBox {
    std::vector<LineBox> lines;
    double before_pt = 0, after_pt = 0;  ///< as its format says; the stacker decides between neighbours
    bool empty = false;                  ///< nothing but the paragraph mark
    bool makes_room = false;             ///< holds a float that text gives way to
    ParagraphTags tags;
    std::vector<const Float*> flowing;  ///< of its floats, those whose text goes below it (AsideRecord::text_flows)
};

struct ParagraphFrame {
    double width_pt = 0;  ///< of the column or cell
    std::uint32_t tag_parent = 0;
    bool joins_above = false, joins_below = false;  ///< shares its borders with the paragraph there
    std::span<const Block> asides{};                ///< that the paragraph holds on to
    bool in_cell = false;
    const LineShape* shape = nullptr;     ///< none: no float is in the way
    const ParagraphTags* tags = nullptr;  ///< of the same paragraph when it was set before
};

ParagraphBox lay_out_paragraph(Context& context, const Paragraph& paragraph, const ParagraphFrame& frame);

/// The first line that shows something: behind the page break that a paragraph begins with, if it does. Else the first.
std::size_t first_shown(const ParagraphBox& box);

/// Takes `pt` away from what the line keeps free above itself, at most all of it.
void take_skip(LineBox& line, double pt);

/// The asides that follow block i.
std::span<const Block> asides_behind(const std::vector<Block>& blocks, std::size_t i);

/// Do neighbours share one frame (docs/word-layout.md#spacing)?
bool share_borders(const ParagraphFormat& above, const ParagraphFormat& below);

}  // namespace raingan::layout
