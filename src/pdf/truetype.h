// The font file inside the PDF: hb-subset's cut of a face with the glyphs that shaping made up appended to it.
//
// A unit whose glyph is moved, doubled or given another width becomes a *composite* glyph: component + offset, with
// an advance of its own (docs/pdf-text.md#composite-glyphs). So a line needs no text positioning inside it, and readers
// find one character behind the other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/fonts.h"

namespace raingan::pdf {

/// What one CID draws.
struct DrawnGlyph {
    std::vector<fonts::PlacedGlyph> parts;  ///< ids of the face's own file; none: an empty glyph
    std::int32_t width = 0;                 ///< face units
};

struct BuiltFont {
    std::string file;                 ///< TrueType: glyf, head, hhea, hmtx, loca, maxp
    std::vector<std::uint16_t> gids;  ///< in `file`, for each glyph asked for
    std::uint32_t glyph_count = 0;
};

/// Subsets `face` to the glyphs used and appends composites. The first of `glyphs` is CID 0, .notdef. At most 65,000
/// glyphs. Throws Error (unwritable) where HarfBuzz cannot subset the face.
BuiltFont build_font(const fonts::Face& face, const std::vector<DrawnGlyph>& glyphs);

}  // namespace raingan::pdf
