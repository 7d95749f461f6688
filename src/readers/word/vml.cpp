// VML (ECMA-376 Part 4, 19.1), which Word 97–2007 wrote and later ones still keep as a fallback.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "base/round.h"
#include "document/geometry.h"
#include "readers/word/images.h"
#include "readers/word/shapes.h"
#include "readers/word/story.h"
#include "readers/word/vml_figure.h"
#include "readers/word/vml_style.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr double most_size_pt = 400;

/// Where a shape's coordinates lie in its float: points for one unit, and the float's origin in units.
struct VmlFrame {
    double x = 0, y = 0;  ///< in units
    double unit_x = pixel.pt, unit_y = pixel.pt;
    bool in_group = false;
    const VmlFrame* outer = nullptr;  ///< null: the page
    FigureTurn turn{};                ///< of the group, about its middle
    PlanePoint middle{};
};

struct VmlDrawing {
    Inline& in;
    RunLook& look;
    Float floating;
    bool floats = false;
    std::size_t unknown = 0, others = 0;
    bool is_text_path = false;  ///< the shape that is being read; it is turned already
    FigureTurn turn{};          ///< of that shape, with its groups' turns
};

Shape::Outline outline_of_element(xml_node node) {
    const string_view name = xml::name(node);
    const string_view type = xml::text_of(node, "type");
    if (name == "rect") return Shape::Outline::box;
    if (name == "roundrect") return Shape::Outline::rounded_box;
    if (name == "oval") return Shape::Outline::ellipse;
    if (name == "line" || type.ends_with("_t32") || type.ends_with("_t20")) return Shape::Outline::line_down;
    const bool plain =
        type.ends_with("_t202") || type.ends_with("_t75") || type.ends_with("_t1") || type.ends_with("_t109");
    if (plain) return Shape::Outline::box;
    const std::size_t number = type.rfind("_t");
    return number == string_view::npos ? Shape::Outline::none : outline_of(type.substr(number + 1), true);
}

bool is_line(const Shape& shape) {
    return shape.outline == Shape::Outline::line_down || shape.outline == Shape::Outline::line_up;
}

void place_line(Shape& shape, xml_node node, const VmlFrame& frame) {
    const auto [x1, y1] = pair_of(xml::text_of(node, "from"));
    const auto [x2, y2] = pair_of(xml::text_of(node, "to"));
    const auto across = [&](string_view text) {
        return length(text, Points(frame.unit_x)).pt - frame.x * frame.unit_x;
    };
    const auto down = [&](string_view text) { return length(text, Points(frame.unit_y)).pt - frame.y * frame.unit_y; };
    shape.x = Points(std::min(across(x1), across(x2)));
    shape.y = Points(std::min(down(y1), down(y2)));
    shape.width = Points(std::abs(across(x2) - across(x1)));
    shape.height = Points(std::abs(down(y2) - down(y1)));
    if ((across(x2) < across(x1)) != (down(y2) < down(y1))) shape.outline = Shape::Outline::line_up;
}

void place_box(Shape& shape, string_view style, const VmlFrame& frame) {
    shape.width = length(style_value(style, "width"), Points(frame.unit_x));
    shape.height = length(style_value(style, "height"), Points(frame.unit_y));
    if (!frame.in_group) return;
    shape.x = length(style_value(style, "left"), Points(frame.unit_x)) - Points(frame.x * frame.unit_x);
    shape.y = length(style_value(style, "top"), Points(frame.unit_y)) - Points(frame.y * frame.unit_y);
}

/// A shape within groups is turned with each of them, about the group's middle. Moves the shape's box; gives its turn.
FigureTurn turn_with_groups(Shape& shape, const VmlFrame* frame, FigureTurn turn) {
    PlanePoint middle{shape.x.pt + shape.width.pt / 2, shape.y.pt + shape.height.pt / 2};
    for (; frame != nullptr && frame->in_group; frame = frame->outer) {
        middle = turn_within(middle, frame->middle, frame->turn, turn);
    }
    shape.x = Points(middle.x - shape.width.pt / 2);
    shape.y = Points(middle.y - shape.height.pt / 2);
    return turn;
}

/// `backwards`: a line that is drawn from its right (an upright one: lower) end.
void read_paint(Shape& shape, xml_node node, bool backwards) {
    const bool is_picture = xml::text_of(node, "type").ends_with("_t75");
    const string_view stroked = xml::text_of(node, "stroked");
    if (!is_off(node, "stroked") && !(is_picture && stroked.empty())) {
        shape.line.style = BorderStyle::single;
        constexpr Points usual{0.75};
        const string_view weight = xml::text_of(node, "strokeweight");
        shape.line.width = weight.empty() ? usual : length(weight, pixel);
        shape.line.colour = read_vml_colour(xml::text_of(node, "strokecolor"));
        const string_view dash = xml::text_of(xml::child(node, "stroke"), "dashstyle");
        if (!dash.empty() && dash != "solid")
            shape.line.style = dash.find("ash") != string_view::npos ? BorderStyle::dashed : BorderStyle::dotted;
    }
    const auto has_head = [&](string_view name) {
        const string_view value = xml::text_of(xml::child(node, "stroke"), name);
        return !value.empty() && value != "none";
    };
    shape.arrow_left = has_head(backwards ? "endarrow" : "startarrow");
    shape.arrow_right = has_head(backwards ? "startarrow" : "endarrow");
    if (!is_area(shape.outline) || is_off(node, "filled") || is_picture) return;
    const string_view colour = xml::text_of(node, "fillcolor");
    const xml_node fill = xml::child(node, "fill");
    if (!is_off(fill, "on") && xml::text_of(fill, "opacity") != "0") shape.fill = read_vml_colour(colour);
}

void read_insets(Shape& shape, xml_node textbox) {
    string_view rest = xml::text_of(textbox, "inset");
    for (Points* inset : {&shape.inset_start, &shape.inset_top, &shape.inset_end, &shape.inset_bottom}) {
        const auto [value, behind] = pair_of(rest);
        if (!value.empty()) *inset = length(value, pixel);
        rest = behind;
    }
    shape.grows = style_value(xml::text_of(textbox, "style"), "mso-fit-shape-to-text") == "t";
}

void read_image_data(VmlDrawing& drawing, Shape& shape, xml_node node, xml_node data) {
    Story& story = drawing.in.story;
    string_view id = xml::text_of(data, "id");
    if (id.empty()) id = xml::text_of(data, "relid");
    const auto image = find_image(story, id);
    if (!image) {
        story.context.notices.add(Notice::image_missing, story.at);
        return;
    }
    for (const string_view name : {"grayscale", "bilevel"})
        if (xml::text_of(data, name) == "t" || xml::text_of(data, name) == "true")
            story.context.notices.add(Notice::picture_colours, story.at);
    if (shape.width.pt <= 0 || shape.height.pt <= 0) {
        const Size size = size_of_image(story.context.document, *image);
        shape.width = size.width;
        shape.height = size.height;
    }
    // 19.1.2.11: "19661f" of what is left of its middle, and so much more.
    const auto fraction = [&](string_view name, double otherwise) {
        constexpr double fractions = 65536;
        const string_view text = xml::text_of(data, name);
        double value = otherwise;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return text.ends_with('f') ? value / fractions : value;
    };
    const double gain = fraction("gain", 1);
    const ColourChange change{gain, (1 - gain) / 2 + fraction("blacklevel", 0)};
    InlineImage picture{changed_image(story, *image, change, 1), shape.width, shape.height,
                        std::string(xml::text_of(node, "alt")),  {},          0};
    const auto crop = [&](string_view name) {  // "4325f" counts 1/65536, else a share
        const string_view text = xml::text_of(data, name);
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return std::clamp(text.ends_with('f') ? value / 65536 : value, 0.0, 0.99);
    };
    picture.crop = {crop("cropleft"), crop("croptop"), crop("cropright"), crop("cropbottom")};
    if (picture.crop.left + picture.crop.right >= 1 || picture.crop.top + picture.crop.bottom >= 1) picture.crop = {};
    shape.picture = std::move(picture);
    shape.outline = Shape::Outline::box;
}

/// The style's own font in quotation marks, or without.
std::string font_of(string_view style) {
    string_view font = style_value(style, "font-family");
    while (!font.empty() && (font.front() == '"' || font.front() == '\'')) font.remove_prefix(1);
    return std::string(font.substr(0, font.find_first_of("\"',")));
}

/// Word art and watermarks: a text that fills its shape, turned with it, as a drawing.
void read_text_path(VmlDrawing& drawing, Shape& shape, xml_node node, xml_node path) {
    const string_view words = xml::text_of(path, "string"), style = xml::text_of(path, "style");
    if (words.empty()) return;
    if (shape.width.pt <= 0 || shape.height.pt <= 0) {  // of no size: as text
        shape.blocks.push_back({plain_paragraph(drawing.in.story, words)});
        shape.outline = Shape::Outline::none;
        shape.grows = true;
        return;
    }
    const double degrees = drawing.turn.degrees;
    const Matrix turned = rotation(degrees);
    const double width = std::abs(turned.a) * shape.width.pt + std::abs(turned.c) * shape.height.pt;
    const double height = std::abs(turned.b) * shape.width.pt + std::abs(turned.d) * shape.height.pt;
    std::vector<std::string> lines(1);
    for (const char c : words) {
        if (c == '\n')
            lines.emplace_back();
        else if (c != '\r')
            lines.back() += c;
    }
    const double line_height = shape.height.pt / static_cast<double>(lines.size());
    auto made = std::make_shared<raingan::Drawing>();
    made->width = Points(width);
    made->height = Points(height);
    DrawnText text;
    text.format.font = font_of(style);
    if (text.format.font.empty()) text.format.font = "TH SarabunPSK";
    text.format.size = Points(std::min(line_height, most_size_pt));
    text.format.bold = style_value(style, "font-weight") == "bold";
    text.format.italic = style_value(style, "font-style") == "italic";
    text.format.colour = read_vml_colour(xml::text_of(node, "fillcolor")).value_or(Colour{});
    text.opacity = vml_share(xml::text_of(xml::child(node, "fill"), "opacity"), 1);
    text.align = DrawnText::Align::centre;
    text.vertical = DrawnText::Vertical::middle;
    text.stretched_width_pt = shape.width.pt;
    text.stretched_height_pt = line_height;
    double y = -shape.height.pt / 2;
    for (std::string& line : lines) {
        text.text = std::move(line);
        text.place =
            product({1, 0, 0, 1, width / 2, height / 2}, product(turned, {1, 0, 0, 1, 0, y + line_height / 2}));
        if (!text.text.empty()) made->items.push_back({text});
        y += line_height;
    }
    Document& document = drawing.in.story.context.document;
    document.images.push_back({{}, {}, std::move(made)});
    const auto image = static_cast<std::uint32_t>(document.images.size() - 1);
    shape.x += Points((shape.width.pt - width) / 2);
    shape.y += Points((shape.height.pt - height) / 2);
    shape.width = Points(width);
    shape.height = Points(height);
    shape.picture = InlineImage{image, shape.width, shape.height, std::string(words), {}, 0};
    shape.outline = Shape::Outline::box;
    shape.line.style = BorderStyle::none;
    shape.fill.reset();
    drawing.is_text_path = true;
}

bool runs_backwards(const Shape& shape, xml_node node, string_view style) {
    const bool upright = shape.width.pt <= 0;
    if (xml::name(node) != "line") return style_value(style, "flip").find(upright ? 'y' : 'x') != string_view::npos;
    const auto [x1, y1] = pair_of(xml::text_of(node, "from"));
    const auto [x2, y2] = pair_of(xml::text_of(node, "to"));
    return upright ? length(y2, Points(1)) < length(y1, Points(1)) : length(x2, Points(1)) < length(x1, Points(1));
}

/// A shape's picture and text, in elements that are not known too.
void read_parts(VmlDrawing& drawing, Shape& shape, xml_node node, xml_node parent) {
    Story& story = drawing.in.story;
    for_each_child(story, parent, [&](xml_node part) {
        const string_view name = xml::name(part);
        if (name == "imagedata") return read_image_data(drawing, shape, node, part);
        if (name == "textpath") return read_text_path(drawing, shape, node, part);
        if (name != "textbox") return read_parts(drawing, shape, node, part);
        read_insets(shape, part);
        const string_view flow = xml::text_of(part, "style");
        if (style_value(flow, "layout-flow").starts_with("vertical"))
            turn_text(shape, style_value(flow, "mso-layout-flow-alt") == "bottom-to-top" ? 3 : 1);
        shape.blocks = read_text_box(story, xml::child(part, "txbxContent"));
    });
}

std::uint8_t quarters_of(double degrees) {
    constexpr double quarter = 90;
    return static_cast<std::uint8_t>((round_to_int(degrees / quarter) % 4 + 4) % 4);
}

void turn_shape(Shape& shape, std::uint8_t turns) {
    if (turns % 2 == 0 || (shape.blocks.empty() && !shape.picture)) return;
    turn_box(shape, turns);
    turn_along(shape, turns);
    if (!shape.picture) return;
    shape.picture->quarter_turns = turns;
    shape.picture->width = shape.width;
    shape.picture->height = shape.height;
}

/// What is no plain box, line or picture is drawn as the file has it.
void read_figure(VmlDrawing& drawing, Shape& shape, xml_node node) {
    const string_view name = xml::name(node);
    if (is_line(shape) || name == "line" || name == "image" || shape.width.pt < 0 || shape.height.pt < 0) return;
    const bool box = shape.outline == Shape::Outline::box && xml::text_of(node, "path").empty();
    Story& story = drawing.in.story;
    const std::uint8_t quarters = quarters_of(drawing.turn.degrees);
    const bool lies = quarters % 2 != 0 && !shape.blocks.empty();  // its box is turned already
    const Points width = lies ? shape.height : shape.width, height = lies ? shape.width : shape.height;
    const std::optional<Paint> fill = read_vml_fill(story, node, width, height);
    const bool plain = !fill || (fill->opacity >= 1 && std::holds_alternative<Colour>(fill->what));
    const FigureTurn& turn = drawing.turn;
    constexpr double right_angle = 90;
    if (box && plain && std::fmod(turn.degrees, right_angle) == 0) {
        if (shape.blocks.empty()) turn_box(shape, quarters);
        return;
    }
    const std::optional<Figure> figure = read_vml_figure(story.context.vml_types, node, width, height);
    if (!figure) return;
    FigurePaint paint{fill, std::nullopt};
    if (shape.line.style != BorderStyle::none) {
        Pen pen;
        pen.width_pt = shape.line.width.pt;
        pen.paint = Paint{shape.line.colour.value_or(Colour{}),
                          vml_share(xml::text_of(xml::child(node, "stroke"), "opacity"), 1)};
        const double dash = shape.line.style == BorderStyle::dashed ? 4 : 1, gap = 3;
        if (shape.line.style == BorderStyle::dashed || shape.line.style == BorderStyle::dotted)
            pen.dashes_pt = {dash * pen.width_pt, gap * pen.width_pt};
        paint.pen = pen;
    }
    shape.figure = painted_figure(*figure, paint, width.pt, height.pt, turn);
    const xml_node stroke = xml::child(node, "stroke");
    add_line_ends(shape.figure, read_vml_line_end(stroke, "startarrow"), read_vml_line_end(stroke, "endarrow"));
    if (lies)
        for (DrawnPath& path : shape.figure)
            map_path(path, {1, 0, 0, 1, (shape.width.pt - width.pt) / 2, (shape.height.pt - height.pt) / 2});
    shape.outline = Shape::Outline::figure;
    shape.fill.reset();
    shape.line.style = BorderStyle::none;
    shape.arrow_left = shape.arrow_right = false;
}

void read_shape(VmlDrawing& drawing, xml_node node, const VmlFrame& frame) {
    const string_view style = xml::text_of(node, "style");
    if (style_value(style, "visibility") == "hidden") return;
    Shape shape;
    drawing.is_text_path = false;
    shape.outline = outline_of_element(node);
    if (xml::name(node) == "line")
        place_line(shape, node, frame);
    else
        place_box(shape, style, frame);
    if (style_value(style, "flip") == "y" || style_value(style, "flip") == "x")
        if (shape.outline == Shape::Outline::line_down) shape.outline = Shape::Outline::line_up;
    drawing.turn = turn_with_groups(shape, &frame, turn_of_style(style));
    bool backwards = runs_backwards(shape, node, style);
    if (is_line(shape) && frame.in_group) {
        Shape middle = shape;  // it stands there already
        if (turn_line(shape, turn_with_groups(middle, &frame, {}))) backwards = !backwards;
    }
    read_paint(shape, node, backwards);
    read_parts(drawing, shape, node, node);
    const string_view anchor = style_value(style, "v-text-anchor");
    if (anchor == "middle") shape.vertical = VerticalAlignment::centre;
    if (anchor == "bottom") shape.vertical = VerticalAlignment::bottom;
    if (!drawing.is_text_path) turn_shape(shape, quarters_of(drawing.turn.degrees));
    if (!drawing.is_text_path && !shape.picture) read_figure(drawing, shape, node);
    const bool odd = shape.outline == Shape::Outline::none;
    if (odd) ++drawing.unknown;
    if (odd && shape.blocks.empty()) return;
    drawing.floating.shapes.push_back(std::move(shape));
}

// --- place -----------------------------------------------------------------------------------------------------------

using From = FloatPosition::From;

FloatPosition read_position(string_view style, string_view axis, string_view margin, string_view edge) {
    static constexpr std::array<std::pair<string_view, From>, 6> bases{{{"page", From::page},
                                                                        {"margin", From::margin},
                                                                        {"left-margin-area", From::before_margin},
                                                                        {"top-margin-area", From::before_margin},
                                                                        {"right-margin-area", From::behind_margin},
                                                                        {"bottom-margin-area", From::behind_margin}}};
    const std::string name = "mso-position-" + std::string(axis);
    const string_view relative = style_value(style, name + "-relative");
    FloatPosition position;
    for (const auto& [word, from] : bases)
        if (relative == word) position.from = from;
    position.align = align_of(style_value(style, name)).value_or(position.align);
    position.offset = length(style_value(style, margin), pixel) + length(style_value(style, edge), pixel);
    return position;
}

void read_place(VmlDrawing& drawing, xml_node node) {
    const string_view style = xml::text_of(node, "style");
    Float& floating = drawing.floating;
    drawing.floats = style_value(style, "position") == "absolute" || xml::name(node) == "line";
    floating.width = length(style_value(style, "width"), pixel);
    floating.height = length(style_value(style, "height"), pixel);
    floating.horizontal = read_position(style, "horizontal", "margin-left", "left");
    floating.vertical = read_position(style, "vertical", "margin-top", "top");
    floating.behind = style_value(style, "z-index").starts_with('-');
    constexpr Points usual{9};
    const auto distance = [&](string_view side, Points otherwise) {
        const string_view value = style_value(style, "mso-wrap-distance-" + std::string(side));
        return value.empty() ? otherwise : length(value, pixel);
    };
    floating.distance_start = distance("left", usual);
    floating.distance_end = distance("right", usual);
    floating.distance_top = distance("top", Points());
    floating.distance_bottom = distance("bottom", Points());
    const string_view wrap = xml::text_of(xml::child(node, "wrap"), "type");
    if (wrap == "topAndBottom") floating.wrap = Wrap::top_and_bottom;
    if (wrap == "square" || wrap == "tight" || wrap == "through") floating.wrap = Wrap::square;
    const string_view in_cell = xml::text_of(node, "allowincell");
    floating.in_cell = in_cell != "f" || drawing.in.story.context.document.compatibility.mode >= 15;
}

void read_group(VmlDrawing& drawing, xml_node group, const VmlFrame* outer);

/// One that we know by name, or what else holds a box of text.
bool is_shape(xml_node node) {
    static constexpr std::array<string_view, 9> names{"shape", "rect",     "roundrect", "line", "oval",
                                                      "arc",   "polyline", "curve",     "image"};
    return std::ranges::find(names, xml::name(node)) != names.end() ||
           (xml::child(node, "textbox") && xml::name(node) != "group" && xml::name(node) != "shapetype");
}

void read_member(VmlDrawing& drawing, xml_node node, const VmlFrame& frame) {
    if (is_shape(node)) return read_shape(drawing, node, frame);
    if (xml::name(node) == "group") return read_group(drawing, node, &frame);
    if (xml::name(node) == "shapetype") return add_vml_type(drawing.in.story.context.vml_types, node);
    for_each_child(drawing.in.story, node, [&](xml_node child) { read_member(drawing, child, frame); });
}

void read_group(VmlDrawing& drawing, xml_node group, const VmlFrame* outer) {
    const string_view style = xml::text_of(group, "style");
    Shape box;
    const VmlFrame page;
    place_box(box, style, outer != nullptr ? *outer : page);
    const auto number = [](string_view text, double otherwise) {
        const double value = static_cast<double>(xml::integer(trimmed(text)).value_or(0));
        return value != 0 ? value : otherwise;
    };
    const auto [left, top] = pair_of(xml::text_of(group, "coordorigin"));
    const auto [across, down] = pair_of(xml::text_of(group, "coordsize"));
    VmlFrame frame;
    frame.in_group = true;
    frame.outer = outer;
    frame.turn = turn_of_style(style);
    frame.middle = {box.x.pt + box.width.pt / 2, box.y.pt + box.height.pt / 2};
    frame.unit_x = box.width.pt / number(across, 1000);
    frame.unit_y = box.height.pt / number(down, 1000);
    if (frame.unit_x <= 0 || frame.unit_y <= 0) return;
    frame.x = number(left, 0) - box.x.pt / frame.unit_x;
    frame.y = number(top, 0) - box.y.pt / frame.unit_y;
    for_each_child(drawing.in.story, group, [&](xml_node node) { read_member(drawing, node, frame); });
}

/// A line's own place is its float's.
void place_float_of_line(Float& floating) {
    if (floating.shapes.size() != 1) return;
    Shape& shape = floating.shapes.front();
    if (!is_line(shape)) return;
    if (shape.x == Points() && shape.y == Points()) return;
    floating.horizontal.offset += shape.x;
    floating.vertical.offset += shape.y;
    floating.width = shape.width;
    floating.height = shape.height;
    shape.x = shape.y = Points();
}

}  // namespace

void read_vml(Inline& in, xml_node pict, RunLook& look) {
    std::size_t shown = 0;
    std::size_t unknown = 0, empty = 0;
    for_each_child(in.story, pict, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "drawing") {
            read_drawing(in, node, look);
            ++shown;
        }
        if (name == "shapetype") return add_vml_type(in.story.context.vml_types, node);
        if (!is_shape(node) && name != "group") {
            if (look_inside(node) != Inside::nothing) read_vml(in, node, look);
            return;
        }
        VmlDrawing drawing{in, look, {}};
        read_place(drawing, node);
        const VmlFrame page;
        if (name == "group")
            read_group(drawing, node, nullptr);
        else
            read_shape(drawing, node, page);
        place_float_of_line(drawing.floating);
        if (drawing.floating.shapes.size() == 1 && drawing.floating.width.pt <= 0) {
            drawing.floating.width = drawing.floating.shapes.front().width;
            drawing.floating.height = drawing.floating.shapes.front().height;
        }
        shown += drawing.floating.shapes.size();
        for (const Shape& shape : drawing.floating.shapes)
            empty += is_empty_image(in.story.context.document, shape) ? 1U : 0U;
        unknown += drawing.unknown;
        put_drawing(in, look, std::move(drawing.floating), !drawing.floats);
    });
    const bool object = xml::name(pict) == "object";
    const bool nothing = shown == 0 && pict.first_child();
    if (object && (unknown != 0 || nothing || (shown != 0 && empty == shown)))
        read_object(in, pict, look, shown > 0);
    else if (unknown != 0 || nothing)
        in.story.context.notices.add(Notice::shape, in.story.at);
}

}  // namespace raingan::word
