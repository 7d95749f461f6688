// Character modifiers ([MS-DOC] 2.6.1) → w:rPr.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "readers/doc/borders.h"
#include "readers/doc/fonts.h"

namespace raingan::doc {

/// Switches; those up to `toggles` may be stated relative to the style (2.9.327 ToggleOperand).
enum class Switch : std::uint8_t {
    bold,
    italic,
    strike,
    outline,
    shadow,
    small_caps,
    caps,
    vanish,
    emboss,
    imprint,
    double_strike,
    bold_cs,
    italic_cs,
    complex,
    right_to_left
};
inline constexpr std::size_t switch_count = 15;
using Switches = std::uint32_t;
constexpr Switches bit(Switch which) {
    return 1U << static_cast<unsigned>(which);
}

struct CharacterProperties {
    Switches stated = 0, on = 0;
    Switches as_style = 0, not_as_style = 0;            ///< 0x80 and 0x81
    std::array<std::optional<std::uint16_t>, 4> fonts;  ///< ftc of ascii, eastAsia, hAnsi, cs
    std::optional<std::uint16_t> style;                 ///< istd
    std::optional<std::int64_t> half_points, half_points_cs, raise, spacing, scale, kern;
    std::optional<std::uint16_t> language, language_bidi, language_east_asia;
    const char* underline = nullptr;
    const char* vertical = nullptr;
    const char* highlight = nullptr;
    std::string underline_colour, colour;
    Attributes shading, border;
    std::optional<bool> hint_cs;
    // What the character is, rather than how it looks.
    bool special = false, data = false, ole = false, deleted = false;
    std::optional<std::uint32_t> picture;                      ///< in the Data stream, or the OLE object's number
    std::optional<std::pair<std::uint16_t, char16_t>> symbol;  ///< ftc and character
};

void apply_character(CharacterProperties& properties, Bytes grpprl);

/// Appends the children of w:rPr. `style_on`: the switches that the styles put on, for those stated relative to them.
/// `style_id`: of a character style, or empty.
void append_run_properties(std::string& xml, const CharacterProperties& properties, const std::vector<Font>& fonts,
                           Switches style_on, std::string_view style_id);

/// "th-TH" of 0x041E; empty where it is not known.
std::string_view language_tag(std::uint16_t lid);

}  // namespace raingan::doc
