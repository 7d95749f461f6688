#include "readers/word/colour_changes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "readers/colour.h"

namespace raingan::word {
namespace {

using std::string_view;

/// Red, green, blue as shares of 1.
using Parts = std::array<double, 3>;

/// Hue in degrees; saturation and lightness as shares of 1.
struct Hsl {
    double hue = 0, saturation = 0, lightness = 0;
};

Hsl hsl_of(const Parts& rgb) {
    const double most = std::ranges::max(rgb), least = std::ranges::min(rgb), span = most - least;
    Hsl hsl;
    hsl.lightness = (most + least) / 2;
    if (span <= 0) return hsl;
    hsl.saturation = span / (1 - std::abs(2 * hsl.lightness - 1));
    constexpr double sixth = 60;
    if (most == rgb[0])
        hsl.hue = sixth * ((rgb[1] - rgb[2]) / span);
    else if (most == rgb[1])
        hsl.hue = sixth * ((rgb[2] - rgb[0]) / span + 2);
    else
        hsl.hue = sixth * ((rgb[0] - rgb[1]) / span + 4);
    return hsl;
}

Parts parts_of(Colour colour) {
    return {colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0};
}

Colour colour_of(const Parts& rgb) {
    const auto part = [](double value) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
    };
    return {part(rgb[0]), part(rgb[1]), part(rgb[2])};
}

/// IEC 61966-2-1. Tints and shades are made of light, not of its codes.
double to_light(double code) {
    return code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
}
double to_code(double light) {
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

template <class Change>
Colour with_light(Colour colour, const Change& change) {
    Parts rgb = parts_of(colour);
    for (double& part : rgb) part = to_code(std::clamp(change(to_light(part)), 0.0, 1.0));
    return colour_of(rgb);
}

/// "lumMod" and its like: which of three values, and what is done to it. False: another word.
bool change_part(Hsl& hsl, string_view name, double amount) {
    constexpr double whole = 360;
    double* const part = name.starts_with("lum")   ? &hsl.lightness
                         : name.starts_with("sat") ? &hsl.saturation
                         : name.starts_with("hue") ? &hsl.hue
                                                   : nullptr;
    if (part == nullptr) return false;
    const string_view what = name.substr(3);
    // An angle counts 60000ths of a degree, of which `amount` has read a hundred-thousandth.
    const double value = part == &hsl.hue && what != "Mod" ? amount * 100'000 / 60'000 : amount;
    if (what == "Mod")
        *part *= value;
    else if (what == "Off")
        *part += value;
    else if (what.empty())
        *part = value;
    else
        return false;
    hsl.hue = std::fmod(std::fmod(hsl.hue, whole) + whole, whole);
    hsl.saturation = std::clamp(hsl.saturation, 0.0, 1.0);
    hsl.lightness = std::clamp(hsl.lightness, 0.0, 1.0);
    return true;
}

}  // namespace

double share_at(pugi::xml_node node, string_view name, double otherwise) {
    constexpr double whole = 100'000, of_hundred = 100;
    const string_view text = xml::text_of(node, name);
    const auto value = xml::integer(text);
    return value ? static_cast<double>(*value) / (text.ends_with('%') ? of_hundred : whole) : otherwise;
}

SeenColour changed_colour(Colour colour, pugi::xml_node value) {
    SeenColour seen{colour};
    for (const pugi::xml_node change : value.children()) {
        const string_view name = xml::name(change);
        const double amount = share_at(change, "val", 0);
        if (name == "shade") seen.colour = with_light(seen.colour, [&](double light) { return light * amount; });
        if (name == "tint")
            seen.colour = with_light(seen.colour, [&](double light) { return light * amount + 1 - amount; });
        if (name == "inv") seen.colour = with_light(seen.colour, [](double light) { return 1 - light; });
        if (name == "alpha") seen.opacity = amount;
        if (name == "alphaMod") seen.opacity *= amount;
        if (name == "alphaOff") seen.opacity += amount;
        if (name == "gray") {
            const Parts rgb = parts_of(seen.colour);
            const double grey = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
            seen.colour = colour_of({grey, grey, grey});
        }
        Hsl hsl = hsl_of(parts_of(seen.colour));
        if (name == "comp") hsl.hue += 180;
        if (name == "comp" || change_part(hsl, name, amount))
            seen.colour = of_hsl(hsl.hue, hsl.saturation, hsl.lightness);
    }
    seen.opacity = std::clamp(seen.opacity, 0.0, 1.0);
    return seen;
}

}  // namespace raingan::word
