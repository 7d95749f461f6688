// Bars in tables. A bar is the background of an empty paragraph, cut by its indent; the target is the dashed rule
// between the two columns that make the axis. So a chart is a plain table: its figures stand beside the bars and are
// read as text, and it needs nothing of layout that a table does not.
#pragma once

#include <optional>
#include <vector>

#include "base/decimal.h"
#include "compose/form.h"

namespace raingan::compose {

/// The axis stands in one column, or in two that meet at the target.
struct Axis {
    Points width;                  ///< with some paper behind a full bar, so that it is seen to end
    std::optional<double> target;  ///< 0–1

    [[nodiscard]] std::uint32_t columns() const { return target ? 2 : 1; }
};

/// Of 100, 0–1.
double share_of_full(const Decimal& score);

/// The axis' columns behind those of the grid.
void add_columns(std::vector<Points>& grid, const Axis& axis);

/// A bar of that share (0–1) over the cells of the axis, of another colour where it misses the target.
void add_bar(Form& form, Row& row, std::uint32_t column, const Axis& axis, double share);

}  // namespace raingan::compose
