#include "layout/picture.h"

#include "layout/drawings.h"

namespace raingan::layout {

void draw_picture(Context& context, Ink& onto, const InlineImage& picture, std::uint32_t tag_parent, PlacedImage box) {
    box.image = picture.image;
    box.crop = picture.crop;
    box.quarter_turns = picture.quarter_turns;
    box.lines_before = static_cast<std::uint32_t>(onto.lines.size());
    box.tag = tag_parent;
    if (!is_artifact(tag_parent)) {
        box.tag = context.add_tag(Tag::Kind::figure, tag_parent);
        context.pages.alts.push_back(picture.alt);
        context.pages.tags[box.tag].alt = static_cast<std::uint32_t>(context.pages.alts.size());
    }
    set_drawing(context, picture.image);
    onto.images.push_back(box);
}

}  // namespace raingan::layout
