// Names of glyphs and the predefined encodings of simple fonts (ISO 32000-1 Annex D; Adobe Glyph List).
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace raingan::pdf {

/// UTF-8 of "A", "kokaithai", "uni0E01", "u1F600", "uni0E4D0E32", "afii59681"; empty where the name says nothing.
std::string text_of_glyph_name(std::string_view name);

enum class BaseEncoding { standard, win_ansi, mac_roman };

/// The character of each code; 0: none.
const std::array<char16_t, 256>& encoding_table(BaseEncoding encoding);

}  // namespace raingan::pdf
