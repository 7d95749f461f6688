#include "readers/word/vml_style.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "readers/colour.h"

namespace raingan::word {

using pugi::xml_node;
using std::string_view;

string_view trimmed(string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

string_view style_value(string_view style, string_view property) {
    for (std::size_t at = 0; at < style.size();) {
        const std::size_t end = std::min(style.find(';', at), style.size());
        const string_view item = style.substr(at, end - at);
        at = end + 1;
        const std::size_t colon = item.find(':');
        if (colon != string_view::npos && trimmed(item.substr(0, colon)) == property)
            return trimmed(item.substr(colon + 1));
    }
    return {};
}

Points length(string_view text, Points unit) {
    text = trimmed(text);
    if (text.ends_with("px")) return xml::measure(text.substr(0, text.size() - 2), pixel).value_or(Points());
    return xml::measure(text, unit).value_or(Points());
}

std::pair<string_view, string_view> pair_of(string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == string_view::npos) return {text, {}};
    return {text.substr(0, comma), text.substr(comma + 1)};
}

bool is_off(xml_node node, string_view attribute) {
    const string_view value = xml::text_of(node, attribute);
    return value == "f" || value == "false" || value == "0";
}

double rotation_of(string_view style) {
    constexpr double fractions = 65536, whole = 360;
    const string_view text = style_value(style, "rotation");
    double degrees = 0;
    std::from_chars(text.data(), text.data() + text.size(), degrees);
    return std::fmod(text.ends_with("fd") ? degrees / fractions : degrees, whole);
}

FigureTurn turn_of_style(string_view style) {
    const string_view flip = style_value(style, "flip");
    return {rotation_of(style), flip.find('x') != string_view::npos, flip.find('y') != string_view::npos};
}

double vml_share(string_view text, double otherwise) {
    constexpr double fractions = 65536;
    double value = otherwise;
    if (text.starts_with('.')) {
        const std::string whole = "0" + std::string(text);
        std::from_chars(whole.data(), whole.data() + whole.size(), value);
    } else {
        std::from_chars(text.data(), text.data() + text.size(), value);
    }
    if (text.ends_with('%')) value /= 100;
    return std::clamp(text.ends_with('f') ? value / fractions : value, 0.0, 1.0);
}

std::optional<Colour> read_vml_colour(string_view text, std::optional<Colour> of_shape) {
    const std::size_t open = text.find('(');
    if (text.starts_with("fill ") && open != string_view::npos && of_shape) {
        const double kept =
            std::clamp(static_cast<double>(xml::integer(text.substr(open + 1)).value_or(255)), 0.0, 255.0);
        const double towards = text.find("lighten") != string_view::npos ? 255 : 0;
        const auto part = [&](std::uint8_t value) {
            return static_cast<std::uint8_t>(std::lround(towards + (value - towards) * kept / 255));
        };
        return Colour{part(of_shape->red), part(of_shape->green), part(of_shape->blue)};
    }
    return read_css_colour(text.substr(0, text.find(' ')));
}

}  // namespace raingan::word
