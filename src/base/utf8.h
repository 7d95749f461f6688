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

/// What is neither ASCII nor Thai, and what is damaged.
Decoded decode_rare(std::string_view text, std::size_t at);

/// The code point that begins at byte `at`. Most of a report's are Thai, U+0E00 to U+0E7F: they are not worth a call.
inline Decoded decode(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    if (first < 0x80) return {first, 1};
    if (first == 0xE0 && text.size() - at >= 3) {
        const unsigned second = byte(at + 1), third = byte(at + 2);
        if ((second & 0xFEU) == 0xB8 && (third & 0xC0U) == 0x80) return {((second & 0x3FU) << 6U) | (third & 0x3FU), 3};
    }
    return decode_rare(text, at);
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
