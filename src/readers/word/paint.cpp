#include "readers/word/paint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "document/geometry.h"
#include "readers/colour.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

double share_of(xml_node node, string_view name, double otherwise) {
    constexpr double whole = 100'000;
    const auto value = xml::integer(node, name);
    return value ? static_cast<double>(*value) / whole : otherwise;
}

SeenColour changed(Colour colour, xml_node value) {
    SeenColour seen{colour};
    const auto each = [&](auto change) {
        for (std::uint8_t* part : {&seen.colour.red, &seen.colour.green, &seen.colour.blue})
            *part = static_cast<std::uint8_t>(std::clamp(change(*part), 0.0, 255.0));
    };
    for (const xml_node change : value.children()) {
        const double amount = share_of(change, "val", 0);
        const string_view name = xml::name(change);
        if (name == "lumMod" || name == "shade") each([&](double part) { return part * amount; });
        if (name == "lumOff") each([&](double part) { return part + 255 * amount; });
        if (name == "tint") each([&](double part) { return part * amount + 255 * (1 - amount); });
        if (name == "alpha") seen.opacity = std::clamp(amount, 0.0, 1.0);
    }
    return seen;
}

/// 20.1.8.33 a:gradFill over a box: a:lin turns clockwise from the right, a:path goes out from the middle.
std::optional<Paint> read_gradient(const Theme& theme, xml_node fill, Points width, Points height) {
    Gradient gradient;
    double opacity = 0;
    for (const xml_node stop : xml::child(fill, "gsLst").children()) {
        const std::optional<SeenColour> seen = read_seen_colour(theme, stop);
        if (!seen) continue;
        gradient.stops.push_back({share_of(stop, "pos", 0), seen->colour});
        opacity += seen->opacity;
    }
    if (gradient.stops.empty()) return std::nullopt;
    opacity /= static_cast<double>(gradient.stops.size());
    std::ranges::stable_sort(gradient.stops, {}, &GradientStop::at);
    constexpr double per_degree = 60'000;
    const Matrix middle{1, 0, 0, 1, width.pt / 2, height.pt / 2};
    if (xml::child(fill, "path")) {
        gradient.radial = true;
        const double corner = std::hypot(width.pt, height.pt) / 2;
        gradient.place = product(middle, {corner, 0, 0, corner, 0, 0});
        return Paint{gradient, opacity};
    }
    const double degrees = static_cast<double>(xml::integer(xml::child(fill, "lin"), "ang").value_or(0)) / per_degree;
    const Matrix turned = rotation(degrees);
    // As long as the box is in that direction.
    const double length = std::abs(turned.a) * width.pt + std::abs(turned.b) * height.pt;
    gradient.place = product(middle, product(turned, {length, 0, 0, 1, -length / 2, 0}));
    return Paint{gradient, opacity};
}

/// Lengths on and off in widths of the line (20.1.10.48 ST_PresetLineDashVal).
std::vector<double> dashes_of(string_view name) {
    struct Dash {
        string_view name;
        std::vector<double> lengths;
    };
    static const std::array<Dash, 10> dashes{{{"dot", {1, 3}},
                                              {"sysDot", {1, 1}},
                                              {"dash", {4, 3}},
                                              {"sysDash", {3, 1}},
                                              {"lgDash", {8, 3}},
                                              {"dashDot", {4, 3, 1, 3}},
                                              {"sysDashDot", {3, 1, 1, 1}},
                                              {"lgDashDot", {8, 3, 1, 3}},
                                              {"sysDashDotDot", {3, 1, 1, 1, 1, 1}},
                                              {"lgDashDotDot", {8, 3, 1, 3, 1, 3}}}};
    const auto* const found = std::ranges::find(dashes, name, &Dash::name);
    return found == dashes.end() ? std::vector<double>() : found->lengths;
}

}  // namespace

std::optional<SeenColour> read_seen_colour(const Theme& theme, xml_node holder) {
    for (const xml_node value : holder.children()) {
        const string_view name = xml::name(value);
        std::optional<Colour> colour;
        if (name == "srgbClr") colour = read_colour(xml::text_of(value, "val"));
        if (name == "sysClr") colour = read_colour(xml::text_of(value, "lastClr"));
        if (name == "schemeClr") colour = theme.colour(xml::text_of(value, "val"));
        if (name == "prstClr") {
            const string_view preset = xml::text_of(value, "val");
            if (preset == "black") colour = Colour{};
            if (preset == "white") colour = Colour{255, 255, 255};
        }
        if (name == "scrgbClr") {
            const auto part = [&](string_view which) {
                return static_cast<std::uint8_t>(std::clamp(share_of(value, which, 0), 0.0, 1.0) * 255);
            };
            colour = Colour{part("r"), part("g"), part("b")};
        }
        if (colour) return changed(*colour, value);
    }
    return std::nullopt;
}

std::optional<Paint> read_fill(const Theme& theme, xml_node spPr, xml_node style, Points width, Points height) {
    if (xml::child(spPr, "noFill")) return std::nullopt;
    const auto plain = [&](xml_node holder) -> std::optional<Paint> {
        const std::optional<SeenColour> seen = read_seen_colour(theme, holder);
        if (!seen || seen->opacity <= 0) return std::nullopt;
        return Paint{seen->colour, seen->opacity};
    };
    if (const xml_node solid = xml::child(spPr, "solidFill")) return plain(solid);
    if (const xml_node gradient = xml::child(spPr, "gradFill")) return read_gradient(theme, gradient, width, height);
    if (const xml_node pattern = xml::child(spPr, "pattFill")) return plain(xml::child(pattern, "fgClr"));
    const xml_node reference = xml::child(style, "fillRef");
    const std::int64_t index = xml::integer(reference, "idx").value_or(0);
    std::optional<Paint> paint = index == 0 ? std::nullopt : plain(reference);
    // The second fill of the themes that Office ships is a light gradient of the colour (20.1.4.1.13 a:fillStyleLst).
    constexpr double light = 0.3;
    if (auto* colour = paint ? std::get_if<Colour>(&paint->what) : nullptr; colour != nullptr && index == 2)
        for (std::uint8_t* part : {&colour->red, &colour->green, &colour->blue})
            *part = static_cast<std::uint8_t>(*part * light + 255 * (1 - light));
    return paint;
}

Border read_line(const Theme& theme, xml_node ln, xml_node style) {
    constexpr double default_width = 0.75;
    Border line;
    const xml_node reference = xml::child(style, "lnRef");
    const std::int64_t index = xml::integer(reference, "idx").value_or(0);
    if (xml::child(ln, "noFill") || (!xml::child(ln, "solidFill") && index == 0)) return line;
    line.style = BorderStyle::single;
    line.width = xml::attribute(ln, "w") ? from_emu(static_cast<double>(xml::integer(ln, "w").value_or(0)))
                                         : Points(index > 1 ? static_cast<double>(index) / 2 : default_width);
    const auto seen = read_seen_colour(theme, xml::child(ln, "solidFill") ? xml::child(ln, "solidFill") : reference);
    if (seen && seen->opacity <= 0) return {};
    if (seen) line.colour = seen->colour;
    const string_view dash = xml::text_of(xml::child(ln, "prstDash"), "val");
    if (dash.ends_with("Dot") || dash == "dot") line.style = BorderStyle::dotted;
    if (dash.find("ash") != string_view::npos) line.style = BorderStyle::dashed;
    return line;
}

std::optional<Pen> read_pen(const Theme& theme, xml_node ln, xml_node style) {
    const Border line = read_line(theme, ln, style);
    if (line.style == BorderStyle::none) return std::nullopt;
    Pen pen;
    pen.width_pt = line.width.pt;
    const xml_node fill = xml::child(ln, "solidFill");
    const auto seen = read_seen_colour(theme, fill ? fill : xml::child(style, "lnRef"));
    pen.paint = Paint{line.colour.value_or(Colour{}), seen ? seen->opacity : 1};
    for (const double length : dashes_of(xml::text_of(xml::child(ln, "prstDash"), "val")))
        pen.dashes_pt.push_back(length * pen.width_pt);
    const string_view cap = xml::text_of(ln, "cap");
    if (cap == "rnd") pen.cap = Pen::Cap::round;
    if (cap == "sq") pen.cap = Pen::Cap::square;
    if (xml::child(ln, "round")) pen.join = Pen::Join::round;
    if (xml::child(ln, "bevel")) pen.join = Pen::Join::bevel;
    return pen;
}

}  // namespace raingan::word
