// w:rPr and w:pPr as they stand in one place, before the cascade: what is not stated is unset. Views point into the
// XML part that was read, which must live as long.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "readers/colour.h"
#include "readers/script_slot.h"
#include "readers/word/theme.h"
#include "readers/xml.h"

namespace raingan::word {

using raingan::read_colour;

/// Properties that flip where styles of different kinds both set them (ECMA-376 17.7.3); one bit each.
namespace toggle {
inline constexpr std::uint16_t bold = 1U << 0U;
inline constexpr std::uint16_t italic = 1U << 1U;
inline constexpr std::uint16_t bold_cs = 1U << 2U;
inline constexpr std::uint16_t italic_cs = 1U << 3U;
inline constexpr std::uint16_t caps = 1U << 4U;
inline constexpr std::uint16_t small_caps = 1U << 5U;
inline constexpr std::uint16_t strike = 1U << 6U;
inline constexpr std::uint16_t vanish = 1U << 7U;
inline constexpr std::uint16_t double_strike = 1U << 8U;   ///< not a toggle in the standard; overridden, never flipped
inline constexpr std::uint16_t complex = 1U << 9U;         ///< w:cs: every character takes the cs slot; same
inline constexpr std::uint16_t right_to_left = 1U << 10U;  ///< w:rtl: likewise, and the direction too; same
inline constexpr std::uint16_t flips = (1U << 8U) - 1;
}  // namespace toggle

struct RunProperties {
    std::array<std::string_view, slot_count> fonts;  ///< empty: unset; theme fonts are already names
    std::uint16_t stated = 0, on = 0;                ///< toggle bits
    bool hint_cs = false;                            ///< w:rFonts/@w:hint="cs"
    std::optional<Points> size, size_cs, raise, spacing;
    std::optional<double> scale;
    std::optional<Underline> underline;
    std::optional<VerticalPosition> vertical;
    std::optional<std::optional<Colour>> underline_colour;
    std::optional<Border> border;                    ///< w:bdr
    std::optional<std::optional<Colour>> colour;     ///< inner none: automatic
    std::optional<std::optional<Colour>> shading;    ///< w:shd
    std::optional<std::optional<Colour>> highlight;  ///< w:highlight, over shading
    std::string_view language, language_bidi;
    std::string_view style;  ///< w:rStyle

    friend bool operator==(const RunProperties&, const RunProperties&) = default;
};

RunProperties read_run_properties(pugi::xml_node rPr, const Theme& theme);
/// What `over` states wins; toggles included (use for basedOn and for direct formatting).
void merge(RunProperties& base, const RunProperties& over);

struct TabChange {
    TabStop stop;
    bool clear = false;
};

struct ParagraphProperties {
    std::optional<Alignment> alignment;
    std::optional<Points> indent_start, indent_end, first_line;  ///< first_line negative: hanging
    std::optional<Points> space_before, space_after;
    std::optional<bool> auto_before, auto_after;  ///< HTML auto spacing
    std::optional<Points> line;                   ///< with `auto`: 12 pt is single
    std::optional<LineRule> line_rule;
    std::optional<bool> contextual_spacing, keep_next, keep_lines, page_break_before, widow_control, unnumbered_lines;
    std::optional<bool> right_to_left;
    std::optional<std::uint8_t> outline_level;  ///< 1–9; 0 body
    std::optional<Border> top, start, bottom, end, between;
    std::optional<std::optional<Colour>> background;
    std::vector<TabChange> tabs;
    std::optional<std::int64_t> number_id, number_level;
    std::string_view style;  ///< w:pStyle
};

/// Keeps `base` where `over` is unset.
template <class Value>
void take(std::optional<Value>& base, const std::optional<Value>& over) {
    if (over) base = over;
}
inline void take(std::string_view& base, std::string_view over) {
    if (!over.empty()) base = over;
}

ParagraphProperties read_paragraph_properties(pugi::xml_node pPr);
void merge(ParagraphProperties& base, const ParagraphProperties& over);

/// w:top, w:insideH, … (CT_Border).
Border read_border(pugi::xml_node node);
/// w:shd (CT_Shd): the colour that it looks like, patterns mixed to one; none: transparent.
std::optional<Colour> read_shading(pugi::xml_node shd);

}  // namespace raingan::word
