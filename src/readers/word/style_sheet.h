// The w:style elements of styles.xml, each parsed when it is first asked for. Word and its kin write some hundred
// styles (350 kB) into a file that uses five, and a DOM of all of them costs more than the rest of the document.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "readers/xml.h"

namespace raingan::word {

class StyleSheet {
public:
    StyleSheet() = default;  ///< no styles at all
    /// Finds where each style begins and ends. What is unusual (comments, entities in ids, another encoding, tags that
    /// do not match) is parsed as a whole. Throws Error "ill-formed".
    StyleSheet(std::string name, std::string bytes);

    /// w:docDefaults, or an empty node.
    pugi::xml_node defaults();
    /// The style of that w:type and w:styleId, or an empty node. Throws Error "ill-formed".
    pugi::xml_node find(std::string_view type, std::string_view id);
    /// The id of the style of that w:type and w:name, the case of ASCII letters left out; empty where there is none.
    std::string_view called(std::string_view type, std::string_view name);
    /// The id of the w:default style of that type; empty where there is none.
    [[nodiscard]] std::string_view default_id(std::string_view type) const;
    [[nodiscard]] const std::string& name() const { return part_->name; }

private:
    /// A style as its start tag tells it; `node` once it is parsed.
    struct Style {
        std::string_view type, id;
        bool is_default = false;
        std::size_t begin = 0, end = 0;
        pugi::xml_node node;
    };
    bool index_bytes();
    void index_tree();
    bool read_start_tag(Style& style, std::size_t& at) const;
    void add(Style style);
    pugi::xml_node parsed(Style& style);

    std::unique_ptr<xml::Part> part_;
    std::unordered_map<std::string_view, Style> by_id_;
    std::unordered_map<std::string_view, std::string_view> default_ids_;  ///< by type
    Style defaults_;
};

}  // namespace raingan::word
