// <table> → w:tbl.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/error.h"
#include "base/limits.h"
#include "base/round.h"
#include "base/utf8.h"
#include "readers/html/grid.h"
#include "readers/html/translation.h"
#include "thai/characters.h"

namespace raingan::html {
namespace {

using std::string_view;

constexpr std::int64_t twips_per_point = 20;
constexpr std::int64_t cell_margins = std::int64_t{2} * 108;
constexpr std::int64_t least_column = 360;

struct Making {
    Translation& translation;
    const Grid& grid;
    std::vector<std::int64_t> columns;  ///< widths in twips
    Around around;                      ///< within the table
    std::optional<Colour> ground;
};

/// Of the cell's text, as it would stand in one line.
std::size_t shown_length(const xmlNode* cell, std::size_t most) {
    std::string text;
    append_text(text, cell);
    std::size_t length = 0;
    bool space = true;
    for (std::size_t at = 0; at < text.size() && length < most;) {
        const utf8::Decoded c = utf8::decode(text, at);
        at += c.length;
        const bool is_space = c.code_point <= U' ';
        if ((is_space && space) || thai::is_zero_width_thai(c.code_point)) continue;
        space = is_space;
        ++length;
    }
    return length;
}

/// In twips; 0 where none is stated.
std::int64_t stated_width(const Translation& t, const xmlNode* node, std::int64_t whole) {
    auto width = t.rules.of(node).width;
    if (!width) width = read_length(attribute(node, "width"));
    if (!width || width->value <= 0) return 0;
    const double twips =
        width->value * (width->unit == Length::Unit::points ? twips_per_point : static_cast<double>(whole));
    return round_to_int(std::min(twips, 4.0 * static_cast<double>(whole)));
}

/// Where columns are together wider than the page, long texts break sooner and short ones stay as they are.
void take_from_widest(std::vector<std::int64_t>& widths, std::int64_t whole) {
    std::vector<std::int64_t> ascending = widths;
    std::ranges::sort(ascending);
    std::int64_t left = whole;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        const std::int64_t share = left / static_cast<std::int64_t>(ascending.size() - i);
        if (ascending[i] > share) {
            for (std::int64_t& width : widths) width = std::min(width, std::max(share, std::int64_t{1}));
            return;
        }
        left -= ascending[i];
    }
}

/// What is stated for a column or one of its cells; else by the longest text.
std::vector<std::int64_t> column_widths(const Translation& t, const Grid& grid, const xmlNode* table,
                                        std::int64_t whole) {
    constexpr std::size_t shortest = 3, longest = 34;
    constexpr std::int64_t character = 118;  // of the usual faces at the usual size
    std::vector<std::size_t> lengths(grid.columns, shortest);
    std::vector<std::int64_t> widths(grid.columns, 0);
    for (std::size_t c = 0; c < std::min(grid.columns, grid.column_nodes.size()); ++c)
        widths[c] = stated_width(t, grid.column_nodes[c], whole);
    for (const GridRow& row : grid.rows)
        for (const GridCell& cell : row.cells) {
            if (cell.goes_on || cell.span > 1) continue;
            if (widths[cell.column] == 0) widths[cell.column] = stated_width(t, cell.node, whole);
            if (lengths[cell.column] < longest)
                lengths[cell.column] = std::max(lengths[cell.column], shown_length(cell.node, longest));
        }
    const bool stated = std::ranges::any_of(widths, [](std::int64_t width) { return width > 0; });
    for (std::size_t c = 0; c < widths.size(); ++c) {
        if (widths[c] == 0) widths[c] = static_cast<std::int64_t>(lengths[c]) * character + cell_margins;
        widths[c] = std::max(widths[c], least_column);
    }
    if (!stated) take_from_widest(widths, whole);
    const std::int64_t total = std::accumulate(widths.begin(), widths.end(), std::int64_t{0});
    const std::int64_t table_width = stated_width(t, table, whole);
    const double scale =
        static_cast<double>(std::min(table_width == 0 ? total : table_width, whole)) / static_cast<double>(total);
    for (std::int64_t& width : widths)
        width = std::max(std::int64_t{1}, round_to_int(static_cast<double>(width) * scale));
    return widths;
}

void append_length(std::string& xml, string_view element, std::int64_t twips) {
    xml.append("<w:").append(element).append(" w:w=\"").append(std::to_string(twips)).append("\" w:type=\"dxa\"/>");
}

void append_border(std::string& xml, string_view side, const Border& border) {
    constexpr string_view styles[] = {"nil", "single", "double", "dotted", "dashed", "thick"};
    constexpr double eighths = 8;
    xml.append("<w:").append(side).append(" w:val=\"").append(styles[static_cast<std::size_t>(border.style)]);
    xml.append("\" w:sz=\"").append(std::to_string(round_to_int(border.width.pt * eighths))).append("\" w:color=\"");
    if (border.colour)
        append_colour(xml, *border.colour);
    else
        xml += "auto";
    xml += "\"/>";
}

/// In the order of Declarations::borders. WordprocessingML calls the side of a table's first column the left one.
string_view side_name(std::size_t side, bool right_to_left) {
    constexpr string_view sides[] = {"top", "right", "bottom", "left"};
    constexpr std::size_t vertical = 1;
    return sides[right_to_left && side % 2 == vertical ? 4 - side : side];
}

void append_borders(std::string& xml, string_view element, const Declarations& stated, bool right_to_left) {
    if (std::ranges::none_of(stated.borders, [](const auto& border) { return border.has_value(); })) return;
    xml.append("<w:").append(element).append(">");
    for (std::size_t i = 0; i < stated.borders.size(); ++i)
        if (stated.borders[i]) append_border(xml, side_name(i, right_to_left), *stated.borders[i]);
    xml.append("</w:").append(element).append(">");
}

/// border="1" rules every cell; the table's own style only its outside.
void append_table_borders(std::string& xml, const xmlNode* table, const Declarations& stated, bool right_to_left) {
    const string_view attribute_value = attribute(table, "border");
    const bool ruled = has_attribute(table, "border") && attribute_value != "0";
    if (!ruled) return append_borders(xml, "tblBorders", stated, right_to_left);
    xml += "<w:tblBorders>";
    Border thin;
    thin.style = BorderStyle::single;
    for (std::size_t i = 0; i < stated.borders.size(); ++i)
        append_border(xml, side_name(i, right_to_left), stated.borders[i].value_or(thin));
    for (const string_view inside_side : {"insideH", "insideV"}) append_border(xml, inside_side, thin);
    xml += "</w:tblBorders>";
}

std::optional<Colour> ground_of(const xmlNode* element, const Declarations& stated) {
    return stated.background ? stated.background : read_css_colour(attribute(element, "bgcolor"));
}

string_view vertical_place(const xmlNode* row, const Declarations& row_stated, const xmlNode* cell,
                           const Declarations& stated) {
    std::string value = stated.vertical_align.value_or(lower(attribute(cell, "valign")));
    if (value.empty()) value = row_stated.vertical_align.value_or(lower(attribute(row, "valign")));
    if (value == "top" || value == "baseline") return "top";
    return value == "bottom" ? "bottom" : "center";
}

void append_cell_properties(std::string& xml, const GridCell& cell, std::int64_t width, const Declarations& stated,
                            const std::optional<Colour>& ground, string_view vertical, bool right_to_left) {
    xml += "<w:tcPr>";
    append_length(xml, "tcW", width);
    if (cell.span > 1) word::append_value(xml, "gridSpan", static_cast<std::int64_t>(cell.span));
    if (cell.goes_on)
        word::append_switch(xml, "vMerge", true);
    else if (cell.row_span > 1)
        word::append_value(xml, "vMerge", "restart");
    append_borders(xml, "tcBorders", stated, right_to_left);
    if (ground) {
        xml += R"(<w:shd w:val="clear" w:fill=")";
        append_colour(xml, *ground);
        xml += "\"/>";
    }
    word::append_value(xml, "vAlign", vertical);
    xml += "</w:tcPr>";
}

void add_cell(Making& making, const GridRow& row, const Declarations& row_stated, const GridCell& cell) {
    Translation& t = making.translation;
    const Declarations stated = t.rules.of(cell.node);
    const auto begin = making.columns.begin() + static_cast<std::ptrdiff_t>(cell.column);
    std::int64_t width = 0;
    for (auto at = begin; at != begin + static_cast<std::ptrdiff_t>(cell.span); ++at) width += *at;
    auto ground = ground_of(cell.node, stated);
    if (!ground) ground = ground_of(row.node, row_stated);
    if (!ground) ground = making.ground;
    t.xml += "<w:tc>";
    append_cell_properties(t.xml, cell, width, stated, ground, vertical_place(row.node, row_stated, cell.node, stated),
                           making.around.placing.right_to_left);
    const std::size_t content = t.xml.size();
    Around around = inside(row.node, row_stated, making.around);
    if (row.node != cell.node) around = inside(cell.node, stated, around);
    around.width = std::max(width - cell_margins, least_column);
    if (!cell.goes_on && !is_hidden(t, cell.node, stated)) add_children(t, cell.node, around);
    end_paragraph(t);
    if (t.xml.size() == content || !t.xml.ends_with("</w:p>")) add_empty_paragraph(t, around);
    t.xml += "</w:tc>";
}

void add_row(Making& making, const GridRow& row) {
    Translation& t = making.translation;
    const Declarations stated = t.rules.of(row.node);
    if (name_of(row.node) == "tr" && is_hidden(t, row.node, stated)) return;
    t.xml += "<w:tr><w:trPr>";
    if (row.header) word::append_switch(t.xml, "tblHeader", true);
    t.xml += "</w:trPr>";
    for (const GridCell& cell : row.cells) add_cell(making, row, stated, cell);
    t.xml += "</w:tr>";
}

bool is_centred(const xmlNode* table, const Around& around) {
    return around.placing.align == "center" || lower(attribute(table, "align")) == "center";
}

void append_table_start(std::string& xml, const Making& making, const xmlNode* table, const Declarations& stated,
                        bool centred) {
    std::int64_t total = 0;
    for (const std::int64_t width : making.columns) total += width;
    xml += "<w:tbl><w:tblPr>";
    append_length(xml, "tblW", total);
    if (centred) word::append_value(xml, "jc", "center");
    if (making.around.placing.right_to_left) word::append_switch(xml, "bidiVisual", true);
    append_table_borders(xml, table, stated, making.around.placing.right_to_left);
    xml += "</w:tblPr><w:tblGrid>";
    for (const std::int64_t width : making.columns) xml += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    xml += "</w:tblGrid>";
}

}  // namespace

void add_table(Translation& t, const xmlNode* table, const Declarations& stated, const Around& around) {
    const Grid grid = grid_of(table);
    t.cells += grid.cell_count;
    if (t.cells > limits::html_cells) throw over_limit(limits::html_cells, "");
    Around inner = around;
    inner.placing = Placing();
    inner.placing.in_cell = around.placing.in_cell;
    inner.placing.right_to_left = around.placing.right_to_left;
    for (const xmlNode* stray : grid.strays) {
        // As the only child of what stands around: captions are blocks, the rest is text.
        add_node(t, stray, inner);
        if (name_of(stray) == "caption") end_paragraph(t);
    }
    end_paragraph(t);
    if (grid.columns == 0) return;
    inner.placing.in_cell = true;
    Making making{t, grid, column_widths(t, grid, table, around.width), inner, ground_of(table, stated)};
    // Two tables that touch would become one.
    if (t.xml.ends_with("</w:tbl>"))
        t.xml += R"(<w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>)";
    append_table_start(t.xml, making, table, stated, is_centred(table, around));
    for (const GridRow& row : grid.rows) add_row(making, row);
    t.xml += "</w:tbl>";
}

std::size_t most_columns(const xmlNode* node) {
    std::size_t most = 0;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            most = std::max(most, name_of(child) == "table" ? grid_of(child).columns : most_columns(child));
    return most;
}

}  // namespace raingan::html
