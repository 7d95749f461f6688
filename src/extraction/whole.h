// Which numbers of a line speak of the whole, and not of an instrument or an indicator.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extraction/phases.h"
#include "extraction/prose.h"

namespace raingan::extraction {

/// The line stands in no section of an instrument and in no table of scores.
bool is_overall_line(const Line& line, const LineRole& role);

/// Up to where in its key the line speaks of the whole: "ได้ ๙๑.๒๐ คะแนน ระดับผ่านดี โดยตัวชี้วัด …" goes on with indicators.
/// 0: nowhere.
std::size_t whole_until(const Line& line, const LineRole& role, const YearRules& year);
/// The line's numbers that end before `until`, a place in its key.
std::vector<LineNumber> numbers_until(const Line& line, std::size_t until);

/// Years and joining words: "IIT ปี ๒๕๖๖ = ๙๐.๐๐ ปี ๒๕๖๗ = ๙๑.๕๐" goes on with what the first number is of.
bool only_tells_year(std::string_view words);
/// The number, one of `numbers`, is not of an instrument or an indicator.
bool is_of_whole(const Line& line, const std::vector<LineNumber>& numbers, const LineNumber& number,
                 const YearRules& year);

}  // namespace raingan::extraction
