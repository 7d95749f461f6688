#include "readers/colour.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

#include "base/ascii_case.h"

namespace raingan {
namespace {

struct NamedColour {
    std::string_view name;
    std::uint32_t rgb = 0;
};
/// CSS Color Module Level 4, 6.1, by name; DrawingML and SVG have the same.
constexpr auto named_colours = std::to_array<NamedColour>({{"aliceblue", 0xF0F8FF},
                                                           {"antiquewhite", 0xFAEBD7},
                                                           {"aqua", 0x00FFFF},
                                                           {"aquamarine", 0x7FFFD4},
                                                           {"azure", 0xF0FFFF},
                                                           {"beige", 0xF5F5DC},
                                                           {"bisque", 0xFFE4C4},
                                                           {"black", 0x000000},
                                                           {"blanchedalmond", 0xFFEBCD},
                                                           {"blue", 0x0000FF},
                                                           {"blueviolet", 0x8A2BE2},
                                                           {"brown", 0xA52A2A},
                                                           {"burlywood", 0xDEB887},
                                                           {"cadetblue", 0x5F9EA0},
                                                           {"chartreuse", 0x7FFF00},
                                                           {"chocolate", 0xD2691E},
                                                           {"coral", 0xFF7F50},
                                                           {"cornflowerblue", 0x6495ED},
                                                           {"cornsilk", 0xFFF8DC},
                                                           {"crimson", 0xDC143C},
                                                           {"cyan", 0x00FFFF},
                                                           {"darkblue", 0x00008B},
                                                           {"darkcyan", 0x008B8B},
                                                           {"darkgoldenrod", 0xB8860B},
                                                           {"darkgray", 0xA9A9A9},
                                                           {"darkgreen", 0x006400},
                                                           {"darkgrey", 0xA9A9A9},
                                                           {"darkkhaki", 0xBDB76B},
                                                           {"darkmagenta", 0x8B008B},
                                                           {"darkolivegreen", 0x556B2F},
                                                           {"darkorange", 0xFF8C00},
                                                           {"darkorchid", 0x9932CC},
                                                           {"darkred", 0x8B0000},
                                                           {"darksalmon", 0xE9967A},
                                                           {"darkseagreen", 0x8FBC8F},
                                                           {"darkslateblue", 0x483D8B},
                                                           {"darkslategray", 0x2F4F4F},
                                                           {"darkslategrey", 0x2F4F4F},
                                                           {"darkturquoise", 0x00CED1},
                                                           {"darkviolet", 0x9400D3},
                                                           {"deeppink", 0xFF1493},
                                                           {"deepskyblue", 0x00BFFF},
                                                           {"dimgray", 0x696969},
                                                           {"dimgrey", 0x696969},
                                                           {"dodgerblue", 0x1E90FF},
                                                           {"firebrick", 0xB22222},
                                                           {"floralwhite", 0xFFFAF0},
                                                           {"forestgreen", 0x228B22},
                                                           {"fuchsia", 0xFF00FF},
                                                           {"gainsboro", 0xDCDCDC},
                                                           {"ghostwhite", 0xF8F8FF},
                                                           {"gold", 0xFFD700},
                                                           {"goldenrod", 0xDAA520},
                                                           {"gray", 0x808080},
                                                           {"green", 0x008000},
                                                           {"greenyellow", 0xADFF2F},
                                                           {"grey", 0x808080},
                                                           {"honeydew", 0xF0FFF0},
                                                           {"hotpink", 0xFF69B4},
                                                           {"indianred", 0xCD5C5C},
                                                           {"indigo", 0x4B0082},
                                                           {"ivory", 0xFFFFF0},
                                                           {"khaki", 0xF0E68C},
                                                           {"lavender", 0xE6E6FA},
                                                           {"lavenderblush", 0xFFF0F5},
                                                           {"lawngreen", 0x7CFC00},
                                                           {"lemonchiffon", 0xFFFACD},
                                                           {"lightblue", 0xADD8E6},
                                                           {"lightcoral", 0xF08080},
                                                           {"lightcyan", 0xE0FFFF},
                                                           {"lightgoldenrodyellow", 0xFAFAD2},
                                                           {"lightgray", 0xD3D3D3},
                                                           {"lightgreen", 0x90EE90},
                                                           {"lightgrey", 0xD3D3D3},
                                                           {"lightpink", 0xFFB6C1},
                                                           {"lightsalmon", 0xFFA07A},
                                                           {"lightseagreen", 0x20B2AA},
                                                           {"lightskyblue", 0x87CEFA},
                                                           {"lightslategray", 0x778899},
                                                           {"lightslategrey", 0x778899},
                                                           {"lightsteelblue", 0xB0C4DE},
                                                           {"lightyellow", 0xFFFFE0},
                                                           {"lime", 0x00FF00},
                                                           {"limegreen", 0x32CD32},
                                                           {"linen", 0xFAF0E6},
                                                           {"magenta", 0xFF00FF},
                                                           {"maroon", 0x800000},
                                                           {"mediumaquamarine", 0x66CDAA},
                                                           {"mediumblue", 0x0000CD},
                                                           {"mediumorchid", 0xBA55D3},
                                                           {"mediumpurple", 0x9370DB},
                                                           {"mediumseagreen", 0x3CB371},
                                                           {"mediumslateblue", 0x7B68EE},
                                                           {"mediumspringgreen", 0x00FA9A},
                                                           {"mediumturquoise", 0x48D1CC},
                                                           {"mediumvioletred", 0xC71585},
                                                           {"midnightblue", 0x191970},
                                                           {"mintcream", 0xF5FFFA},
                                                           {"mistyrose", 0xFFE4E1},
                                                           {"moccasin", 0xFFE4B5},
                                                           {"navajowhite", 0xFFDEAD},
                                                           {"navy", 0x000080},
                                                           {"oldlace", 0xFDF5E6},
                                                           {"olive", 0x808000},
                                                           {"olivedrab", 0x6B8E23},
                                                           {"orange", 0xFFA500},
                                                           {"orangered", 0xFF4500},
                                                           {"orchid", 0xDA70D6},
                                                           {"palegoldenrod", 0xEEE8AA},
                                                           {"palegreen", 0x98FB98},
                                                           {"paleturquoise", 0xAFEEEE},
                                                           {"palevioletred", 0xDB7093},
                                                           {"papayawhip", 0xFFEFD5},
                                                           {"peachpuff", 0xFFDAB9},
                                                           {"peru", 0xCD853F},
                                                           {"pink", 0xFFC0CB},
                                                           {"plum", 0xDDA0DD},
                                                           {"powderblue", 0xB0E0E6},
                                                           {"purple", 0x800080},
                                                           {"rebeccapurple", 0x663399},
                                                           {"red", 0xFF0000},
                                                           {"rosybrown", 0xBC8F8F},
                                                           {"royalblue", 0x4169E1},
                                                           {"saddlebrown", 0x8B4513},
                                                           {"salmon", 0xFA8072},
                                                           {"sandybrown", 0xF4A460},
                                                           {"seagreen", 0x2E8B57},
                                                           {"seashell", 0xFFF5EE},
                                                           {"sienna", 0xA0522D},
                                                           {"silver", 0xC0C0C0},
                                                           {"skyblue", 0x87CEEB},
                                                           {"slateblue", 0x6A5ACD},
                                                           {"slategray", 0x708090},
                                                           {"slategrey", 0x708090},
                                                           {"snow", 0xFFFAFA},
                                                           {"springgreen", 0x00FF7F},
                                                           {"steelblue", 0x4682B4},
                                                           {"tan", 0xD2B48C},
                                                           {"teal", 0x008080},
                                                           {"thistle", 0xD8BFD8},
                                                           {"tomato", 0xFF6347},
                                                           {"turquoise", 0x40E0D0},
                                                           {"violet", 0xEE82EE},
                                                           {"wheat", 0xF5DEB3},
                                                           {"white", 0xFFFFFF},
                                                           {"whitesmoke", 0xF5F5F5},
                                                           {"yellow", 0xFFFF00},
                                                           {"yellowgreen", 0x9ACD32}});
static_assert(std::ranges::is_sorted(named_colours, {}, &NamedColour::name));

Colour of_rgb(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
            static_cast<std::uint8_t>(rgb & 0xFFU)};
}

/// What stands between the brackets of "rgb(255, 0 50% / .5)": up to four numbers, with what a whole of each counts.
std::array<double, 4> css_numbers(std::string_view text, double whole, std::size_t& count) {
    std::array<double, 4> numbers{};
    count = 0;
    while (count < numbers.size()) {
        text.remove_prefix(std::min(text.find_first_of("+-.0123456789"), text.size()));
        if (text.starts_with('+')) text.remove_prefix(1);
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc()) break;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.starts_with('%')) value = value / 100 * whole;
        numbers[count++] = value;
    }
    return numbers;
}

}  // namespace

Colour of_hsl(double hue, double saturation, double lightness) {
    constexpr double sector = 30, sectors = 12;
    const auto part = [&](double offset) {
        const double k = std::fmod(offset + hue / sector, sectors);
        const double reach = saturation * std::min(lightness, 1 - lightness);
        const double value = lightness - reach * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
        return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
    };
    hue = std::fmod(std::fmod(hue, 360) + 360, 360);
    saturation = std::clamp(saturation, 0.0, 1.0);
    lightness = std::clamp(lightness, 0.0, 1.0);
    return {part(0), part(8), part(4)};
}

std::optional<Colour> read_colour(std::string_view hex) {
    if (!hex.empty() && hex.front() == '#') hex.remove_prefix(1);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (hex.size() != 6 || error != std::errc() || end != hex.data() + hex.size()) return std::nullopt;
    return of_rgb(value);
}

std::optional<Colour> named_colour(std::string_view name) {
    const auto* const found = std::ranges::lower_bound(named_colours, name, {}, &NamedColour::name);
    if (found == named_colours.end() || found->name != name) return std::nullopt;
    return of_rgb(found->rgb);
}

std::optional<Colour> read_css_colour(std::string_view value) {
    constexpr std::string_view spaces = " \t\r\n\f";
    value.remove_prefix(std::min(value.find_first_not_of(spaces), value.size()));
    value = value.substr(0, value.find_last_not_of(spaces) + 1);
    std::string text(value);
    for (char& c : text) c = ascii_lower(c);
    if (const auto named = named_colour(text)) return named;
    if (text.starts_with('#')) {
        if (text.size() == 4 || text.size() == 5)  // with its alpha
            return read_colour(std::string{text[1], text[1], text[2], text[2], text[3], text[3]});
        return text.size() == 7 || text.size() == 9 ? read_colour(text.substr(1, 6)) : std::nullopt;
    }
    const std::size_t open = text.find('(');
    if (open == std::string::npos) return std::nullopt;
    std::size_t count = 0;
    if (text.starts_with("rgb")) {
        const auto numbers = css_numbers(std::string_view(text).substr(open + 1), 255, count);
        const auto part = [&](double number) {
            return static_cast<std::uint8_t>(std::lround(std::clamp(number, 0.0, 255.0)));
        };
        if (count >= 3) return Colour{part(numbers[0]), part(numbers[1]), part(numbers[2])};
    }
    if (text.starts_with("hsl")) {
        const auto numbers = css_numbers(std::string_view(text).substr(open + 1), 1, count);
        if (count >= 3) return of_hsl(numbers[0], numbers[1], numbers[2]);
    }
    return std::nullopt;
}

}  // namespace raingan
