// The expression of a formula field (ECMA-376 Part 1 17.16.3), where it is made of numbers alone.
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"

namespace raingan::word {

/// "2 + 3 * (4 - 1)", digits of either kind. None where it names bookmarks, cells or functions, divides, or is
/// no expression; as deep as 32 brackets.
std::optional<Decimal> reckoned(std::string_view expression);

}  // namespace raingan::word
