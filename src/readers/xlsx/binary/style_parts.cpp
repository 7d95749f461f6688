// The records of styles.bin ([MS-XLSB] 2.1.7.50) as the elements of styles.xml.
#include <algorithm>
#include <array>

#include "readers/xlsx/binary/element.h"
#include "readers/xlsx/binary/parts.h"

namespace raingan::xlsx::binary {
namespace {

/// By their numbers (BorderStyle, alc, alcv).
constexpr auto line_names =
    std::to_array<const char*>({"none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed",
                                "dashDot", "mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"});
constexpr auto horizontal_names = std::to_array<const char*>(
    {"general", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed"});
constexpr auto vertical_names = std::to_array<const char*>({"top", "center", "bottom", "justify", "distributed"});
constexpr unsigned bold_from = 600;

template <std::size_t size>
std::string named(const std::array<const char*, size>& names, std::size_t number) {
    return names[std::min(number, size - 1)];
}

std::string hex_of(const BinaryColour& colour) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const unsigned byte : {colour.alpha, colour.red, colour.green, colour.blue})
        out.append({digits[byte >> 4U], digits[byte & 15U]});
    return out;
}

void append_colour(std::string& xml, const BinaryColour& colour, const char* name) {
    if (const auto element = colour.element(name)) element->append(xml);
}

void append_format(std::string& xml, Fields& fields) {
    const std::int64_t id = fields.u16();
    Element("numFmt").set("numFmtId", id).set("formatCode", fields.text()).append(xml);
}

void append_value(std::string& xml, const char* element, const char* value) {
    Element(element).set("val", std::string(value)).append(xml);
}
void append_underline(std::string& xml, unsigned kind) {
    append_value(xml, "u", kind == 0 ? "none" : (kind & 3U) == 2 ? "double" : "single");
}
void append_script(std::string& xml, unsigned kind) {
    append_value(xml, "vertAlign", kind == 1 ? "superscript" : kind == 2 ? "subscript" : "baseline");
}

/// BrtFont
void append_font(std::string& xml, Fields& fields) {
    constexpr unsigned italic = 0x02, strike = 0x08;
    constexpr double twips = 20;
    xml += "<font>";
    Element("sz").set("val", fields.u16() / twips).append(xml);
    const unsigned flags = fields.u16();
    append_value(xml, "i", (flags & italic) != 0 ? "1" : "0");
    append_value(xml, "strike", (flags & strike) != 0 ? "1" : "0");
    append_value(xml, "b", fields.u16() >= bold_from ? "1" : "0");
    append_script(xml, fields.u16());
    append_underline(xml, fields.u8());
    fields.skip(3);  // family, character set, nothing
    append_colour(xml, BinaryColour(fields), "color");
    fields.skip(1);  // of the theme
    Element("name").set("val", fields.text()).append(xml);
    xml += "</font>";
}

void append_pattern(std::string& xml, std::uint32_t pattern) {
    Element("patternFill")
        .set("patternType", std::string(pattern == 0   ? "none"
                                        : pattern == 1 ? "solid"
                                                       : "gray125"))
        .append(xml, false);
}

/// BrtFill
void append_fill(std::string& xml, Fields& fields) {
    constexpr std::uint32_t gradient = 0x28;
    const std::uint32_t pattern = fields.u32();
    const BinaryColour front(fields), back(fields);
    xml += "<fill>";
    if (pattern == gradient) {
        constexpr std::size_t kind_and_degrees = 4 + 5 * 8;
        fields.skip(kind_and_degrees);
        xml += "<gradientFill><stop>";
        if (fields.u32() > 0) append_colour(xml, BinaryColour(fields), "color");
        xml += "</stop></gradientFill>";
    } else {
        append_pattern(xml, pattern);
        append_colour(xml, front, "fgColor");
        append_colour(xml, back, "bgColor");
        xml += "</patternFill>";
    }
    xml += "</fill>";
}

void append_line(std::string& xml, const char* element, unsigned style, const BinaryColour& colour) {
    Element(element).set("style", named(line_names, style)).append(xml, false);
    append_colour(xml, colour, "color");
    xml.append("</").append(element).append(">");
}

/// BrtBorder
void append_border(std::string& xml, Fields& fields) {
    const unsigned flags = fields.u8();
    Element("border")
        .set("diagonalDown", std::int64_t{flags & 1U})
        .set("diagonalUp", std::int64_t{(flags >> 1U) & 1U})
        .append(xml, false);
    for (const char* edge : {"top", "bottom", "left", "right", "diagonal"}) {
        const unsigned style = fields.u16() & 0xFFU;
        append_line(xml, edge, style, BinaryColour(fields));
    }
    xml += "</border>";
}

/// BrtXF
void append_xf(std::string& xml, Fields& fields) {
    Element xf("xf");
    fields.skip(2);  // the style that it began as
    for (const char* index : {"numFmtId", "fontId", "fillId", "borderId"}) xf.set(index, std::int64_t{fields.u16()});
    xf.append(xml, false);
    Element alignment("alignment");
    alignment.set("textRotation", std::int64_t{fields.u8()}).set("indent", std::int64_t{fields.u8()});
    const unsigned flags = fields.u16();
    alignment.set("horizontal", named(horizontal_names, flags & 7U))
        .set("vertical", named(vertical_names, (flags >> 3U) & 7U))
        .set("wrapText", std::int64_t{(flags >> 6U) & 1U})
        .set("shrinkToFit", std::int64_t{(flags >> 8U) & 1U})
        .append(xml);
    xml += "</xf>";
}

/// BrtDXF: properties by number (XFProp, 2.5.159), sorted here into fill, border and font.
void append_difference(std::string& xml, Fields& fields) {
    fields.skip(4);
    std::string font, colours, border;
    std::uint32_t pattern = 1;
    std::size_t count = fields.u16();
    for (; count > 0 && !fields.at_end(); --count) {
        constexpr std::size_t head = 4;
        const unsigned kind = fields.u16(), size = fields.u16();
        Fields value(fields.bytes(size < head ? 0 : size - head));
        constexpr unsigned first_line = 6;
        constexpr std::array<const char*, 4> edges{"top", "bottom", "left", "right"};
        if (kind == 0) {
            pattern = value.u8();
        } else if (kind == 1 || kind == 2) {
            append_colour(colours, BinaryColour(value), kind == 1 ? "fgColor" : "bgColor");
        } else if (kind == 5) {
            append_colour(font, BinaryColour(value), "color");
        } else if (kind >= first_line && kind < first_line + edges.size()) {
            const BinaryColour colour(value);
            append_line(border, edges[kind - first_line], value.u16(), colour);
        } else if (kind == 25) {
            append_value(font, "b", value.u16() >= bold_from ? "1" : "0");
        } else if (kind == 26) {
            append_underline(font, value.u16());
        } else if (kind == 28 || kind == 29) {
            append_value(font, kind == 28 ? "i" : "strike", value.u8() != 0 ? "1" : "0");
        }
    }
    xml.append("<dxf><font>").append(font).append("</font>");
    if (!colours.empty()) {
        xml += "<fill>";
        append_pattern(xml, pattern);
        xml.append(colours).append("</patternFill></fill>");
    }
    xml.append("<border>").append(border).append("</border></dxf>");
}

void append_indexed(std::string& xml, Fields& fields) {
    const std::array<unsigned, 3> rgb{fields.u8(), fields.u8(), fields.u8()};
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex = "FF";
    for (const unsigned byte : rgb) hex.append({digits[byte >> 4U], digits[byte & 15U]});
    Element("rgbColor").set("rgb", hex).append(xml);
}

struct StyleRecord {
    std::uint32_t type;
    void (*append)(std::string& xml, Fields& fields);
};
constexpr auto style_records = std::to_array<StyleRecord>({{type::format, append_format},
                                                           {type::font, append_font},
                                                           {type::fill, append_fill},
                                                           {type::border, append_border},
                                                           {type::xf, append_xf},
                                                           {type::difference, append_difference},
                                                           {type::indexed_colour, append_indexed}});

}  // namespace

BinaryColour::BinaryColour(Fields& fields) {
    constexpr double tint_unit = 32'767;
    kind = fields.u8() >> 1U;
    index = fields.u8();
    tint = fields.i16() / tint_unit;
    red = fields.u8();
    green = fields.u8();
    blue = fields.u8();
    alpha = fields.u8();
}

std::optional<Element> BinaryColour::element(const char* name) const {
    constexpr unsigned indexed = 1, rgb = 2, theme = 3;
    Element colour(name);
    if (kind == indexed) colour.set("indexed", std::int64_t{index});
    if (kind == rgb) colour.set("rgb", hex_of(*this));
    if (kind == theme) colour.set("theme", std::int64_t{index});
    if (kind != indexed && kind != rgb && kind != theme) return std::nullopt;
    if (tint != 0) colour.set("tint", tint);
    return colour;
}

bool append_style(std::string& xml, std::uint32_t type, Bytes body) {
    const auto* found = std::ranges::find(style_records, type, &StyleRecord::type);
    if (found == style_records.end()) return false;
    Fields fields(body);
    found->append(xml, fields);
    return true;
}

}  // namespace raingan::xlsx::binary
