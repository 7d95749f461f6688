#include "readers/container/wide_text.h"

#include "base/utf8.h"

namespace raingan {

std::string utf8_of(std::u16string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text[i];
        if (i + 1 < text.size() && is_pair(text[i], text[i + 1]))
            c = 0x10000 + ((c - 0xD800) << 10U) + (static_cast<char32_t>(text[++i]) - 0xDC00);
        else if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        utf8::append(out, c);
    }
    return out;
}

std::string utf8_of_wide(Bytes bytes) {
    std::u16string wide;
    for (std::size_t at = 0; bytes.has(at, 2); at += 2) wide += static_cast<char16_t>(bytes.u16(at));
    return utf8_of(wide);
}

}  // namespace raingan
