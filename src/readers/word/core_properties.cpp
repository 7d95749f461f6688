#include "readers/word/core_properties.h"

namespace raingan::word {

void read_core_properties(Package& package, const Relationships& root, Properties& properties) {
    const std::unique_ptr<xml::Part> part = related_part(package, root, "core-properties");
    if (!part) return;
    for (const pugi::xml_node node : part->root().children()) {
        const std::string_view name = xml::name(node);
        const char* value = node.child_value();
        if (name == "title") properties.title = value;
        if (name == "creator") properties.author = value;
        if (name == "created") properties.created = value;
        if (name == "modified") properties.modified = value;
    }
}

}  // namespace raingan::word
