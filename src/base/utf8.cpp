#include "base/utf8.h"

namespace raingan::utf8 {

Decoded decode_rare(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
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

}  // namespace raingan::utf8
