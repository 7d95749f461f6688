// Which rule each side of a cell has, before neighbours are compared (that is layout's:
// docs/word-layout.md#row-height).
#pragma once

#include <cstddef>

#include "readers/word/table_properties.h"

namespace raingan::word {

/// Rows and columns that a cell covers, first and last, of so many.
struct CellPlace {
    std::size_t first_row, last_row, rows;
    std::size_t first_column, last_column, columns;
};

/// From weak to strong: the table's own borders (outer sides at its edges, inside ones elsewhere), the style's regions
/// in their order (each with its own edges), the cell's. `below` is the lowest cell that a vertical merge covers; its
/// bottom border is the merged cell's. Null: no merge.
Borders resolve_borders(const CellPlace& place, const SideBorders& table, const TableStyle& style, Regions regions,
                        const TableProperties& bands, const TableLook& look, const CellProperties& own,
                        const CellProperties* below);

}  // namespace raingan::word
