// Drawn objects: \shp with its properties ("Word 97 through Word 2007 RTF for Drawing Objects") and Word 6's \do → VML.
#include <algorithm>
#include <array>
#include <charconv>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "readers/picture/art_fill.h"
#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

using std::string_view;

// MSOSPT.
constexpr std::int64_t type_free = 0, type_rectangle = 1, type_ellipse = 3, type_line = 20, type_picture = 75,
                       type_text_box = 202;

std::string points(std::int64_t twips) {
    constexpr std::int64_t per_point = 20;
    const std::int64_t size = twips < 0 ? -twips : twips;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%s%" PRId64 ".%02" PRId64 "pt", twips < 0 ? "-" : "", size / per_point,
                  size % per_point * 5);
    return text.data();
}
std::string points_of_emu(std::int64_t emu) {
    constexpr std::int64_t per_twip = 635;
    return points(emu / per_twip);
}

const std::string* property(const Shape& shape, string_view name) {
    const auto found = shape.properties.find(name);
    return found == shape.properties.end() ? nullptr : &found->second;
}

std::int64_t number_of(const Shape& shape, string_view name, std::int64_t otherwise) {
    const std::string* text = property(shape, name);
    if (text == nullptr) return otherwise;
    std::int64_t value = otherwise;
    std::from_chars(text->data(), text->data() + text->size(), value);
    constexpr std::int64_t most = std::int64_t{1} << 40U;
    return std::clamp(value, -most, most);
}

/// Colours are stated as BGR.
std::string colour_text(std::int64_t bgr) {
    std::array<char, 16> text{};
    const auto bits = static_cast<unsigned>(bgr & 0xFFFFFF);
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", bits & 0xFFU, bits >> 8U & 0xFFU, bits >> 16U & 0xFFU);
    return text.data();
}

std::int64_t type_of(const Shape& shape) {
    if (!shape.image.empty()) return type_picture;
    return number_of(shape, "shapeType", shape.text.empty() ? type_free : type_text_box);
}

void append_position(std::string& style, const Shape& shape, string_view axis, string_view align, string_view from,
                     string_view otherwise, const std::array<string_view, 6>& aligns) {
    static constexpr std::array<string_view, 4> bases{"margin", "page", "text", "char"};
    const std::int64_t alignment = number_of(shape, align, 0);
    if (alignment > 0 && alignment < 6)
        style.append(";mso-position-").append(axis).append(":").append(aligns[static_cast<std::size_t>(alignment)]);
    const std::int64_t base = number_of(shape, from, -1);
    const string_view name = base >= 0 && base < 4 ? bases[static_cast<std::size_t>(base)] : otherwise;
    style.append(";mso-position-").append(axis).append("-relative:").append(name);
}

std::string style_of(const Shape& shape, bool member) {
    std::string style = "position:absolute";
    if (member) {
        const std::int64_t left = number_of(shape, "relLeft", 0);
        const std::int64_t top = number_of(shape, "relTop", 0);
        style += ";left:" + std::to_string(left) + ";top:" + std::to_string(top);
        style += ";width:" + std::to_string(number_of(shape, "relRight", left) - left);
        style += ";height:" + std::to_string(number_of(shape, "relBottom", top) - top);
    } else {
        const auto& [left, top, right, bottom] = shape.box;
        style += ";margin-left:" + points(left) + ";margin-top:" + points(top);
        style += ";width:" + points(static_cast<std::int64_t>(right) - left);
        style += ";height:" + points(static_cast<std::int64_t>(bottom) - top);
        style += shape.behind != 0 ? ";z-index:-1" : ";z-index:1";
        append_position(style, shape, "horizontal", "posh", "posrelh", shape.across,
                        {"", "left", "center", "right", "inside", "outside"});
        append_position(style, shape, "vertical", "posv", "posrelv", shape.down,
                        {"", "top", "center", "bottom", "inside", "outside"});
    }
    const bool flip_x = number_of(shape, "fFlipH", 0) != 0;
    const bool flip_y = number_of(shape, "fFlipV", 0) != 0;
    if (flip_x || flip_y) style += flip_x && flip_y ? ";flip:x y" : flip_x ? ";flip:x" : ";flip:y";
    if (const std::int64_t rotation = number_of(shape, "rotation", 0); rotation != 0)
        style += ";rotation:" + std::to_string(rotation) + "fd";
    const std::int64_t anchor = number_of(shape, "anchorText", 0);
    if (anchor == 1 || anchor == 4) style += ";v-text-anchor:middle";
    if (anchor == 2 || anchor == 5) style += ";v-text-anchor:bottom";
    if (number_of(shape, "fHidden", 0) != 0) style += ";visibility:hidden";
    return style;
}

void append_paint(std::string& xml, const Shape& shape, std::int64_t type) {
    const bool lined = number_of(shape, "fLine", type == type_picture ? 0 : 1) != 0;
    const bool filled = number_of(shape, "fFilled", type == type_picture ? 0 : 1) != 0;
    constexpr std::int64_t white = 0xFFFFFF, usual_line = 9525;
    if (filled)
        xml += " fillcolor=\"" + colour_text(number_of(shape, "fillColor", white)) + "\"";
    else
        xml += " filled=\"f\"";
    if (lined)
        xml += " strokecolor=\"" + colour_text(number_of(shape, "lineColor", 0)) + "\" strokeweight=\"" +
               points_of_emu(number_of(shape, "lineWidth", usual_line)) + "\"";
    else
        xml += " stroked=\"f\"";
}

/// [MS-ODRAW] 2.3.7; pictures that fill shapes are not in RTF's properties as text.
void append_fill(std::string& xml, const Shape& shape) {
    constexpr std::int64_t whole = 0x10000;
    ArtFill fill;
    fill.type = number_of(shape, "fillType", 0);
    fill.opacity = number_of(shape, "fillOpacity", whole);
    fill.back_opacity = number_of(shape, "fillBackOpacity", whole);
    fill.angle = number_of(shape, "fillAngle", 0);
    fill.focus = number_of(shape, "fillFocus", 0);
    fill.to_left = number_of(shape, "fillToLeft", 0);
    fill.to_top = number_of(shape, "fillToTop", 0);
    if (property(shape, "fillBackColor") != nullptr)
        fill.back_colour = colour_text(number_of(shape, "fillBackColor", 0));
    xml += markup_of(fill);
}

void append_arrows(std::string& xml, const Shape& shape) {
    const bool begins = number_of(shape, "lineStartArrowhead", 0) != 0;
    const bool ends = number_of(shape, "lineEndArrowhead", 0) != 0;
    const std::int64_t dash = number_of(shape, "lineDashing", 0);
    if (!begins && !ends && dash == 0) return;
    xml += "<v:stroke";
    if (dash != 0) xml += dash == 2 || dash == 5 ? " dashstyle=\"dot\"" : " dashstyle=\"dash\"";
    if (begins) xml += " startarrow=\"block\"";
    if (ends) xml += " endarrow=\"block\"";
    xml += "/>";
}

void append_text(std::string& xml, const Shape& shape) {
    if (const std::string* art = property(shape, "gtextUNICODE")) {
        xml += "<v:textpath string=\"";
        word::append_escaped(xml, *art);
        if (const std::string* font = property(shape, "gtextFont")) {
            xml += "\" style=\"font-family:";
            word::append_escaped(xml, *font);
        }
        xml += "\"/>";
    }
    if (shape.text.empty()) return;
    constexpr std::int64_t usual_across = 91440, usual_down = 45720;
    xml += "<v:textbox inset=\"" + points_of_emu(number_of(shape, "dxTextLeft", usual_across)) + "," +
           points_of_emu(number_of(shape, "dyTextTop", usual_down)) + "," +
           points_of_emu(number_of(shape, "dxTextRight", usual_across)) + "," +
           points_of_emu(number_of(shape, "dyTextBottom", usual_down)) + "\"";
    if (number_of(shape, "fFitShapeToText", 0) != 0) xml += " style=\"mso-fit-shape-to-text:t\"";
    xml += "><w:txbxContent>" + shape.text + "</w:txbxContent></v:textbox>";
}

void append_wrap(std::string& xml, const Shape& shape) {
    static constexpr std::array<string_view, 6> wraps{"", "topAndBottom", "square", "", "tight", "through"};
    if (shape.wrap < 0 || shape.wrap > 5 || wraps[static_cast<std::size_t>(shape.wrap)].empty()) return;
    xml.append("<w10:wrap type=\"").append(wraps[static_cast<std::size_t>(shape.wrap)]).append("\"/>");
}

std::string group_markup(const Shape& shape, bool member) {
    const std::int64_t left = number_of(shape, "groupLeft", 0);
    const std::int64_t top = number_of(shape, "groupTop", 0);
    std::string xml = "<v:group style=\"" + style_of(shape, member) + "\" coordorigin=\"" + std::to_string(left) + "," +
                      std::to_string(top) + "\" coordsize=\"" +
                      std::to_string(number_of(shape, "groupRight", left) - left) + "," +
                      std::to_string(number_of(shape, "groupBottom", top) - top) + "\">" + shape.children;
    append_wrap(xml, shape);
    return xml + "</v:group>";
}

std::string shape_markup(const Shape& shape, bool member) {
    if (shape.group) return group_markup(shape, member);
    const std::int64_t type = type_of(shape);
    std::string xml =
        "<v:shape type=\"#_x0000_t" + std::to_string(type) + "\" style=\"" + style_of(shape, member) + "\"";
    if (const std::string* alt = property(shape, "wzDescription")) {
        xml += " alt=\"";
        word::append_escaped(xml, *alt);
        xml += '"';
    }
    append_paint(xml, shape, type);
    xml += ">";
    append_fill(xml, shape);
    append_arrows(xml, shape);
    if (!shape.image.empty()) xml += "<v:imagedata r:id=\"" + shape.image + "\"/>";
    append_text(xml, shape);
    append_wrap(xml, shape);
    return xml + "</v:shape>";
}

void close_shape(Reader& reader) {
    const Shape shape = std::move(reader.shapes.back());
    reader.shapes.pop_back();
    const bool member = !reader.shapes.empty() && reader.shapes.back().group;
    const std::string xml = shape_markup(shape, member);
    count_written(reader, xml.size());
    if (member)
        reader.shapes.back().children += xml;
    else if (!character(reader).deleted)
        put_mark(reader, "<w:pict>" + xml + "</w:pict>");
}

void close_name(Reader& reader) {
    std::string name = take_name(reader);
    if (!reader.pictures.empty())
        reader.picture_property = std::move(name);
    else if (!reader.shapes.empty())
        reader.shapes.back().name = std::move(name);
}

void close_value(Reader& reader) {
    std::string value = take_capture(reader);
    if (!reader.pictures.empty()) {
        if (reader.picture_property == "wzDescription") reader.pictures.back().alt = std::move(value);
        return;
    }
    if (reader.shapes.empty()) return;
    Shape& shape = reader.shapes.back();
    constexpr std::size_t most = 512;
    if (shape.properties.size() < most)
        shape.properties.insert_or_assign(std::exchange(shape.name, {}), std::move(value));
}

void close_box(Reader& reader) {
    std::string blocks = end_story(reader);
    if (!reader.shapes.empty()) reader.shapes.back().text += blocks;
}

const Destination shape_destination{nullptr, close_shape};
const Destination property_destination{nullptr, nullptr};
const Destination name_destination{capture_text, close_name};
const Destination value_destination{capture_text, close_value};
const Destination box_destination{put_text, close_box};

template <bool group>
void begin_shape(Reader& reader, Parameter) {
    enter(reader, shape_destination);
    reader.shapes.emplace_back();
    reader.shapes.back().group = group;
}

void begin_box(Reader& reader, Parameter) {
    enter(reader, box_destination);
    begin_story(reader, story(reader).part);
}

template <std::size_t side>
void box_side(Reader& reader, Parameter p) {
    if (!reader.shapes.empty()) reader.shapes.back().box[side] = p.number();
}
/// \dpxsize, \dpysize stand behind \dpx, \dpy.
template <std::size_t side>
void box_size(Reader& reader, Parameter p) {
    if (reader.shapes.empty()) return;
    std::array<int, 4>& box = reader.shapes.back().box;
    constexpr int most = 100'000;
    box[side + 2] = std::clamp(box[side], -most, most) + std::clamp(p.number(), 0, most);
}

constexpr std::array<const char*, 3> bases{"page", "margin", "text"};
template <std::size_t base>
void across(Reader& reader, Parameter) {
    if (!reader.shapes.empty()) reader.shapes.back().across = bases[base];
}
template <std::size_t base>
void down(Reader& reader, Parameter) {
    if (!reader.shapes.empty()) reader.shapes.back().down = bases[base];
}
template <std::int64_t type>
void figure(Reader& reader, Parameter) {
    if (!reader.shapes.empty()) reader.shapes.back().properties.insert_or_assign("shapeType", std::to_string(type));
}

constexpr auto shape_words = std::to_array<Control>({
    {"shp", begin_shape<false>},
    {"shpgrp", begin_shape<true>},
    {"shpinst", [](Reader&, Parameter) {}},
    {"shptxt", begin_box},
    {"shpleft", box_side<0>},
    {"shptop", box_side<1>},
    {"shpright", box_side<2>},
    {"shpbottom", box_side<3>},
    {"shpbxpage", across<0>},
    {"shpbxmargin", across<1>},
    {"shpbxcolumn", across<2>},
    {"shpbypage", down<0>},
    {"shpbymargin", down<1>},
    {"shpbypara", down<2>},
    {"shpwr",
     [](Reader& reader, Parameter p) {
         if (!reader.shapes.empty()) reader.shapes.back().wrap = p.number();
     }},
    {"shpfblwtxt",
     [](Reader& reader, Parameter p) {
         if (!reader.shapes.empty()) reader.shapes.back().behind = p.number();
     }},
    {"sp", [](Reader& reader, Parameter) { enter(reader, property_destination); }},
    {"sn", [](Reader& reader, Parameter) { enter_capture(reader, name_destination); }},
    {"sv", [](Reader& reader, Parameter) { enter_capture(reader, value_destination); }},
    {"do", begin_shape<false>},
    {"dobxpage", across<0>},
    {"dobxmargin", across<1>},
    {"dobxcolumn", across<2>},
    {"dobypage", down<0>},
    {"dobymargin", down<1>},
    {"dobypara", down<2>},
    {"dptxbxtext", begin_box},
    {"dptxbx", figure<type_text_box>},
    {"dprect", figure<type_rectangle>},
    {"dpellipse", figure<type_ellipse>},
    {"dpline", figure<type_line>},
    {"dpx", box_side<0>},
    {"dpy", box_side<1>},
    {"dpxsize", box_size<0>},
    {"dpysize", box_size<1>},
});

}  // namespace

Controls shape_controls() {
    return shape_words;
}

}  // namespace raingan::rtf
