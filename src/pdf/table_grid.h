// A table's cells on its grid: the structure of a PDF must have rows of equal width (ISO 14289-1 7.5), while a source's
// rows may be ragged, begin behind their first column or overlap.
#pragma once

#include <cstdint>
#include <vector>

namespace raingan::pdf {

/// A cell as the source gives it, and where it stands then. One without a source fills a gap.
struct GridCell {
    std::uint32_t source = 0;  ///< the caller's name for it
    bool filler = false;
    std::uint32_t column = 0, col_span = 1, row_span = 1;
};
using GridRow = std::vector<GridCell>;

/// Moves cells that overlap to the right, cuts spans that reach beyond the end of their group of rows or into
/// another cell, and fills all gaps, so that every row covers the same columns. `groups`: how many rows each group
/// (head, body) has; they add up to rows.size().
void make_regular(std::vector<GridRow>& rows, const std::vector<std::size_t>& groups);

}  // namespace raingan::pdf
