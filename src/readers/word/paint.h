// How DrawingML paints shapes (ECMA-376 20.1.2.3 colours, 20.1.8 fills, 20.1.2.2.24 a:ln).
#pragma once

#include <optional>

#include "document/document.h"
#include "readers/word/theme.h"
#include "readers/xml.h"

namespace raingan::word {

struct SeenColour {
    Colour colour;
    double opacity = 1;
};
/// The colour in a:solidFill, a:lnRef and their like.
std::optional<SeenColour> read_seen_colour(const Theme& theme, pugi::xml_node holder);

/// What a shape of this size is filled with: a colour or a gradient; none: nothing.
std::optional<Paint> read_fill(const Theme& theme, pugi::xml_node spPr, pugi::xml_node style, Points width,
                               Points height);

/// a:ln as a border, for boxes and plain lines.
Border read_line(const Theme& theme, pugi::xml_node ln, pugi::xml_node style);
/// The same with its dashes, ends and opacity; none: no line.
std::optional<Pen> read_pen(const Theme& theme, pugi::xml_node ln, pugi::xml_node style);

}  // namespace raingan::word
