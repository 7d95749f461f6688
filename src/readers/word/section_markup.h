// What .doc and RTF say of sections and notes by the same numbers and words, as WordprocessingML.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::word {

/// Values of a border's w:val by [MS-DOC] 2.9.17 brcType. Art borders (apples, stars) are not among them.
inline constexpr std::array<const char*, 28> border_types{"none",
                                                          "single",
                                                          "thick",
                                                          "double",
                                                          "single",
                                                          "single",
                                                          "dotted",
                                                          "dashed",
                                                          "dotDash",
                                                          "dotDotDash",
                                                          "triple",
                                                          "thinThickSmallGap",
                                                          "thickThinSmallGap",
                                                          "thinThickThinSmallGap",
                                                          "thinThickMediumGap",
                                                          "thickThinMediumGap",
                                                          "thinThickThinMediumGap",
                                                          "thinThickLargeGap",
                                                          "thickThinLargeGap",
                                                          "thinThickThinLargeGap",
                                                          "wave",
                                                          "doubleWave",
                                                          "dashSmallGap",
                                                          "dashDotStroked",
                                                          "threeDEmboss",
                                                          "threeDEngrave",
                                                          "outset",
                                                          "inset"};
/// By [MS-DOC] lnc and rnc.
inline constexpr std::array<const char*, 3> line_restarts{"newPage", "newSection", "continuous"};
inline constexpr std::array<const char*, 3> note_restarts{"continuous", "eachSect", "eachPage"};

/// w:pgBorders around `borders`, nothing where there are none. `options`: [MS-DOC] pgbProp, \pgbrdropt.
void append_page_borders(std::string& xml, unsigned options, std::string_view borders);

/// w:lnNumType
struct LineNumbering {
    std::int64_t step = 1;
    std::int64_t start = 0;     ///< the first number less one
    std::int64_t distance = 0;  ///< twips; 0: not stated
    std::string_view restart;
};
void append_line_numbers(std::string& xml, const LineNumbering& numbering);

/// w:footnotePr or w:endnotePr of what is stated, nothing where that is nothing; `place` is an element of its own.
struct NoteCounting {
    std::string_view place, format;
    std::optional<std::int64_t> start;
    std::string_view restart;
};
void append_note_properties(std::string& xml, std::string_view element, const NoteCounting& counting);

}  // namespace raingan::word
