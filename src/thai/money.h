// Amounts of money in figures, and ordinals, as Thai offices write them (docs/thai-text.md#money, #icu). In words:
// baht.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace raingan::thai {

/// The whole of `text` as an amount in baht: "๑,๒๓๔.๕๐ บาท", "๑,๒๓๔ บาท ๕๐ สตางค์", "๑.๒ ล้านบาท", "๕๐๐.-", "฿500", and
/// any of them with its words in parentheses behind it. None where there is no sign of money, or where figure and words
/// disagree.
std::optional<Decimal> parse_money(std::string_view text);

/// "ที่ ๓", "ครั้งที่ 3", "ลำดับที่สาม" → 3; the whole text; else none.
std::optional<std::uint32_t> parse_ordinal(std::string_view text);

/// 3 → "ที่ ๓".
std::string ordinal(std::uint32_t number);

}  // namespace raingan::thai
