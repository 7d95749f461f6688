// Strict UTF-8 of long texts that are mostly Thai and ASCII, at the speed of memory rather than of utf8::decode.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/utf8.h"

namespace raingan::thai {

/// The offset of the first byte at or after `at` that is not part of a well-formed character; the size when all are.
inline std::size_t well_formed_end(std::string_view text, std::size_t at = 0) {
    const auto word_at = [&](std::size_t i) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof word);
        return word;
    };
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    while (at < text.size()) {
        while (at + 8 <= text.size() && (word_at(at) & high_bits) == 0) at += 8;
        // Two Thai letters a step: E0, then B8 or B9, then a continuation byte.
        constexpr std::uint64_t thai_mask = 0xC0FEFFC0FEFF, thai_bits = 0x80B8E080B8E0;
        if constexpr (std::endian::native == std::endian::little)
            while (at + 8 <= text.size() && (word_at(at) & thai_mask) == thai_bits) at += 6;
        if (at >= text.size()) break;
        const utf8::Decoded c = utf8::decode(text, at);
        if (c.code_point == 0xFFFD && c.length == 1) return at;
        at += c.length;
    }
    return at;
}

/// Whether the bytes from `at` to the end are the beginning of a character of which the rest is missing.
inline bool is_cut_character(std::string_view text, std::size_t at) {
    if (text.size() - at > 3) return false;
    // Completed with its lowest or its highest continuation it must be a character.
    for (const char filler : {'\x80', '\xBF'}) {
        char whole[4] = {};
        std::memcpy(whole, text.data() + at, text.size() - at);
        for (std::size_t length = text.size() - at + 1; length <= 4; ++length) {
            whole[length - 1] = filler;
            if (utf8::decode({whole, length}, 0).length == length) return true;
        }
    }
    return false;
}

}  // namespace raingan::thai
