// A paragraph's large initial: it hangs from the first line, on the baseline of the last line that stands beside it.
#pragma once

#include <optional>
#include <vector>

#include "layout/inline/items.h"
#include "layout/paragraph.h"

namespace raingan::layout {

struct Initial {
    Ink ink;  ///< from its left edge
    double baseline_pt = 0;
    double width_pt = 0;
    double shift_pt = 0;  ///< of the lines beside it
    std::size_t lines = 0;
};

/// Takes the paragraph's initial off the front of its items and sets it. None where it has none, or nothing but it.
std::optional<Initial> take_initial(Context& context, const Paragraph& paragraph, std::vector<Item>& items,
                                    ParagraphTags& tags);

/// Draws it into the first line; fewer lines than stand beside it become as high together.
void hang(const Initial& initial, double left_pt, ParagraphBox& box);

}  // namespace raingan::layout
