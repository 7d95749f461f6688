// What is asked of the tree before it is translated.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "readers/xml.h"

namespace raingan::wordml {

/// All elements of that local name, in the order of the file.
inline std::vector<pugi::xml_node> elements_named(pugi::xml_node root, std::string_view local) {
    struct Finder final : pugi::xml_tree_walker {
        std::string_view local;
        std::vector<pugi::xml_node> found;
        bool for_each(pugi::xml_node& node) override {
            if (node.type() == pugi::node_element && xml::name(node) == local) found.push_back(node);
            return true;
        }
    } finder;
    finder.local = local;
    root.traverse(finder);
    return std::move(finder.found);
}

/// The name of an element or attribute beside `like`, under the same prefix.
inline std::string beside(pugi::xml_node like, std::string_view local) {
    const std::string_view name = like.name();
    return std::string(name.substr(0, name.size() - xml::local_name(like.name()).size())).append(local);
}

}  // namespace raingan::wordml
