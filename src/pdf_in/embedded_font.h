// What an embedded font program says of its glyphs: its character map and its glyphs' names, through HarfBuzz.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "pdf_in/qpdf.h"

namespace raingan::pdf {

struct EmbeddedFont {
    std::unordered_map<std::uint32_t, char32_t> by_glyph;   ///< glyph → character
    std::unordered_map<char32_t, std::uint32_t> by_symbol;  ///< of a symbol font: U+F000 + code → glyph
    std::unordered_map<std::string, std::uint32_t> by_name;
};

/// Of the font descriptor's FontFile2 or FontFile3; empty where there is none that can be read.
EmbeddedFont read_embedded_font(QPDFObjectHandle descriptor);

}  // namespace raingan::pdf
