// How much room a cell's text takes in TH SarabunPSK 16. A spreadsheet program does not grow the rows of a file that it
// did not write itself, so the writer must know the heights. With a Breaker lines end where words do; without one (its
// dictionary costs more than writing a row, and serves one thread) a line is taken to end up to a word's length before
// the cell does: a row may then come out a line too high, never one too low.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/units.h"
#include "thai/breaks.h"

namespace raingan::sheet {

inline constexpr const char* font_name = "TH SarabunPSK";
inline constexpr double font_size_pt = 16;

enum class Weight { regular, bold };

/// Width of the widest of the text's lines (separated by U+000A) when nothing wraps, without the cell's own padding.
Points natural_width(std::string_view text, Weight weight = Weight::regular);

/// Width of the widest piece that cannot be broken: a run of characters without Thai letters or spaces.
Points unbreakable_width(std::string_view text, Weight weight = Weight::regular);

struct Fit {
    std::size_t bytes = 0;  ///< how much of the text fits; less than text.size() only where a limit was met
    std::size_t lines = 0;  ///< lines that this much takes, at least 1
};

/// What one cell can show: text wrapped in a column of `column` width (padding included), at most `max_lines` lines and
/// `max_units` UTF-16 units. Where a limit is met the end falls behind
/// a space if one is near, and never between a letter and its marks.
Fit fit(std::string_view text, Points column, std::size_t max_lines, std::size_t max_units,
        Weight weight = Weight::regular, thai::Breaker* breaker = nullptr);

/// Lines that the whole text takes.
std::size_t line_count(std::string_view text, Points column, Weight weight = Weight::regular,
                       thai::Breaker* breaker = nullptr);

}  // namespace raingan::sheet
