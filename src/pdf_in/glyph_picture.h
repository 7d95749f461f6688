// Glyphs of a font file as black and white pictures, for those who compare shapes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace raingan::pdf {

struct GlyphPicture {
    int width = 0, height = 0;      ///< around the ink; 0: the font has no such glyph, or an empty one
    std::vector<std::uint8_t> ink;  ///< rows from the top; 1 is ink
};

/// One for each of the characters, at so many pixels an em. `font`: a TrueType or OpenType file.
std::vector<GlyphPicture> draw_glyphs(std::string_view font, const std::vector<char32_t>& characters, int em);

}  // namespace raingan::pdf
