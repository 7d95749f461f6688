#include "readers/word/styles.h"

#include <algorithm>
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

long Styles::list_of_numbering_style(string_view id) {
    const xml_node numbers = xml::child(xml::child(sheet_.find("numbering", id), "pPr"), "numPr");
    return xml::integer(xml::child(numbers, "numId"), "val").value_or(0);
}

}  // namespace raingan::word
