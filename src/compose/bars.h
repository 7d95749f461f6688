// Bars and dots in tables. A mark is the background of an empty paragraph, cut by its indents; the target is the dashed
// rule between the two columns that make the axis. So a chart is a plain table: its figures stand beside the marks and
// are read as text, and it needs nothing of layout that a table does not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "compose/form.h"

namespace raingan::compose {

/// The axis stands in one column, or in two that meet at the target. Places on it are shares of its length, 0–1.
struct Axis {
    Points width;                  ///< with some paper behind a full bar, so that it is seen to end
    std::optional<double> target;  ///< a share

    [[nodiscard]] std::uint32_t columns() const { return target ? 2 : 1; }
};

/// Of an axis from `start` to 100.
double share_of(const Decimal& score, int start);

/// The axis' columns behind those of the grid.
void add_columns(std::vector<Points>& grid, const Axis& axis);

/// A bar of that share over the cells of the axis, of another colour where it misses the target.
void add_bar(Form& form, Row& row, std::uint32_t column, const Axis& axis, double share);

/// A dot there, of another colour where it misses the target, larger and of a third colour where it is `lowest`.
void add_dot(Form& form, Row& row, std::uint32_t column, const Axis& axis, double share, bool lowest);

/// Words in place of a mark, over the whole axis.
void add_words(Form& form, Row& row, std::uint32_t column, const Axis& axis, const std::string& words, bool warning);

}  // namespace raingan::compose
