// How DrawingML paints shapes (ECMA-376 20.1.2.3 colours, 20.1.2.2.24 a:ln); fills.h has what fills them.
#pragma once

#include <optional>

#include "document/document.h"
#include "readers/word/colour_changes.h"
#include "readers/word/theme.h"
#include "readers/xml.h"

namespace raingan::word {

/// The colour in a:solidFill, a:lnRef and their like. `placeholder`: what a style of the theme is drawn in (phClr).
std::optional<SeenColour> read_seen_colour(const Theme& theme, pugi::xml_node holder,
                                           std::optional<Colour> placeholder = std::nullopt);

/// a:ln as a border, for boxes and plain lines.
Border read_line(const Theme& theme, pugi::xml_node ln, pugi::xml_node style);
/// The same with its dashes, ends and opacity; none: no line.
std::optional<Pen> read_pen(const Theme& theme, pugi::xml_node ln, pugi::xml_node style);

}  // namespace raingan::word
