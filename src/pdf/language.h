// Which language text is in, as far as its script tells: the document is Thai, words in Latin letters are not.
#pragma once

#include <cstdint>
#include <string_view>

namespace raingan::pdf {

enum class Script : std::uint8_t { neutral, thai, latin, other, private_use };

/// Digits, punctuation and spaces are neutral: they are in the language around them.
Script script_of(char32_t c);

/// A language tag by its form (RFC 3066, BCP 47); ISO 19005-3 6.7.4 wants no other.
bool is_language_tag(std::string_view tag);

/// Has Latin letters and no Thai ones.
bool is_latin(std::string_view utf8);

}  // namespace raingan::pdf
