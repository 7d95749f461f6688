#include "readers/word/images.h"

#include <string>
#include <utility>

namespace raingan::word {
namespace {

std::uint32_t add_image(Story& story, const std::string& part) {
    Context& context = story.context;
    Image image;
    if (std::optional<std::string> bytes = context.package.read(part)) {
        const std::string media_type(picture_kind(*bytes).media_type);
        ReadImage read = read_image(std::move(*bytes), part);
        if (!read.image) context.notices.add(Notice::image_format, story.at, format_name(part));
        if (!read.left_out.empty()) context.notices.add(Notice::drawing_parts, story.at, read.left_out);
        image = std::move(read.image).value_or(Image{media_type, {}});
    } else {
        context.notices.add(Notice::image_missing, story.at);
    }
    context.document.images.push_back(std::move(image));
    return static_cast<std::uint32_t>(context.document.images.size() - 1);
}

}  // namespace

std::optional<std::uint32_t> find_image(Story& story, std::string_view relationship_id) {
    const Relationship* relationship = story.relationships.by_id(relationship_id);
    if (relationship == nullptr) return std::nullopt;
    Context& context = story.context;
    const auto known = context.images.find(relationship->target);
    if (known != context.images.end()) return known->second;
    std::uint32_t index = 0;
    if (relationship->external) {
        context.notices.add(Notice::image_missing, story.at, relationship->target);
        context.document.images.emplace_back();
        index = static_cast<std::uint32_t>(context.document.images.size() - 1);
    } else {
        index = add_image(story, relationship->target);
    }
    context.images.emplace(relationship->target, index);
    return index;
}

}  // namespace raingan::word
