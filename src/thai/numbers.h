// Numbers as Thai offices write them (docs/thai-text.md#numbers): Thai, ASCII or mixed digits, grouping commas,
// percent.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace raingan::thai {

/// ASCII digits → ๐–๙ and back. Digits inside tokens with Latin letters (O43, COVID-19, URLs, e-mail) stay.
std::string to_thai_digits(std::string_view text);
std::string to_ascii_digits(std::string_view text);

struct Number {
    Decimal value;
    bool thai_digits = false, ascii_digits = false;  ///< both: mixed
    std::size_t begin = 0, end = 0;                  ///< byte range in the searched text
};

/// A digit of either kind stands in the text; where there is none, there is no number: cheap, before one is looked for.
bool has_digit(std::string_view text);

/// The first number at or after byte `from`, or none. "๑,๒๓๔.๕๐" → 1234.50. Digits of Latin tokens (O43) are not
/// numbers, nor are section numbers and dates of three parts or more (๑.๒.๓); of a list "๑,๒" the first is found.
/// A hyphen before a number is not read as a sign, for it may be a bullet or a range.
std::optional<Number> find_number(std::string_view text, std::size_t from = 0);

/// The whole of `text` as one number (a sign, surrounding spaces, "คะแนน", "ร้อยละ", "%" allowed), else none.
std::optional<Number> parse_number(std::string_view text);

}  // namespace raingan::thai
