#include "readers/xlsx/styles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "readers/real.h"
#include "readers/workbook/palette.h"
#include "readers/xlsx/built_in_tables.h"

namespace raingan::xlsx {
namespace {

using pugi::xml_node;
using std::string_view;
using xml::real;

constexpr std::size_t most_formats = 65'536;  // Excel's own limit of cell formats

/// An element such as <b/>: on unless it says otherwise.
bool is_on(string_view value) {
    return value.empty() || xml::truth(value);
}

Attribute attributes_of(xml_node node) {
    return [node](string_view name) { return xml::text_of(node, name); };
}

template <class Value>
const Value& at(const std::vector<Value>& values, std::int64_t index, const Value& otherwise) {
    return index >= 0 && static_cast<std::size_t>(index) < values.size() ? values[static_cast<std::size_t>(index)]
                                                                         : otherwise;
}

struct BorderName {
    string_view name;
    BorderStyle style;
    double width_pt;
};
constexpr auto border_names = std::to_array<BorderName>({{"thin", BorderStyle::single, 0.5},
                                                         {"hair", BorderStyle::dotted, 0.25},
                                                         {"dotted", BorderStyle::dotted, 0.5},
                                                         {"dashed", BorderStyle::dashed, 0.5},
                                                         {"dashDot", BorderStyle::dashed, 0.5},
                                                         {"dashDotDot", BorderStyle::dashed, 0.5},
                                                         {"double", BorderStyle::double_line, 0.5},
                                                         {"medium", BorderStyle::single, 1},
                                                         {"mediumDashed", BorderStyle::dashed, 1},
                                                         {"mediumDashDot", BorderStyle::dashed, 1},
                                                         {"mediumDashDotDot", BorderStyle::dashed, 1},
                                                         {"slantDashDot", BorderStyle::dashed, 1},
                                                         {"thick", BorderStyle::thick, 1.5}});

constexpr std::array<std::pair<string_view, workbook::Horizontal>, 7> horizontals{
    {{"left", workbook::Horizontal::left},
     {"center", workbook::Horizontal::centre},
     {"right", workbook::Horizontal::right},
     {"fill", workbook::Horizontal::fill},
     {"justify", workbook::Horizontal::justify},
     {"centerContinuous", workbook::Horizontal::centre_across},
     {"distributed", workbook::Horizontal::distributed}}};

void read_alignment(workbook::Look& look, xml_node node) {
    const string_view horizontal = xml::text_of(node, "horizontal");
    for (const auto& [name, value] : horizontals)
        if (horizontal == name) look.horizontal = value;
    const string_view vertical = xml::text_of(node, "vertical");
    if (vertical == "top" || vertical == "justify") look.vertical = VerticalAlignment::top;
    if (vertical == "center" || vertical == "distributed") look.vertical = VerticalAlignment::centre;
    look.wrap = xml::attribute(node, "wrapText") && xml::truth(xml::text_of(node, "wrapText"));
    look.shrink = !look.wrap && xml::attribute(node, "shrinkToFit") && xml::truth(xml::text_of(node, "shrinkToFit"));
    constexpr std::int64_t most_indent = 250;
    look.indent =
        static_cast<std::uint8_t>(std::clamp(xml::integer(node, "indent").value_or(0), std::int64_t{0}, most_indent));
    // 0–90 turn up, 91–180 down by what is over 90, 255 stacks the letters (18.8.1).
    constexpr std::int64_t upright = 90;
    constexpr std::int64_t stacked = 255;
    const std::int64_t rotation = xml::integer(node, "textRotation").value_or(0);
    look.stacked = rotation == stacked;
    if (rotation > 0 && rotation <= 2 * upright)
        look.rotation = static_cast<int>(rotation <= upright ? rotation : upright - rotation);
}

}  // namespace

StyleTables::StyleTables(std::unique_ptr<xml::Part> styles, std::unique_ptr<xml::Part> theme)
    : theme_(std::move(theme), "th-TH") {
    styles_.looks.front().text.font = "Calibri";
    styles_.looks.front().text.size = Points(11);
    if (!styles) return;
    const xml_node root = styles->root();
    for (const xml_node node : xml::child(xml::child(root, "colors"), "indexedColors").children())
        palette_.push_back(workbook::hex_colour(xml::text_of(node, "rgb")).value_or(Colour{}));
    read_formats(root);
    read_fonts(root);
    read_fills(root);
    read_borders(root);
    read_looks(root);
    read_differences(root);
    read_table_styles(root);
    const TextFormat normal = default_font();
    styles_.digit_width = workbook::digit_width_of(normal.font, normal.size);
}

TextFormat StyleTables::default_font() const {
    return fonts_.empty() ? styles_.looks.front().text : fonts_.front();
}

std::optional<Colour> StyleTables::colour(const Attribute& attribute) const {
    const double tint = real(attribute("tint"), 0);
    std::optional<Colour> colour;
    if (const string_view rgb = attribute("rgb"); !rgb.empty()) {
        colour = workbook::hex_colour(rgb);
    } else if (const string_view theme = attribute("theme"); !theme.empty()) {
        // In this order (18.8.3): light and dark come swapped.
        constexpr std::array<string_view, 12> names = {"lt1",     "dk1",     "lt2",     "dk2",
                                                       "accent1", "accent2", "accent3", "accent4",
                                                       "accent5", "accent6", "hlink",   "folHlink"};
        const std::int64_t index = xml::integer(theme).value_or(-1);
        if (index >= 0 && static_cast<std::size_t>(index) < names.size())
            colour = theme_.colour(names[static_cast<std::size_t>(index)]);
    } else if (const string_view indexed = attribute("indexed"); !indexed.empty()) {
        const std::int64_t index = xml::integer(indexed).value_or(-1);
        if (index >= 0 && static_cast<std::size_t>(index) < palette_.size())
            colour = palette_[static_cast<std::size_t>(index)];
        else if (index >= 0)
            colour = workbook::indexed_colour(static_cast<unsigned>(std::min(index, std::int64_t{1000})));
    }
    return colour ? std::optional(workbook::tinted(*colour, tint)) : std::nullopt;
}

void StyleTables::set_font_property(TextFormat& format, string_view element, const Attribute& attribute) const {
    const string_view value = attribute("val");
    if (element == "name" || element == "rFont") {
        format.font = value;
    } else if (element == "sz") {
        constexpr double largest = 409;  // Excel's own
        format.size = Points(std::clamp(real(value, format.size.pt), 1.0, largest));
    } else if (element == "b") {
        format.bold = is_on(value);
    } else if (element == "i") {
        format.italic = is_on(value);
    } else if (element == "strike") {
        format.strike = is_on(value);
    } else if (element == "u") {
        format.underline = value == "none"                  ? Underline::none
                           : value.substr(0, 6) == "double" ? Underline::double_line
                                                            : Underline::single;
    } else if (element == "color") {
        format.colour = colour(attribute);
        if (format.colour == Colour{}) format.colour.reset();  // black is what text has
    } else if (element == "vertAlign") {
        format.vertical = value == "superscript" ? VerticalPosition::superscript
                          : value == "subscript" ? VerticalPosition::subscript
                                                 : VerticalPosition::baseline;
    }
}

void StyleTables::read_formats(xml_node root) {
    for (const xml_node node : xml::child(root, "numFmts").children())
        if (formats_.size() < most_formats)
            formats_.add(static_cast<unsigned>(std::max(xml::integer(node, "numFmtId").value_or(0), std::int64_t{0})),
                         std::string(xml::text_of(node, "formatCode")));
}

void StyleTables::read_fonts(xml_node root) {
    for (const xml_node node : xml::child(root, "fonts").children()) {
        if (fonts_.size() >= most_formats) break;
        TextFormat format;
        format.font = "Calibri";
        format.size = Points(11);
        for (const xml_node property : node.children())
            set_font_property(format, xml::name(property), attributes_of(property));
        fonts_.push_back(std::move(format));
    }
}

void StyleTables::read_fills(xml_node root) {
    for (const xml_node node : xml::child(root, "fills").children()) {
        const xml_node pattern = xml::child(node, "patternFill");
        const string_view type = xml::text_of(pattern, "patternType");
        std::optional<Colour> fill;
        // A hatch is shown as what it is drawn on; a gradient as its first colour.
        if (type == "solid")
            fill = colour(attributes_of(xml::child(pattern, "fgColor")));
        else if (pattern && type != "none" && !type.empty())
            fill = colour(attributes_of(xml::child(pattern, "bgColor")));
        if (const xml_node gradient = xml::child(node, "gradientFill"))
            fill = colour(attributes_of(xml::child(xml::child(gradient, "stop"), "color")));
        fills_.push_back(fill);
    }
}

Border StyleTables::border(xml_node edge) const {
    Border border;
    const string_view name = xml::text_of(edge, "style");
    const auto* known = std::ranges::find(border_names, name, &BorderName::name);
    if (known == border_names.end()) return border;
    border.style = known->style;
    border.width = Points(known->width_pt);
    border.colour = colour(attributes_of(xml::child(edge, "color")));
    return border;
}

void StyleTables::read_borders(xml_node root) {
    for (const xml_node node : xml::child(root, "borders").children()) {
        const auto edge = [&](const char* name, const char* strict) {
            const xml_node found = xml::child(node, name);
            return border(found ? found : xml::child(node, strict));
        };
        BorderSet set;
        set.borders = {edge("top", "top"), edge("right", "end"), edge("bottom", "bottom"), edge("left", "start")};
        const Border diagonal = edge("diagonal", "diagonal");
        if (xml::truth(xml::text_of(node, "diagonalDown")) && xml::attribute(node, "diagonalDown")) set.down = diagonal;
        if (xml::truth(xml::text_of(node, "diagonalUp")) && xml::attribute(node, "diagonalUp")) set.up = diagonal;
        borders_.push_back(set);
    }
}

/// A dxf's solid fill has its colour in bgColor, where a cell's has it in fgColor (18.8.14).
void StyleTables::read_differences(xml_node root) {
    for (const xml_node dxf : xml::child(root, "dxfs").children()) {
        if (styles_.differences.size() >= most_formats) break;
        workbook::Difference& difference = styles_.differences.emplace_back();
        for (const xml_node property : xml::child(dxf, "font").children()) {
            const string_view name = xml::name(property);
            TextFormat format;
            set_font_property(format, name, attributes_of(property));
            if (name == "b") difference.bold = format.bold;
            if (name == "i") difference.italic = format.italic;
            if (name == "strike") difference.strike = format.strike;
            if (name == "u") difference.underline = format.underline;
            if (name == "color") difference.colour = colour(attributes_of(property));
        }
        const xml_node pattern = xml::child(xml::child(dxf, "fill"), "patternFill");
        if (xml::text_of(pattern, "patternType") != "none") {
            const auto ground = colour(attributes_of(xml::child(pattern, "bgColor")));
            difference.fill = ground ? ground : colour(attributes_of(xml::child(pattern, "fgColor")));
        }
        const xml_node edges = xml::child(dxf, "border");
        const auto edge = [&](const char* name) {
            const Border found = border(xml::child(edges, name));
            return found.style == BorderStyle::none ? std::nullopt : std::optional(found);
        };
        difference.top = edge("top");
        difference.end = edge("right");
        difference.bottom = edge("bottom");
        difference.start = edge("left");
        difference.across = edge("horizontal");
        difference.along = edge("vertical");
    }
}

/// 18.8.40 tableStyle, 18.8.41 tableStyleElement.
void StyleTables::read_table_styles(xml_node root) {
    using workbook::TablePart;
    constexpr auto parts =
        std::to_array<std::pair<string_view, TablePart>>({{"wholeTable", TablePart::whole},
                                                          {"firstColumnStripe", TablePart::first_column_stripe},
                                                          {"secondColumnStripe", TablePart::second_column_stripe},
                                                          {"firstRowStripe", TablePart::first_row_stripe},
                                                          {"secondRowStripe", TablePart::second_row_stripe},
                                                          {"lastColumn", TablePart::last_column},
                                                          {"firstColumn", TablePart::first_column},
                                                          {"headerRow", TablePart::header_row},
                                                          {"totalRow", TablePart::total_row},
                                                          {"firstHeaderCell", TablePart::first_header_cell},
                                                          {"lastHeaderCell", TablePart::last_header_cell},
                                                          {"firstTotalCell", TablePart::first_total_cell},
                                                          {"lastTotalCell", TablePart::last_total_cell}});
    for (const xml_node node : xml::child(root, "tableStyles").children()) {
        if (table_styles_.size() >= most_formats) return;
        auto style = std::make_shared<workbook::TableStyle>();
        for (const xml_node element : node.children()) {
            const auto* const known =
                std::ranges::find(parts, xml::text_of(element, "type"), &std::pair<string_view, TablePart>::first);
            if (known == parts.end()) continue;
            workbook::TableStyle::Part& part = style->of(known->second);
            constexpr std::int64_t most_rows = 9;  // Excel's own limit
            part.size = static_cast<std::uint32_t>(
                std::clamp(xml::integer(element, "size").value_or(1), std::int64_t{1}, most_rows));
            part.look = at(styles_.differences, xml::integer(element, "dxfId").value_or(-1), {});
        }
        table_styles_.emplace(xml::text_of(node, "name"), std::move(style));
    }
}

std::shared_ptr<const workbook::TableStyle> StyleTables::table_style(string_view name) {
    const auto known = table_styles_.find(name);
    if (known != table_styles_.end()) return known->second;
    auto made = built_in_table_style(name, theme_);
    if (made) table_styles_.emplace(name, made);
    return made;
}

void StyleTables::read_looks(xml_node root) {
    const TextFormat normal = default_font();
    styles_.looks.clear();
    for (const xml_node xf : xml::child(root, "cellXfs").children()) {
        if (styles_.looks.size() >= most_formats) break;
        workbook::Look look;
        const auto index = [&](const char* name) { return xml::integer(xf, name).value_or(0); };
        look.text = at(fonts_, index("fontId"), normal);
        look.fill = at(fills_, index("fillId"), {});
        const BorderSet borders = at(borders_, index("borderId"), BorderSet{});
        look.borders = borders.borders;
        look.diagonal_down = borders.down;
        look.diagonal_up = borders.up;
        look.format = formats_.index(
            static_cast<unsigned>(std::clamp(index("numFmtId"), std::int64_t{0}, std::int64_t{100'000})), styles_);
        read_alignment(look, xml::child(xf, "alignment"));
        styles_.looks.push_back(std::move(look));
    }
    if (styles_.looks.empty()) {
        styles_.looks.emplace_back();
        styles_.looks.back().text = normal;
    }
}

}  // namespace raingan::xlsx
