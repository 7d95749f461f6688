// Ruling lines → grids of cells.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "readers/pdf/page_glyphs.h"

namespace raingan::pdf_reader {

struct LatticeCell {
    std::uint32_t row = 0, column = 0, row_span = 1, col_span = 1;
    pdf::Rectangle box;
};

struct Lattice {
    std::vector<double> xs;          ///< of its upright lines, ascending: one more than columns
    std::vector<double> ys;          ///< of its level lines, from top to bottom: one more than rows
    std::vector<LatticeCell> cells;  ///< cover the grid, by row and column
    pdf::Rectangle box;
    std::vector<std::uint32_t> places;  ///< by row and column: which of the cells covers it

    /// The cell that a point is in.
    [[nodiscard]] std::optional<std::size_t> cell_at(double x, double y) const;
};

/// Grids and single frames, from top to bottom. Cells without a line between them are one.
std::vector<Lattice> find_lattices(const std::vector<Ruling>& rulings);

/// The edges of filled boxes as rulings, for tables that are drawn without lines.
std::vector<Ruling> rulings_of(const std::vector<Fill>& fills);

}  // namespace raingan::pdf_reader
