// How characters look.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/units.h"
#include "document/colour.h"

namespace raingan {

enum class Underline : std::uint8_t {
    none,
    single,
    words,  ///< single, spaces left out
    double_line,
    thick,
    dotted,
    dashed,
    long_dashed,
    dot_dash,
    dot_dot_dash,
    wave,
    double_wave
};
enum class VerticalPosition : std::uint8_t { baseline, superscript, subscript };

enum class BorderStyle : std::uint8_t { none, single, double_line, dotted, dashed, thick };
struct Border {
    BorderStyle style = BorderStyle::none;
    Points width{0.5};
    Points space;  ///< distance to the text; paragraphs only
    std::optional<Colour> colour;
    friend bool operator==(const Border&, const Border&) = default;
};

/// How characters look. One entry per distinct look; `font` is the name that was ASKED for ("TH SarabunPSK"),
/// already chosen by script slot (docs/formats.md#docx), so one format has one font, one size, one weight.
struct TextFormat {
    std::string font;
    Points size{10};
    bool bold = false;
    bool italic = false;
    Underline underline = Underline::none;
    std::optional<Colour> underline_colour;  ///< none: the text's
    bool strike = false;
    bool double_strike = false;
    bool all_caps = false;
    bool small_caps = false;
    VerticalPosition vertical = VerticalPosition::baseline;
    Points raise;              ///< w:position; up is positive
    Points character_spacing;  ///< w:spacing: added after each character
    double horizontal_scale = 1.0;
    std::optional<Colour> colour;  ///< none: automatic (black)
    std::optional<Colour> background;
    Border border;               ///< a box around neighbours that have the same one (w:bdr)
    std::string language;        ///< BCP 47, "th-TH"; may be empty
    bool right_to_left = false;  ///< what has no direction of its own, as punctuation, goes from right to left (w:rtl)
    friend bool operator==(const TextFormat&, const TextFormat&) = default;
};

}  // namespace raingan
