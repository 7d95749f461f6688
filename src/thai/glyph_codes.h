// Private-use codes that stand for glyphs of old Thai fonts (docs/thai-text.md#glyph-codes).
#pragma once

namespace raingan::thai {

/// The letter that the glyph of a Windows or Mac font draws; any other character is itself.
char32_t letter_of_glyph_code(char32_t c);

}  // namespace raingan::thai
