#include "readers/docx/styles.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/limits.h"

namespace raingan::docx {
namespace {

using pugi::xml_node;
using std::string_view;

string_view type_of(xml_node style) {
    return xml::text_of(style, "type");
}
string_view id_of(xml_node style) {
    return xml::text_of(style, "styleId");
}

}  // namespace

Styles::Styles(std::unique_ptr<xml::Part> part, const Theme& theme) : part_(std::move(part)), theme_(theme) {
    if (!part_) return;
    for (xml_node node = part_->root().first_child(); node; node = node.next_sibling()) {
        const string_view name = xml::name(node);
        if (name == "docDefaults") {
            default_run = read_run_properties(xml::child(xml::child(node, "rPrDefault"), "rPr"), theme_);
            default_paragraph = read_paragraph_properties(xml::child(xml::child(node, "pPrDefault"), "pPr"));
        } else if (name == "style") {
            by_id_.emplace(id_of(node), node);
            const auto is_default = xml::attribute(node, "default");
            if (!is_default || !xml::truth(*is_default)) continue;
            if (type_of(node) == "paragraph") default_paragraph_id_ = id_of(node);
            if (type_of(node) == "table") default_table_id_ = id_of(node);
        }
    }
}

xml_node Styles::find(string_view type, string_view id) const {
    const auto found = by_id_.find(id);
    return found != by_id_.end() && type_of(found->second) == type ? found->second : xml_node();
}

std::vector<xml_node> Styles::chain(string_view type, xml_node leaf) {
    std::vector<xml_node> styles;
    for (xml_node style = leaf; style; style = find(type, xml::text_of(xml::child(style, "basedOn"), "val"))) {
        if (std::find(styles.begin(), styles.end(), style) != styles.end()) {
            cycles.emplace_back(id_of(leaf));
            break;
        }
        if (styles.size() == limits::style_depth) throw over_limit("style_depth", limits::style_depth, part_->name);
        styles.push_back(style);
    }
    std::reverse(styles.begin(), styles.end());
    return styles;
}

const ParagraphStyle& Styles::paragraph(string_view id) {
    xml_node leaf = find("paragraph", id);
    if (!leaf) leaf = find("paragraph", default_paragraph_id_);
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
    const xml_node leaf = find("character", id);
    std::unique_ptr<RunProperties>& style = characters_[id_of(leaf)];
    if (style) return *style;
    style = std::make_unique<RunProperties>();
    for (const xml_node node : chain("character", leaf))
        merge(*style, read_run_properties(xml::child(node, "rPr"), theme_));
    return *style;
}

const TableStyle& Styles::table(string_view id) {
    xml_node leaf = find("table", id);
    if (!leaf) leaf = find("table", default_table_id_);
    std::unique_ptr<TableStyle>& style = tables_[id_of(leaf)];
    if (style) return *style;
    style = std::make_unique<TableStyle>();
    for (const xml_node node : chain("table", leaf)) add_table_style(*style, node, theme_);
    return *style;
}

long Styles::list_of_numbering_style(string_view id) const {
    const xml_node numbers = xml::child(xml::child(find("numbering", id), "pPr"), "numPr");
    return xml::integer(xml::child(numbers, "numId"), "val").value_or(0);
}

}  // namespace raingan::docx
