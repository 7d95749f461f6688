#include "readers/doc/borders.h"

#include <array>

#include "readers/word/section_markup.h"

namespace raingan::doc {
namespace {

constexpr std::array<const char*, 17> colours{"auto",   "000000", "0000FF", "00FFFF", "00FF00", "FF00FF",
                                              "FF0000", "FFFF00", "FFFFFF", "000080", "008080", "008000",
                                              "800080", "800000", "808000", "808080", "C0C0C0"};

/// 2.9.121 Ipat: how much of the fore colour there is, in percent. Hatched patterns show their ground.
constexpr std::array<std::uint8_t, 14> shares{0, 100, 5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90};
constexpr std::uint16_t no_pattern = 0xFFFF;

Attributes border(unsigned width, unsigned type, const std::string& colour, unsigned space) {
    constexpr unsigned art = 0xFF, solid = 1;
    if (type == art) return {};
    Attributes out = " w:val=\"";
    out +=
        word::border_types[type < word::border_types.size() ? type : solid];  // what Word does not know is a plain line
    out += "\" w:sz=\"" + std::to_string(width) + "\" w:space=\"" + std::to_string(space & 0x1FU) + "\" w:color=\"" +
           colour + "\"";
    return out;
}

Attributes shading(unsigned pattern, const std::string& fore, const std::string& back) {
    const unsigned share = pattern < shares.size() ? shares[pattern] : 0;
    const std::string name = share == 0 ? "clear" : share == 100 ? "solid" : "pct" + std::to_string(share);
    return " w:val=\"" + name + "\" w:color=\"" + fore + "\" w:fill=\"" + back + "\"";
}

}  // namespace

std::string colour_of_index(unsigned ico) {
    return colours[ico < colours.size() ? ico : 0];
}

std::string colour_of(Bytes colorref) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (colorref.u8(3) == 0xFF) return "auto";
    std::string hex;
    for (std::size_t i = 0; i < 3; ++i) hex += {digits[colorref.u8(i) >> 4U], digits[colorref.u8(i) & 0xFU]};
    return hex;
}

Attributes border_of_4(Bytes brc) {
    return brc.size() < 4 ? Attributes() : border(brc.u8(0), brc.u8(1), colour_of_index(brc.u8(2)), brc.u8(3));
}
Attributes border_of_8(Bytes brc) {
    return brc.size() < 8 ? Attributes() : border(brc.u8(4), brc.u8(5), colour_of(brc), brc.u8(6));
}

Attributes shading_of_2(Bytes shd) {
    const unsigned bits = shd.u16(0);
    if (shd.size() < 2 || bits == no_pattern) return {};
    return shading(bits >> 10U, colour_of_index(bits & 0x1FU), colour_of_index(bits >> 5U & 0x1FU));
}
Attributes shading_of_10(Bytes shd) {
    if (shd.size() < 10 || shd.u16(8) == no_pattern) return {};
    return shading(shd.u16(8), colour_of(shd), colour_of(shd.slice(4)));
}

void append_element(std::string& xml, std::string_view name, const Attributes& attributes) {
    if (attributes.empty()) return;
    xml.append("<w:").append(name).append(attributes).append("/>");
}

}  // namespace raingan::doc
