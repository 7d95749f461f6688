#include "readers/html/grid.h"

#include <algorithm>
#include <cstdint>

#include "base/error.h"
#include "base/limits.h"
#include "readers/html/css.h"

namespace raingan::html {
namespace {

using std::string_view;

bool holds(const xmlNode* node, string_view name) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
        if (name_of(child) == name || (name_of(child) != "table" && holds(child, name))) return true;
    return false;
}

bool is_blank(const xmlNode* node) {
    return (node->type == XML_TEXT_NODE && trim(text_of(node)).empty()) || node->type == XML_COMMENT_NODE ||
           node->type == XML_PI_NODE;
}

void add_columns(Grid& grid, const xmlNode* column) {
    const auto count = static_cast<std::size_t>(std::max(number(attribute(column, "span")), std::int64_t{1}));
    for (std::size_t i = 0; i < count && grid.column_nodes.size() < limits::table_columns; ++i)
        grid.column_nodes.push_back(column);
}

void collect_cells(Grid& grid, GridRow& row, const xmlNode* from) {
    for (const xmlNode* child = from->children; child != nullptr; child = child->next) {
        const string_view name = name_of(child);
        if (name == "td" || name == "th") {
            if (++grid.cell_count > limits::html_cells) throw over_limit(limits::html_cells, "");
            row.cells.push_back({child});
        } else if (!name.empty() && (holds(child, "td") || holds(child, "th")) && name != "table") {
            collect_cells(grid, row, child);  // <form> and the like
        } else if (!is_blank(child)) {
            grid.strays.push_back(child);
        }
    }
}

void collect_rows(Grid& grid, std::vector<GridRow>& feet, const xmlNode* from, bool head, bool foot) {
    for (const xmlNode* child = from->children; child != nullptr; child = child->next) {
        const string_view name = name_of(child);
        if (name == "tr") {
            GridRow row{child, head, {}};
            collect_cells(grid, row, child);
            (foot ? feet : grid.rows).push_back(std::move(row));
        } else if (name == "colgroup") {
            if (holds(child, "col"))
                for (const xmlNode* column = child->children; column != nullptr; column = column->next) {
                    if (name_of(column) == "col") add_columns(grid, column);
                }
            else
                add_columns(grid, child);
        } else if (name == "col") {
            add_columns(grid, child);
            collect_rows(grid, feet, child, head, foot);
        } else if (!name.empty() && name != "table" && name != "caption" && holds(child, "tr")) {
            collect_rows(grid, feet, child, head || name == "thead", foot || name == "tfoot");
        } else if (name == "td" || name == "th") {  // a cell without its row
            GridRow row{child, head, {}};
            row.cells.push_back({child});
            ++grid.cell_count;
            grid.rows.push_back(std::move(row));
        } else if (!is_blank(child)) {
            grid.strays.push_back(child);
        }
    }
}

/// A cell that reaches down into the rows that follow.
struct Covering {
    GridCell cell;
    std::size_t rows = 0;  ///< yet to come
};

class Placer {
public:
    explicit Placer(Grid& grid) : grid_(grid) {}

    void place(GridRow& row, std::size_t rows_below) {
        std::vector<GridCell> placed;
        std::size_t column = 0;
        for (GridCell& cell : row.cells) {
            column = take_covered(column, true, placed);
            cell.column = column;
            if (column >= limits::table_columns) throw over_limit(limits::table_columns, "");
            settle_spans(cell, rows_below);
            column += cell.span;
            if (covering_.size() < column) covering_.resize(column);
            placed.push_back(cell);
        }
        take_covered(column, false, placed);
        for (const GridCell& cell : placed)
            if (!cell.goes_on && cell.row_span > 1) covering_[cell.column] = {cell, cell.row_span - 1};
        row.cells = std::move(placed);
        for (const GridCell& cell : row.cells) grid_.columns = std::max(grid_.columns, cell.column + 1);
    }

private:
    /// Cells from above that stand at `column`; all that follow where no own cell does.
    std::size_t take_covered(std::size_t column, bool only_here, std::vector<GridCell>& placed) {
        while (column < covering_.size()) {
            Covering& above = covering_[column];
            if (above.rows == 0) {
                if (only_here) break;
                ++column;
                continue;
            }
            --above.rows;
            if (++grid_.cell_count > limits::html_cells) throw over_limit(limits::html_cells, "");
            placed.push_back(above.cell);
            placed.back().goes_on = true;
            column += above.cell.span;
        }
        return column;
    }

    void settle_spans(GridCell& cell, std::size_t rows_below) const {
        const std::int64_t down = has_attribute(cell.node, "rowspan") ? number(attribute(cell.node, "rowspan")) : 1;
        cell.row_span = down == 0 ? rows_below : std::min(static_cast<std::size_t>(down), rows_below);
        const auto stated =
            static_cast<std::size_t>(std::max(number(attribute(cell.node, "colspan")), std::int64_t{1}));
        cell.span = std::min(stated, limits::table_columns - cell.column);
        // Where a cell from above is in the way, it ends there: cells do not lie on each other.
        for (std::size_t i = 1; i < cell.span && cell.column + i < covering_.size(); ++i)
            if (covering_[cell.column + i].rows > 0) cell.span = i;
    }

    Grid& grid_;
    std::vector<Covering> covering_;  ///< by the column that it begins in
};

}  // namespace

Grid grid_of(const xmlNode* table) {
    Grid grid;
    std::vector<GridRow> feet;
    collect_rows(grid, feet, table, false, false);
    std::move(feet.begin(), feet.end(), std::back_inserter(grid.rows));
    std::erase_if(grid.rows, [](const GridRow& row) { return row.cells.empty() && name_of(row.node) != "tr"; });
    Placer placer(grid);
    for (std::size_t r = 0; r < grid.rows.size(); ++r) placer.place(grid.rows[r], grid.rows.size() - r);
    std::erase_if(grid.rows, [](const GridRow& row) { return row.cells.empty(); });
    // Columns that no cell begins in have no width: colspan="100" is how pages say "all of them".
    for (GridRow& row : grid.rows)
        for (GridCell& cell : row.cells) cell.span = std::min(cell.span, grid.columns - cell.column);
    // Rows of headings alone, where no <thead> says it.
    for (GridRow& row : grid.rows) {
        const bool headings = std::ranges::all_of(row.cells, [](const GridCell& c) { return name_of(c.node) == "th"; });
        if (!headings && !row.header) break;
        row.header = true;
    }
    return grid;
}

}  // namespace raingan::html
