// Newspaper columns of a section: where they stand, and how high they are when the text before a continuous break is
// shared out evenly (docs/word-layout.md#sections).
#pragma once

#include <span>
#include <vector>

#include "document/document.h"

namespace raingan::layout {

struct ColumnBox {
    double left_pt = 0, width_pt = 0;  ///< left from the page's edge
};

/// The least height and width of the part of a page that text stands in, whatever its margins say.
inline constexpr double least_text_pt = 36;

/// Between the margins, on the page.
ColumnBox text_area(const Section& section);

/// At least one; all on the page.
std::vector<ColumnBox> text_columns(const Section& section);

/// The least height at which pieces of these heights, in order, fill no more than `columns` columns.
double balanced_height(std::span<const double> heights, std::size_t columns);

}  // namespace raingan::layout
