// Most of a report's text goes into JSON and XML as it is.
#pragma once

#include <cstddef>
#include <string_view>

namespace raingan::exchange {

/// Where the bytes from `at` on end that stand for themselves in JSON and XML both: ASCII without controls and signs of
/// either markup, and Thai letters. What stands behind them may do so too, but needs a look.
inline std::size_t plain_end(std::string_view text, std::size_t at) {
    constexpr std::string_view signs = "\"\\&<>";
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto is_plain = [&](std::size_t i) {
        return byte(i) >= 0x20 && byte(i) < 0x7F && signs.find(text[i]) == std::string_view::npos;
    };
    while (at < text.size()) {
        // E0 B8 and E0 B9 with a continuation byte.
        if (byte(at) == 0xE0 && text.size() - at > 2 && (byte(at + 1) & 0xFEU) == 0xB8 &&
            (byte(at + 2) & 0xC0U) == 0x80)
            at += 3;
        else if (is_plain(at))
            ++at;
        else
            break;
    }
    return at;
}

}  // namespace raingan::exchange
