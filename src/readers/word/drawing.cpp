// DrawingML (ECMA-376 20.4): pictures in the line, and floats of pictures, boxes of text and plain figures.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "base/round.h"
#include "document/geometry.h"
#include "readers/word/diagram.h"
#include "readers/word/fills.h"
#include "readers/word/geometry.h"
#include "readers/word/images.h"
#include "readers/word/shapes.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

Points emu(xml_node node, string_view name) {
    return from_emu(static_cast<double>(xml::integer(node, name).value_or(0)));
}

/// a:ext of a picture or drawing.
Size extent(xml_node node) {
    return {emu(node, "cx"), emu(node, "cy")};
}

/// Where a group's coordinates lie in its float, and how the group is turned about its middle.
struct GroupFrame {
    double x = 0, y = 0, scale_x = 1, scale_y = 1;
    const GroupFrame* outer = nullptr;
    FigureTurn turn{};
    PlanePoint middle{};  ///< in the float, before it is turned
};

struct OpenDrawing {
    Inline& in;
    RunLook& look;
    Float& floating;
    string_view alt;
    std::size_t objects = 0, unknown = 0;
    std::string words{};  ///< of the objects
};

/// 20.1.7.6 a:xfrm: turned over first, then turned clockwise.
FigureTurn read_turn(xml_node xfrm) {
    constexpr double per_degree = 60'000, whole = 360;
    const auto flag = [&](string_view name) {
        const auto value = xml::attribute(xfrm, name);
        return value && xml::truth(*value);
    };
    const double degrees = static_cast<double>(xml::integer(xfrm, "rot").value_or(0)) / per_degree;
    return {std::fmod(degrees, whole), flag("flipH"), flag("flipV")};
}

std::uint8_t quarter_turns(double degrees) {
    constexpr double quarter = 90;
    return static_cast<std::uint8_t>((round_to_int(degrees / quarter) % 4 + 4) % 4);
}

/// A shape within groups is turned with each of them, about the group's middle. Moves the shape's box; gives its turn.
FigureTurn turn_with_groups(Shape& shape, const GroupFrame* frame, FigureTurn turn) {
    PlanePoint middle{shape.x.pt + shape.width.pt / 2, shape.y.pt + shape.height.pt / 2};
    for (; frame != nullptr; frame = frame->outer) {
        middle = turn_within(middle, frame->middle, frame->turn, turn);
    }
    shape.x = Points(middle.x - shape.width.pt / 2);
    shape.y = Points(middle.y - shape.height.pt / 2);
    return turn;
}

Crop read_crop(xml_node srcRect) {
    const auto share = [&](string_view name) {
        const string_view text = xml::text_of(srcRect, name);
        const double value = static_cast<double>(xml::integer(text).value_or(0));
        return std::clamp(text.ends_with('%') ? value / 100 : value / 100000, 0.0, 0.99);  // Strict: "12%"
    };
    Crop crop{share("l"), share("t"), share("r"), share("b")};
    if (crop.left + crop.right >= 1 || crop.top + crop.bottom >= 1) return {};
    return crop;
}

std::optional<InlineImage> read_picture(OpenDrawing& drawing, xml_node pic) {
    Story& story = drawing.in.story;
    const xml_node fill = xml::child(pic, "blipFill");
    const xml_node blip = xml::child(fill, "blip");
    string_view id = xml::text_of(blip, "embed");
    if (id.empty()) id = xml::text_of(blip, "link");
    if (id.empty())  // an SVG that no other picture stands for ([MS-ODRAWXML] 2.38 asvg:svgBlip)
        for (const xml_node extension : xml::child(blip, "extLst").children())
            if (const xml_node vector = xml::child(extension, "svgBlip")) id = xml::text_of(vector, "embed");
    const auto image = find_image(story, id);
    if (!image) {
        story.context.notices.add(Notice::image_missing, story.at);
        return std::nullopt;
    }
    InlineImage picture;
    picture.image = changed_image(story, *image, blip);
    picture.alt = drawing.alt;
    picture.crop = read_crop(xml::child(fill, "srcRect"));
    return picture;
}

// --- figures ---------------------------------------------------------------------------------------------------------

bool has_arrow_head(xml_node ln, string_view end) {
    const string_view type = xml::text_of(xml::child(ln, end), "type");
    return !type.empty() && type != "none";
}

void read_body(Shape& shape, xml_node bodyPr) {
    const auto inset = [&](string_view name, Points& length) {
        if (xml::attribute(bodyPr, name)) length = emu(bodyPr, name);
    };
    inset("tIns", shape.inset_top);
    inset("rIns", shape.inset_end);
    inset("bIns", shape.inset_bottom);
    inset("lIns", shape.inset_start);
    const string_view anchor = xml::text_of(bodyPr, "anchor");
    if (anchor == "ctr") shape.vertical = VerticalAlignment::centre;
    if (anchor == "b") shape.vertical = VerticalAlignment::bottom;
    shape.grows = static_cast<bool>(xml::child(bodyPr, "spAutoFit"));
    // ST_TextVerticalType (20.1.10.83); what stands upright in East Asian lines is turned in ours.
    const string_view runs = xml::text_of(bodyPr, "vert");
    if (runs == "vert" || runs == "eaVert") turn_text(shape, 1);
    if (runs == "vert270") turn_text(shape, 3);
}

void collect_text(Story& story, std::string& out, xml_node parent) {
    for_each_child(story, parent, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "t")
            out += node.child_value();
        else if (name == "br")
            out += '\n';
        else
            collect_text(story, out, node);
    });
}

/// The size of the first run that states one, else that of the list style's first level (21.1.2.3.9 a:rPr/@sz, in
/// hundredths of a point).
double text_size(Story& story, xml_node p, xml_node body) {
    constexpr double usual = 18;
    constexpr double hundred = 100;
    std::int64_t size = 0;
    for_each_child(story, p, [&](xml_node run) {
        if (size == 0) size = xml::integer(xml::child(run, "rPr"), "sz").value_or(0);
    });
    const xml_node level = xml::child(xml::child(body, "lstStyle"), "lvl1pPr");
    if (size == 0) size = xml::integer(xml::child(level, "defRPr"), "sz").value_or(0);
    return size == 0 ? usual : static_cast<double>(size) / hundred;
}

/// DrawingML's own text (21.1.2.2.6 a:p), as in a locked canvas, whose scale the text shares.
/// Its first run's colour and weight stand for all of a paragraph; else the shape's style says the colour.
void read_shape_run(RunProperties& look, const Theme& theme, xml_node p, xml_node style) {
    const xml_node rPr = xml::child(xml::child(p, "r"), "rPr");
    std::optional<SeenColour> seen = read_seen_colour(theme, xml::child(rPr, "solidFill"));
    if (!seen) seen = read_seen_colour(theme, xml::child(style, "fontRef"));
    if (seen) look.colour = std::optional(seen->colour);
    const auto bold = xml::attribute(rPr, "b");
    if (bold && xml::truth(*bold)) {
        look.stated |= toggle::bold | toggle::bold_cs;
        look.on |= toggle::bold | toggle::bold_cs;
    }
}

std::vector<Block> read_shape_text(Story& story, xml_node body, xml_node style, double scale) {
    std::vector<Block> blocks;
    Context& context = story.context;
    for (const xml_node p : body.children()) {
        std::string text;
        if (xml::name(p) == "p") collect_text(story, text, p);
        if (text.empty()) continue;
        RunProperties look;
        look.size = look.size_cs = Points(text_size(story, p, body) * scale);
        read_shape_run(look, context.theme, p, style);
        Paragraph paragraph = plain_paragraph(story, text, look);
        ParagraphFormat format = context.document.paragraph_formats[paragraph.format];
        const string_view align = xml::text_of(xml::child(p, "pPr"), "algn");
        if (align == "ctr") format.alignment = Alignment::centre;
        if (align == "r") format.alignment = Alignment::end;
        format.space_before = format.space_after = Points();
        paragraph.format = context.formats.intern(format);
        blocks.push_back({std::move(paragraph)});
    }
    return blocks;
}

// --- the tree of a drawing -------------------------------------------------------------------------------------------

void place(Shape& shape, const GroupFrame& frame, xml_node xfrm) {
    const xml_node off = xml::child(xfrm, "off");
    const Size size = extent(xml::child(xfrm, "ext"));
    shape.x = Points((emu(off, "x").pt - frame.x) * frame.scale_x);
    shape.y = Points((emu(off, "y").pt - frame.y) * frame.scale_y);
    shape.width = Points(size.width.pt * frame.scale_x);
    shape.height = Points(size.height.pt * frame.scale_y);
}

/// A plain box or line stays one, so that it may grow with its text and join others exactly.
bool is_plain(const Shape& shape, const std::optional<Paint>& fill, const FigureTurn& turn) {
    const bool opaque = !fill || (fill->opacity >= 1 && std::holds_alternative<Colour>(fill->what));
    const bool line = shape.outline == Shape::Outline::line_down || shape.outline == Shape::Outline::line_up;
    if (line) return turn.degrees == 0;
    constexpr double right_angle = 90;
    return shape.outline == Shape::Outline::box && opaque && std::fmod(turn.degrees, right_angle) == 0;
}

/// The shape's outline as it is drawn; false where it is not known.
void read_outline(OpenDrawing& drawing, Shape& shape, xml_node spPr, xml_node style, const FigureTurn& turn) {
    const Theme& theme = drawing.in.story.context.theme;
    const xml_node ln = xml::child(spPr, "ln");
    const string_view preset = xml::text_of(xml::child(spPr, "prstGeom"), "prst");
    const bool custom = static_cast<bool>(xml::child(spPr, "custGeom"));
    shape.outline = custom ? Shape::Outline::none : outline_of(preset, turn.flip_down == turn.flip_across);
    shape.line = read_line(theme, ln, style);
    const bool backwards = shape.width.pt > 0 ? turn.flip_across : turn.flip_down;
    shape.arrow_left = has_arrow_head(ln, backwards ? "tailEnd" : "headEnd");
    shape.arrow_right = has_arrow_head(ln, backwards ? "headEnd" : "tailEnd");
    const std::optional<Paint> fill = read_fill(drawing.in.story, spPr, style, shape.width, shape.height);
    const bool only_looks_so = preset != "rect" && !preset.empty();  // what is drawn as a box without being one
    const bool plain = is_plain(shape, fill, turn) && !shape.arrow_left && !shape.arrow_right;
    const bool line = !is_area(shape.outline) && shape.outline != Shape::Outline::none;
    if (!plain || (only_looks_so && !line)) {
        std::optional<Figure> figure = read_geometry(spPr, shape.width, shape.height);
        if (!figure && line) {
            figure.emplace(1);
            const bool rises = preset == "lineInv";
            move_to(figure->front().steps, 0, rises ? shape.height.pt : 0);
            line_to(figure->front().steps, shape.width.pt, rises ? 0 : shape.height.pt);
        }
        if (figure) {
            shape.outline = Shape::Outline::figure;
            shape.figure = painted_figure(*figure, {line ? std::nullopt : fill, read_pen(theme, ln, style)},
                                          shape.width.pt, shape.height.pt, turn);
            add_line_ends(shape.figure, read_line_end(xml::child(ln, "headEnd")),
                          read_line_end(xml::child(ln, "tailEnd")));
            return;
        }
    }
    if (!is_area(shape.outline) || !fill) return;
    if (const auto* colour = std::get_if<Colour>(&fill->what)) shape.fill = *colour;
    if (const auto* gradient = std::get_if<Gradient>(&fill->what)) shape.fill = gradient->stops.front().colour;
}

void add_shape(OpenDrawing& drawing, xml_node node, const GroupFrame* frame) {
    Story& story = drawing.in.story;
    const xml_node spPr = xml::child(node, "spPr");
    const xml_node xfrm = xml::child(spPr, "xfrm");
    Shape shape;
    if (frame != nullptr) {
        place(shape, *frame, xfrm);
    } else {
        shape.width = drawing.floating.width;
        shape.height = drawing.floating.height;
    }
    const FigureTurn turn = turn_with_groups(shape, frame, read_turn(xfrm));
    const std::uint8_t turns = quarter_turns(turn.degrees);
    // The extent of a drawing that lies on its side is that of the turned box.
    if (frame == nullptr && turns % 2 != 0) {
        const Size own = extent(xml::child(xfrm, "ext"));
        if (own.width.pt > 0 && own.height.pt > 0) {
            shape.x = Points((shape.width.pt - own.width.pt) / 2);
            shape.y = Points((shape.height.pt - own.height.pt) / 2);
            shape.width = own.width;
            shape.height = own.height;
        }
    }
    read_outline(drawing, shape, spPr, xml::child(node, "style"), turn);
    const Points x = shape.x, y = shape.y;
    turn_box(shape, turns);
    for (DrawnPath& path : shape.figure) map_path(path, {1, 0, 0, 1, (x - shape.x).pt, (y - shape.y).pt});
    for_each_child(story, node, [&](xml_node part) {
        const string_view name = xml::name(part);
        if (name == "txbx") shape.blocks = read_text_box(story, xml::child(part, "txbxContent"));
        if (name == "bodyPr") read_body(shape, part);
        const xml_node body = name == "txSp" ? xml::child(part, "txBody") : name == "txBody" ? part : xml_node();
        if (!body) return;
        shape.blocks = read_shape_text(story, body, xml::child(node, "style"), frame != nullptr ? frame->scale_y : 1);
        read_body(shape, xml::child(body, "bodyPr"));
    });
    const auto stays_upright = xml::attribute(xml::child(node, "bodyPr"), "upright");
    if (!stays_upright || !xml::truth(*stays_upright)) turn_along(shape, turns);
    const bool odd = shape.outline == Shape::Outline::none;
    if (odd) ++drawing.unknown;
    if (odd && shape.blocks.empty()) return;
    drawing.floating.shapes.push_back(std::move(shape));
}

void add_picture(OpenDrawing& drawing, xml_node pic, const GroupFrame* frame) {
    std::optional<InlineImage> picture = read_picture(drawing, pic);
    if (!picture) return;
    Shape shape;
    if (frame != nullptr) {
        place(shape, *frame, xml::child(xml::child(pic, "spPr"), "xfrm"));
    } else {
        shape.width = drawing.floating.width;
        shape.height = drawing.floating.height;
    }
    const Size natural = size_of_image(drawing.in.story.context.document, picture->image);
    if (shape.width.pt <= 0 || shape.height.pt <= 0) {
        shape.width = natural.width;
        shape.height = natural.height;
    }
    const FigureTurn turn = turn_with_groups(shape, frame, read_turn(xml::child(xml::child(pic, "spPr"), "xfrm")));
    picture->quarter_turns = quarter_turns(turn.degrees);
    turn_box(shape, picture->quarter_turns);
    shape.line = read_line(drawing.in.story.context.theme, xml::child(xml::child(pic, "spPr"), "ln"), {});
    picture->width = shape.width;
    picture->height = shape.height;
    shape.picture = std::move(picture);
    drawing.floating.shapes.push_back(std::move(shape));
}

GroupFrame frame_of(const GroupFrame* outer, const OpenDrawing& drawing, xml_node xfrm) {
    const Size size = extent(xml::child(xfrm, "ext"));
    const Size inner = extent(xml::child(xfrm, "chExt"));
    GroupFrame frame;
    frame.x = emu(xml::child(xfrm, "chOff"), "x").pt;
    frame.y = emu(xml::child(xfrm, "chOff"), "y").pt;
    const double width = outer != nullptr ? size.width.pt * outer->scale_x : drawing.floating.width.pt;
    const double height = outer != nullptr ? size.height.pt * outer->scale_y : drawing.floating.height.pt;
    if (inner.width.pt > 0) frame.scale_x = width / inner.width.pt;
    if (inner.height.pt > 0) frame.scale_y = height / inner.height.pt;
    frame.outer = outer;
    frame.turn = read_turn(xfrm);
    frame.middle = {width / 2, height / 2};
    if (outer == nullptr) return frame;
    const xml_node off = xml::child(xfrm, "off");
    frame.middle.x += (emu(off, "x").pt - outer->x) * outer->scale_x;
    frame.middle.y += (emu(off, "y").pt - outer->y) * outer->scale_y;
    frame.x -= (emu(off, "x").pt - outer->x) * outer->scale_x / frame.scale_x;
    frame.y -= (emu(off, "y").pt - outer->y) * outer->scale_y / frame.scale_y;
    return frame;
}

/// A shape by another name.
bool holds_text(xml_node node) {
    return xml::child(node, "txbx") || xml::child(node, "txBody");
}

/// What is not shown is told by its words.
void add_object(OpenDrawing& drawing, xml_node node) {
    ++drawing.objects;
    drawing.words += object_words(drawing.in.story, node);
}

void search(OpenDrawing& drawing, xml_node parent, const GroupFrame* frame) {
    for_each_child(drawing.in.story, parent, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "pic") {
            add_picture(drawing, node, frame);
        } else if (name == "wsp" || name == "sp" || name == "cxnSp" || holds_text(node)) {
            add_shape(drawing, node, frame);
        } else if (name == "wgp" || name == "grpSp" || name == "lockedCanvas") {
            const GroupFrame inner = frame_of(frame, drawing, xml::child(xml::child(node, "grpSpPr"), "xfrm"));
            search(drawing, node, &inner);
        } else if (name == "wpc") {
            const GroupFrame canvas;
            search(drawing, node, &canvas);
        } else if (name == "chart" && frame == nullptr) {
            if (!add_chart(drawing.in.story, node, drawing.floating, drawing.alt)) add_object(drawing, node);
        } else if (const xml_node shapes = name == "relIds" ? diagram_shapes(drawing.in.story, node) : xml_node()) {
            const GroupFrame whole;
            search(drawing, shapes, &whole);
        } else if (name == "chart" || name == "relIds" || name == "contentPart") {
            add_object(drawing, node);
        } else {
            search(drawing, node, frame);
        }
    });
}

// --- its place -------------------------------------------------------------------------------------------------------

using From = FloatPosition::From;

constexpr std::array<std::pair<string_view, From>, 12> bases{{{"page", From::page},
                                                              {"margin", From::margin},
                                                              {"column", From::text},
                                                              {"character", From::text},
                                                              {"paragraph", From::text},
                                                              {"line", From::text},
                                                              {"leftMargin", From::before_margin},
                                                              {"topMargin", From::before_margin},
                                                              {"insideMargin", From::before_margin},
                                                              {"rightMargin", From::behind_margin},
                                                              {"bottomMargin", From::behind_margin},
                                                              {"outsideMargin", From::behind_margin}}};
FloatPosition read_position(Story& story, xml_node node) {
    FloatPosition position;
    for (const auto& [name, from] : bases)
        if (xml::text_of(node, "relativeFrom") == name) position.from = from;
    for_each_child(story, node, [&](xml_node value) {
        const string_view name = xml::name(value);
        const string_view text = value.child_value();
        if (name == "posOffset") position.offset = from_emu(static_cast<double>(xml::integer(text).value_or(0)));
        if (name.starts_with("pctPos")) position.share = static_cast<double>(xml::integer(text).value_or(0)) / 100000;
        if (name == "align") position.align = align_of(text).value_or(position.align);
    });
    return position;
}

void read_anchor(Story& story, Float& floating, xml_node anchor) {
    const auto set = [&](string_view name, bool otherwise) {
        const auto value = xml::attribute(anchor, name);
        return value ? xml::truth(*value) : otherwise;
    };
    floating.behind = set("behindDoc", false);
    floating.in_cell = set("layoutInCell", true) || story.context.document.compatibility.mode >= 15;
    floating.distance_top = emu(anchor, "distT");
    floating.distance_bottom = emu(anchor, "distB");
    floating.distance_start = emu(anchor, "distL");
    floating.distance_end = emu(anchor, "distR");
    const auto read = [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "positionH") floating.horizontal = read_position(story, node);
        if (name == "positionV") floating.vertical = read_position(story, node);
        if (name == "wrapTopAndBottom") floating.wrap = Wrap::top_and_bottom;
        if (name == "wrapSquare" || name == "wrapTight" || name == "wrapThrough") floating.wrap = Wrap::square;
    };
    for_each_child(story, anchor, read);
    if (set("simplePos", false)) {
        const xml_node at = xml::child(anchor, "simplePos");
        floating.horizontal = {From::page, FloatPosition::Align::offset, emu(at, "x"), std::nullopt};
        floating.vertical = {From::page, FloatPosition::Align::offset, emu(at, "y"), std::nullopt};
    }
}

void tell(const OpenDrawing& drawing, string_view called) {
    Story& story = drawing.in.story;
    if (drawing.objects != 0)
        story.context.notices.add(Notice::object, story.at, drawing.words.empty() ? called : drawing.words);
    else if (drawing.unknown != 0 || drawing.floating.shapes.empty())
        story.context.notices.add(Notice::shape, story.at, called);
}

}  // namespace

void read_drawing(Inline& in, xml_node drawing, RunLook& look) {
    for (const xml_node node : drawing.children()) {
        const string_view name = xml::name(node);
        if (name != "inline" && name != "anchor") continue;
        const xml_node properties = xml::child(node, "docPr");
        if (xml::is_set(properties, "hidden")) continue;
        const Size size = extent(xml::child(node, "extent"));
        Float floating;
        floating.width = size.width;
        floating.height = size.height;
        if (name == "anchor") read_anchor(in.story, floating, node);
        OpenDrawing state{in, look, floating, xml::text_of(properties, "descr")};
        search(state, xml::child(node, "graphic"), nullptr);
        tell(state, xml::text_of(properties, "name"));
        put_drawing(in, look, std::move(floating), name == "inline");
    }
}

}  // namespace raingan::word
