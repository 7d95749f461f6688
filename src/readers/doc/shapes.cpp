// Drawn objects, floating pictures and boxes of text → VML, which states the same things.
#include <algorithm>
#include <array>

#include "base/limits.h"
#include "readers/doc/drawings.h"
#include "readers/doc/source.h"
#include "readers/doc/story.h"
#include "readers/picture/art_fill.h"

namespace raingan::doc {
namespace {

constexpr double emu_of_a_point = 12700, twips_of_a_point = 20;
constexpr std::uint16_t picture_frame = 75;

void read_anchors(Drawing& drawing, Bytes table, std::uint32_t story) {
    constexpr std::size_t of_an_anchor = 26;
    const std::size_t count =
        table.size() < of_a_position ? 0 : (table.size() - of_a_position) / (of_a_position + of_an_anchor);
    for (std::size_t i = 0; i < count; ++i)
        drawing.anchors.push_back({story + table.u32(i * of_a_position),
                                   table.slice((count + 1) * of_a_position + i * of_an_anchor, of_an_anchor)});
    std::ranges::stable_sort(drawing.anchors, {}, &ShapeAnchor::position);
}

/// The id of a shape, or of the group that it stands for.
std::uint32_t id_of(const ArtRecord& record) {
    const Bytes body = record.type == art::group ? art_record_at(record.body, 0).body : record.body;
    std::uint32_t id = 0;
    for_each_art_record(body, [&](const ArtRecord& part) {
        if (part.type == art::shape_head) id = part.body.u32(0);
    });
    return id;
}

/// The shapes right within a drawing's outermost group.
void read_shapes(Drawing& drawing, Bytes container) {
    for_each_art_record(container, [&](const ArtRecord& outermost) {
        if (outermost.type != art::group) return;
        for_each_art_record(outermost.body, [&](const ArtRecord& record) {
            if (record.type == art::shape || record.type == art::group) drawing.shapes.emplace(id_of(record), record);
        });
    });
}

/// A shape while it is written.
struct Drawn {
    std::string& xml;
    Source& source;
    Drawing& drawing;
    StoryKind boxes;
    std::string_view part;
};

std::string points(double value) {
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.2fpt", value);
    return {text.data(), static_cast<std::size_t>(length)};
}

void append_style(std::string& style, std::string_view name, std::string_view value) {
    style.append(name).append(":").append(value).append(";");
}

std::string_view named(const std::array<std::string_view, 6>& names, std::uint32_t value) {
    return value < names.size() ? names[value] : std::string_view();
}

/// Of a shape that lies more across than upright the file has the box that it covers (2.2.39): its own is that turned
/// by a right angle about its middle.
ArtBox upright(const ArtShape& shape, const ArtBox& box) {
    constexpr std::int64_t eighth = std::int64_t{45} << 16U, half = 4 * eighth;
    const std::int64_t turned = ((static_cast<std::int32_t>(shape.value(4, 0)) % half) + half) % half;
    if (turned < eighth || turned >= 3 * eighth) return box;
    const std::int64_t across = std::int64_t{box.left} + box.right, down = std::int64_t{box.top} + box.bottom;
    const std::int64_t width = std::int64_t{box.bottom} - box.top, height = std::int64_t{box.right} - box.left;
    const auto half_of = [](std::int64_t value) { return static_cast<std::int32_t>(value / 2); };
    return {half_of(across - width), half_of(down - height), half_of(across + width), half_of(down + height)};
}

/// Place and size of an outermost shape.
std::string place_style(const ArtShape& shape, Bytes spa) {
    constexpr std::array<std::string_view, 4> across_from{"margin", "page", "text", "text"};
    constexpr std::array<std::string_view, 4> down_from{"margin", "page", "text", "text"};
    constexpr std::array<std::string_view, 6> across{"", "left", "center", "right", "inside", "outside"};
    constexpr std::array<std::string_view, 6> down{"", "top", "center", "bottom", "inside", "outside"};
    constexpr std::array<std::string_view, 6> relative_to{"margin", "page", "text", "char", "", ""};
    constexpr unsigned below_text = 1U << 14U;
    const unsigned flags = spa.u16(20);
    const std::uint32_t from_x = shape.value(0x390, flags >> 1U & 3U);
    const std::uint32_t from_y = shape.value(0x392, flags >> 3U & 3U);
    std::string style = "position:absolute;";
    const ArtBox box = upright(shape, {spa.i32(4), spa.i32(8), spa.i32(12), spa.i32(16)});
    append_style(style, "margin-left", points(box.left / twips_of_a_point));
    append_style(style, "margin-top", points(box.top / twips_of_a_point));
    append_style(style, "width", points((double{1} * box.right - box.left) / twips_of_a_point));
    append_style(style, "height", points((double{1} * box.bottom - box.top) / twips_of_a_point));
    append_style(style, "mso-position-horizontal-relative", from_x < 4 ? across_from[from_x] : relative_to[2]);
    append_style(style, "mso-position-vertical-relative", from_y < 4 ? down_from[from_y] : relative_to[2]);
    append_style(style, "mso-position-horizontal", named(across, shape.value(0x38F, 0)));
    append_style(style, "mso-position-vertical", named(down, shape.value(0x391, 0)));
    struct Distance {
        std::uint16_t property;
        const char* name;
        std::uint32_t usual;
    };
    constexpr std::array<Distance, 4> distances{
        {{0x384, "left", 114300}, {0x385, "top", 0}, {0x386, "right", 114300}, {0x387, "bottom", 0}}};
    for (const Distance& distance : distances)
        append_style(style, std::string("mso-wrap-distance-") + distance.name,
                     points(shape.value(distance.property, distance.usual) / emu_of_a_point));
    if ((flags & below_text) != 0 || shape.flag(0x3BF, 5, false)) append_style(style, "z-index", "-1");
    return style;
}

std::string box_style(const ArtBox& box) {
    std::string style;
    append_style(style, "left", std::to_string(box.left));
    append_style(style, "top", std::to_string(box.top));
    append_style(style, "width", std::to_string(std::int64_t{box.right} - box.left));
    append_style(style, "height", std::to_string(std::int64_t{box.bottom} - box.top));
    return style;
}

void append_attribute(std::string& xml, std::string_view name, std::string_view value) {
    xml.append(" ").append(name).append("=\"").append(value).append("\"");
}

/// 2.2.2 OfficeArtCOLORREF; none of palettes and schemes.
std::optional<std::string> colour_text(std::uint32_t value) {
    if (value >> 24U != 0) return std::nullopt;
    const std::string bytes{static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U & 0xFFU),
                            static_cast<char>(value >> 16U & 0xFFU), '\0'};
    return "#" + colour_of(Bytes(bytes));
}

/// Those of palettes and schemes are left to the default.
void append_colour(std::string& xml, std::string_view name, const std::optional<std::uint32_t>& value) {
    const std::optional<std::string> text = value ? colour_text(*value) : std::nullopt;
    if (text) append_attribute(xml, name, *text);
}

std::optional<std::uint32_t> stated(const ArtShape& shape, std::uint16_t property) {
    const auto found = shape.values.find(property);
    return found == shape.values.end() ? std::nullopt : std::optional(found->second);
}

void append_paint(std::string& xml, const ArtShape& shape) {
    constexpr unsigned filled = 4, lined = 3;
    const bool is_picture = shape.type == picture_frame;
    append_attribute(xml, "filled", shape.flag(0x1BF, filled, !is_picture) ? "t" : "f");
    append_colour(xml, "fillcolor", stated(shape, 0x181).value_or(0xFFFFFF));
    append_attribute(xml, "stroked", shape.flag(0x1FF, lined, !is_picture) ? "t" : "f");
    append_colour(xml, "strokecolor", stated(shape, 0x1C0));
    if (const auto width = stated(shape, 0x1CB)) append_attribute(xml, "strokeweight", points(*width / emu_of_a_point));
}

void append_stroke(std::string& xml, const ArtShape& shape) {
    constexpr std::array<std::string_view, 11> dashes{"solid",   "dash",        "1 1",           "dashDot",
                                                      "dashDot", "1 1",         "dash",          "longDash",
                                                      "dashDot", "longDashDot", "longDashDotDot"};
    constexpr std::array<std::string_view, 6> heads{"none", "block", "classic", "diamond", "oval", "open"};
    const auto dash = shape.value(0x1CE, 0);
    xml += "<v:stroke";
    if (dash != 0 && dash < dashes.size()) append_attribute(xml, "dashstyle", dashes[dash]);
    append_attribute(xml, "startarrow", named(heads, shape.value(0x1D0, 0)));
    append_attribute(xml, "endarrow", named(heads, shape.value(0x1D1, 0)));
    xml += "/>";
}

/// The relationship of a picture of the store, counted from 1; empty: there is none.
std::string picture_id(Drawn& drawn, std::size_t number) {
    if (number == 0 || number > drawn.source.drawings.pictures.size()) return {};
    return tie_picture(drawn.source, drawn.source.drawings.pictures[number - 1], drawn.part);
}

/// 2.3.7 Fill Style
void append_fill(Drawn& drawn, const ArtShape& shape) {
    ArtFill fill;
    fill.type = shape.value(0x180, 0);
    fill.opacity = shape.value(0x182, 0x10000);
    fill.back_opacity = shape.value(0x184, 0x10000);
    fill.angle = static_cast<std::int32_t>(shape.value(0x18B, 0));
    fill.focus = static_cast<std::int32_t>(shape.value(0x18C, 0));
    fill.to_left = shape.value(0x18D, 0);
    fill.to_top = shape.value(0x18E, 0);
    if (const auto colour = stated(shape, 0x183)) fill.back_colour = colour_text(*colour);
    if (fill.type != 0) fill.picture = picture_id(drawn, shape.value(0x186, 0));
    drawn.xml += markup_of(fill);
}

/// 2.3.6.6 pVertices and 2.3.6.8 pSegmentInfo: a path of the shape's own, as VML writes it. Empty where there is none,
/// or where it has what is not known.
std::string path_of(const ArtShape& shape) {
    const auto vertices = shape.complex_values.find(0x145), segments = shape.complex_values.find(0x146);
    if (vertices == shape.complex_values.end() || segments == shape.complex_values.end()) return {};
    constexpr std::size_t head = 6;  // how many, how many there is room for, the size of one
    constexpr std::uint16_t packed = 0xFFF0;
    const Bytes points = vertices->second, parts = segments->second;
    const bool wide = points.u16(4) == 8;
    if (!wide && points.u16(4) != packed && points.u16(4) != 4) return {};
    const std::size_t size = wide ? 8 : 4;
    std::size_t at = head;
    std::string path;
    const auto append_points = [&](std::size_t count) {
        for (std::size_t i = 0; i < count && points.has(at, size); ++i, at += size) {
            const std::int64_t x = wide ? points.i32(at) : static_cast<std::int16_t>(points.u16(at));
            const std::int64_t y = wide ? points.i32(at + 4) : static_cast<std::int16_t>(points.u16(at + 2));
            path += (i == 0 ? "" : ",") + std::to_string(x) + "," + std::to_string(y);
        }
    };
    constexpr std::size_t of_a_part = 2;
    enum : unsigned { lines, curves, move, close, end, escape };
    for (std::size_t i = head; parts.has(i, of_a_part); i += of_a_part) {
        const unsigned part = parts.u16(i), kind = part >> 13U, count = part & 0x1FFFU;
        if (kind == lines || kind == curves || kind == move) {
            const std::size_t each = kind == curves ? 3 : 1, times = kind == move || count == 0 ? 1 : count;
            path += kind == lines ? "l" : kind == curves ? "c" : "m";
            append_points(each * times);
        }
        if (kind == close) path += "x";
        if (kind == end) path += "e";
        if (kind != escape) continue;
        constexpr unsigned no_fill = 10, no_line = 11, straight = 12;
        const unsigned code = part >> 8U & 0x1FU;
        if (code == no_fill) path += "nf";
        if (code == no_line) path += "ns";
        if (code != 0 && code < no_fill) return {};  // arcs, whose points are counted otherwise
        if (code >= straight) continue;              // how the next points were drawn by hand
    }
    return path;
}

void append_path(std::string& xml, const ArtShape& shape) {
    const std::string path = path_of(shape);
    if (path.empty()) return;
    constexpr std::uint32_t usual = 21600;
    const auto number = [&](std::uint16_t property, std::uint32_t otherwise) {
        return std::int64_t{static_cast<std::int32_t>(shape.value(property, otherwise))};
    };
    const std::int64_t left = number(0x140, 0), top = number(0x141, 0);
    append_attribute(xml, "coordorigin", std::to_string(left) + "," + std::to_string(top));
    append_attribute(xml, "coordsize",
                     std::to_string(number(0x142, usual) - left) + "," + std::to_string(number(0x143, usual) - top));
    append_attribute(xml, "path", path);
}

void append_image(Drawn& drawn, const ArtShape& shape) {
    constexpr std::uint16_t blip = 0x104;
    const std::string id = picture_id(drawn, shape.value(blip, 0));
    if (id.empty()) return;
    drawn.xml += "<v:imagedata";
    append_attribute(drawn.xml, "r:id", id);
    struct Crop {
        std::uint16_t property;
        const char* name;
    };
    constexpr std::array<Crop, 4> crops{
        {{0x100, "croptop"}, {0x101, "cropbottom"}, {0x102, "cropleft"}, {0x103, "cropright"}}};
    for (const Crop& crop : crops)
        if (const auto share = stated(shape, crop.property))
            append_attribute(drawn.xml, crop.name, std::to_string(static_cast<std::int32_t>(*share)) + "f");
    drawn.xml += "/>";
}

/// The story of a box of text; each is taken once.
std::optional<Range> box_range(Drawn& drawn, std::uint32_t text_id) {
    const std::size_t index = text_id >> 16U;
    const Table which = drawn.boxes == StoryKind::boxes ? Table::box_texts : Table::header_box_texts;
    const Bytes table = drawn.source.fib.find(drawn.source.table, which);
    std::vector<bool>& used = drawn.drawing.used_boxes;
    if (index == 0 || !table.has(index * of_a_position, of_a_position)) return std::nullopt;
    if (used.size() <= index) used.resize(index + 1);
    if (used[index]) return std::nullopt;
    used[index] = true;
    const Range story = range_of(drawn.source, drawn.boxes);
    const std::uint64_t begin = std::uint64_t{story.begin} + table.u32((index - 1) * of_a_position);
    const std::uint64_t end =
        std::min<std::uint64_t>(std::uint64_t{story.begin} + table.u32(index * of_a_position), story.end);
    // As with headers, a mark of its own guards the story.
    const bool guarded = begin < end && drawn.source.text.characters[end - 1] == 0x0D;
    const Range range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(guarded ? end - 1 : end)};
    return begin < end && range.begin < range.end ? std::optional(range) : std::nullopt;
}

void append_text_box(Drawn& drawn, const ArtShape& shape) {
    constexpr std::uint16_t text_id = 0x80, text_flags = 0xBF;
    constexpr unsigned fits = 1;
    const std::optional<Range> range = box_range(drawn, shape.value(text_id, 0));
    if (!range) return;
    struct Inset {
        std::uint16_t property;
        std::uint32_t usual;
    };
    constexpr std::array<Inset, 4> insets{{{0x81, 91440}, {0x82, 45720}, {0x83, 91440}, {0x84, 45720}}};
    std::string inset;
    for (const Inset& side : insets)
        inset += (inset.empty() ? "" : ",") + points(shape.value(side.property, side.usual) / emu_of_a_point);
    drawn.xml += "<v:textbox";
    append_attribute(drawn.xml, "inset", inset);
    if (shape.flag(text_flags, fits, false)) append_attribute(drawn.xml, "style", "mso-fit-shape-to-text:t");
    drawn.xml += "><w:txbxContent>" + story_xml(drawn.source, drawn.boxes, *range, drawn.part);
    drawn.xml += "</w:txbxContent></v:textbox>";
}

/// Word art.
void append_text_path(std::string& xml, const ArtShape& shape) {
    constexpr std::uint16_t text = 0xC0;
    const auto found = shape.complex_values.find(text);
    if (found == shape.complex_values.end()) return;
    const auto words = [](Bytes wide) {
        std::string string = utf8_of_wide(wide);
        while (!string.empty() && string.back() == '\0') string.pop_back();
        return string;
    };
    xml += "<v:textpath string=\"";
    word::append_escaped(xml, words(found->second));
    const auto font = shape.complex_values.find(0xC5);
    if (font != shape.complex_values.end()) {
        xml += "\" style=\"font-family:";
        word::append_escaped(xml, words(font->second));
    }
    xml += "\"/>";
}

void append_plain_shape(Drawn& drawn, const ArtShape& shape, std::string style, std::string_view wrap) {
    constexpr std::array<std::string_view, 3> anchors{"top", "middle", "bottom"};
    const std::uint32_t anchor = shape.value(0x87, 0);
    if (anchor < anchors.size()) append_style(style, "v-text-anchor", anchors[anchor]);
    if (shape.flip_across || shape.flip_down)
        append_style(style, "flip", !shape.flip_down ? "x" : shape.flip_across ? "x y" : "y");
    if (const auto rotation = static_cast<std::int32_t>(shape.value(4, 0)); rotation != 0)
        append_style(style, "rotation", std::to_string(rotation) + "fd");
    if (shape.flag(0x3BF, 1, false)) append_style(style, "visibility", "hidden");
    drawn.xml += "<v:shape";
    append_attribute(drawn.xml, "type", "#_x0000_t" + std::to_string(shape.type));
    append_attribute(drawn.xml, "style", style);
    append_paint(drawn.xml, shape);
    append_path(drawn.xml, shape);
    drawn.xml += ">";
    append_fill(drawn, shape);
    append_stroke(drawn.xml, shape);
    append_image(drawn, shape);
    append_text_path(drawn.xml, shape);
    append_text_box(drawn, shape);
    drawn.xml.append(wrap).append("</v:shape>");
}

void append_any(Drawn& drawn, const ArtRecord& record, const std::string* style, std::string_view wrap,
                std::size_t depth);

void append_group(Drawn& drawn, const ArtShape& head, Bytes members, const std::string& style, std::string_view wrap,
                  std::size_t depth) {
    const ArtBox bounds = head.group_bounds.value_or(ArtBox());
    drawn.xml += "<v:group";
    append_attribute(drawn.xml, "style", style);
    append_attribute(drawn.xml, "coordorigin", std::to_string(bounds.left) + "," + std::to_string(bounds.top));
    append_attribute(drawn.xml, "coordsize",
                     std::to_string(std::int64_t{bounds.right} - bounds.left) + "," +
                         std::to_string(std::int64_t{bounds.bottom} - bounds.top));
    drawn.xml += ">";
    for_each_art_record(members, [&](const ArtRecord& member) { append_any(drawn, member, nullptr, {}, depth + 1); });
    drawn.xml.append(wrap).append("</v:group>");
}

/// A shape or a group; `style` places an outermost one, others stand where their anchors say.
void append_any(Drawn& drawn, const ArtRecord& record, const std::string* style, std::string_view wrap,
                std::size_t depth) {
    if (depth > limits::table_nesting || (record.type != art::group && record.type != art::shape)) return;
    const bool is_group = record.type == art::group;
    const ArtRecord own = is_group ? art_record_at(record.body, 0) : record;
    const ArtShape shape = read_art_shape(own.body);
    if (shape.deleted) return;
    const std::string placed = style != nullptr ? *style : box_style(upright(shape, shape.in_group.value_or(ArtBox())));
    if (is_group)
        append_group(drawn, shape, record.body.slice(own.size), placed, wrap, depth);
    else
        append_plain_shape(drawn, shape, placed, wrap);
}

}  // namespace

void read_drawings(Source& source) {
    const Fib& fib = source.fib;
    Drawings& drawings = source.drawings;
    constexpr std::size_t inflated_metafiles = 256 * limits::mebibyte;  // which the file holds deflated
    drawings.picture_room = 2 * (source.word.size() + source.data.size()) + inflated_metafiles;
    read_anchors(drawings.main, fib.find(source.table, Table::shapes), story_begin(fib, StoryKind::main));
    read_anchors(drawings.headers, fib.find(source.table, Table::header_shapes), story_begin(fib, StoryKind::headers));
    const Bytes content = fib.find(source.table, Table::drawings);
    const ArtRecord group = art_record_at(content, 0);
    for_each_art_record(group.body, [&](const ArtRecord& store) {
        if (store.type != art::blip_store) return;
        for_each_art_record(store.body, [&](const ArtRecord& entry) { drawings.pictures.push_back(entry); });
    });
    // Each drawing is headed by a byte: whether it is that of the main text or of the headers.
    for (std::size_t at = group.size; content.has(at, 1);) {
        const ArtRecord record = art_record_at(content, at + 1);
        if (record.size == 0) return;
        if (record.type == art::drawing)
            read_shapes(content.u8(at) == 0 ? drawings.main : drawings.headers, record.body);
        at += 1 + record.size;
    }
}

void append_shape(std::string& xml, Source& source, StoryKind story, std::uint32_t position, std::string_view part) {
    constexpr std::array<std::string_view, 6> wraps{"square", "topAndBottom", "square", "none", "tight", "through"};
    if (story != StoryKind::main && story != StoryKind::headers) return;
    const bool in_headers = story == StoryKind::headers;
    Drawing& drawing = in_headers ? source.drawings.headers : source.drawings.main;
    const auto anchor = std::ranges::lower_bound(drawing.anchors, position, {}, &ShapeAnchor::position);
    if (anchor == drawing.anchors.end() || anchor->position != position) return;
    const auto found = drawing.shapes.find(anchor->place.u32(0));
    if (found == drawing.shapes.end()) return;
    const ArtRecord record = found->second;
    drawing.shapes.erase(found);  // each hangs on one character
    const ArtShape shape = read_art_shape(record.type == art::group ? art_record_at(record.body, 0).body : record.body);
    const std::string style = place_style(shape, anchor->place);
    const unsigned wrap = anchor->place.u16(20) >> 5U & 0xFU;
    const std::string wrapping = "<w10:wrap type=\"" + std::string(wraps[wrap < wraps.size() ? wrap : 0]) + "\"/>";
    xml += "<w:pict>";
    Drawn drawn{xml, source, drawing, in_headers ? StoryKind::header_boxes : StoryKind::boxes, part};
    append_any(drawn, record, &style, wrapping, 0);
    xml += "</w:pict>";
}

}  // namespace raingan::doc
