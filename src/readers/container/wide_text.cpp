#include "readers/container/wide_text.h"

#include "base/utf8.h"

namespace raingan {

namespace {

/// `unit(i)`: the i-th of `count`.
template <class Unit>
void append_units(std::string& out, std::size_t count, Unit&& unit) {
    for (std::size_t i = 0; i < count; ++i) {
        char32_t c = unit(i);
        if (i + 1 < count && is_pair(unit(i), unit(i + 1)))
            c = 0x10000 + ((c - 0xD800) << 10U) + (static_cast<char32_t>(unit(++i)) - 0xDC00);
        else if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        utf8::append(out, c);
    }
}

}  // namespace

std::string utf8_of(std::u16string_view text) {
    std::string out;
    append_units(out, text.size(), [&](std::size_t i) { return text[i]; });
    return out;
}

void append_utf8_of_wide(std::string& out, Bytes bytes) {
    append_units(out, bytes.size() / 2, [&](std::size_t i) { return static_cast<char16_t>(bytes.u16(2 * i)); });
}

std::string utf8_of_wide(Bytes bytes) {
    std::string out;
    append_utf8_of_wide(out, bytes);
    return out;
}

}  // namespace raingan
