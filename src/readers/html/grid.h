// The rows and columns of a table, as HTML 4.9.12 ("forming a table") makes them of its elements.
#pragma once

#include <cstddef>
#include <vector>

#include "readers/html/tree.h"

namespace raingan::html {

struct GridCell {
    const xmlNode* node = nullptr;
    std::size_t column = 0, span = 1, row_span = 1;
    bool goes_on = false;  ///< the same cell as one in a row above
};

struct GridRow {
    const xmlNode* node = nullptr;
    bool header = false;  ///< in <thead>, or a first row of <th> alone
    std::vector<GridCell> cells;
};

struct Grid {
    std::vector<GridRow> rows;                 ///< <tfoot> last
    std::vector<const xmlNode*> column_nodes;  ///< <col>, one for each column that it stands for
    std::vector<const xmlNode*> strays;  ///< captions and what may not stand between cells: shown before the table
    std::size_t columns = 0;
    std::size_t cell_count = 0;
};

/// Throws Error over_limit: table_columns, html_cells.
Grid grid_of(const xmlNode* table);

}  // namespace raingan::html
