// DrawingML (ECMA-376 20.4): pictures in the line, and floats of pictures, boxes of text and plain figures.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

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

/// Where a group's coordinates lie in its float.
struct GroupFrame {
    double x = 0, y = 0, scale_x = 1, scale_y = 1;
};

struct OpenDrawing {
    Inline& in;
    RunLook& look;
    Float& floating;
    string_view alt;
    std::size_t objects = 0, unknown = 0;
    std::string words{};  ///< of the objects
};

std::uint8_t quarter_turns(xml_node xfrm) {
    constexpr double quarter = 90 * 60000.0;
    const double turns = static_cast<double>(xml::integer(xfrm, "rot").value_or(0)) / quarter;
    return static_cast<std::uint8_t>((std::lround(turns) % 4 + 4) % 4);
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
    const auto image = find_image(story, id);
    if (!image) {
        story.context.notices.add(Notice::image_missing, story.at);
        return std::nullopt;
    }
    InlineImage picture;
    picture.image = *image;
    picture.alt = drawing.alt;
    picture.crop = read_crop(xml::child(fill, "srcRect"));
    picture.quarter_turns = quarter_turns(xml::child(xml::child(pic, "spPr"), "xfrm"));
    return picture;
}

// --- figures ---------------------------------------------------------------------------------------------------------

std::optional<Colour> modified(Colour colour, xml_node value) {
    constexpr double whole = 100000;
    const auto each = [&](auto change) {
        for (std::uint8_t* part : {&colour.red, &colour.green, &colour.blue})
            *part = static_cast<std::uint8_t>(std::clamp(change(*part), 0.0, 255.0));
    };
    for (const xml_node change : value.children()) {
        const double amount = static_cast<double>(xml::integer(change, "val").value_or(0)) / whole;
        const string_view name = xml::name(change);
        if (name == "lumMod" || name == "shade") each([&](double part) { return part * amount; });
        if (name == "lumOff") each([&](double part) { return part + 255 * amount; });
        if (name == "tint") each([&](double part) { return part * amount + 255 * (1 - amount); });
        if (name == "alpha" && amount < 0.5) return std::nullopt;  // hardly seen
    }
    return colour;
}

/// The colour in a:solidFill, a:lnRef and their like.
std::optional<Colour> read_fill_colour(const Theme& theme, xml_node holder) {
    for (const xml_node value : holder.children()) {
        const string_view name = xml::name(value);
        std::optional<Colour> colour;
        if (name == "srgbClr") colour = read_colour(xml::text_of(value, "val"));
        if (name == "sysClr") colour = read_colour(xml::text_of(value, "lastClr"));
        if (name == "schemeClr") colour = theme.colour(xml::text_of(value, "val"));
        if (colour) return modified(*colour, value);
    }
    return std::nullopt;
}

std::optional<Colour> read_fill(const Theme& theme, xml_node spPr, xml_node style) {
    if (xml::child(spPr, "noFill")) return std::nullopt;
    if (const xml_node solid = xml::child(spPr, "solidFill")) return read_fill_colour(theme, solid);
    if (const xml_node gradient = xml::child(spPr, "gradFill"))
        return read_fill_colour(theme, xml::child(xml::child(gradient, "gsLst"), "gs"));
    const xml_node reference = xml::child(style, "fillRef");
    const long index = xml::integer(reference, "idx").value_or(0);
    std::optional<Colour> colour = index == 0 ? std::nullopt : read_fill_colour(theme, reference);
    // The second fill of the themes that Office ships is a light gradient of the colour (20.1.4.1.13 a:fillStyleLst).
    constexpr double light = 0.3;
    if (colour && index == 2)
        for (std::uint8_t* part : {&colour->red, &colour->green, &colour->blue})
            *part = static_cast<std::uint8_t>(*part * light + 255 * (1 - light));
    return colour;
}

Border read_line(const Theme& theme, xml_node ln, xml_node style) {
    constexpr double default_width = 0.75;
    Border line;
    const xml_node reference = xml::child(style, "lnRef");
    const long index = xml::integer(reference, "idx").value_or(0);
    if (xml::child(ln, "noFill") || (!xml::child(ln, "solidFill") && index == 0)) return line;
    line.style = BorderStyle::single;
    line.width =
        xml::attribute(ln, "w") ? emu(ln, "w") : Points(index > 1 ? static_cast<double>(index) / 2 : default_width);
    line.colour = read_fill_colour(theme, xml::child(ln, "solidFill") ? xml::child(ln, "solidFill") : reference);
    const string_view dash = xml::text_of(xml::child(ln, "prstDash"), "val");
    if (dash.ends_with("Dot") || dash == "dot") line.style = BorderStyle::dotted;
    if (dash.find("ash") != string_view::npos) line.style = BorderStyle::dashed;
    return line;
}

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
    long size = 0;
    for_each_child(story, p, [&](xml_node run) {
        if (size == 0) size = xml::integer(xml::child(run, "rPr"), "sz").value_or(0);
    });
    const xml_node level = xml::child(xml::child(body, "lstStyle"), "lvl1pPr");
    if (size == 0) size = xml::integer(xml::child(level, "defRPr"), "sz").value_or(0);
    return size == 0 ? usual : static_cast<double>(size) / hundred;
}

/// DrawingML's own text (21.1.2.2.6 a:p), as in a locked canvas, whose scale the text shares.
std::vector<Block> read_shape_text(Story& story, xml_node body, double scale) {
    std::vector<Block> blocks;
    Context& context = story.context;
    for (const xml_node p : body.children()) {
        std::string text;
        if (xml::name(p) == "p") collect_text(story, text, p);
        if (text.empty()) continue;
        RunProperties look;
        look.size = look.size_cs = Points(text_size(story, p, body) * scale);
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

void add_shape(OpenDrawing& drawing, xml_node node, const GroupFrame* frame) {
    Story& story = drawing.in.story;
    const Theme& theme = story.context.theme;
    const xml_node spPr = xml::child(node, "spPr");
    const xml_node xfrm = xml::child(spPr, "xfrm");
    const xml_node style = xml::child(node, "style");
    Shape shape;
    if (frame != nullptr) {
        place(shape, *frame, xfrm);
    } else {
        shape.width = drawing.floating.width;
        shape.height = drawing.floating.height;
    }
    const string_view outline = xml::text_of(xml::child(spPr, "prstGeom"), "prst");
    const bool down = xml::is_set(xfrm, "flipV") == xml::is_set(xfrm, "flipH");
    if (!xml::child(spPr, "custGeom"))
        shape.outline = outline_of(outline, down);
    else
        shape.outline = Shape::Outline::none;
    shape.line = read_line(theme, xml::child(spPr, "ln"), style);
    const bool backwards = xml::is_set(xfrm, shape.width.pt > 0 ? "flipH" : "flipV");
    shape.arrow_left = has_arrow_head(xml::child(spPr, "ln"), backwards ? "tailEnd" : "headEnd");
    shape.arrow_right = has_arrow_head(xml::child(spPr, "ln"), backwards ? "headEnd" : "tailEnd");
    if (is_area(shape.outline)) shape.fill = read_fill(theme, spPr, style);
    const std::uint8_t turns = quarter_turns(xfrm);
    turn_box(shape, turns);
    for_each_child(story, node, [&](xml_node part) {
        const string_view name = xml::name(part);
        if (name == "txbx") shape.blocks = read_text_box(story, xml::child(part, "txbxContent"));
        if (name == "bodyPr") read_body(shape, part);
        const xml_node body = name == "txSp" ? xml::child(part, "txBody") : name == "txBody" ? part : xml_node();
        if (!body) return;
        shape.blocks = read_shape_text(story, body, frame != nullptr ? frame->scale_y : 1);
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
    if (outer == nullptr) return frame;
    const xml_node off = xml::child(xfrm, "off");
    frame.x -= (emu(off, "x").pt - outer->x) * outer->scale_x / frame.scale_x;
    frame.y -= (emu(off, "y").pt - outer->y) * outer->scale_y / frame.scale_y;
    return frame;
}

/// A shape by another name.
bool holds_text(xml_node node) {
    return xml::child(node, "txbx") || xml::child(node, "txBody");
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
        } else if (name == "chart" || name == "relIds" || name == "contentPart") {
            ++drawing.objects;
            drawing.words += object_words(drawing.in.story, node);
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
