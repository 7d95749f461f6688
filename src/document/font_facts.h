// What a file says of the fonts that its author saw: enough to tell builds of one name apart.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace raingan {

/// Above and below the baseline, in ems; both positive. External leading counts below.
struct LineExtent {
    double ascent = 0, descent = 0;
    friend bool operator==(const LineExtent&, const LineExtent&) = default;
};

/// A line of a face as Word for Windows has it (docs/word-layout.md#single-spacing): the box that OS/2 states
/// (usWinAscent, usWinDescent), and what hhea asks for beyond it. In units of the face; `hhea_descent` is negative, as
/// in the file.
inline LineExtent gdi_line(double win_ascent, double win_descent, double hhea_ascent, double hhea_descent,
                           double hhea_gap, double units_per_em) {
    if (win_ascent + win_descent <= 0) {
        win_ascent = hhea_ascent;
        win_descent = -hhea_descent;
    }
    const double external = std::max(0.0, hhea_ascent - hhea_descent + hhea_gap - win_ascent - win_descent);
    return {win_ascent / units_per_em, (win_descent + external) / units_per_em};
}

struct FontFacts {
    std::string name;
    std::uint8_t charset = 1;            ///< Windows' number; 0xDE is Thai, 1 none
    std::array<std::uint32_t, 4> usb{};  ///< Unicode ranges that it claims (w:sig), zero where not stated
    std::array<std::uint32_t, 2> csb{};  ///< code pages likewise
    std::array<std::optional<LineExtent>, 4> embedded{};  ///< faces in the file: regular, bold, italic, bold italic
    friend bool operator==(const FontFacts&, const FontFacts&) = default;
};

}  // namespace raingan
