#include "readers/word/colours.h"

#include <algorithm>

#include "readers/colour.h"
#include "readers/xml.h"

namespace raingan::word {

using pugi::xml_node;
using std::string_view;

namespace {

std::optional<Colour> modified(Colour colour, xml_node value) {
    constexpr double whole = 100000;
    const auto each = [&](auto change) {
        for (std::uint8_t* part : {&colour.red, &colour.green, &colour.blue})
            *part = static_cast<std::uint8_t>(std::clamp(change(*part), 0.0, 255.0));
    };
    for (const xml_node change : value.children()) {
        const double amount = static_cast<double>(xml::integer(change, "val").value_or(0)) / whole;
        const string_view name = xml::name(change);
        if (name == "lumMod" || name == "shade") each([&](double part) { return part * amount; });
        if (name == "lumOff") each([&](double part) { return part + 255 * amount; });
        if (name == "tint") each([&](double part) { return part * amount + 255 * (1 - amount); });
        if (name == "alpha" && amount < 0.5) return std::nullopt;  // hardly seen
    }
    return colour;
}

}  // namespace

std::optional<Colour> read_fill_colour(const Theme& theme, xml_node holder) {
    for (const xml_node value : holder.children()) {
        const string_view name = xml::name(value);
        std::optional<Colour> colour;
        if (name == "srgbClr") colour = read_colour(xml::text_of(value, "val"));
        if (name == "sysClr") colour = read_colour(xml::text_of(value, "lastClr"));
        if (name == "schemeClr") colour = theme.colour(xml::text_of(value, "val"));
        if (colour) return modified(*colour, value);
    }
    return std::nullopt;
}

}  // namespace raingan::word
