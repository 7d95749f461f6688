// draw:frame with its picture or text box, figures and groups of them (ODF 1.3 part 3, 10) → inline images and floats.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "base/round.h"
#include "readers/chart/opendocument.h"
#include "readers/chart/put.h"
#include "readers/colour.h"
#include "readers/odt/figures.h"
#include "readers/odt/story.h"
#include "readers/picture/guides.h"
#include "readers/picture/image.h"
#include "readers/picture/outlines.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;
using Outline = Shape::Outline;

/// Elements that are drawings, and the outline that they have by themselves.
struct Kind {
    string_view name;
    Outline outline;
};
constexpr std::array<Kind, 17> kinds{{{"frame", Outline::box},
                                      {"control", Outline::box},
                                      {"g", Outline::none},
                                      {"rect", Outline::box},
                                      {"custom-shape", Outline::none},
                                      {"ellipse", Outline::ellipse},
                                      {"circle", Outline::ellipse},
                                      {"line", Outline::line_down},
                                      {"connector", Outline::line_down},
                                      {"measure", Outline::line_down},
                                      {"text-box", Outline::box},
                                      {"caption", Outline::box},
                                      {"polyline", Outline::none},
                                      {"polygon", Outline::none},
                                      {"regular-polygon", Outline::none},
                                      {"path", Outline::none},
                                      {"page-thumbnail", Outline::none}}};

Points measure(xml_node node, string_view name) {
    return xml::measure(node, name, Points(1)).value_or(Points());
}

bool is_line(Outline outline) {
    return outline == Outline::line_down || outline == Outline::line_up;
}

// --- where a figure lies ---------------------------------------------------------------------------------------------

struct Box {
    Points x, y, width, height;
    std::uint8_t quarter_turns = 0;  ///< clockwise
    bool odd_turn = false;
    double degrees = 0;      ///< clockwise
    bool up = false;         ///< of a line: from the bottom left corner
    bool backwards = false;  ///< of a line: it ends at its left
};

Box box_of_line(xml_node node) {
    const Points x1 = measure(node, "x1"), y1 = measure(node, "y1");
    const Points x2 = measure(node, "x2"), y2 = measure(node, "y2");
    Box box;
    box.x = std::min(x1, x2);
    box.y = std::min(y1, y2);
    box.width = Points(std::abs((x2 - x1).pt));
    box.height = Points(std::abs((y2 - y1).pt));
    box.up = (x2 > x1) == (y2 < y1) && x1 != x2 && y1 != y2;
    box.backwards = x2 < x1 || (x1 == x2 && y2 < y1);
    return box;
}

/// The numbers in "rotate (1.57) translate (1cm 2cm)" behind a function's name; lengths in points.
std::vector<double> arguments(string_view transform, string_view function) {
    std::vector<double> numbers;
    const std::size_t at = transform.find(function);
    if (at == string_view::npos) return numbers;
    const std::size_t open = transform.find('(', at), close = transform.find(')', at);
    if (open == string_view::npos || close == string_view::npos || open > close) return numbers;
    string_view list = transform.substr(open + 1, close - open - 1);
    while (!list.empty()) {
        const std::size_t skip = list.find_first_not_of(" ,");
        if (skip == string_view::npos) break;
        list.remove_prefix(skip);
        const string_view word = list.substr(0, list.find_first_of(" ,"));
        numbers.push_back(xml::measure(word, Points(1)).value_or(Points()).pt);
        list.remove_prefix(word.size());
    }
    return numbers;
}

/// draw:transform (19.228): turned about the origin, anticlockwise, and then moved.
void apply_transform(Box& box, string_view transform) {
    const std::vector<double> rotate = arguments(transform, "rotate"), translate = arguments(transform, "translate");
    const double angle = rotate.empty() ? 0 : rotate[0];
    const double turns = angle / (std::numbers::pi / 2);
    const bool is_right = std::isfinite(turns) && std::abs(turns - std::round(turns)) < 0.02 && std::abs(turns) < 1000;
    box.odd_turn = !is_right;
    box.degrees = std::isfinite(angle) ? -angle * 180 / std::numbers::pi : 0;
    const double width = box.width.pt, height = box.height.pt;
    const double sine = std::isfinite(angle) ? std::sin(angle) : 0, cosine = std::isfinite(angle) ? std::cos(angle) : 1;
    // The middle of the figure stays its middle, however it is turned.
    const double middle_x = width / 2 * cosine + height / 2 * sine, middle_y = height / 2 * cosine - width / 2 * sine;
    if (is_right) box.quarter_turns = static_cast<std::uint8_t>((4 - round_to_int(turns) % 4) % 4);
    if (box.quarter_turns % 2 == 1) std::swap(box.width, box.height);
    box.x = Points(middle_x - box.width.pt / 2);
    box.y = Points(middle_y - box.height.pt / 2);
    if (!translate.empty()) box.x += Points(translate[0]);
    if (translate.size() > 1) box.y += Points(translate[1]);
}

Box box_of(xml_node node, Outline outline, Points text_width) {
    if (is_line(outline) && xml::attribute(node, "x1")) return box_of_line(node);
    Box box;
    box.x = measure(node, "x");
    box.y = measure(node, "y");
    box.width = measure(node, "width");
    box.height = measure(node, "height");
    // The width that stands beside a share is what it came to, in frames within frames too.
    const auto share = opendocument::percentage(xml::text_of(node, "rel-width"));
    if (share && *share > 0 && box.width.pt <= 0) box.width = text_width * *share;
    if (const auto transform = xml::attribute(node, "transform")) apply_transform(box, *transform);
    box.width = Points(std::max(box.width.pt, 0.0));
    box.height = Points(std::max(box.height.pt, 0.0));
    return box;
}

// --- one figure ------------------------------------------------------------------------------------------------------

struct Drawing {
    Story& story;
    std::vector<Shape> shapes{};
    std::size_t unknown = 0, objects = 0;
    std::string words{};  ///< of the objects
};

Properties form_of(Story& story, xml_node node) {
    return story.context.styles.find(story.scope, "graphic", xml::text_of(node, "style-name"))
        .properties("graphic-properties");
}

/// draw:stroke of figures; frames have borders like cells.
Border line_of(const Properties& form, bool frame) {
    if (frame) return opendocument::read_borders(form, false).top;
    Border line;
    if (form.is("stroke", "none")) return line;
    line.style = form.is("stroke", "dash") ? BorderStyle::dashed : BorderStyle::single;
    line.width = std::max(form.length("stroke-width").value_or(Points()), Points(0.25));
    line.colour = read_colour(form.text("stroke-color"));
    return line;
}

void set_insets(Shape& shape, const Properties& form) {
    shape.inset_top = form.length({"padding-top", "padding"}).value_or(Points());
    shape.inset_end = form.length({"padding-right", "padding"}).value_or(Points());
    shape.inset_bottom = form.length({"padding-bottom", "padding"}).value_or(Points());
    shape.inset_start = form.length({"padding-left", "padding"}).value_or(Points());
    const string_view vertical = form.text("textarea-vertical-align");
    if (vertical == "middle") shape.vertical = VerticalAlignment::centre;
    if (vertical == "bottom") shape.vertical = VerticalAlignment::bottom;
}

Outline outline_of_custom(xml_node node) {
    const string_view preset = preset_of_custom(node);
    return preset.empty() ? Outline::none : outline_of(preset, true);
}

/// What is no plain box is drawn by its geometry: presets with their usual handles, paths, turned and shaded figures.
void draw_figure(Drawing& drawing, Shape& shape, xml_node node, const Properties& form, const Box& box) {
    const string_view name = xml::name(node);
    if (is_line(shape.outline) || shape.picture) return;
    const bool frame = name == "frame";
    const std::optional<Paint> fill = fill_of(drawing.story, form, frame, shape.width, shape.height);
    const auto* const colour = fill && fill->opacity >= 1 ? std::get_if<Colour>(&fill->what) : nullptr;
    const bool upright = !box.odd_turn || name == "control";
    if (is_area(shape.outline) && upright && (!fill || colour != nullptr)) {
        if (colour != nullptr) shape.fill = *colour;
        return;
    }
    const string_view preset = name == "custom-shape"                  ? preset_of_custom(node)
                               : name == "ellipse" || name == "circle" ? "ellipse"
                               : is_area(shape.outline)                ? "rect"
                                                                       : "";
    const double width = shape.width.pt, height = shape.height.pt;
    std::optional<Figure> figure = own_figure(node, shape.width, shape.height);
    if (!figure) figure = preset_figure(preset, width, height, {});
    if (!figure) return;
    FigurePaint paint{fill, std::nullopt};
    if (shape.line.style != BorderStyle::none)
        paint.pen = Pen{{shape.line.colour.value_or(Colour{})}, shape.line.width.pt};
    shape.outline = Outline::figure;
    shape.figure = painted_figure(*figure, paint, width, height, {box.odd_turn ? box.degrees : 0});
    shape.line.style = BorderStyle::none;
}

/// fo:clip="rect(top, right, bottom, left)": what is cut off of the picture in its own size.
Crop crop_of(const Properties& form, const Image& image) {
    const std::vector<double> cut = arguments(form.text("clip"), "rect");
    const PictureSize size = size_of_picture(image);
    if (cut.size() != 4 || size.width.pt <= 0 || size.height.pt <= 0) return {};
    const auto share = [](double part, Points whole) { return std::clamp(part / whole.pt, 0.0, 0.99); };
    const Crop crop{share(cut[3], size.width), share(cut[0], size.height), share(cut[1], size.width),
                    share(cut[2], size.height)};
    return crop.left + crop.right < 1 && crop.top + crop.bottom < 1 ? crop : Crop();
}

std::string alt_of(xml_node node) {
    const string_view title = xml::child(node, "title").child_value();
    return std::string(title.empty() ? xml::child(node, "desc").child_value() : title);
}

std::optional<InlineImage> read_picture(Drawing& drawing, xml_node frame, const Properties& form, Box& box) {
    const auto image = find_image(drawing.story, frame);
    if (!image) return std::nullopt;
    const Image& picture = drawing.story.context.document.images[*image];
    if (box.width.pt <= 0 || box.height.pt <= 0) {
        const PictureSize natural = size_of_picture(picture);
        box.width = natural.width;
        box.height = natural.height;
    }
    const Crop crop = crop_of(form, picture);
    return InlineImage{
        changed_image(drawing.story, *image, form), box.width, box.height, alt_of(frame), crop, box.quarter_turns};
}

/// A box of text, or a figure's own text. Paragraphs may stand beside other children, which are no blocks.
void read_text(Drawing& drawing, Shape& shape, xml_node node) {
    const xml_node box = xml::child(node, "text-box");
    if (box && xml::attribute(box, "min-height")) {
        shape.grows = true;
        shape.height = std::max(shape.height, measure(box, "min-height"));
    }
    const xml_node holder = box ? box : node;
    if (box || xml::child(node, "p") || xml::child(node, "list"))
        shape.blocks = read_inner_story(drawing.story, holder);
}

/// A form's control, as the box of text that it looks like.
void read_control(Shape& shape, Story& story, xml_node node) {
    Context& context = story.context;
    Inline in{story, TextBuilder(context.looks)};
    Look& look = context.looks.of(context.styles.find(story.scope, "paragraph", xml::text_of(node, "text-style-name")));
    in.text.add(control_text(context, node), look);
    if (in.text.empty()) return;
    Paragraph paragraph = in.text.finish();
    paragraph.format = context.formats.intern(ParagraphFormat());
    paragraph.mark_format = context.looks.format(look, Slot::ascii);
    paragraph.origin = story.at;
    count_text(context, paragraph.text.size());
    shape.blocks.push_back({std::move(paragraph)});
    shape.grows = true;
    story.context.notices.add(Notice::form_control, story.at, xml::text_of(node, "control"));
}

/// False where the frame holds no chart that can be drawn.
bool add_chart(Drawing& drawing, xml_node frame, const Box& box) {
    const xml_node object = xml::child(frame, "object");
    if (!object) return false;
    Story& story = drawing.story;
    Context& context = story.context;
    Look& look = context.looks.of(context.styles.find(story.scope, "paragraph", ""));
    const TextFormat text = context.document.text_formats[context.looks.format(look, Slot::cs)];
    const auto chart = chart::read_opendocument(context.source, xml::text_of(object, "href"),
                                                xml::child(object, "document"), text, box.width, box.height);
    if (!chart) return false;
    if (chart->flattened) context.notices.add(Notice::flat_chart, story.at, chart->title);
    Shape shape = chart::shape_of(*chart, alt_of(frame), context.document, context.formats);
    shape.x = box.x;
    shape.y = box.y;
    drawing.shapes.push_back(std::move(shape));
    return true;
}

bool is_shown(const Story& story, const Shape& shape) {
    if (!shape.picture) return false;
    const Image& image = story.context.document.images[shape.picture->image];
    return !image.bytes.empty() || image.drawing != nullptr;
}

void add_figure(Drawing& drawing, xml_node node, const Kind& kind, Points text_width) {
    Story& story = drawing.story;
    const Properties form = form_of(story, node);
    const bool frame = kind.name == "frame";
    Shape shape;
    shape.outline = kind.name == "custom-shape" ? outline_of_custom(node) : kind.outline;
    Box box = box_of(node, shape.outline, text_width);
    if (frame && add_chart(drawing, node, box)) return;
    if (frame) shape.picture = read_picture(drawing, node, form, box);
    shape.x = box.x;
    shape.y = box.y;
    shape.width = box.width;
    shape.height = box.height;
    if (is_line(shape.outline) && box.up) shape.outline = Outline::line_up;
    shape.line = line_of(form, frame);
    draw_figure(drawing, shape, node, form, box);
    const bool from = !form.text("marker-start").empty(), to = !form.text("marker-end").empty();
    shape.arrow_left = is_line(shape.outline) && (box.backwards ? to : from);
    shape.arrow_right = is_line(shape.outline) && (box.backwards ? from : to);
    set_insets(shape, form);
    if (kind.name == "control")
        read_control(shape, story, node);
    else
        read_text(drawing, shape, node);
    const bool object = xml::child(node, "object") || xml::child(node, "object-ole") || xml::child(node, "plugin") ||
                        xml::child(node, "applet") || xml::child(node, "floating-frame");
    if (object && !is_shown(story, shape)) {
        ++drawing.objects;
        if (drawing.words.empty()) drawing.words = object_words(story.context, node);
    }
    // A figure is drawn as it is turned, what is written in it and a picture are not.
    if (box.odd_turn && (shape.outline != Outline::figure || !shape.blocks.empty()))
        story.context.notices.add(Notice::turned, story.at, xml::text_of(node, "name"));
    const bool odd = shape.outline == Outline::none;
    if (odd) ++drawing.unknown;
    if ((odd || (frame && !shape.picture && !xml::child(node, "text-box"))) && shape.blocks.empty()) return;
    drawing.shapes.push_back(std::move(shape));
}

const Kind* kind_of(xml_node node) {
    const auto* const found = std::ranges::find(kinds, xml::name(node), &Kind::name);
    return found == kinds.end() ? nullptr : found;
}

void collect(Drawing& drawing, xml_node node, Points text_width) {
    const Kind* kind = kind_of(node);
    if (kind != nullptr && kind->name != "g") return add_figure(drawing, node, *kind, text_width);
    const Nested nested(drawing.story);  // in links and what is not known too
    for (const xml_node child : node.children()) collect(drawing, child, text_width);
}

// --- its place on the page -------------------------------------------------------------------------------------------

using From = FloatPosition::From;
using Align = FloatPosition::Align;

constexpr std::array<std::pair<string_view, From>, 4> bases{{{"page", From::page},
                                                             {"page-content", From::margin},
                                                             {"page-start-margin", From::before_margin},
                                                             {"page-end-margin", From::behind_margin}}};
constexpr std::array<std::pair<string_view, Align>, 7> alignments{{{"left", Align::start},
                                                                   {"inside", Align::start},
                                                                   {"top", Align::start},
                                                                   {"center", Align::centre},
                                                                   {"middle", Align::centre},
                                                                   {"right", Align::end},
                                                                   {"bottom", Align::end}}};

FloatPosition position_of(const Properties& form, string_view which, string_view relation, Points offset,
                          bool on_page) {
    FloatPosition position;
    position.from = on_page ? From::page : From::text;
    for (const auto& [name, from] : bases)
        if (form.is(relation, name)) position.from = from;
    for (const auto& [name, align] : alignments)
        if (form.is(which, name)) position.align = align;
    if (form.is(which, "outside")) position.align = Align::end;
    // A vertical place by the text's line has no room to be aligned in.
    if (which == "vertical-pos" && position.from == From::text) position.align = Align::offset;
    if (position.align == Align::offset) position.offset = offset;
    return position;
}

void set_wrap(Float& floating, const Properties& form, bool frame) {
    const string_view wrap = form.text("wrap");
    const bool through = wrap == "run-through" || (wrap.empty() && !frame);
    floating.wrap = through ? Wrap::none : wrap == "none" ? Wrap::top_and_bottom : Wrap::square;
    floating.behind = through && form.is("run-through", "background");
    floating.distance_top = form.length({"margin-top", "margin"}).value_or(Points());
    floating.distance_end = form.length({"margin-right", "margin"}).value_or(Points());
    floating.distance_bottom = form.length({"margin-bottom", "margin"}).value_or(Points());
    floating.distance_start = form.length({"margin-left", "margin"}).value_or(Points());
}

/// One float around all figures, which then count from its corner.
Float around(std::vector<Shape> shapes) {
    Float floating;
    Points left = shapes.front().x, top = shapes.front().y, right = left, bottom = top;
    for (const Shape& shape : shapes) {
        left = std::min(left, shape.x);
        top = std::min(top, shape.y);
        right = std::max(right, shape.x + shape.width);
        bottom = std::max(bottom, shape.y + shape.height);
    }
    for (Shape& shape : shapes) {
        shape.x -= left;
        shape.y -= top;
    }
    floating.horizontal.offset = left;
    floating.vertical.offset = top;
    floating.width = right - left;
    floating.height = bottom - top;
    floating.shapes = std::move(shapes);
    return floating;
}

void put(Inline& in, Float floating, bool in_line, Look& look) {
    if (in_line && floating.shapes.size() == 1 && floating.shapes.front().picture && !floating.shapes.front().unseen)
        return in.text.add(*floating.shapes.front().picture, look);
    if (in_line) {
        floating.in_line = true;
        floating.wrap = Wrap::none;
        const auto aside = static_cast<std::uint32_t>(in.text.paragraph.anchors.size());
        in.text.add(InlineDrawing{floating.width, floating.height, aside}, look);
    }
    in.text.anchor_aside();
    in.story.after.push_back({Aside{std::move(floating)}});
}

void tell(const Drawing& drawing, string_view name) {
    Story& story = drawing.story;
    if (drawing.objects != 0)
        story.context.notices.add(Notice::object, story.at, drawing.words.empty() ? name : drawing.words);
    else if (drawing.unknown != 0)
        story.context.notices.add(Notice::shape, story.at, name);
}

Points text_width(const Story& story) {
    const Section& section =
        story.context.document.sections.empty() ? Section() : story.context.document.sections.back();
    return section.page_width - section.margin_start - section.margin_end;
}

}  // namespace

bool is_drawing(xml_node node) {
    return string_view(node.name()).find("draw:") != string_view::npos && kind_of(node) != nullptr;
}

void read_drawing(Inline& in, xml_node node, Look& look) {
    Story& story = in.story;
    if (look.hidden) return;
    if (xml::name(node) == "control" && xml::text_of(node, "anchor-type") == "as-char") {
        const std::string text = control_text(story.context, node);
        if (!text.empty()) story.context.notices.add(Notice::form_control, story.at, xml::text_of(node, "control"));
        return in.text.add(text, look);
    }
    Drawing drawing{story};
    collect(drawing, node, text_width(story));
    tell(drawing, xml::text_of(node, "name"));
    if (drawing.shapes.empty()) return;
    const string_view anchor = xml::text_of(node, "anchor-type");
    const bool on_page = anchor == "page";
    if (on_page && xml::integer(node, "anchor-page-number").value_or(1) > 1)
        story.context.notices.add(Notice::page_anchor, story.at, xml::text_of(node, "name"));
    Float floating = around(std::move(drawing.shapes));
    const Properties form = form_of(story, node);
    floating.horizontal = position_of(form, "horizontal-pos", "horizontal-rel", floating.horizontal.offset, on_page);
    floating.vertical = position_of(form, "vertical-pos", "vertical-rel", floating.vertical.offset, on_page);
    set_wrap(floating, form, xml::name(node) == "frame");
    put(in, std::move(floating), anchor == "as-char", look);
}

}  // namespace raingan::odt
