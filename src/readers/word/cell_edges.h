// .doc and .rtf tell a row by the edges of its cells; WordprocessingML by a grid and how many of its columns a cell
// spans.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace raingan::word {

/// In twips from the text margin, ascending: the first cell's left edge, then the right edge of each cell.
using CellEdges = std::vector<std::int64_t>;

struct RowSpans {
    std::size_t before = 0;          ///< w:gridBefore
    std::vector<std::size_t> spans;  ///< w:gridSpan of each cell; 0 where two edges are one: the cell has no width
    std::size_t after = 0;           ///< w:gridAfter
};

struct CellGrid {
    std::vector<std::int64_t> columns;  ///< w:gridCol in twips
    std::vector<RowSpans> rows;         ///< one for each row
};

/// The grid on which all rows stand. Edges that Word itself takes for one (a few twips apart) become one.
CellGrid grid_of(const std::vector<CellEdges>& rows);

}  // namespace raingan::word
