// How a sheet is printed across: at which scale, and which columns share a page (build.cpp says how it is chosen).
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "readers/workbook/page.h"

namespace raingan::workbook {

/// The grid that is printed, before it is scaled. Columns are those of the table.
struct PrintedGrid {
    const std::vector<Points>& widths;
    Points height;
    std::vector<std::uint32_t> starts;  ///< columns that begin a page where no fit is asked, ascending
    std::optional<std::pair<std::uint32_t, std::uint32_t>> titles;  ///< first and last of those on each page
};

struct PrintedColumns {
    double scale = 1;
    std::vector<Points> widths;     ///< scaled; none is wider than its page
    std::vector<ColumnBand> bands;  ///< empty: all on one page
};

/// `goes_on`: without a fit, what is wider than the page goes on on others; else it is scaled to the page.
PrintedColumns print_columns(const PageSetup& page, const PrintedGrid& grid, const Extent& room, bool goes_on);

}  // namespace raingan::workbook
