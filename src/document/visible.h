// Which characters leave a mark on paper: what must never be lost is counted in them.
#pragma once

#include <cstdint>
#include <string_view>

namespace raingan {

/// No space, control or other code point that draws nothing, and no U+FFFC.
constexpr bool is_visible(char32_t c) {
    if (c <= U' ') return false;
    if (c < 0x7F) return true;
    if (c <= 0xA0 || c == 0xAD) return false;
    if (c < 0x1680) return c != 0x34F && c != 0x61C;
    if (c == 0x1680 || c == 0x180E || c == 0x3000 || c == 0xFEFF || c == 0xFFFC) return false;
    return c < 0x2000 || c > 0x206F || !(c <= 0x200F || (c >= 0x2028 && c <= 0x202F) || c == 0x205F || c >= 0x2060);
}

std::uint32_t visible_characters(std::string_view text);
std::uint32_t visible_characters(std::u32string_view text);

}  // namespace raingan
