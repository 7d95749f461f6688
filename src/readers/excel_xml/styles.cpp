#include "readers/excel_xml/styles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/limits.h"
#include "readers/real.h"
#include "readers/workbook/palette.h"

namespace raingan::excel_xml {
namespace {

using pugi::xml_node;
using std::string_view;
using xml::is_set;
using xml::real;

/// Formats that go by a name, by the number of the built-in format that they are.
constexpr auto named_formats = std::to_array<std::pair<string_view, unsigned>>({{"General Date", 22},
                                                                                {"Short Date", 14},
                                                                                {"Medium Date", 15},
                                                                                {"Short Time", 20},
                                                                                {"Medium Time", 18},
                                                                                {"Long Time", 19},
                                                                                {"Currency", 8},
                                                                                {"Fixed", 2},
                                                                                {"Standard", 4},
                                                                                {"Percent", 10},
                                                                                {"Scientific", 11}});
constexpr auto named_codes =
    std::to_array<std::pair<string_view, string_view>>({{"Long Date", "[$-107041E]d mmmm yyyy"},
                                                        {"Euro Currency", "[$€-2]#,##0.00"},
                                                        {"Yes/No", "\"Yes\";\"Yes\";\"No\""},
                                                        {"True/False", "\"True\";\"True\";\"False\""},
                                                        {"On/Off", "\"On\";\"On\";\"Off\""}});

Border read_border(xml_node node) {
    Border border;
    const string_view line = xml::text_of(node, "LineStyle");
    if (line.empty() || line == "None") return border;
    constexpr std::array<double, 4> widths{0.25, 0.5, 1, 1.5};
    const std::int64_t weight = std::clamp(xml::integer(node, "Weight").value_or(1), std::int64_t{0}, std::int64_t{3});
    border.width = Points(widths[static_cast<std::size_t>(weight)]);
    border.style = line == "Double"       ? BorderStyle::double_line
                   : line == "Dot"        ? BorderStyle::dotted
                   : line == "Continuous" ? (weight == 3 ? BorderStyle::thick : BorderStyle::single)
                                          : BorderStyle::dashed;
    border.colour = workbook::hex_colour(xml::text_of(node, "Color"));
    return border;
}

void read_borders(workbook::Look& look, xml_node borders) {
    look.borders = {};
    for (const xml_node node : borders.children()) {
        const Border border = read_border(node);
        const string_view position = xml::text_of(node, "Position");
        if (position == "Top") look.borders.top = border;
        if (position == "Bottom") look.borders.bottom = border;
        if (position == "Left") look.borders.start = border;
        if (position == "Right") look.borders.end = border;
        if (position == "DiagonalLeft") look.diagonal_down = border;
        if (position == "DiagonalRight") look.diagonal_up = border;
    }
}

void read_alignment(workbook::Look& look, xml_node node) {
    using workbook::Horizontal;
    constexpr std::array<std::pair<string_view, Horizontal>, 8> names{
        {{"Automatic", Horizontal::general},
         {"Left", Horizontal::left},
         {"Center", Horizontal::centre},
         {"Right", Horizontal::right},
         {"Fill", Horizontal::fill},
         {"Justify", Horizontal::justify},
         {"CenterAcrossSelection", Horizontal::centre_across},
         {"Distributed", Horizontal::distributed}}};
    for (const auto& [name, horizontal] : names)
        if (xml::text_of(node, "Horizontal") == name) look.horizontal = horizontal;
    const string_view vertical = xml::text_of(node, "Vertical");
    if (vertical == "Top") look.vertical = VerticalAlignment::top;
    if (vertical == "Center") look.vertical = VerticalAlignment::centre;
    if (vertical == "Bottom") look.vertical = VerticalAlignment::bottom;
    if (xml::attribute(node, "WrapText")) look.wrap = is_set(node, "WrapText");
    look.shrink = !look.wrap && is_set(node, "ShrinkToFit");
    look.stacked = is_set(node, "VerticalText");
    constexpr std::int64_t upright = 90;
    look.rotation = static_cast<int>(std::clamp(xml::integer(node, "Rotate").value_or(0), -upright, upright));
    constexpr std::int64_t most_indent = 250;
    look.indent =
        static_cast<std::uint8_t>(std::clamp(xml::integer(node, "Indent").value_or(0), std::int64_t{0}, most_indent));
}

}  // namespace

void StyleTable::set_font(TextFormat& format, xml_node font) {
    if (const auto name = xml::attribute(font, "FontName")) format.font = *name;
    if (const auto face = xml::attribute(font, "Face")) format.font = *face;
    if (const auto size = xml::attribute(font, "Size"))
        format.size = Points(std::clamp(real(*size, format.size.pt), 1.0, 409.0));
    if (xml::attribute(font, "Bold")) format.bold = is_set(font, "Bold");
    if (xml::attribute(font, "Italic")) format.italic = is_set(font, "Italic");
    if (xml::attribute(font, "StrikeThrough")) format.strike = is_set(font, "StrikeThrough");
    if (const auto underline = xml::attribute(font, "Underline"))
        format.underline = underline->starts_with("Double") ? Underline::double_line
                           : *underline == "None"           ? Underline::none
                                                            : Underline::single;
    if (const auto colour = xml::attribute(font, "Color")) {
        format.colour = workbook::hex_colour(*colour);
        if (format.colour == Colour{}) format.colour.reset();
    }
    const string_view position = xml::text_of(font, "VerticalAlign");
    if (position == "Superscript") format.vertical = VerticalPosition::superscript;
    if (position == "Subscript") format.vertical = VerticalPosition::subscript;
}

std::uint32_t StyleTable::format_index(string_view code) {
    if (code.empty()) return 0;
    const auto known = formats_.find(std::string(code));
    if (known != formats_.end()) return known->second;
    string_view meant = code;
    for (const auto& [name, id] : named_formats)
        if (code == name) meant = workbook::built_in_format(id).value_or("General");
    for (const auto& [name, expanded] : named_codes)
        if (code == name) meant = expanded;
    workbook::FormatCode format = workbook::parse_format(meant);
    std::uint32_t index = 0;
    if (format != workbook::FormatCode{}) {
        index = static_cast<std::uint32_t>(styles_.formats.size());
        styles_.formats.push_back(std::move(format));
    }
    formats_.emplace(code, index);
    return index;
}

void StyleTable::set_look(workbook::Look& look, xml_node style) {
    for (const xml_node node : style.children()) {
        const string_view name = xml::name(node);
        if (name == "Alignment") read_alignment(look, node);
        if (name == "Borders") read_borders(look, node);
        if (name == "Font") set_font(look.text, node);
        if (name == "NumberFormat") look.format = format_index(xml::text_of(node, "Format"));
        if (name == "Interior")
            look.fill = xml::text_of(node, "Pattern") == "None" ? std::nullopt
                                                                : workbook::hex_colour(xml::text_of(node, "Color"));
    }
}

std::uint32_t StyleTable::read(xml_node style, xml_node styles, std::size_t depth) {
    const std::string id(xml::text_of(style, "ID"));
    if (const auto known = by_id_.find(id); known != by_id_.end()) return known->second;
    workbook::Look look = styles_.looks.front();
    // A parent is read first; a chain that bites its tail ends at the limit.
    if (const string_view parent = xml::text_of(style, "Parent"); !parent.empty() && depth < limits::style_depth)
        for (const xml_node other : styles.children())
            if (xml::text_of(other, "ID") == parent) {
                look = styles_.looks[read(other, styles, depth + 1)];
                break;
            }
    set_look(look, style);
    const auto index = static_cast<std::uint32_t>(styles_.looks.size());
    styles_.looks.push_back(std::move(look));
    by_id_.emplace(id, index);
    return index;
}

StyleTable::StyleTable(xml_node styles) {
    workbook::Look& base = styles_.looks.front();
    base.text.font = "Arial";
    base.text.size = Points(10);
    for (const xml_node style : styles.children())
        if (xml::text_of(style, "ID") == "Default") set_look(base, style);
    by_id_.emplace("Default", 0);
    styles_.digit_width = workbook::digit_width_of(base.text.font, base.text.size);
    constexpr std::size_t most = 65'536;
    for (const xml_node style : styles.children())
        if (styles_.looks.size() < most) read(style, styles, 0);
}

std::uint32_t StyleTable::look(string_view id) const {
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? 0 : found->second;
}

}  // namespace raingan::excel_xml
