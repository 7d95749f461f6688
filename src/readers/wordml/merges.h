// Vertical merges that LibreOffice's export to Word 2003 XML leaves out: it writes no cell where one above reaches
// down, and no w:vmerge, so that the row's other cells slide to the left (ooo2wordml_table.xsl knows column spans
// alone). In a table whose columns have paragraph styles of their own, these still tell where each cell belongs.
#pragma once

#include <cstddef>
#include <pugixml.hpp>

namespace raingan::wordml {

struct Merges {
    std::size_t restored = 0;  ///< rows
    std::size_t unclear =
        0;  ///< short rows whose styles fit the row above in none or in several ways: left as they are
};

/// Puts the missing cells back into the tree, with w:vmerge, in rows that fit the row above in one way only.
Merges restore_merges(pugi::xml_node root);

}  // namespace raingan::wordml
