// A page parted into its text, its tables and their cells.
#pragma once

#include <map>
#include <vector>

#include "readers/pdf/lattice.h"
#include "readers/pdf/lines.h"
#include "readers/pdf/spaced_tables.h"

namespace raingan::pdf_reader {

/// The body of a page, or a cell.
struct Region {
    std::vector<Line> lines;
    std::vector<std::size_t> tables;  ///< that stand in it, indexes into PageLayout::tables
};

struct PageTable {
    Lattice lattice;
    bool columns = false;         ///< no table: text that is read cell by cell
    std::vector<Gutter> gutters;  ///< of a table of white space
    std::vector<Region> cells;    ///< as Lattice::cells
};

struct PageLayout {
    double width = 0, height = 0;
    int quarter_turns = 0;  ///< PageContent::quarter_turns
    Region body;
    std::vector<PageTable> tables;
    std::vector<Line> headers, footers;  ///< taken out of the body (stories.h)
};

/// `tags`: the page's.
PageLayout lay_out(PageContent content, const PageTags& tags);

}  // namespace raingan::pdf_reader
