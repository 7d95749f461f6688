#include "readers/wordml/merges.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "readers/wordml/tree.h"

namespace raingan::wordml {
namespace {

using pugi::xml_node;
using std::string_view;

struct Cell {
    xml_node node;
    string_view style;  ///< of its first paragraph
    std::size_t span = 1;
};

std::vector<xml_node> children_named(xml_node parent, string_view name) {
    std::vector<xml_node> found;
    for (const xml_node node : parent.children())
        if (xml::name(node) == name) found.push_back(node);
    return found;
}

std::vector<Cell> cells_of(xml_node row) {
    std::vector<Cell> cells;
    for (const xml_node node : children_named(row, "tc")) {
        const xml_node span = xml::child(xml::child(node, "tcPr"), "gridSpan");
        const xml_node style = xml::child(xml::child(xml::child(node, "p"), "pPr"), "pStyle");
        const auto most = static_cast<std::int64_t>(limits::table_columns);
        cells.push_back(
            {node, xml::text_of(style, "val"),
             static_cast<std::size_t>(std::clamp(xml::integer(span, "val").value_or(1), std::int64_t{1}, most))});
    }
    return cells;
}

/// What stood in each column of the row above.
struct Column {
    xml_node cell;  ///< empty where none begins here
    string_view style;
};
using Above = std::vector<Column>;
using Places = std::vector<std::size_t>;  ///< the column of each cell

/// As far to the left as styles allow; empty where they do not fit.
Places leftmost(const std::vector<Cell>& cells, const Above& above) {
    Places places;
    std::size_t column = 0;
    for (const Cell& cell : cells) {
        while (column < above.size() && above[column].style != cell.style) ++column;
        if (column + cell.span > above.size()) return {};
        places.push_back(column);
        column += cell.span;
    }
    return places;
}

/// As far to the right.
Places rightmost(const std::vector<Cell>& cells, const Above& above) {
    Places places(cells.size());
    std::size_t end = above.size();
    for (std::size_t i = cells.size(); i-- > 0;) {
        if (end < cells[i].span) return {};
        std::size_t column = end - cells[i].span;
        while (column > 0 && above[column].style != cells[i].style) --column;
        if (above[column].style != cells[i].style) return {};
        places[i] = end = column;
    }
    return places;
}

/// One after the other, as in a row that has all its cells.
Places in_order(const std::vector<Cell>& cells) {
    Places places;
    std::size_t column = 0;
    for (const Cell& cell : cells) {
        places.push_back(column);
        column += cell.span;
    }
    return places;
}

void set_merge(xml_node cell, const char* value) {
    xml_node properties = xml::child(cell, "tcPr");
    if (!properties) properties = cell.prepend_child(beside(cell, "tcPr").c_str());
    if (xml::child(properties, "vmerge")) return;
    properties.append_child(beside(cell, "vmerge").c_str())
        .append_attribute(beside(cell, "val").c_str())
        .set_value(value);
}

void insert_covered(xml_node row, xml_node before, xml_node like) {
    xml_node cell = before ? row.insert_child_before(like.name(), before) : row.append_child(like.name());
    set_merge(cell, "continue");
    cell.append_child(beside(like, "p").c_str());
}

/// Fills the gaps between the cells of a row with cells that those above reach down to.
void fill_gaps(xml_node row, const std::vector<Cell>& cells, const Places& places, Above& above) {
    std::size_t column = 0;
    const auto reach_down = [&](std::size_t end, xml_node before) {
        for (; column < end; ++column) {
            if (!above[column].cell) continue;
            set_merge(above[column].cell, "restart");
            insert_covered(row, before, cells.front().node);
        }
    };
    for (std::size_t i = 0; i < cells.size(); ++i) {
        reach_down(places[i], cells[i].node);
        for (; column < places[i] + cells[i].span; ++column) above[column] = {{}, cells[i].style};
        above[places[i]].cell = cells[i].node;
    }
    reach_down(above.size(), {});
}

void restore_row(xml_node row, Above& above, Merges& merges) {
    const std::vector<Cell> cells = cells_of(row);
    std::size_t covered = 0;
    for (const Cell& cell : cells) covered += cell.span;
    if (cells.empty() || covered > above.size()) return;
    const bool whole = covered == above.size();
    const Places places = whole ? in_order(cells) : leftmost(cells, above);
    if (!whole && (places.empty() || places != rightmost(cells, above))) {
        ++merges.unclear;
        return;
    }
    if (!whole) ++merges.restored;
    fill_gaps(row, cells, places, above);
}

void restore_table(xml_node table, Merges& merges) {
    const std::size_t columns = children_named(xml::child(table, "tblGrid"), "gridCol").size();
    if (columns == 0 || columns > limits::table_columns) return;
    Above above(columns);
    for (const xml_node row : children_named(table, "tr")) restore_row(row, above, merges);
}

}  // namespace

Merges restore_merges(xml_node root) {
    Merges merges;
    for (const xml_node table : elements_named(root, "tbl")) restore_table(table, merges);
    return merges;
}

}  // namespace raingan::wordml
