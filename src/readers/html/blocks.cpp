// Elements → paragraphs, lists and what stands in them.
#include <algorithm>
#include <array>
#include <cstdint>

#include "readers/html/translation.h"

namespace raingan::html {
namespace {

using std::string_view;

constexpr std::int64_t list_step = 720, quote_step = 567;  // twips
constexpr double heading_sizes_pt[] = {22, 20, 18, 16, 14, 14};

/// What an element's name alone does to what is around it.
struct Inline {
    string_view name;
    void (*apply)(Look& look);
};
constexpr auto inlines = std::to_array<Inline>({
    {"b", [](Look& look) { look.bold = true; }},
    {"strong", [](Look& look) { look.bold = true; }},
    {"th", [](Look& look) { look.bold = true; }},
    {"dt", [](Look& look) { look.bold = true; }},
    {"i", [](Look& look) { look.italic = true; }},
    {"em", [](Look& look) { look.italic = true; }},
    {"cite", [](Look& look) { look.italic = true; }},
    {"address", [](Look& look) { look.italic = true; }},
    {"u", [](Look& look) { look.underline = true; }},
    {"ins", [](Look& look) { look.underline = true; }},
    {"s", [](Look& look) { look.strike = true; }},
    {"strike", [](Look& look) { look.strike = true; }},
    {"del", [](Look& look) { look.strike = true; }},
    {"sub", [](Look& look) { look.vertical = "subscript"; }},
    {"sup", [](Look& look) { look.vertical = "superscript"; }},
    {"small", [](Look& look) { look.size_pt *= 0.83; }},
    {"big", [](Look& look) { look.size_pt *= 1.2; }},
    {"mark",
     [](Look& look) {
         look.background = Colour{255, 255, 0};
     }},
    {"pre", [](Look& look) { look.preformatted = true; }},
    {"textarea", [](Look& look) { look.preformatted = true; }},
});

bool is_block(string_view name) {
    static constexpr auto blocks = std::to_array<string_view>(
        {"address", "article",  "aside", "blockquote", "body",     "caption", "center",  "dd",         "details",
         "dir",     "div",      "dl",    "dt",         "fieldset", "figure",  "footer",  "form",       "h1",
         "h2",      "h3",       "h4",    "h5",         "h6",       "header",  "html",    "legend",     "li",
         "main",    "menu",     "nav",   "ol",         "p",        "pre",     "section", "table",      "tbody",
         "td",      "textarea", "tfoot", "th",         "thead",    "tr",      "ul",      "figcaption", "summary"});
    return std::ranges::find(blocks, name) != blocks.end();
}

bool is_never_shown(string_view name) {
    return is_one_of(name, {"head", "script", "style", "template", "xml", "noscript", "meta", "link", "title", "base",
                            "datalist", "noframes", "colgroup", "col", "param"});
}

void set_align(std::string_view value, Placing& placing) {
    struct Name {
        string_view css, jc;
    };
    constexpr auto names = std::to_array<Name>({{"center", "center"},
                                                {"middle", "center"},
                                                {"left", "left"},
                                                {"right", "right"},
                                                {"end", "end"},
                                                {"justify", "both"}});
    const auto* found = std::ranges::find(names, value, &Name::css);
    placing.align = found == names.end() ? string_view() : found->jc;
}

/// <font size="4">, "+1": 3 is the usual size.
double font_size_pt(string_view value) {
    constexpr double sizes[] = {7.5, 10, 12, 13.5, 18, 24, 36};
    constexpr std::int64_t usual = 3, largest = 7;
    std::int64_t size = number(value);
    if (value.starts_with('+')) size += usual;
    if (value.starts_with('-')) size = usual - number(value.substr(1));
    return sizes[std::clamp(size, std::int64_t{1}, largest) - 1];
}

void apply_direction(const xmlNode* element, const Declarations& stated, Placing& placing) {
    const std::string direction = stated.direction.value_or(lower(trim(attribute(element, "dir"))));
    if (direction == "rtl") placing.right_to_left = true;
    if (direction == "ltr") placing.right_to_left = false;
}

void apply_attributes(const xmlNode* element, string_view name, Around& inner) {
    if (name == "font") {
        if (const auto colour = read_css_colour(attribute(element, "color"))) inner.look.colour = colour;
        if (const string_view face = attribute(element, "face"); !face.empty())
            inner.look.font = std::string(trim(face.substr(0, face.find(','))));
        if (const string_view size = trim(attribute(element, "size")); !size.empty())
            inner.look.size_pt = font_size_pt(size);
    }
    if (name == "center" || name == "caption" || name == "th") inner.placing.align = "center";
    if (const string_view align = attribute(element, "align"); !align.empty() && name != "table" && is_block(name))
        set_align(lower(align), inner.placing);
}

void apply_block(string_view name, Placing& placing) {
    placing.spaced = is_one_of(name, {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "caption"});
    if (name == "blockquote" || name == "dd") placing.indent += quote_step;
}

void apply_declarations(const Declarations& stated, Look& look) {
    if (stated.font) look.font = *stated.font;
    if (stated.size)
        look.size_pt =
            stated.size->unit == Length::Unit::points ? stated.size->value : look.size_pt * stated.size->value;
    if (stated.bold) look.bold = *stated.bold;
    if (stated.italic) look.italic = *stated.italic;
    if (stated.underline) look.underline = *stated.underline;
    if (stated.strike) look.strike = *stated.strike;
    if (stated.colour) look.colour = stated.colour;
    if (stated.preformatted) look.preformatted = *stated.preformatted;
}

/// A list's number format and label (ECMA-376 17.9.11) by its type attribute.
struct Label {
    string_view type, format, text;
};
constexpr auto labels = std::to_array<Label>({{"1", "decimal", "%1."},
                                              {"a", "lowerLetter", "%1."},
                                              {"A", "upperLetter", "%1."},
                                              {"i", "lowerRoman", "%1."},
                                              {"I", "upperRoman", "%1."},
                                              {"disc", "bullet", "\u2022"},
                                              {"circle", "bullet", "\u25E6"},
                                              {"square", "bullet", "\u25AA"}});

/// A numbering of its own for each list, and for each item that states its number.
std::int64_t new_list(Translation& t, bool ordered, string_view type, std::int64_t start) {
    const auto* label = std::ranges::find(labels, type, &Label::type);
    if (label == labels.end()) label = std::ranges::find(labels, string_view(ordered ? "1" : "disc"), &Label::type);
    const std::string id = std::to_string(++t.lists);
    t.numbering += "<w:abstractNum w:abstractNumId=\"" + id + R"("><w:lvl w:ilvl="0">)";
    word::append_value(t.numbering, "start", start);
    word::append_value(t.numbering, "numFmt", label->format);
    word::append_value(t.numbering, "lvlText", label->text);
    t.numbering += "</w:lvl></w:abstractNum>";
    t.numbers += "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + id + "\"/></w:num>";
    return t.lists;
}

void add_list(Translation& t, const xmlNode* list, bool ordered, Around inner) {
    const std::int64_t start = has_attribute(list, "start") ? number(attribute(list, "start")) : 1;
    inner.placing.indent += list_step;
    std::int64_t id = 0;
    for (const xmlNode* item = list->children; item != nullptr; item = item->next) {
        if (name_of(item) == "li") {
            const bool restarts = ordered && has_attribute(item, "value");
            if (id == 0 || restarts)
                id = new_list(t, ordered, attribute(list, "type"), restarts ? number(attribute(item, "value")) : start);
            t.pending_list = id;
        }
        add_node(t, item, inner);
        if (name_of(item) == "li" && t.pending_list > 0) add_empty_paragraph(t, inner);
    }
}

/// What a field of a form shows.
void add_input(Translation& t, const xmlNode* input, const Around& around) {
    const std::string type = lower(attribute(input, "type"));
    if (is_one_of(type, {"hidden", "file", "image", "password"})) return;
    if (type == "checkbox") return add_text(t, has_attribute(input, "checked") ? "\u2611" : "\u2610", around);
    if (type == "radio") return add_text(t, has_attribute(input, "checked") ? "\u25C9" : "\u25CB", around);
    add_text(t, attribute(input, "value"), around);
}

const xmlNode* first_option(const xmlNode* select, bool selected) {
    for (const xmlNode* child = select->children; child != nullptr; child = child->next) {
        if (name_of(child) == "option" && (!selected || has_attribute(child, "selected"))) return child;
        if (name_of(child) == "optgroup")
            if (const xmlNode* found = first_option(child, selected)) return found;
    }
    return nullptr;
}

void add_select(Translation& t, const xmlNode* select, const Around& around) {
    const xmlNode* option = first_option(select, true);
    if (option == nullptr) option = first_option(select, false);
    if (option != nullptr) add_children(t, option, around);
}

void add_link(Translation& t, const xmlNode* anchor, Around inner) {
    const std::string target(trim(attribute(anchor, "href")));
    const std::string scheme = lower(target.substr(0, 8));
    if (scheme.starts_with("http://") || scheme.starts_with("https://") || scheme.starts_with("mailto:"))
        inner.look.link = t.package.link(target);
    add_children(t, anchor, inner);
}

/// Elements whose content is not simply more text and blocks.
bool add_special(Translation& t, const xmlNode* node, string_view name, const Declarations& stated,
                 const Around& inner) {
    if (name == "table")
        add_table(t, node, stated, inner);
    else if (name == "ul" || name == "menu" || name == "dir" || name == "ol")
        add_list(t, node, name == "ol", inner);
    else if (name == "a")
        add_link(t, node, inner);
    else if (name == "br")
        add_break(t, inner);
    else if (name == "img")
        add_image(t, node, stated, inner);
    else if (name == "svg")
        add_svg(t, const_cast<xmlNode*>(node), stated, inner);  // libxml2 writes nodes that it may change
    else if (name == "input")
        add_input(t, node, inner);
    else if (name == "select")
        add_select(t, node, inner);
    else if (name == "hr")
        t.xml += R"(<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr></w:pPr></w:p>)";
    else if (is_one_of(name, {"iframe", "object", "embed", "video", "audio", "canvas", "applet", "frame"}))
        ++t.unshown.objects;
    else
        return false;
    return true;
}

}  // namespace

void add_node(Translation& t, const xmlNode* node, const Around& around) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE || node->type == XML_ENTITY_REF_NODE)
        return add_text(t, text_of(node), around);
    const string_view name = name_of(node);
    if (name.empty() || is_never_shown(name)) return;
    const Declarations stated = t.rules.of(node);
    if (is_hidden(t, node, stated)) return;
    const bool block = is_block(name) || name == "hr";
    if (block) end_paragraph(t);
    if (stated.page_break_before.value_or(false)) t.pending_page_break = !around.placing.in_cell;
    const Around inner = inside(node, stated, around);
    if (!add_special(t, node, name, stated, inner)) add_children(t, node, inner);
    if (block) end_paragraph(t);
}

Around inside(const xmlNode* element, const Declarations& stated, const Around& around) {
    Around inner = around;
    const string_view name = name_of(element);
    if (const auto* found = std::ranges::find(inlines, name, &Inline::name); found != inlines.end())
        found->apply(inner.look);
    if (is_block(name)) apply_block(name, inner.placing);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        inner.placing.outline = name[1] - '1';
        inner.look.size_pt = heading_sizes_pt[inner.placing.outline];
        inner.look.bold = true;
    }
    if (name == "a" && has_attribute(element, "href")) {
        inner.look.colour = Colour{0, 0, 255};
        inner.look.underline = true;
    }
    if (is_block(name)) apply_direction(element, stated, inner.placing);
    apply_attributes(element, name, inner);
    apply_declarations(stated, inner.look);
    if (stated.align && is_block(name) && name != "table") set_align(*stated.align, inner.placing);
    // The ground of blocks and cells is not the text's.
    if (stated.background && !is_block(name)) inner.look.background = stated.background;
    if (stated.vertical_align == "super") inner.look.vertical = "superscript";
    if (stated.vertical_align == "sub") inner.look.vertical = "subscript";
    return inner;
}

void add_children(Translation& t, const xmlNode* element, const Around& around) {
    for (const xmlNode* child = element->children; child != nullptr; child = child->next) add_node(t, child, around);
}

bool is_hidden(Translation& t, const xmlNode* element, const Declarations& stated) {
    if (!stated.hidden.value_or(false) && !has_attribute(element, "hidden")) return false;
    std::string text;
    append_text(text, element);
    const string_view shown = trim(text);
    if (shown.empty()) return true;
    constexpr std::size_t told = 60;
    ++t.unshown.hidden;
    if (t.unshown.first_hidden.empty()) {
        std::size_t end = std::min(shown.size(), told);
        while (end < shown.size() && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80) ++end;
        t.unshown.first_hidden = shown.substr(0, end);
    }
    return true;
}

}  // namespace raingan::html
