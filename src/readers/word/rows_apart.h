// A long table's rows as text within the tree: as elements they take several times as much, and a row is read once.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace raingan::word {

/// Of which tables rows stand apart.
struct RowsApart {
    std::size_t least_bytes = 4U << 20U;  ///< of a table's rows; below, a tree is cheap
    std::size_t least_rows = 1'000;       ///< more than `kept`
    std::size_t kept = 16;                ///< rows that stay in the tree
};

/// A document's main part in which each row of the body's long tables, but for the first few, is
/// <tr><![CDATA[its markup]]></tr>. A table is left as it is where a row has anything but plain paragraphs, or
/// something stands between rows; so is a part that is not well formed.
std::string with_rows_apart(std::string part, const RowsApart& which = {});

/// Such a row's markup; empty: the row stands in the tree.
std::string_view markup_apart(pugi::xml_node tr);

/// A row turned out to need the rows around it, so that the part has to be read as one tree.
struct RowsBelongTogether {};

}  // namespace raingan::word
