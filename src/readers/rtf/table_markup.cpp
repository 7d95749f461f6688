// Rows with the edges of their cells → w:tbl with a grid.
#include <algorithm>
#include <array>
#include <cstdint>

#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

using std::string_view;

constexpr std::array<string_view, 4> sides{"top", "left", "bottom", "right"};
constexpr int usual_width = 720;  // of a cell that has no \cellx

/// Ascending, one more than the row has cells.
word::CellEdges edges_of(const Row& row) {
    word::CellEdges edges{row.format.left};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::int64_t edge = i < row.format.cells.size() ? row.format.cells[i].edge : edges.back() + usual_width;
        edges.push_back(std::max(edge, edges.back()));
    }
    return edges;
}

void append_length(std::string& xml, string_view element, std::int64_t twips) {
    xml.append("<w:").append(element).append(" w:w=\"").append(std::to_string(twips)).append("\" w:type=\"dxa\"/>");
}

/// Left and right are half the gap where no padding is stated.
std::array<int, 4> row_padding(const RowFormat& row) {
    std::array<int, 4> padding{0, row.gap, 0, row.gap};
    for (std::size_t side = 0; side < sides.size(); ++side)
        if (row.padding[side] != unset && row.padding_counts[side]) padding[side] = row.padding[side];
    return padding;
}

void append_padding(std::string& xml, string_view element, const std::array<int, 4>& padding) {
    xml.append("<w:").append(element).append(">");
    for (std::size_t side = 0; side < sides.size(); ++side)
        if (padding[side] != unset) append_length(xml, sides[side], std::max(padding[side], 0));
    xml.append("</w:").append(element).append(">");
}

void append_borders(std::string& xml, const Reader& reader, string_view element, const Borders& borders,
                    string_view fifth, string_view sixth) {
    if (std::ranges::none_of(borders, &Border::stated)) return;
    const std::array<string_view, 6> names{sides[0], sides[1], sides[2], sides[3], fifth, sixth};
    xml.append("<w:").append(element).append(">");
    for (std::size_t side = 0; side < names.size(); ++side)
        if (borders[side].stated()) append_border(xml, reader, names[side], borders[side]);
    xml.append("</w:").append(element).append(">");
}

void append_place(std::string& xml, const RowFormat& row) {
    xml.append("<w:tblpPr w:horzAnchor=\"").append(row.across).append("\" w:vertAnchor=\"").append(row.down) += '"';
    if (*row.align_across != '\0') xml.append(" w:tblpXSpec=\"").append(row.align_across) += '"';
    if (*row.align_down != '\0') xml.append(" w:tblpYSpec=\"").append(row.align_down) += '"';
    append_number(xml, "tblpX", row.x);
    append_number(xml, "tblpY", row.y);
    append_number(xml, "topFromText", row.distances[0]);
    append_number(xml, "leftFromText", row.distances[1]);
    append_number(xml, "bottomFromText", row.distances[2]);
    append_number(xml, "rightFromText", row.distances[3]);
    xml += "/>";
}

/// What the first row says of the table, and other rows of themselves.
void append_common(std::string& xml, const Reader& reader, const RowFormat& row) {
    append_borders(xml, reader, "tblBorders", row.borders, "insideH", "insideV");
    if (row.fill != 0) append_shading(xml, reader, row.fill, 0, 0);
    append_padding(xml, "tblCellMar", row_padding(row));
}

void append_table_properties(std::string& xml, const Reader& reader, const RowFormat& row, std::int64_t left,
                             bool nested) {
    constexpr std::array<string_view, 3> alignments{"left", "center", "right"};
    xml += "<w:tblPr>";
    if (row.floats) append_place(xml, row);
    if (row.right_to_left) word::append_switch(xml, "bidiVisual", true);
    if (row.alignment != 0) word::append_value(xml, "jc", alignments[row.alignment]);
    if (row.spacing > 0) append_length(xml, "tblCellSpacing", row.spacing);
    // \trleft places the border, w:tblInd the text of the first cell, but in nested tables
    // (docs/word-layout.md#left-edge).
    append_length(xml, "tblInd", left + (nested ? 0 : row_padding(row)[1]));
    append_common(xml, reader, row);
    // The edges in the file are where Word, or who wrote it, set them; columns are not reckoned anew.
    xml += R"(<w:tblLayout w:type="fixed"/></w:tblPr>)";
}

bool says_the_same(const RowFormat& a, const RowFormat& b) {
    return a.borders == b.borders && a.fill == b.fill && row_padding(a) == row_padding(b);
}

void append_row_properties(std::string& xml, const RowFormat& row, const word::RowSpans& spans) {
    xml += "<w:trPr>";
    if (spans.before > 0) word::append_value(xml, "gridBefore", static_cast<std::int64_t>(spans.before));
    if (spans.after > 0) word::append_value(xml, "gridAfter", static_cast<std::int64_t>(spans.after));
    if (row.height != 0) {
        xml += row.height < 0 ? R"(<w:trHeight w:hRule="exact")" : R"(<w:trHeight w:hRule="atLeast")";
        append_number(xml, "val", std::abs(static_cast<std::int64_t>(row.height)));
        xml += "/>";
    }
    if (row.header) word::append_switch(xml, "tblHeader", true);
    if (row.keep) word::append_switch(xml, "cantSplit", true);
    xml += "</w:trPr>";
}

void append_merge(std::string& xml, string_view element, int merge) {
    if (merge == 1) word::append_value(xml, element, "restart");
    if (merge == 2) word::append_switch(xml, element, true);
}

void append_cell_properties(std::string& xml, const Reader& reader, const CellFormat& cell, std::size_t span,
                            std::int64_t width) {
    constexpr std::array<string_view, 3> vertical{"top", "center", "bottom"};
    constexpr std::array<string_view, 4> directions{"lrTb", "tbRl", "btLr", "lrTbV"};
    xml += "<w:tcPr>";
    append_length(xml, "tcW", width);
    if (span > 1) word::append_value(xml, "gridSpan", static_cast<std::int64_t>(span));
    append_merge(xml, "hMerge", cell.horizontal_merge);
    append_merge(xml, "vMerge", cell.vertical_merge);
    append_borders(xml, reader, "tcBorders", cell.borders, "tl2br", "tr2bl");
    if (cell.fill != 0 || cell.shading_percent != 0)
        append_shading(xml, reader, cell.fill, cell.pattern_colour, cell.shading_percent);
    std::array<int, 4> padding = cell.padding;
    for (std::size_t side = 0; side < sides.size(); ++side)
        if (!cell.padding_counts[side]) padding[side] = unset;
    if (std::ranges::any_of(padding, [](int twips) { return twips != unset; })) append_padding(xml, "tcMar", padding);
    if (cell.direction != 0) word::append_value(xml, "textDirection", directions[cell.direction]);
    if (cell.vertical_align != 0) word::append_value(xml, "vAlign", vertical[cell.vertical_align]);
    xml += "</w:tcPr>";
}

void append_row(std::string& xml, const Reader& reader, const Row& row, const RowFormat& first,
                const word::RowSpans& spans, const word::CellEdges& edges) {
    xml += "<w:tr>";
    if (!says_the_same(row.format, first)) {
        xml += "<w:tblPrEx>";
        append_common(xml, reader, row.format);
        xml += "</w:tblPrEx>";
    }
    append_row_properties(xml, row.format, spans);
    const CellFormat unstated;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        // What stands in a cell without width goes into the one before it; at the row's beginning it is one column.
        const bool joins = spans.spans[i] == 0 && i > 0;
        if (!joins) {
            if (i > 0) xml += "</w:tc>";
            xml += "<w:tc>";
            const CellFormat& cell = i < row.format.cells.size() ? row.format.cells[i] : unstated;
            append_cell_properties(xml, reader, cell, spans.spans[i], edges[i + 1] - edges[i]);
        }
        xml += row.cells[i];
    }
    xml += "</w:tc></w:tr>";
}

}  // namespace

void append_table(std::string& xml, const Reader& reader, const OpenTable& table, bool nested) {
    if (table.rows.empty()) return;
    std::vector<word::CellEdges> edges;
    edges.reserve(table.rows.size());
    for (const Row& row : table.rows) edges.push_back(edges_of(row));
    const word::CellGrid grid = word::grid_of(edges);
    std::int64_t left = edges.front().front();
    for (const word::CellEdges& row : edges) left = std::min(left, row.front());
    xml += "<w:tbl>";
    append_table_properties(xml, reader, table.rows.front().format, left, nested);
    xml += "<w:tblGrid>";
    for (const std::int64_t width : grid.columns) {
        xml += "<w:gridCol";
        append_number(xml, "w", width);
        xml += "/>";
    }
    xml += "</w:tblGrid>";
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        append_row(xml, reader, table.rows[i], table.rows.front().format, grid.rows[i], edges[i]);
    xml += "</w:tbl>";
}

}  // namespace raingan::rtf
