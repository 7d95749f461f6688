// Units to CIDs, and faces to embedded Type 0 fonts (ISO 32000-1 9.7). CIDs are numbered in the order in which the
// pages first use them, whatever the font library had shaped before, so the same document gives the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "fonts/fonts.h"
#include "pdf/haru.h"
#include "pdf/truetype.h"

namespace raingan::pdf {

/// A unit as one line needs it: wider or narrower than shaped, and its glyphs moved (face units).
struct Variant {
    std::int32_t wider = 0, shift = 0;
    friend bool operator==(const Variant&, const Variant&) = default;
};

/// Where a unit's code stands: in the font resource /F<font>.
struct Code {
    std::uint16_t font = 0, cid = 0;
};

class FontTable {
public:
    explicit FontTable(const fonts::FontLibrary& library) : library_(library) {}

    Code code(fonts::UnitId unit, Variant variant);
    /// Embeds all fonts and appends the entries of the /Font resource dictionary: "/F0 7 0 R".
    void write(File& file, std::string& resources) const;

private:
    struct Font {
        fonts::FaceId face = 0;
        std::vector<DrawnGlyph> glyphs;     // by CID
        std::vector<std::u32string> texts;  // by CID
        std::unordered_map<std::string, std::uint16_t> by_content;
    };
    struct Key {
        fonts::UnitId unit;
        Variant variant;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    Code find(fonts::UnitId unit, Variant variant);
    void write_font(File& file, const Font& font, Ref ref) const;

    const fonts::FontLibrary& library_;
    std::vector<Font> fonts_;
    std::vector<std::uint32_t> plain_;  // Code of each unit as shaped, +1; 0 not yet used
    std::unordered_map<Key, Code, KeyHash> variants_;
};

}  // namespace raingan::pdf
