// What a style says, all in all.
//
// A style in Word says only what differs from the one that it is based on, so its meaning is the chain from its
// farthest ancestor down to itself: each link is read as it stands and laid over those before it (merge), and what it
// does not state stays. A chain that comes back to itself is cut there and told, and one that is longer than the limit
// is refused.
//
// Then comes the question in which order the layers lie over one another (ECMA-376 17.7.2): the document's defaults,
// the table's style, the paragraph's style, the list, what the paragraph says itself. The list is the difficult one.
// Its level brings indents, and where a *style* names the list these lie below what that same style says, but above
// what its ancestors say. So a paragraph style cannot be folded into one set of properties. It is kept in two:
// `before_list` is what the ancestors say up to the link that names the list, `from_list` what that link and those
// after it say. Whoever makes a paragraph puts the list's level between the two (paragraph.cpp, cascade). Where the
// paragraph names its list itself the level lies over both.
//
// Text has one more rule, which is not worked out here: bold, italic and some others flip where styles of several kinds
// set them (17.7.3), so a bold character style in a bold paragraph style is not bold. Within one chain they are simply
// laid over; looks.cpp flips between the kinds.
//
// A file brings hundreds of styles and uses five. So nothing is parsed (style_sheet.h) and no chain is walked before a
// style is asked for, and what came of it is kept: references stay good.
#include "readers/word/styles.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/error.h"
#include "base/limits.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

string_view id_of(xml_node style) {
    return xml::text_of(style, "styleId");
}

}  // namespace

Styles::Styles(StyleSheet sheet, const Theme& theme) : sheet_(std::move(sheet)), theme_(theme) {
    const xml_node defaults = sheet_.defaults();
    default_run = read_run_properties(xml::child(xml::child(defaults, "rPrDefault"), "rPr"), theme_);
    default_paragraph = read_paragraph_properties(xml::child(xml::child(defaults, "pPrDefault"), "pPr"));
}

xml_node Styles::find_or_default(string_view type, string_view id) {
    const xml_node style = sheet_.find(type, id);
    return style ? style : sheet_.find(type, sheet_.default_id(type));
}

std::vector<xml_node> Styles::chain(string_view type, xml_node leaf) {
    std::vector<xml_node> styles;
    for (xml_node style = leaf; style; style = sheet_.find(type, xml::text_of(xml::child(style, "basedOn"), "val"))) {
        if (std::find(styles.begin(), styles.end(), style) != styles.end()) {
            cycles.emplace_back(id_of(leaf));
            break;
        }
        if (styles.size() == limits::style_depth) throw over_limit(limits::style_depth, sheet_.name());
        styles.push_back(style);
    }
    std::reverse(styles.begin(), styles.end());
    return styles;
}

const ParagraphStyle& Styles::paragraph(string_view id) {
    const xml_node leaf = find_or_default("paragraph", id);
    std::unique_ptr<ParagraphStyle>& style = paragraphs_[id_of(leaf)];
    if (style) return *style;
    style = std::make_unique<ParagraphStyle>();
    style->identity = static_cast<std::uint32_t>(paragraphs_.size() - 1);
    style->id = id_of(leaf);
    for (const xml_node node : chain("paragraph", leaf)) {
        const ParagraphProperties own = read_paragraph_properties(xml::child(node, "pPr"));
        if (own.number_id) {
            merge(style->before_list, style->from_list);
            style->from_list = {};
        }
        merge(style->from_list, own);
        merge(style->run, read_run_properties(xml::child(node, "rPr"), theme_));
    }
    return *style;
}

const RunProperties& Styles::character(string_view id) {
    const xml_node leaf = sheet_.find("character", id);
    std::unique_ptr<RunProperties>& style = characters_[id_of(leaf)];
    if (style) return *style;
    style = std::make_unique<RunProperties>();
    for (const xml_node node : chain("character", leaf))
        merge(*style, read_run_properties(xml::child(node, "rPr"), theme_));
    return *style;
}

const TableStyle& Styles::table(string_view id) {
    const xml_node leaf = find_or_default("table", id);
    std::unique_ptr<TableStyle>& style = tables_[id_of(leaf)];
    if (style) return *style;
    style = std::make_unique<TableStyle>();
    for (const xml_node node : chain("table", leaf)) add_table_style(*style, node, theme_);
    return *style;
}

std::optional<std::uint32_t> Styles::paragraph_called(string_view name) {
    constexpr string_view in_thai = "หัวเรื่อง";
    std::string asked(name.starts_with(in_thai) ? name.substr(in_thai.size()) : name);
    if (const auto level = xml::integer(asked); level && *level > 0) asked = "heading " + std::to_string(*level);
    const string_view id = sheet_.called("paragraph", asked);
    return id.empty() ? std::nullopt : std::optional(paragraph(id).identity);
}

std::int64_t Styles::list_of_numbering_style(string_view id) {
    const xml_node numbers = xml::child(xml::child(sheet_.find("numbering", id), "pPr"), "numPr");
    return xml::integer(xml::child(numbers, "numId"), "val").value_or(0);
}

}  // namespace raingan::word
