// What the objects of other programs say where nothing shows them.
#include "base/error.h"
#include "readers/embedded.h"
#include "readers/left_out_words.h"
#include "readers/odt/story.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;

/// "./Object 1" → "Object 1".
std::string part_of(xml_node object) {
    const std::string_view href = xml::text_of(object, "href");
    return std::string(href.starts_with("./") ? href.substr(2) : href);
}

/// An object of OpenDocument is a folder of the package, or stands in the element itself.
std::string words_of_document(Package* package, xml_node object) {
    LeftOutWords words;
    words.add_written(xml::child(xml::child(object, "document"), "body"));
    try {
        const std::string part = part_of(object) + "/content.xml";
        std::optional<std::string> bytes = package != nullptr ? package->read(part) : std::nullopt;
        if (bytes) words.add_written(xml::child(xml::parse(part, std::move(*bytes))->root(), "body"));
    } catch (const Error&) {  // damaged: told without its words
    }
    return words.quoted();
}

std::string words_of(Context& context, xml_node object) {
    Package* const package = context.source.package.get();
    if (xml::name(object) == "object") return words_of_document(package, object);
    if (xml::name(object) != "object-ole" || package == nullptr) return {};
    try {
        const std::optional<std::string> bytes = package->read(part_of(object));
        return bytes ? words_of_object(*bytes) : std::string();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

std::string object_words(Context& context, xml_node frame) {
    std::string words;
    for (const xml_node node : frame.children())
        if (words.empty()) words = words_of(context, node);
    return words;
}

}  // namespace raingan::odt
