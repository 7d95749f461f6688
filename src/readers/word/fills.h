// What shapes are filled with: colours, gradients, patterns and pictures (ECMA-376 20.1.8; of VML Part 4, 19.1.2.5
// v:fill).
#pragma once

#include <optional>
#include <string_view>

#include "readers/word/paint.h"
#include "readers/word/story.h"

namespace raingan::word {

/// What a DrawingML shape of this size is filled with; none: nothing.
std::optional<Paint> read_fill(Story& story, pugi::xml_node spPr, pugi::xml_node style, Points width, Points height);

/// The picture of a relationship over a box of this size: once, or repeated in its own size. None where it cannot be
/// shown, which is told.
std::optional<Paint> picture_fill(Story& story, std::string_view relationship, Points width, Points height,
                                  bool repeated);

/// A gradient over a box of this size whose axis leads from the middle of a side, turned clockwise by `degrees` from
/// the left, to the other.
Matrix gradient_axis(double degrees, Points width, Points height);
/// One that goes out from the middle, or from another place, to the box's furthest corner; shares of its sides.
Matrix gradient_circle(Points width, Points height, double across = 0.5, double down = 0.5);

}  // namespace raingan::word
