#include <string>
#include <utility>

#include "readers/odt/story.h"
#include "readers/picture/image.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;

/// LibreOffice gives a picture in a format that others know beside one in its own: the first that can be shown is kept.
std::optional<Image> readable_image(Story& story, xml_node frame, std::string& missing, std::string& unknown) {
    for (const xml_node node : frame.children()) {
        if (xml::name(node) != "image") continue;
        std::optional<std::string> bytes = opendocument::picture_bytes(story.context.source, node);
        const std::string href(xml::text_of(node, "href"));
        if (!bytes) {
            missing = href;
            continue;
        }
        const std::string media_type(picture_kind(*bytes).media_type);
        ReadImage read = read_image(std::move(*bytes), href);
        if (!read.left_out.empty()) story.context.notices.add(Notice::drawing_parts, story.at, read.left_out);
        if (read.image) return std::move(read.image);
        unknown = href.empty() ? media_type : href;
    }
    return std::nullopt;
}

/// By what its pictures are called; none where one stands in the file itself.
std::string key_of(xml_node frame) {
    std::string key;
    for (const xml_node node : frame.children())
        if (xml::name(node) == "image") {
            if (xml::child(node, "binary-data")) return {};
            key += std::string(xml::text_of(node, "href")) + "\n";
        }
    return key;
}

}  // namespace

std::optional<std::uint32_t> find_image(Story& story, xml_node frame) {
    if (!xml::child(frame, "image")) return std::nullopt;
    Context& context = story.context;
    const std::string key = key_of(frame);
    if (const auto known = context.images.find(key); known != context.images.end() && !key.empty())
        return known->second;
    std::string missing, unknown;
    std::optional<Image> image = readable_image(story, frame, missing, unknown);
    if (!image && !unknown.empty()) context.notices.add(Notice::image_format, story.at, format_name(unknown));
    if (!image && unknown.empty()) context.notices.add(Notice::image_missing, story.at, missing);
    context.document.images.push_back(image ? std::move(*image) : Image());
    const auto index = static_cast<std::uint32_t>(context.document.images.size() - 1);
    context.images.emplace(key, index);
    return index;
}

}  // namespace raingan::odt
