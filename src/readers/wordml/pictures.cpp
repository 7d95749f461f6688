#include <string>

#include "readers/container/base64.h"
#include "readers/wordml/translation.h"
#include "readers/wordml/tree.h"

namespace raingan::wordml {
namespace {

using pugi::xml_node;
using std::string_view;

/// The relationship's id. What is not in the file is a link to somewhere outside, as its reader then says.
std::string tie_picture(Translation& translation, string_view source) {
    const auto found = translation.pictures.find(source);
    if (found == translation.pictures.end()) return translation.package.link(source, translation.part);
    Picture& picture = found->second;
    if (!picture.target.empty()) return translation.package.tie("image", picture.target, translation.part);
    picture.target = "media/" + std::string(source.substr(source.rfind('/') + 1));
    return translation.package.add("image", picture.target, decode_base64(picture.data.child_value()),
                                   translation.part);
}

}  // namespace

Translation::Translation(xml_node root) : namespaces(root) {
    // All of the file's by their names, for a picture that stands twice is written once, anywhere.
    for (const xml_node data : elements_named(root, "binData"))
        pictures.try_emplace(xml::text_of(data, "name"), Picture{data, {}});
}

void write_image_data(Translation& translation, std::string& out, xml_node node) {
    out += "<v:imagedata";
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const string_view name = attribute.name();
        const bool is_source = name == "src";
        out.append(" ").append(is_source ? "r:id" : name).append("=\"");
        word::append_escaped(out, is_source ? tie_picture(translation, attribute.value()) : attribute.value());
        out += '"';
    }
    out += "/>";
}

}  // namespace raingan::wordml
