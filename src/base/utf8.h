// UTF-8 in and out, one code point at a time. Ill-formed bytes come out as U+FFFD, one per byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace raingan::utf8 {

struct Decoded {
    char32_t code_point = 0;
    std::size_t length = 0;  ///< bytes taken; 0 only at the end of the text
};

/// The code point that begins at byte `at`.
inline Decoded decode(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    if (first < 0x80) return {first, 1};
    const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80; };
    if (first >= 0xC2 && first <= 0xDF && continues(at + 1))
        return {((first & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU), 2};
    if ((first & 0xF0U) == 0xE0 && continues(at + 1) && continues(at + 2)) {
        const char32_t c = ((first & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
    }
    if (first >= 0xF0 && first <= 0xF4 && continues(at + 1) && continues(at + 2) && continues(at + 3)) {
        const char32_t c = ((first & 0x07U) << 18U) | ((byte(at + 1) & 0x3FU) << 12U) | ((byte(at + 2) & 0x3FU) << 6U) |
                           (byte(at + 3) & 0x3FU);
        if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
    }
    return {0xFFFD, 1};
}

inline void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

}  // namespace raingan::utf8
