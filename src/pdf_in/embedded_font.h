// What an embedded font program says of its glyphs: its character map and its glyphs' names, through HarfBuzz.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pdf_in/qpdf.h"

namespace raingan::pdf {

/// What glyphs look like.
class GlyphShapes {
public:
    virtual ~GlyphShapes() = default;
    /// Equal for glyphs that are the same drawing, wherever it stands; empty for those that draw nothing.
    [[nodiscard]] virtual std::string of(std::uint32_t glyph) const = 0;
    /// How wide the font program says that a glyph is, in its size; none where it says nothing (bare CFF).
    [[nodiscard]] virtual std::optional<double> advance_of(std::uint32_t glyph) const = 0;
};

struct EmbeddedFont {
    std::unordered_map<std::uint32_t, char32_t> by_glyph;   ///< glyph → character
    std::unordered_map<char32_t, std::uint32_t> by_symbol;  ///< of a symbol font: U+F000 + code → glyph
    std::unordered_map<std::string, std::uint32_t> by_name;
    std::shared_ptr<const GlyphShapes> shapes;  ///< null where there is no font program that can be read
};

/// Of the font descriptor's FontFile2 or FontFile3; empty where there is none that can be read.
EmbeddedFont read_embedded_font(QPDFObjectHandle descriptor);

}  // namespace raingan::pdf
