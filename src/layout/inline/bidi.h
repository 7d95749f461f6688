// In which direction text runs: the Unicode Bidirectional Algorithm (UAX #9), by ICU. An even level runs from left to
// right, an odd one from right to left.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace raingan::layout {

using Level = std::uint8_t;

/// May anything in it run from right to left: letters of Hebrew, Arabic and scripts like them, Arabic digits, marks of
/// direction? Where not, all of it has the level of a paragraph that runs from left to right, and nothing is reckoned.
bool may_turn(std::string_view utf8);

/// The level of each byte of a text whose paragraph has `base`.
std::vector<Level> levels_of(std::string_view utf8, Level base);

/// Of a paragraph: its own direction, and that of its runs for characters that have none (w:rtl). Empty: all 0.
std::vector<Level> levels_of(const Document& document, const Paragraph& paragraph, bool right_to_left);

/// A stretch of one level: up to byte `end`.
struct LevelRun {
    std::size_t end = 0;
    Level level = 0;
    friend bool operator==(const LevelRun&, const LevelRun&) = default;
};
/// Text that stands for itself (a number, a label, a word of a drawing), in its own order.
std::vector<LevelRun> level_runs(std::string_view utf8, Level base);

/// The level of a text by its first letter that has a direction.
Level first_level(std::string_view utf8);

/// Rule L2: which of the pieces of a line stands where, from left to right.
std::vector<std::size_t> visual_order(std::span<const Level> levels);

}  // namespace raingan::layout
