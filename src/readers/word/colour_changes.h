// What DrawingML does to a colour (ECMA-376 20.1.2.3: a:lumMod, a:tint, a:satOff …).
#pragma once

#include <optional>

#include "document/document.h"
#include "readers/xml.h"

namespace raingan::word {

struct SeenColour {
    Colour colour;
    double opacity = 1;
};

/// `colour` as the children of `value` change it, in their order.
SeenColour changed_colour(Colour colour, pugi::xml_node value);

}  // namespace raingan::word
