// w:object that no shape shows: the picture that the object keeps of itself, or its words for the message.
#include "readers/embedded.h"

#include <utility>

#include "readers/picture/image.h"
#include "readers/word/images.h"
#include "readers/word/shapes.h"
#include "readers/word/story.h"

namespace raingan::word {
namespace {

using pugi::xml_node;

/// w:dxaOrig, w:dyaOrig: twips.
Points original(xml_node object, std::string_view name, Points otherwise) {
    constexpr double twips = 20;
    const auto stated = xml::integer(object, name);
    return stated && *stated > 0 ? Points(static_cast<double>(*stated) / twips) : otherwise;
}

bool show_picture(Inline& in, xml_node object, RunLook& look, std::optional<ObjectPicture> picture) {
    if (!picture) return false;
    ReadImage read = read_image(std::move(picture->bytes), in.story.part());
    if (!read.image) return false;
    Context& context = in.story.context;
    if (!read.left_out.empty()) context.notices.add(Notice::drawing_parts, in.story.at, read.left_out);
    context.document.images.push_back(std::move(*read.image));
    Shape shape;
    shape.width = original(object, "dxaOrig", picture->width);
    shape.height = original(object, "dyaOrig", picture->height);
    if (shape.width.pt <= 0 || shape.height.pt <= 0) {
        const PictureSize own = size_of_picture(context.document.images.back());
        shape.width = own.width;
        shape.height = own.height;
    }
    const auto image = static_cast<std::uint32_t>(context.document.images.size() - 1);
    shape.picture = InlineImage{image, shape.width, shape.height, {}, {}, 0};
    shape.outline = Shape::Outline::box;
    shape.line.style = BorderStyle::none;
    Float floating;
    floating.width = shape.width;
    floating.height = shape.height;
    floating.shapes.push_back(std::move(shape));
    put_drawing(in, look, std::move(floating), true);
    return true;
}

}  // namespace

bool is_empty_image(const Document& document, const Shape& shape) {
    if (!shape.picture) return false;
    const Image& image = document.images[shape.picture->image];
    return image.bytes.empty() && image.drawing == nullptr;
}

void read_object(Inline& in, xml_node object, RunLook& look, bool framed) {
    Story& story = in.story;
    const xml_node ole = xml::child(object, "OLEObject");
    const Relationship* target = story.relationships.by_id(xml::text_of(ole, "id"));
    std::string detail(xml::text_of(ole, "ProgID"));
    if (target != nullptr && !target->external) {
        auto [known, is_new] = story.context.object_words.try_emplace(target->target);
        std::optional<std::string> bytes;
        if (is_new || !framed) bytes = story.context.package.read(target->target);
        if (bytes && !framed && show_picture(in, object, look, picture_of_object(*bytes))) return;
        if (bytes && is_new) known->second = words_of_object(*bytes);
        if (!known->second.empty()) detail = known->second;
    }
    story.context.notices.add(Notice::object, story.at, detail);
}

}  // namespace raingan::word
