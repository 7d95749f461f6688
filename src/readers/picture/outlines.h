// Outlines of figures that we know, by the names that file formats have for them.
#pragma once

#include <string_view>

#include "document/document.h"

namespace raingan {

/// Of a preset geometry (ECMA-376 20.1.10.56) or of a VML type ("t13"); `none` where we draw nothing like it. `down`:
/// of a line, that it falls from the left to the right.
Shape::Outline outline_of(std::string_view preset, bool down);
/// It encloses something that can be filled.
bool is_area(Shape::Outline outline);

}  // namespace raingan
