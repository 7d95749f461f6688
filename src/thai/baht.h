// Amounts of money in words, as they stand in parentheses behind the figure (docs/thai-text.md#money).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "thai/counting.h"

namespace raingan::thai {

/// ๑,๒๓๔.๕๐ → หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์; whole baht end in ถ้วน. Rounded half up to the satang.
std::string baht_text(const Decimal& amount, FinalOne final_one = FinalOne::et);

/// The amount that `text` spells, in either manner, with or without ถ้วน, spaces and the parentheses around it; else
/// none.
std::optional<Decimal> parse_baht_text(std::string_view text);

}  // namespace raingan::thai
