#include "readers/word/diagram.h"

#include <utility>

#include "readers/word/left_out_parts.h"

namespace raingan::word {
namespace {

using pugi::xml_node;

/// The part of a relationship, parsed; its tree is kept with the document's.
xml_node part_of(Story& story, std::string_view relationship_id) {
    auto part = readable_part(story.context.package, story.relationships.by_id(relationship_id));
    if (!part) return {};
    story.context.parts.push_back(std::move(part));
    return story.context.parts.back()->root();
}

/// The data model says which drawing is its own; an extension, so it may stand at any depth.
std::string_view drawing_id(xml_node node, std::size_t depth) {
    constexpr std::size_t deepest = 8;
    if (xml::name(node) == "dataModelExt") return xml::text_of(node, "relId");
    if (depth >= deepest) return {};
    for (const xml_node child : node.children()) {
        if (xml::name(child) == "ptLst" || xml::name(child) == "cxnLst") continue;
        const std::string_view found = drawing_id(child, depth + 1);
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace

xml_node diagram_shapes(Story& story, xml_node rel_ids) {
    const xml_node model = part_of(story, xml::text_of(rel_ids, "dm"));
    const std::string_view id = model ? drawing_id(model, 0) : std::string_view();
    const xml_node drawing = id.empty() ? xml_node() : part_of(story, id);
    return xml::child(drawing, "spTree");
}

}  // namespace raingan::word
