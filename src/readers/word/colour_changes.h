// What DrawingML does to a colour (ECMA-376 20.1.2.3: a:lumMod, a:tint, a:satOff …).
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "readers/xml.h"

namespace raingan::word {

/// An attribute that is a share of a whole (20.1.10.40 ST_Percentage): "50000", or of Strict files "50%".
double share_at(pugi::xml_node node, std::string_view name, double otherwise);

struct SeenColour {
    Colour colour;
    double opacity = 1;
};

/// `colour` as the children of `value` change it, in their order.
SeenColour changed_colour(Colour colour, pugi::xml_node value);

}  // namespace raingan::word
