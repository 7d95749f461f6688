#include "readers/word/images.h"

#include <algorithm>
#include <string>
#include <utility>

#include "readers/word/colour_changes.h"

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

bool is_empty(const Image& image) {
    return image.bytes.empty() && !image.drawing;
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

std::uint32_t changed_image(Story& story, std::uint32_t image, const ColourChange& change, double opacity) {
    Context& context = story.context;
    const bool changes = change.gain != 1 || change.more != 0;
    const auto replaced = [&](double share, Colour towards) {
        const std::string key =
            "\n" + std::to_string(image) + " " + std::to_string(share) + " " + std::to_string(int{towards.red});
        if (const auto known = context.images.find(key); known != context.images.end()) return known->second;
        std::optional<Image> made = faded_image(context.document.images[image], share, towards);
        if (!made) {
            context.notices.add(Notice::picture_colours, story.at);
            return image;
        }
        context.document.images.push_back(std::move(*made));
        const auto index = static_cast<std::uint32_t>(context.document.images.size() - 1);
        context.images.emplace(key, index);
        return index;
    };
    if (is_empty(context.document.images[image])) return image;  // told already
    if (!changes) return opacity < 1 ? replaced(opacity, {255, 255, 255}) : image;
    const std::optional<Colour> towards = opacity < 1 ? std::nullopt : faded_towards(change);
    if (towards) return replaced(change.gain, *towards);
    context.notices.add(Notice::picture_colours, story.at);
    return image;
}

std::uint32_t changed_image(Story& story, std::uint32_t image, pugi::xml_node blip) {
    ColourChange change;
    double opacity = 1;
    bool others = false;
    for (const pugi::xml_node node : blip.children()) {
        const std::string_view name = xml::name(node);
        if (name == "lum") {
            const double contrast = share_at(node, "contrast", 0), bright = share_at(node, "bright", 0);
            change.gain = contrast <= 0 ? 1 + contrast : 1 / std::max(1 - contrast, 0.01);
            change.more = (1 - change.gain) / 2 + bright / 2;
        }
        if (name == "alphaModFix") opacity *= std::clamp(share_at(node, "amt", 1), 0.0, 1.0);
        others = others || name == "grayscl" || name == "biLevel" || name == "duotone" || name == "clrChange" ||
                 name == "alphaBiLev" || name == "alphaInv" || name == "hsl" || name == "tint" || name == "fillOverlay";
    }
    if (others && !is_empty(story.context.document.images[image]))
        story.context.notices.add(Notice::picture_colours, story.at);
    return changed_image(story, image, change, opacity);
}

}  // namespace raingan::word
