#include "readers/doc/table.h"

#include <algorithm>
#include <cstdint>

#include "readers/doc/styles.h"
#include "readers/word/cell_edges.h"
#include "readers/word/markup.h"

namespace raingan::doc {
namespace {

using word::append_value;

/// As many cells as the text has, each wide enough to have columns of its own.
void settle(Row& row) {
    constexpr std::int64_t narrowest = 9, usual = 720;  // twips; narrower edges are taken for one (cell_edges.h)
    RowForm& form = row.form;
    if (form.edges.empty()) form.edges.push_back(0);
    while (form.edges.size() <= row.cells.size()) form.edges.push_back(form.edges.back() + usual);
    form.edges.resize(row.cells.size() + 1);
    form.cells.resize(row.cells.size());
    for (std::size_t i = 1; i < form.edges.size(); ++i)
        form.edges[i] = std::max(form.edges[i], form.edges[i - 1] + narrowest);
}

std::string twips(const char* name, std::int64_t value, const char* type = "dxa") {
    return std::string("<w:") + name + " w:w=\"" + std::to_string(value) + "\" w:type=\"" + type + "\"/>";
}

/// 2.6.3 sprmTPc, sprmTDxaAbs, sprmTDyaAbs: some offsets stand for a place.
void append_place(std::string& xml, const TablePlace& place) {
    constexpr std::array<const char*, 4> vertical{"margin", "page", "text", "text"};
    constexpr std::array<const char*, 4> horizontal{"text", "margin", "page", "text"};
    struct Named {
        std::int64_t offset;
        const char* name;
    };
    constexpr std::array<Named, 5> across{
        {{0, "left"}, {-4, "center"}, {-8, "right"}, {-12, "inside"}, {-16, "outside"}}};
    constexpr std::array<Named, 5> down{
        {{-4, "top"}, {-8, "center"}, {-12, "bottom"}, {-16, "inside"}, {-20, "outside"}}};
    const auto put = [&](const char* offset_name, const char* spec, std::int64_t offset,
                         const std::array<Named, 5>& names) {
        for (const Named& named : names)
            if (named.offset == offset && offset != 0) {
                xml.append(" w:").append(spec).append("=\"").append(named.name).append("\"");
                return;
            }
        xml.append(" w:").append(offset_name).append("=\"").append(std::to_string(offset)).append("\"");
    };
    const auto distance = [&](const char* name, std::int64_t value) {
        xml.append(" w:").append(name).append("=\"").append(std::to_string(value)).append("\"");
    };
    xml += "<w:tblpPr";
    distance("leftFromText", place.from_left);
    distance("rightFromText", place.from_right);
    distance("topFromText", place.from_top);
    distance("bottomFromText", place.from_bottom);
    xml.append(" w:vertAnchor=\"").append(vertical[place.anchors >> 4U & 3U]);
    xml.append("\" w:horzAnchor=\"").append(horizontal[place.anchors >> 6U & 3U]).append("\"");
    put("tblpX", "tblpXSpec", place.x, across);
    put("tblpY", "tblpYSpec", place.y, down);
    xml += "/>";
}

std::int64_t left_margin(const RowForm& form) {
    return form.padding[1].value_or(form.gap_half);
}

void append_row_borders(std::string& xml, const RowForm& form) {
    append_borders(xml, "tblBorders", form.borders, "insideH", "insideV");
}

void append_table_properties(std::string& xml, const RowForm& form, std::int64_t left_edge, std::size_t depth) {
    constexpr std::array<std::string_view, 3> alignments{"left", "center", "right"};
    xml += "<w:tblPr>";
    if (form.style) append_value(xml, "tblStyle", style_id(*form.style));
    if (form.place.stated) append_place(xml, form.place);
    if (form.right_to_left) xml += "<w:bidiVisual/>";
    constexpr unsigned share = 2, length = 3;
    if (form.width_unit == share || form.width_unit == length)
        xml += twips("tblW", form.width, form.width_unit == share ? "pct" : "dxa");
    append_value(xml, "jc", alignments[form.alignment % alignments.size()]);
    // Up to Word 2010 the indent of an outer table places the text of its first cell, else its edge.
    xml += twips("tblInd", depth == 1 ? left_edge + left_margin(form) : left_edge);
    append_row_borders(xml, form);
    xml += form.autofit ? R"(<w:tblLayout w:type="autofit"/>)" : R"(<w:tblLayout w:type="fixed"/>)";
    if (form.spacing && *form.spacing > 0) xml += twips("tblCellSpacing", *form.spacing);
    auto margins = form.padding;
    if (!margins[1]) margins[1] = form.gap_half;
    if (!margins[3]) margins[3] = form.gap_half;
    append_margins(xml, "tblCellMar", margins);
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (form.look) {
        std::string hex;
        for (const unsigned shift : {12U, 8U, 4U, 0U}) hex += digits[*form.look >> shift & 0xFU];
        append_value(xml, "tblLook", hex);
    }
    xml += "</w:tblPr>";
}

void append_row_properties(std::string& xml, const Row& row, const word::RowSpans& spans) {
    xml += "<w:trPr>";
    if (spans.before != 0) append_value(xml, "gridBefore", static_cast<std::int64_t>(spans.before));
    if (spans.after != 0) append_value(xml, "gridAfter", static_cast<std::int64_t>(spans.after));
    if (row.form.cant_split) xml += "<w:cantSplit/>";
    if (row.form.height != 0)
        xml += "<w:trHeight w:val=\"" + std::to_string(std::abs(row.form.height)) + "\" w:hRule=\"" +
               (row.form.height < 0 ? "exact" : "atLeast") + "\"/>";
    if (row.form.header) xml += "<w:tblHeader/>";
    if (row.deleted) xml += "<w:del/>";
    xml += "</w:trPr>";
}

void append_merge(std::string& xml, std::string_view name, Joined joined) {
    if (joined == Joined::no) return;
    xml.append("<w:").append(name).append(joined == Joined::first ? " w:val=\"restart\"/>" : "/>");
}

void append_cell_properties(std::string& xml, const CellForm& cell, std::size_t span, std::int64_t width) {
    constexpr std::array<const char*, 8> directions{nullptr, "tbRl",  nullptr, "btLr",
                                                    "lrTbV", "tbRlV", nullptr, nullptr};
    constexpr std::array<std::string_view, 3> verticals{"top", "center", "bottom"};
    xml += "<w:tcPr>";
    xml += twips("tcW", width);
    if (span > 1) append_value(xml, "gridSpan", static_cast<std::int64_t>(span));
    append_merge(xml, "hMerge", cell.across);
    append_merge(xml, "vMerge", cell.down);
    append_borders(xml, "tcBorders", cell.borders, "tl2br", "tr2bl");
    append_element(xml, "shd", cell.shading);
    append_margins(xml, "tcMar", cell.padding);
    if (directions[cell.direction] != nullptr)
        append_value(xml, "textDirection", std::string_view(directions[cell.direction]));
    if (cell.vertical != 0) append_value(xml, "vAlign", verticals[cell.vertical % verticals.size()]);
    xml += "</w:tcPr>";
}

void append_row(std::string& xml, const Row& row, const word::RowSpans& spans, const Row& first) {
    xml += "<w:tr>";
    if (row.form.borders != first.form.borders) {
        xml += "<w:tblPrEx>";
        append_row_borders(xml, row.form);
        xml += "</w:tblPrEx>";
    }
    append_row_properties(xml, row, spans);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        xml += "<w:tc>";
        const std::int64_t width = row.form.edges[i + 1] - row.form.edges[i];
        append_cell_properties(xml, row.form.cells[i], spans.spans[i], width);
        xml.append(row.cells[i]).append("</w:tc>");
    }
    xml += "</w:tr>";
}

}  // namespace

void append_table(std::string& xml, std::vector<Row>& rows, std::size_t depth) {
    std::erase_if(rows, [](const Row& row) { return row.cells.empty(); });
    if (rows.empty()) return;
    std::vector<word::CellEdges> edges;
    for (Row& row : rows) {
        settle(row);
        edges.push_back(row.form.edges);
    }
    const word::CellGrid grid = word::grid_of(edges);
    std::int64_t left_edge = edges.front().front();
    for (const word::CellEdges& row : edges) left_edge = std::min(left_edge, row.front());
    xml += "<w:tbl>";
    append_table_properties(xml, rows.front().form, left_edge, depth);
    xml += "<w:tblGrid>";
    for (const std::int64_t column : grid.columns) xml += "<w:gridCol w:w=\"" + std::to_string(column) + "\"/>";
    xml += "</w:tblGrid>";
    for (std::size_t i = 0; i < rows.size(); ++i) append_row(xml, rows[i], grid.rows[i], rows.front());
    xml += "</w:tbl>";
}

}  // namespace raingan::doc
