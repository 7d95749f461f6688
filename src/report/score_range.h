// The part of the scale on which scores differ: charts of scores that all lie at 96–100 say nothing from 0 on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"

namespace raingan {

inline constexpr int full_score = 100;

/// Scores and targets lie within 0–100; a chart has no place for others.
bool is_possible_score(const Decimal& score);

/// Where an axis of these scores begins, up to full_score: a multiple of 5 below all of them and the target, 0 where
/// there is nothing to show. What is no possible score does not count.
int axis_start(const std::vector<std::optional<Decimal>>& scores, const std::optional<Decimal>& target);

/// "๘๐–๑๐๐"
std::string axis_words(int start);

}  // namespace raingan
