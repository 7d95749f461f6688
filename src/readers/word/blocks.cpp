#include <array>

#include "base/reading_progress.h"
#include "readers/word/frame.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

/// Namespaces of mc:Choice that this reader knows what to do with (ECMA-376 Part 3, 7.6); a Choice that needs others
/// is passed over for the Fallback.
constexpr std::array<string_view, 8> understood{"wps", "wpg", "w14", "w15", "wp14", "a14", "w16", "pic"};

bool understands(string_view requires_list) {
    while (!requires_list.empty()) {
        const std::size_t space = requires_list.find(' ');
        const string_view prefix = requires_list.substr(0, space);
        bool known = prefix.empty();
        for (const string_view candidate : understood) known = known || candidate == prefix;
        if (!known) return false;
        requires_list.remove_prefix(space == string_view::npos ? requires_list.size() : space + 1);
    }
    return true;
}

xml_node alternative_to_show(xml_node alternatives) {
    for (const xml_node node : alternatives.children())
        if (xml::name(node) == "Choice" && understands(xml::text_of(node, "Requires"))) return node;
    const xml_node fallback = xml::child(alternatives, "Fallback");
    return fallback ? fallback : xml::child(alternatives, "Choice");  // rather what is not known than nothing
}

constexpr std::array<string_view, 6> plain_wrappers{"customXml", "smartTag", "ins", "moveTo", "dir", "bdo"};
constexpr std::array<string_view, 2> invisible{"del", "moveFrom"};

}  // namespace

Unwrapped unwrap(xml_node node) {
    const string_view name = xml::name(node);
    if (name == "sdt") return {true, xml::child(node, "sdtContent")};
    if (name == "AlternateContent") return {true, alternative_to_show(node)};
    for (const string_view wrapper : plain_wrappers)
        if (name == wrapper) return {true, node};
    for (const string_view hidden : invisible)
        if (name == hidden) return {true, {}};
    return {false, {}};
}

void read_blocks(Story& story, xml_node container, const Target& target, const Surroundings& around) {
    for_each_child(story, container, [&](xml_node node) {
        if (story.sections != nullptr) reach_part(node.offset_debug());
        const string_view name = xml::name(node);
        if (name == "p" || name == "oMathPara" || name == "oMath") {
            read_paragraph(story, node, target, around);
        } else if (name == "tbl") {
            flush_carried(story, target, around);
            flush_frames(story, target);
            if (std::optional<Table> table = read_table(story, node, around))
                target.blocks().push_back({std::move(*table)});
        } else if (name == "sectPr" && story.sections != nullptr && story.table_depth == 0) {
            flush_carried(story, target, around);
            read_section(story, node);
        } else if (name == "bookmarkStart") {
            story.bookmarks.emplace_back(xml::text_of(node, "name"));
        } else if (name == "altChunk") {
            story.context.notices.add(Notice::foreign_content, story.at, foreign_words(story, node));
        } else {
            read_unknown_block(story, node, target, around);
        }
    });
    flush_carried(story, target, around);
    flush_frames(story, target);
}

}  // namespace raingan::word
