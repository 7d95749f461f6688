// The substitution table, fonts/substitutes.json: which face stands in for an asked name, at which scale, with which
// line metrics, and (in a file of its own, read only when that font is asked for) the asked face's advances.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fonts/fonts.h"

namespace raingan::fonts {

/// Index into arrays of four faces: regular, bold, italic, bold italic.
inline std::size_t style_index(bool bold, bool italic) {
    return (bold ? 1U : 0U) + (italic ? 2U : 0U);
}

struct Substitute {
    std::vector<std::string> names;       ///< asked names; none: the default row
    std::array<std::string, 4> faces;     ///< resource names by style_index
    std::array<double, 4> scale{};        ///< glyph size ÷ asked size
    std::vector<LineHeight> lines;        ///< of the builds in the field, the commonest first; one at least
    std::optional<LineHeight> bold_line;  ///< where the bold face's own is another
    bool thai_digits = false;
    std::string advances;            ///< resource name or empty
    std::vector<std::string> files;  ///< what the real font's file names begin with, as font_key
    bool listed = false;             ///< false: the default row
};

/// Advances of an asked face by code point, 1/1000 em of the asked size.
using Advances = std::unordered_map<char32_t, std::uint16_t>;

struct SubstituteTable {
    std::vector<Substitute> rows;  ///< the default row first, then that of Latin names
    /// What the keys of Thai faces as small as TH SarabunPSK begin with ("upc": end with): an unknown name without is a
    /// Latin face, or one of the Thai ones that are as large.
    std::vector<std::string> small_thai_names;
    std::unordered_map<std::string, std::uint32_t> by_key;
    std::vector<std::string> fallback_families;  ///< looked for on the system where a face lacks a character
};

/// Letters and digits of a name, ASCII ones in lower case: "TH Sarabun-New" and "THSarabunNew" are the same font.
std::string font_key(std::string_view name);

/// Reads fonts/substitutes.json. Throws std::exception where the built-in file is not well-formed.
SubstituteTable read_substitutes(std::string_view json);

const Substitute& find_substitute(const SubstituteTable& table, std::string_view key);

/// Reads one style of a fonts/advances-*.json; a style that is not there is the regular one.
Advances read_advances(std::string_view json, std::size_t style);

}  // namespace raingan::fonts
