// Choosing the rows of a table that stand together on one page. Nothing is drawn or taken yet.
#pragma once

#include <vector>

#include "layout/table/table.h"

namespace raingan::layout {

/// A row as it stands in a fragment; y is from the fragment's top.
struct PlacedRow {
    std::size_t row = 0;
    double y = 0, height = 0;
    bool partial = false;  ///< goes on on the next page
    bool forced =
        false;  ///< cut on a fresh page: some of each of its cells must be drawn, or the table would never end
    bool merged_forced = false;  ///< and of those that stand in other rows too
};

struct Fragment {
    std::vector<PlacedRow> rows;  ///< consecutive
    double header_height_pt = 0;  ///< of the repeated header above them
    double height_pt = 0;

    /// Where a cell's box begins in this fragment.
    [[nodiscard]] double top_of(const CellBox& cell) const;
};

/// At most `available_pt` high; at least one row, or a part of one, where `force`.
Fragment choose_rows(const TableBox& table, double available_pt, bool force);

/// Height of header row r as it is drawn again on a later page.
double header_row_height(const TableBox& table, std::size_t r);

inline double vertical_margins(const Cell& cell) {
    return cell.margin_top.pt + cell.margin_bottom.pt;
}

/// Half of each rule that bounds the row counts in its height.
inline double half_rules(const RowBox& row) {
    return (row.top_rule_pt + row.bottom_rule_pt) / 2;
}

}  // namespace raingan::layout
