// Numbers in letters and words: list labels ก ข ค (ECMA-376 ST_NumberFormat thaiLetters, thaiCounting) and the spelled
// numbers that amounts are repeated in (docs/thai-text.md#money).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::thai {

/// What a final 1 behind a higher digit is called where the tens digit is 0: ๑๐๑ is หนึ่งร้อยเอ็ด to the Royal Institute
/// and หนึ่งร้อยหนึ่ง to most software. Behind a tens digit it is always เอ็ด.
enum class FinalOne : std::uint8_t { et, nueng };

/// ก ข ค ง … ฮ: 41 letters, without ฃ ฅ ฆ ฤ ฦ; then กก ขข …. Zero has no letter: "0".
std::string thai_letters(std::uint32_t number);

/// หนึ่ง, สอง, … ศูนย์ for zero.
std::string thai_counting(std::uint64_t number, FinalOne final_one = FinalOne::et);

/// The number that `text` spells as a whole, in either manner; at most 18 digits. Spaces within are not allowed.
std::optional<std::uint64_t> parse_counting(std::string_view text);

}  // namespace raingan::thai
