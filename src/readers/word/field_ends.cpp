#include "readers/word/field_ends.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr std::array<string_view, 6> stories{"body", "hdr", "ftr", "footnote", "endnote", "txbxContent"};
/// What holds no mark of the story that it stands in.
constexpr std::array<string_view, 6> passed_over{"t", "instrText", "txbxContent", "pPr", "rPr", "tblGrid"};

bool is_one_of(string_view name, const std::array<string_view, 6>& names) {
    return std::ranges::find(names, name) != names.end();
}

xml_node story_of(xml_node node) {
    xml_node story = node;
    for (xml_node parent = node.parent(); parent && parent.type() == pugi::node_element; parent = parent.parent()) {
        story = parent;
        if (is_one_of(xml::name(story), stories)) break;
    }
    return story;
}

/// `open`: fields that have begun. One that began outside of a w:fldSimple (below `floor`) does not end in it.
void scan(xml_node container, std::vector<xml_node>& open, std::size_t floor, std::unordered_set<std::size_t>& unended,
          std::size_t depth) {
    if (depth > limits::xml_depth) return;
    for (const xml_node node : container.children()) {
        const string_view name = xml::name(node);
        if (name == "fldChar") {
            const string_view type = xml::text_of(node, "fldCharType");
            if (type == "begin") open.push_back(node);
            if (type == "end" && open.size() > floor) open.pop_back();
        } else if (name == "fldSimple") {
            const std::size_t before = open.size();
            scan(node, open, before, unended, depth + 1);
            for (; open.size() > before; open.pop_back()) unended.insert(open.back().hash_value());
        } else if (!is_one_of(name, passed_over)) {
            const Unwrapped unwrapped = unwrap(node);
            scan(unwrapped.is_wrapper ? unwrapped.content : node, open, floor, unended, depth + 1);
        }
    }
}

}  // namespace

bool FieldEnds::has_end(xml_node fldChar) {
    const xml_node story = story_of(fldChar);
    if (scanned_.insert(story.hash_value()).second) {
        std::vector<xml_node> open;
        scan(story, open, 0, unended_, 0);
        for (const xml_node node : open) unended_.insert(node.hash_value());
    }
    return !unended_.contains(fldChar.hash_value());
}

}  // namespace raingan::word
