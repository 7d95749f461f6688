// Levels that a result reaches: "ผ่านดี", "A", in the scheme of its year or another's.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extraction/phases.h"
#include "report/report.h"
#include "report/rules.h"

namespace raingan::extraction {

/// The level named behind "ระดับ" in the line's key[from, to), whoever's it is.
std::optional<Text> level_in(const Line& line, std::size_t from, std::size_t to, const std::vector<LevelRule>& levels);

/// Reads the level of the whole into the report: in the words of the year's own scheme, else in one of `levels`.
void read_level(const Flow& flow, const std::vector<LineRole>& roles, const std::vector<LevelRule>& levels,
                const YearRules& year, Report& report);

}  // namespace raingan::extraction
