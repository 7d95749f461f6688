// The colours that workbooks refer to by number or name (ECMA-376 18.8.27 indexedColors, 18.8.31).
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"

namespace raingan::workbook {

/// 0–63 of the default palette; 64 and above (the system's) and unknown ones are none.
std::optional<Colour> indexed_colour(unsigned index);
/// "Red", "Color 3" (1–56), in any case.
std::optional<Colour> colour_named(std::string_view name);
/// A colour made lighter (> 0) or darker (< 0), 18.8.3 tint, −1 … 1.
Colour tinted(Colour colour, double tint);
/// "FF8040" or "80FF8040" (alpha is ignored); none where it is no colour.
std::optional<Colour> hex_colour(std::string_view hex);

}  // namespace raingan::workbook
