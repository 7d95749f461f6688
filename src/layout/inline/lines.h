// Items → lines: where each line ends and where its tabs lead (docs/word-layout.md#fit, #tabs). Greedy first fit;
// trailing spaces hang; a word wider than the line breaks at the cluster that overflows.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/inline/items.h"

namespace raingan::layout {

/// The horizontal frame of a paragraph's lines, in points from the column's left edge; from its right edge to the left
/// where the paragraph runs from right to left.
struct Measure {
    double first_start = 0;  ///< where the first line begins
    double start = 0;        ///< where the others do
    double end = 0;
    bool right_to_left = false;
    double column_pt = 0;  ///< with it: the column's width
    /// Of something `width_pt` wide that begins at `at_pt`: its left edge from the column's.
    [[nodiscard]] double left_of(double at_pt, double width_pt) const {
        return right_to_left ? column_pt - at_pt - width_pt : at_pt;
    }
};

/// Items [first, last) of the paragraph; last may be a break.
struct Line {
    std::size_t first = 0, last = 0;
    std::size_t last_inked = 0;  ///< items behind this one are hanging spaces and breaks
    double start_pt = 0;         ///< where the line's text may begin
    double natural_pt = 0;       ///< width from start_pt to the end of item last_inked − 1
    bool ends_paragraph = false;
    bool ends_page = false;              ///< the next line begins a recorded page
    ItemKind ended_by = ItemKind::text;  ///< a break's kind, else text
};

/// Sets the tabs' widths in `items`; divides over-wide words, so `items` may grow.
std::vector<Line> break_lines(Context& context, const ParagraphFormat& format, const Measure& measure,
                              std::vector<Item>& items);

/// The one line that begins at item `first`, whose measure is its own: `measure.first_start` to `measure.end`. A final
/// line break is followed by one more, empty line, for which `first` is items.size().
Line break_line(Context& context, const ParagraphFormat& format, const Measure& measure, std::vector<Item>& items,
                std::size_t first);

}  // namespace raingan::layout
