// The expression of a formula field (ECMA-376 Part 1 17.16.3): numbers, and in a table what its cells say.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace raingan::word {

/// The numbers of what a formula names: "ABOVE", "B3", "A1:B4". None: there is no such thing, or it has no numbers.
using CellNumbers = std::function<std::optional<std::vector<Decimal>>(const std::string& name)>;

/// "2 + 3 * (4 - 1)", "SUM(ABOVE)", "C2 / 100", digits of either kind; of functions SUM, AVERAGE, COUNT, MIN, MAX and
/// PRODUCT. None where it names what `cells` does not know, divides by nothing, or is no expression; as deep as 32
/// brackets.
std::optional<Decimal> reckoned(std::string_view expression, const CellNumbers& cells = {});

/// As \# says it: "#,##0.00", with what stands before and behind; an empty picture shows the number as it is.
std::string pictured(const Decimal& number, std::string_view picture);

}  // namespace raingan::word
