#include "document/visible.h"

#include <algorithm>

#include "base/utf8.h"

namespace raingan {

std::uint32_t visible_characters(std::string_view text) {
    std::uint32_t count = 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned first = byte(at);
        if (first < 0x80) {
            count += first > 0x20 && first != 0x7F ? 1 : 0;
            ++at;
        } else if (first == 0xE0 && at + 2 < text.size() && (byte(at + 1) & 0xFEU) == 0xB8 &&
                   (byte(at + 2) & 0xC0U) == 0x80) {
            ++count;  // Thai
            at += 3;
        } else {
            const auto [c, length] = utf8::decode(text, at);
            count += is_visible(c) ? 1 : 0;
            at += length;
        }
    }
    return count;
}

std::uint32_t visible_characters(std::u32string_view text) {
    return static_cast<std::uint32_t>(std::ranges::count_if(text, is_visible));
}

}  // namespace raingan
