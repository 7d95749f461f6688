#include "readers/doc/fonts.h"

namespace raingan::doc {
namespace {

std::string name_of_16(Bytes bytes) {
    std::size_t end = 0;
    while (bytes.has(end, 2) && bytes.u16(end) != 0) end += 2;
    return utf8_of_wide(bytes.slice(0, end));
}

std::string name_of_8(Bytes bytes) {
    std::string name;
    for (const char c : bytes.view()) {
        if (c == '\0') break;
        name += static_cast<unsigned char>(c) < 0x80 ? c : '_';
    }
    return name;
}

}  // namespace

std::vector<Font> read_fonts(Bytes table, bool word_6) {
    // An entry counts its bytes but for the first; then flags, weight, charset, the alternative name's place, …
    constexpr std::size_t charset_at = 4;
    const std::size_t name_at = word_6 ? 6 : 40;
    std::vector<Font> fonts;
    for (std::size_t at = word_6 ? 2 : 4; table.has(at, name_at);) {
        const std::size_t size = std::size_t{table.u8(at)} + 1;
        const Bytes entry = table.slice(at, size);
        fonts.push_back(
            {word_6 ? name_of_8(entry.slice(name_at)) : name_of_16(entry.slice(name_at)), entry.u8(charset_at)});
        at += size;
    }
    return fonts;
}

}  // namespace raingan::doc
