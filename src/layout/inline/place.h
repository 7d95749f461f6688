// A line's items → ink: alignment, justification, the line's height, underlines, links
// (docs/word-layout.md#mixed-fonts, #empty-paragraphs, #line-rules, #justification).
#pragma once

#include <cstdint>
#include <vector>

#include "layout/inline/lines.h"
#include "layout/paragraph.h"

namespace raingan::layout {

/// The line box is as high as its text and the format's line rule make it. Anchors of drawings in the line count the
/// paragraph's own asides.
LineBox place_line(Context& context, const Paragraph& paragraph, const Measure& measure, const std::vector<Item>& items,
                   const Line& line, ParagraphTags& tags);

}  // namespace raingan::layout
