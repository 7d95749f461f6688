#include "readers/workbook/palette.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/ascii_case.h"

namespace raingan::workbook {
namespace {

using std::string_view;

constexpr Colour rgb(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>((value >> 8U) & 0xFFU),
            static_cast<std::uint8_t>(value & 0xFFU)};
}

/// From index 8 on; 0–7 are the same as 8–15.
constexpr std::array<std::uint32_t, 56> palette = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000,
    0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF,
    0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000,
    0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966,
    0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333};

constexpr std::array<std::pair<string_view, std::uint32_t>, 8> names{{{"black", 0x000000},
                                                                      {"blue", 0x0000FF},
                                                                      {"cyan", 0x00FFFF},
                                                                      {"green", 0x00FF00},
                                                                      {"magenta", 0xFF00FF},
                                                                      {"red", 0xFF0000},
                                                                      {"white", 0xFFFFFF},
                                                                      {"yellow", 0xFFFF00}}};

struct Hsl {
    double hue, saturation, lightness;
};

Hsl to_hsl(Colour colour) {
    const double r = colour.red / 255.0;
    const double g = colour.green / 255.0;
    const double b = colour.blue / 255.0;
    const double most = std::max({r, g, b});
    const double least = std::min({r, g, b});
    const double lightness = (most + least) / 2;
    const double span = most - least;
    if (span <= 0) return {0, 0, lightness};
    const double saturation = span / (lightness > 0.5 ? 2 - most - least : most + least);
    double hue = most == r ? (g - b) / span + (g < b ? 6 : 0) : most == g ? (b - r) / span + 2 : (r - g) / span + 4;
    hue /= 6;
    return {hue, saturation, lightness};
}

Colour from_hsl(const Hsl& hsl) {
    const double q = hsl.lightness < 0.5 ? hsl.lightness * (1 + hsl.saturation)
                                         : hsl.lightness + hsl.saturation - hsl.lightness * hsl.saturation;
    const double p = 2 * hsl.lightness - q;
    const auto channel = [&](double t) {
        t -= std::floor(t);
        const double value = t < 1.0 / 6   ? p + (q - p) * 6 * t
                             : t < 0.5     ? q
                             : t < 2.0 / 3 ? p + (q - p) * (2.0 / 3 - t) * 6
                                           : p;
        return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
    };
    return {channel(hsl.hue + 1.0 / 3), channel(hsl.hue), channel(hsl.hue - 1.0 / 3)};
}

}  // namespace

std::optional<Colour> indexed_colour(unsigned index) {
    constexpr unsigned first = 8;
    if (index < first) return rgb(palette[index]);
    if (index - first >= palette.size()) return std::nullopt;
    return rgb(palette[index - first]);
}

std::optional<Colour> colour_named(string_view name) {
    for (const auto& [known, value] : names)
        if (same_but_for_case(name, known)) return rgb(value);
    constexpr string_view numbered = "color";
    if (!same_but_for_case(name.substr(0, numbered.size()), numbered)) return std::nullopt;
    name.remove_prefix(numbered.size());
    while (name.starts_with(' ')) name.remove_prefix(1);
    unsigned number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    if (number < 1 || number > palette.size()) return std::nullopt;
    return rgb(palette[number - 1]);
}

Colour tinted(Colour colour, double tint) {
    if (tint == 0) return colour;
    Hsl hsl = to_hsl(colour);
    tint = std::clamp(tint, -1.0, 1.0);
    hsl.lightness = tint < 0 ? hsl.lightness * (1 + tint) : hsl.lightness * (1 - tint) + tint;
    return from_hsl(hsl);
}

std::optional<Colour> hex_colour(string_view hex) {
    if (hex.starts_with('#')) hex.remove_prefix(1);
    if (hex.size() == 8) hex.remove_prefix(2);
    if (hex.size() != 6) return std::nullopt;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (error != std::errc() || end != hex.data() + hex.size()) return std::nullopt;
    return rgb(value);
}

}  // namespace raingan::workbook
