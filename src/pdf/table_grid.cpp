#include "pdf/table_grid.h"

#include <algorithm>

namespace raingan::pdf {

namespace {

/// For each column, the first row that no cell from above covers.
class Cover {
public:
    [[nodiscard]] bool covers(std::size_t row, std::size_t column) const {
        return column < free_from_.size() && free_from_[column] > row;
    }
    void put(std::size_t row, const GridCell& cell) {
        const std::size_t end = std::size_t{cell.column} + cell.col_span;
        if (free_from_.size() < end) free_from_.resize(end, 0);
        std::fill(free_from_.begin() + cell.column, free_from_.begin() + static_cast<std::ptrdiff_t>(end),
                  row + cell.row_span);
    }
    [[nodiscard]] std::size_t columns() const { return free_from_.size(); }

private:
    std::vector<std::size_t> free_from_;
};

/// Places the row's cells; returns the number of columns that the table has so far.
void place_cells(GridRow& row, std::size_t r, std::size_t group_end, Cover& cover) {
    std::size_t free = 0;
    for (GridCell& cell : row) {
        std::size_t column = std::max<std::size_t>(cell.column, free);
        while (cover.covers(r, column)) ++column;
        std::size_t end = column + 1;
        while (end < column + std::max(1U, cell.col_span) && !cover.covers(r, end)) ++end;
        cell.column = static_cast<std::uint32_t>(column);
        cell.col_span = static_cast<std::uint32_t>(end - column);
        cell.row_span = static_cast<std::uint32_t>(std::clamp<std::size_t>(cell.row_span, 1, group_end - r));
        free = end;
    }
    for (const GridCell& cell : row) cover.put(r, cell);
}

void fill_gaps(GridRow& row, std::size_t r, std::size_t columns, Cover& cover) {
    GridRow full;
    std::size_t at = 0;
    const auto fill_to = [&](std::size_t end) {
        while (at < end) {
            std::size_t gap_end = at;
            while (gap_end < end && !cover.covers(r, gap_end)) ++gap_end;
            if (gap_end > at)
                full.push_back({0, true, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(gap_end - at), 1});
            at = std::max(gap_end, at + 1);
            while (at < end && cover.covers(r, at)) ++at;
        }
    };
    for (const GridCell& cell : row) {
        fill_to(cell.column);
        full.push_back(cell);
        at = std::size_t{cell.column} + cell.col_span;
    }
    fill_to(columns);
    for (const GridCell& cell : full) cover.put(r, cell);
    row = std::move(full);
}

}  // namespace

void make_regular(std::vector<GridRow>& rows, const std::vector<std::size_t>& groups) {
    Cover placed, filled;
    std::size_t r = 0, end = 0;
    for (const std::size_t group : groups)
        for (end += group; r < end; ++r) place_cells(rows[r], r, end, placed);
    for (r = 0; r < rows.size(); ++r) fill_gaps(rows[r], r, std::max<std::size_t>(placed.columns(), 1), filled);
}

}  // namespace raingan::pdf
