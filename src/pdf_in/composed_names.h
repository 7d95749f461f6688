// Names of glyphs beyond those of the predefined encodings (Adobe Glyph List): letters with accents by their parts,
// Greek, Cyrillic, Hebrew, Arabic, signs of mathematics.
#pragma once

#include <string_view>

namespace raingan::pdf {

/// The character of "rcaron", "Scedilla", "alphatonos", "afii10017", "element"; 0 where the name is none of these.
/// `base` gives the character of the name without its accent, or 0.
char32_t character_of_composed_name(std::string_view name, char32_t (*base)(std::string_view name));

}  // namespace raingan::pdf
