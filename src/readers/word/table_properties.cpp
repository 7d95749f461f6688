#include "readers/word/table_properties.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;
using xml::text_of;

template <class Value, std::size_t count>
void take_each(std::array<std::optional<Value>, count>& base, const std::array<std::optional<Value>, count>& over) {
    for (std::size_t i = 0; i < count; ++i) take(base[i], over[i]);
}

constexpr std::array<std::pair<string_view, Side>, 8> side_names{{{"top", Side::top},
                                                                  {"left", Side::start},
                                                                  {"start", Side::start},
                                                                  {"bottom", Side::bottom},
                                                                  {"right", Side::end},
                                                                  {"end", Side::end},
                                                                  {"insideH", Side::inside_h},
                                                                  {"insideV", Side::inside_v}}};

SideBorders read_borders(xml_node node) {
    SideBorders borders;
    for (const xml_node child : node.children())
        for (const auto& [name, side] : side_names)
            if (xml::name(child) == name) borders[static_cast<std::size_t>(side)] = read_border(child);
    return borders;
}

/// A w:w/w:type pair (CT_TblWidth) as a length, or none for auto, nil and percent.
std::optional<Points> width_of(xml_node node) {
    const string_view type = text_of(node, "type");
    if (type == "auto" || type == "pct" || text_of(node, "w").ends_with('%')) return std::nullopt;
    return xml::measure(node, "w", xml::twip);
}

SideMargins read_margins(xml_node node) {
    SideMargins margins;
    for (const xml_node child : node.children())
        for (const auto& [name, side] : side_names)
            if (xml::name(child) == name && side < Side::inside_h)
                margins[static_cast<std::size_t>(side)] = text_of(child, "type") == "nil" ? Points() : width_of(child);
    return margins;
}

/// Fiftieths of a percent, or "50%".
std::optional<double> share_of(xml_node node) {
    const string_view value = text_of(node, "w");
    if (value.ends_with('%')) {
        const auto percent = xml::measure(value.substr(0, value.size() - 1), Points(1));
        return percent ? std::optional(percent->pt / 100) : std::nullopt;
    }
    constexpr double whole = 5000;
    const auto fiftieths = xml::integer(value);
    return fiftieths && text_of(node, "type") == "pct" ? std::optional(static_cast<double>(*fiftieths) / whole)
                                                       : std::nullopt;
}

void read_table_width(TableProperties& table, xml_node node) {
    table.width_share = share_of(node);
    if (table.width_share) return;
    table.width = width_of(node);
    if (table.width && table.width->pt <= 0) table.width.reset();
}

Alignment read_table_alignment(string_view value) {
    if (value == "center") return Alignment::centre;
    return value == "right" || value == "end" ? Alignment::end : Alignment::start;
}

/// ST_TextDirection (17.18.93) of both editions, as quarter turns clockwise. What stands upright in East Asian lines
/// that run down is turned in ours.
std::uint8_t read_text_direction(string_view value) {
    constexpr std::array<string_view, 6> down{"tbRl", "tbRlV", "tbLrV", "rl", "rlV", "lrV"};
    if (std::ranges::find(down, value) != down.end()) return 1;
    return value == "btLr" || value == "lr" ? 3 : 0;
}

}  // namespace

CellProperties read_cell_properties(xml_node tcPr) {
    CellProperties cell;
    for (const xml_node node : tcPr.children()) {
        const string_view name = xml::name(node);
        if (name == "tcBorders") {
            cell.borders = read_borders(node);
            if (const xml_node down = xml::child(node, "tl2br")) cell.diagonal_down = read_border(down);
            if (const xml_node up = xml::child(node, "tr2bl")) cell.diagonal_up = read_border(up);
        } else if (name == "shd") {
            cell.background = read_shading(node);
        } else if (name == "tcMar") {
            cell.margins = read_margins(node);
        } else if (name == "vAlign") {
            const string_view value = text_of(node, "val");
            cell.vertical = value == "center"   ? VerticalAlignment::centre
                            : value == "bottom" ? VerticalAlignment::bottom
                                                : VerticalAlignment::top;
        } else if (name == "textDirection") {
            cell.quarter_turns = read_text_direction(text_of(node, "val"));
        }
    }
    return cell;
}

void merge(CellProperties& base, const CellProperties& over) {
    take_each(base.borders, over.borders);
    take_each(base.margins, over.margins);
    take(base.background, over.background);
    take(base.vertical, over.vertical);
    take(base.diagonal_down, over.diagonal_down);
    take(base.diagonal_up, over.diagonal_up);
    take(base.quarter_turns, over.quarter_turns);
}

TableProperties read_table_properties(xml_node tblPr) {
    TableProperties table;
    for (const xml_node node : tblPr.children()) {
        const string_view name = xml::name(node);
        if (name == "tblBorders") table.borders = read_borders(node);
        if (name == "tblCellMar") table.margins = read_margins(node);
        if (name == "shd") table.background = read_shading(node);
        if (name == "tblInd") table.indent = width_of(node);
        if (name == "jc") table.alignment = read_table_alignment(text_of(node, "val"));
        if (name == "tblLayout") table.fixed = text_of(node, "type") == "fixed";
        if (name == "tblW") read_table_width(table, node);
        if (name == "bidiVisual") table.right_to_left = xml::on_off(node);
        if (name == "tblCellSpacing") table.cell_spacing = width_of(node);
        if (name == "tblStyleRowBandSize") table.row_band = xml::integer(node, "val");
        if (name == "tblStyleColBandSize") table.column_band = xml::integer(node, "val");
    }
    return table;
}

void merge(TableProperties& base, const TableProperties& over) {
    take_each(base.borders, over.borders);
    take_each(base.margins, over.margins);
    take(base.background, over.background);
    take(base.indent, over.indent);
    take(base.alignment, over.alignment);
    take(base.fixed, over.fixed);
    if (over.width || over.width_share) {
        base.width = over.width;
        base.width_share = over.width_share;
    }
    base.right_to_left |= over.right_to_left;
    take(base.cell_spacing, over.cell_spacing);
    take(base.row_band, over.row_band);
    take(base.column_band, over.column_band);
}

namespace {

constexpr std::array<std::pair<string_view, Region>, region_count> region_names{{{"wholeTable", Region::whole},
                                                                                 {"band1Vert", Region::band1_column},
                                                                                 {"band2Vert", Region::band2_column},
                                                                                 {"band1Horz", Region::band1_row},
                                                                                 {"band2Horz", Region::band2_row},
                                                                                 {"firstRow", Region::first_row},
                                                                                 {"lastRow", Region::last_row},
                                                                                 {"firstCol", Region::first_column},
                                                                                 {"lastCol", Region::last_column},
                                                                                 {"nwCell", Region::top_left},
                                                                                 {"neCell", Region::top_right},
                                                                                 {"swCell", Region::bottom_left},
                                                                                 {"seCell", Region::bottom_right}}};

void add_region(TableStyle& style, Region region, xml_node node, const Theme& theme) {
    RegionStyle& to = style.regions[static_cast<std::size_t>(region)];
    CellProperties cell = read_cell_properties(xml::child(node, "tcPr"));
    if (region != Region::whole) {
        // A conditional part may state its rules and shading for the "table", meaning the region.
        const TableProperties table = read_table_properties(xml::child(node, "tblPr"));
        CellProperties as_cell;
        as_cell.borders = table.borders;
        as_cell.background = table.background;
        merge(to.cell, as_cell);
    }
    merge(to.cell, cell);
    merge(to.paragraph, read_paragraph_properties(xml::child(node, "pPr")));
    merge(to.run, read_run_properties(xml::child(node, "rPr"), theme));
    style.stated |= bit(region);
}

}  // namespace

void add_table_style(TableStyle& style, xml_node node, const Theme& theme) {
    merge(style.table, read_table_properties(xml::child(node, "tblPr")));
    add_region(style, Region::whole, node, theme);
    for (const xml_node part : node.children()) {
        if (xml::name(part) != "tblStylePr") continue;
        for (const auto& [name, region] : region_names)
            if (text_of(part, "type") == name) add_region(style, region, part, theme);
    }
}

TableLook read_table_look(xml_node tblLook) {
    TableLook look;
    if (!tblLook) return look;
    unsigned bits = 0;
    const string_view hex = text_of(tblLook, "val");
    std::from_chars(hex.data(), hex.data() + hex.size(), bits, 16);
    const auto flag = [&](string_view name, unsigned bit_of_val) {
        const auto value = xml::attribute(tblLook, name);
        return value ? xml::truth(*value) : (bits & bit_of_val) != 0;
    };
    look.first_row = flag("firstRow", 0x0020);
    look.last_row = flag("lastRow", 0x0040);
    look.first_column = flag("firstColumn", 0x0080);
    look.last_column = flag("lastColumn", 0x0100);
    look.row_bands = !flag("noHBand", 0x0200);
    look.column_bands = !flag("noVBand", 0x0400);
    return look;
}

}  // namespace raingan::word
