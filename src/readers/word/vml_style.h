// Values as VML writes them (ECMA-376 Part 4, 19.1.2): styles, lengths, colours, shares.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "document/document.h"
#include "readers/picture/guides.h"
#include "readers/xml.h"

namespace raingan::word {

inline constexpr Points pixel{0.75};

/// Without spaces around it.
std::string_view trimmed(std::string_view text);
/// The value of a property of a VML style: "width:90pt;height:1in".
std::string_view style_value(std::string_view style, std::string_view property);
/// A length with its unit; a bare number counts `unit`.
Points length(std::string_view text, Points unit);
/// "x,y" as two texts.
std::pair<std::string_view, std::string_view> pair_of(std::string_view text);
/// The attribute says no: "f", "false", "0".
bool is_off(pugi::xml_node node, std::string_view attribute);
/// Degrees clockwise: "rotation:90", or in 65536ths "5898240fd".
double rotation_of(std::string_view style);
/// With "flip:x", "flip:y" or "flip:xy".
FigureTurn turn_of_style(std::string_view style);
/// A share: ".5", "50%", or in 65536ths "32768f".
double vml_share(std::string_view text, double otherwise);
/// "#ff0000", "red", "white [3212]"; and what is made of the shape's own colour: "fill darken(118)".
std::optional<Colour> read_vml_colour(std::string_view text, std::optional<Colour> of_shape = std::nullopt);

}  // namespace raingan::word
