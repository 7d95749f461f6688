// What lies over the cells of a sheet: pictures and charts, each tied to a place in a cell and shown there.
#pragma once

#include <cstdint>
#include <vector>

#include "readers/workbook/store.h"

namespace raingan::workbook {

/// Where it lies, in the sheet's own measures.
struct Overlay {
    std::uint32_t row = 0, column = 0;            ///< of the cell in which it begins, from 0
    std::uint32_t last_row = 0, last_column = 0;  ///< of the last one that it reaches
    Points x, y;                                  ///< from the first one's corner
    Points width, height;
    bool is_chart = false;
    std::size_t which = 0;  ///< index into Sheet::pictures, or Sheet::charts
};

/// By row, then column. Charts are only among them where the cells below are empty: what is said there must be seen.
/// Pictures of no size are not.
std::vector<Overlay> overlays_of(const Sheet& sheet, const RowStore& store);

}  // namespace raingan::workbook
