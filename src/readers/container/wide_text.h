// UTF-16 of files → UTF-8; halves of pairs that stand alone become U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "readers/container/bytes.h"

namespace raingan {

/// Both halves of one character.
constexpr bool is_pair(char16_t high, char16_t low) {
    return high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000;
}

std::string utf8_of(std::u16string_view text);
/// Of little-endian bytes, an odd one at the end left out.
std::string utf8_of_wide(Bytes bytes);
void append_utf8_of_wide(std::string& out, Bytes bytes);

}  // namespace raingan
