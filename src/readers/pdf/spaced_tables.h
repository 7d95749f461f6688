// Tables that white space alone makes, and columns of text side by side.
#pragma once

#include <vector>

#include "readers/pdf/lattice.h"
#include "readers/pdf/lines.h"
#include "readers/pdf/tags.h"

namespace raingan::pdf_reader {

/// White space that goes down between two columns.
struct Gutter {
    double left = 0, right = 0;
};

struct SpacedTable {
    Lattice lattice;  ///< of columns of text: one row
    std::vector<Gutter> gutters;
    bool columns = false;  ///< columns of text, that are read one behind the other
};

/// Finds them among the lines, which stand from top to bottom. In doubt there is none: a table has three rows or more
/// with something in most of their cells, is no list, no contents and no block of signatures, and no tags that say what
/// else it is. `obstacles` are tables that are known: nothing goes on across them. Level `rulings` part rows.
std::vector<SpacedTable> find_spaced_tables(const std::vector<Line>& lines,
                                            const std::vector<pdf::Rectangle>& obstacles,
                                            const std::vector<Ruling>& rulings, const PageTags& tags);

}  // namespace raingan::pdf_reader
