// Colours as file formats write them.
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"

namespace raingan {

/// "FF0000" or "#FF0000" → red; "auto", "transparent" and what is no colour → none.
std::optional<Colour> read_colour(std::string_view hex);

/// "steelblue", in lower case: one of the 148 names of CSS, SVG and DrawingML. None of another word.
std::optional<Colour> named_colour(std::string_view name);

/// "red", "#f00", "#ff0000", "rgb(255, 0, 0)", "hsl(0 100% 50%)", with an alpha or without, which is not looked at;
/// none of what is no colour, windowtext and transparent (CSS Color Module Level 4).
std::optional<Colour> read_css_colour(std::string_view value);

/// Degrees, and shares of 1.
Colour of_hsl(double hue, double saturation, double lightness);

}  // namespace raingan
