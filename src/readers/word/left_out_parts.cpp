#include "readers/word/left_out_parts.h"

#include "base/error.h"

namespace raingan::word {

std::unique_ptr<xml::Part> readable_part(Package& package, const Relationship* relationship) {
    if (relationship == nullptr || relationship->external) return nullptr;
    try {
        std::optional<std::string> bytes = package.read(relationship->target);
        return bytes ? xml::parse(relationship->target, std::move(*bytes)) : nullptr;
    } catch (const Error&) {
        return nullptr;
    }
}

void add_object_parts(LeftOutWords& words, Package& package, const Relationships& relationships,
                      pugi::xml_node object) {
    for (const std::string_view reference : {std::string_view("id"), std::string_view("dm")})
        if (const auto id = xml::attribute(object, reference))
            if (const auto part = readable_part(package, relationships.by_id(*id))) words.add_all(part->root());
}

}  // namespace raingan::word
