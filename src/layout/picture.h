// Pictures, in the line and in floats.
#pragma once

#include "layout/context.h"

namespace raingan::layout {

/// Draws `picture` as a figure of its own under `tag_parent`, or as the artifact that this is; `box` says where it
/// stands and how large.
void draw_picture(Context& context, Ink& onto, const InlineImage& picture, std::uint32_t tag_parent, PlacedImage box);

}  // namespace raingan::layout
