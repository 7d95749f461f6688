// Elements that the reader does not know: a later version's, another program's, or ones that stand where they should
// not. Word shows what text it finds in them, or drops it; here it is shown, and told, for it may be what the author
// wrote.
#include <algorithm>
#include <array>

#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

/// Character data of these is no text.
constexpr std::array<string_view, 7> codes{"instrText", "delInstrText", "delText",       "fldData",
                                           "binData",   "annotation",   "annotation-xml"};

bool is_blank(string_view text) {
    return text.find_first_not_of(" \t\r\n") == string_view::npos;
}

Inside look_inside(xml_node node, std::size_t depth, bool in_run) {
    if (depth > limits::xml_depth) return Inside::text;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        return is_blank(node.value()) ? Inside::nothing : Inside::text;
    const string_view name = xml::name(node);
    if (std::ranges::find(codes, name) != codes.end()) return Inside::nothing;
    const Unwrapped unwrapped = unwrap(node);
    const xml_node content = unwrapped.is_wrapper ? unwrapped.content : node;
    Inside inside = Inside::nothing;
    const bool runs = in_run || name == "r";  // a paragraph within a run is one of a text box
    for (xml_node child = content.first_child(); child && inside != Inside::blocks; child = child.next_sibling())
        inside = std::max(inside, look_inside(child, depth + 1, runs));
    const bool block = name == "p" || name == "tbl" || name == "tr" || name == "tc";
    return block && !in_run && inside != Inside::nothing ? Inside::blocks : inside;
}

}  // namespace

Inside look_inside(xml_node node) {
    const bool is_element = node.type() == pugi::node_element;
    if (is_element && (!node.first_child() || xml::name(node).ends_with("Pr"))) return Inside::nothing;  // properties
    return look_inside(node, 0, false);
}

void read_unknown_block(Story& story, xml_node node, const Target& target, const Surroundings& around) {
    const Inside inside = look_inside(node);
    if (inside == Inside::nothing) return;
    story.context.notices.add(Notice::unknown_element, story.at, xml::name(node));
    if (inside == Inside::blocks)
        read_blocks(story, node, target, around);
    else
        read_paragraph(story, node, target, around);
}

}  // namespace raingan::word
