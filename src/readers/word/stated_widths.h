// Widths of a table's columns by what its cells say (w:tcW), against the grid (w:tblGrid).
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <vector>

#include "base/units.h"

namespace raingan::word {

/// Where what the cells of every row say is far from the grid, it is what counts, as in Word's own fitting; a grid that
/// Word has laid out is near it (docs/word-layout.md#autofit).
class StatedWidths {
public:
    explicit StatedWidths(const std::vector<Points>& grid) : grid_(grid), stated_(grid.size()) {}

    /// The cells of all rows, each row ended.
    void add(std::uint32_t column, std::uint32_t span, pugi::xml_node tcPr);
    void end_row();

    [[nodiscard]] const std::vector<Points>& widths() const { return counts_ && any_ ? stated_ : grid_; }

private:
    std::vector<Points> grid_, stated_;
    Points in_cells_, in_grid_;  ///< of the row
    bool counts_ = true, any_ = false;
};

}  // namespace raingan::word
