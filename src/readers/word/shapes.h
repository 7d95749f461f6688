// What DrawingML and VML have in common: outlines that we know, sizes, and how a drawing enters its paragraph.
#pragma once

#include <optional>
#include <string_view>

#include "document/geometry.h"
#include "readers/picture/guides.h"
#include "readers/picture/outlines.h"
#include "readers/word/story.h"

namespace raingan::word {

struct Size {
    Points width, height;
};

/// At 96 dots an inch; an inch square where the picture says nothing.
Size size_of_image(const Document& document, std::uint32_t image);

/// "left", "top", "center" … of a position; none: another word.
std::optional<FloatPosition::Align> align_of(std::string_view word);

/// A shape's middle once the group that it is in is turned about its own; `turn`: the shape's, changed likewise.
PlanePoint turn_within(PlanePoint middle, PlanePoint group_middle, const FigureTurn& group, FigureTurn& turn);

/// A line from one corner of its box to another, as its groups turn it about its middle. Whether its left end (of an
/// upright line: its upper one) is now the other.
bool turn_line(Shape& shape, const FigureTurn& turn);

/// A figure turned by right angles fills the box that lies across its own.
void turn_box(Shape& shape, std::uint8_t turns);
/// Turns a box's text within it by a right angle, clockwise (1) or the other way (3), with its insets staying at the
/// box's sides.
void turn_text(Shape& shape, std::uint8_t turns);
/// The text of a box that is turned as a whole, with its insets.
void turn_along(Shape& shape, std::uint8_t turns);

/// A single picture in the line becomes an inline image; any other drawing is a float, in the line or
/// hanging on the text.
void put_drawing(Inline& in, RunLook& look, Float floating, bool in_line);

}  // namespace raingan::word
