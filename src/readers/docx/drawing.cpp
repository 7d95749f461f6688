// DrawingML (ECMA-376 20.4) and VML (Part 4, 19.1): pictures go into the line, text boxes behind the paragraph.
#include <array>
#include <charconv>
#include <string>

#include "readers/docx/images.h"
#include "readers/docx/story.h"

namespace raingan::docx {
namespace {

using pugi::xml_node;
using std::string_view;

/// What was found inside one drawing.
struct Found {
    std::size_t pictures = 0, texts = 0, objects = 0;
};

struct Size {
    Points width, height;
    [[nodiscard]] bool known() const { return width.pt > 0 && height.pt > 0; }
};

Size size_of_image(const Document& document, std::uint32_t image) {
    const PictureKind kind = picture_kind(document.images[image].bytes);
    constexpr double screen_dpi = 96;
    constexpr Points placeholder{72};
    if (!kind.readable) return {placeholder, placeholder};
    return {Points(kind.width * 72 / screen_dpi), Points(kind.height * 72 / screen_dpi)};
}

void add_image(Inline& in, RunLook& look, string_view relationship_id, Size size, string_view alt) {
    Story& story = in.story;
    const auto image = find_image(story, relationship_id);
    if (!image) {
        story.context.notices.add(Notice::image_missing, story.at, relationship_id);
        return;
    }
    if (!size.known()) size = size_of_image(story.context.document, *image);
    in.text.add(InlineImage{*image, size.width, size.height, std::string(alt)},
                story.context.looks.format(look, Slot::ascii));
}

/// The text of a box, to stand behind the paragraph that it is anchored in.
void add_text_box(Inline& in, xml_node content) {
    Story& story = in.story;
    story.context.notices.add(Notice::text_box, story.at);
    std::vector<Block> blocks;
    std::vector<Block> outer_after = std::move(story.after);
    std::vector<Field> outer_fields = std::move(story.fields);
    std::optional<ParagraphText> outer_carried = std::move(story.carried);
    story.after.clear();
    story.fields.clear();
    story.carried.reset();
    const std::uint32_t paragraph = story.at.paragraph;
    std::vector<Section>* sections = std::exchange(story.sections, nullptr);
    read_blocks(story, content, Target(blocks), {});
    story.sections = sections;
    story.at.paragraph = paragraph;
    story.carried = std::move(outer_carried);
    story.fields = std::move(outer_fields);
    story.after = std::move(outer_after);
    for (Block& block : blocks) story.after.push_back(std::move(block));
}

/// a:ext of a picture or drawing.
Size extent(xml_node node) {
    const auto emu = [&](string_view name) {
        return from_emu(static_cast<double>(xml::integer(node, name).value_or(0)));
    };
    return {emu("cx"), emu("cy")};
}

struct Drawing {
    Inline& in;
    RunLook& look;
    Size size;  ///< of the whole drawing
    string_view alt;
    Found found;
};

void read_picture(Drawing& drawing, xml_node pic, bool grouped) {
    const xml_node blip = xml::child(xml::child(pic, "blipFill"), "blip");
    ++drawing.found.pictures;
    const Size own = extent(xml::child(xml::child(xml::child(pic, "spPr"), "xfrm"), "ext"));
    string_view id = xml::text_of(blip, "embed");
    if (id.empty()) id = xml::text_of(blip, "link");
    add_image(drawing.in, drawing.look, id, grouped ? own : drawing.size, drawing.alt);
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

/// DrawingML's own text (21.1.2.2.6 a:p), as in a locked canvas.
void add_shape_text(Drawing& drawing, xml_node body) {
    Story& story = drawing.in.story;
    for (const xml_node p : body.children()) {
        std::string text;
        if (xml::name(p) == "p") collect_text(story, text, p);
        if (text.empty()) continue;
        ++drawing.found.texts;
        story.context.notices.add(Notice::text_box, story.at);
        add_plain_paragraph(story, text);
    }
}

void search(Drawing& drawing, xml_node parent, bool grouped) {
    for_each_child(drawing.in.story, parent, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "pic") {
            read_picture(drawing, node, grouped);
        } else if (name == "txbxContent") {
            ++drawing.found.texts;
            add_text_box(drawing.in, node);
        } else if (name == "txBody") {
            add_shape_text(drawing, node);
        } else if (name == "chart" || name == "relIds" || name == "contentPart") {
            ++drawing.found.objects;
        } else {
            search(drawing, node, grouped || name == "wgp" || name == "grpSp" || name == "wpc");
        }
    });
}

/// A length of a VML style: "width:90pt". Bare numbers count a group's own units, so they say nothing here.
Points style_length(string_view style, string_view property) {
    for (std::size_t at = 0; at < style.size();) {
        const std::size_t end = std::min(style.find(';', at), style.size());
        string_view item = style.substr(at, end - at);
        while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
        at = end + 1;
        if (!item.starts_with(property) || item.substr(property.size(), 1) != ":") continue;
        const string_view value = item.substr(property.size() + 1);
        constexpr Points pixel{0.75};
        if (value.ends_with("px")) return xml::measure(value.substr(0, value.size() - 2), pixel).value_or(Points());
        return xml::measure(value, Points()).value_or(Points());
    }
    return {};
}

bool is_floating(string_view style) {
    return style.find("position:absolute") != string_view::npos || style.find("position:relative") != string_view::npos;
}

void read_image_data(Drawing& drawing, xml_node shape, xml_node data) {
    ++drawing.found.pictures;
    const string_view style = xml::text_of(shape, "style");
    const Size size{style_length(style, "width"), style_length(style, "height")};
    string_view id = xml::text_of(data, "id");
    if (id.empty()) id = xml::text_of(data, "relid");
    if (is_floating(style)) drawing.in.story.context.notices.add(Notice::floating_image, drawing.in.story.at);
    add_image(drawing.in, drawing.look, id, size, xml::text_of(shape, "alt"));
}

/// Word art: the text stands in an attribute.
void read_text_path(Drawing& drawing, xml_node path) {
    const string_view text = xml::text_of(path, "string");
    if (text.empty()) return;
    ++drawing.found.texts;
    Story& story = drawing.in.story;
    story.context.notices.add(Notice::text_box, story.at);
    drawing.in.text.add(text, drawing.look, story.context.looks);
}

void search_vml(Drawing& drawing, xml_node parent) {
    for_each_child(drawing.in.story, parent, [&](xml_node node) {
        const string_view name = xml::name(node);
        if (name == "shapetype") return;
        if (name == "imagedata") {
            read_image_data(drawing, parent, node);
        } else if (name == "txbxContent") {
            ++drawing.found.texts;
            add_text_box(drawing.in, node);
        } else if (name == "textpath") {
            read_text_path(drawing, node);
        } else if (name == "drawing") {
            read_drawing(drawing.in, node, drawing.look);
            ++drawing.found.objects;
        } else {
            search_vml(drawing, node);
        }
    });
}

}  // namespace

void read_drawing(Inline& in, xml_node drawing, RunLook& look) {
    for (const xml_node node : drawing.children()) {
        const string_view name = xml::name(node);
        if (name != "inline" && name != "anchor") continue;
        const xml_node properties = xml::child(node, "docPr");
        const auto hidden = xml::attribute(properties, "hidden");
        if (hidden && xml::truth(*hidden)) continue;
        Drawing state{in, look, extent(xml::child(node, "extent")), xml::text_of(properties, "descr"), {}};
        search(state, xml::child(node, "graphic"), false);
        Notices& notices = in.story.context.notices;
        const string_view called = xml::text_of(properties, "name");
        if (state.found.objects != 0)
            notices.add(Notice::object, in.story.at, called);
        else if (state.found.pictures + state.found.texts == 0)
            notices.add(Notice::shape, in.story.at, called);
        if (name == "anchor" && state.found.pictures != 0) notices.add(Notice::floating_image, in.story.at, called);
    }
}

void read_vml(Inline& in, xml_node pict, RunLook& look) {
    Drawing state{in, look, {}, {}, {}};
    search_vml(state, pict);
    if (state.found.pictures + state.found.texts + state.found.objects != 0) return;
    const bool object = xml::name(pict) == "object";
    if (object || pict.first_child())
        in.story.context.notices.add(object ? Notice::object : Notice::shape, in.story.at);
}

}  // namespace raingan::docx
