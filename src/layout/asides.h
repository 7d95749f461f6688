// Floats on their pages: how large they are, where they stand (docs/word-layout.md#floats), and their drawing.
#pragma once

#include <cstdint>

#include "layout/context.h"
#include "layout/page_frame.h"
#include "layout/wrap.h"

namespace raingan::layout {

/// A float's box on its page.
struct FloatBox {
    double x_pt = 0, y_pt = 0, width_pt = 0, height_pt = 0;
};

/// The float of an anchor; null where it is a footnote.
const Float* float_of(const Context& context, const PlacedAnchor& anchor);

/// Is the text of a float (an index into Context::asides) longer than any page? Then the float is drawn without it.
bool text_is_too_long(Context& context, std::uint32_t aside);

/// What hangs on a paragraph's first line counts from above its own space before (docs/word-layout.md#floats).
void count_space_above(Ink& line, double space_pt);

/// Where the float of `anchor` stands, were its anchor there; on the page `frame`.
FloatBox place_float(Context& context, const PlacedAnchor& anchor, const PageFrame& frame);

/// A box of this size at a place of its own; it counts from `anchor` where it counts from the text.
FloatBox place_box(const FloatPosition& horizontal, const FloatPosition& vertical, double width_pt, double height_pt,
                   const PlacedAnchor& anchor, const Section& section, bool in_cell);

/// What text keeps out of for it.
Exclusion exclusion_of(const Float& floating, const FloatBox& box);

/// Draws the floats of all anchors on their pages; those behind the text first.
void draw_page_floats(Context& context, const std::vector<PageFrame>& frames);

}  // namespace raingan::layout
