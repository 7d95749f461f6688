#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "readers/odt/story.h"
#include "readers/picture/faded.h"
#include "readers/picture/image.h"

namespace raingan::odt {
namespace {

using pugi::xml_node;
using std::string_view;

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

/// As LibreOffice reckons: contrast turns colours around the middle one, brightness is added to them.
ColourChange colours_of(const opendocument::Properties& form) {
    const auto share = [&](string_view name) {
        return std::clamp(opendocument::percentage(form.text(name)).value_or(0), -1.0, 1.0);
    };
    constexpr double steps = 128, of_contrast = 127, most = 255;
    const double contrast = share("contrast");
    ColourChange change;
    change.gain = contrast >= 0 ? steps / (steps - of_contrast * contrast) : (steps + of_contrast * contrast) / steps;
    change.more = share("luminance") + (steps - steps * change.gain) / most;
    return change;
}

/// What a picture's colours go through besides.
bool has_other_changes(const opendocument::Properties& form) {
    const string_view mode = form.text("color-mode");
    if (!mode.empty() && mode != "standard") return true;
    if (form.is("color-inversion", "true")) return true;
    const auto gamma = opendocument::percentage(form.text("gamma"));
    if (gamma && *gamma != 1) return true;
    return std::ranges::any_of(std::to_array<string_view>({"red", "green", "blue"}), [&](string_view name) {
        return opendocument::percentage(form.text(name)).value_or(0) != 0;
    });
}

}  // namespace

std::uint32_t changed_image(Story& story, std::uint32_t image, const opendocument::Properties& form) {
    Context& context = story.context;
    std::vector<Image>& images = context.document.images;
    if (images[image].bytes.empty() && !images[image].drawing) return image;  // told already
    const ColourChange change = colours_of(form);
    const double opacity = std::clamp(opendocument::percentage(form.text("image-opacity")).value_or(1), 0.0, 1.0);
    const bool others = has_other_changes(form), changes = change.gain != 1 || change.more != 0;
    if (!others && !changes && opacity >= 1) return image;
    const std::optional<Colour> towards = others || (changes && opacity < 1) ? std::nullopt
                                          : changes                          ? faded_towards(change)
                                                                             : std::optional(Colour{255, 255, 255});
    const double share = changes ? change.gain : opacity;
    const std::string key =
        towards ? "\n" + std::to_string(image) + " " + std::to_string(share) + " " + std::to_string(int{towards->red})
                : std::string();
    if (const auto known = context.images.find(key); towards && known != context.images.end()) return known->second;
    std::optional<Image> made = towards ? faded_image(images[image], share, *towards) : std::nullopt;
    if (!made) {
        context.notices.add(Notice::picture_colours, story.at);
        return image;
    }
    images.push_back(std::move(*made));
    const auto index = static_cast<std::uint32_t>(images.size() - 1);
    context.images.emplace(key, index);
    return index;
}

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
