#include "readers/word/paint.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii_case.h"
#include "readers/colour.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

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

/// 20.1.2.3.22 a:prstClr: a name of CSS, some in short: "dkBlue".
std::optional<Colour> preset_colour(string_view name) {
    std::string full(name);
    for (const auto& [beginning, whole] :
         {std::pair<string_view, string_view>{"dk", "dark"}, {"lt", "light"}, {"med", "medium"}})
        if (name.starts_with(beginning) && name.size() > beginning.size() && name[beginning.size()] < 'a')
            full = std::string(whole).append(name.substr(beginning.size()));
    return named_colour(ascii_lowered(std::move(full)));
}

double share_of_light(xml_node node, string_view name) {
    return std::clamp(share_at(node, name, 0), 0.0, 1.0);
}

}  // namespace

std::optional<SeenColour> read_seen_colour(const Theme& theme, xml_node holder, std::optional<Colour> placeholder) {
    for (const xml_node value : holder.children()) {
        const string_view name = xml::name(value);
        std::optional<Colour> colour;
        if (name == "srgbClr") colour = read_colour(xml::text_of(value, "val"));
        if (name == "sysClr") colour = read_colour(xml::text_of(value, "lastClr"));
        if (name == "schemeClr")
            colour = xml::text_of(value, "val") == "phClr" ? placeholder : theme.colour(xml::text_of(value, "val"));
        if (name == "prstClr") colour = preset_colour(xml::text_of(value, "val"));
        if (name == "hslClr") {
            constexpr double per_degree = 60'000;
            colour = of_hsl(static_cast<double>(xml::integer(value, "hue").value_or(0)) / per_degree,
                            share_of_light(value, "sat"), share_of_light(value, "lum"));
        }
        if (name == "scrgbClr") {
            const auto part = [&](string_view which) {
                return static_cast<std::uint8_t>(share_of_light(value, which) * 255);
            };
            colour = Colour{part("r"), part("g"), part("b")};
        }
        if (colour) return changed_colour(*colour, value);
    }
    return std::nullopt;
}

Border read_line(const Theme& theme, xml_node ln, xml_node style) {
    constexpr double default_width = 0.75;
    Border line;
    const xml_node reference = xml::child(style, "lnRef");
    const std::int64_t index = xml::integer(reference, "idx").value_or(0);
    if (xml::child(ln, "noFill") || (!xml::child(ln, "solidFill") && index == 0)) return line;
    line.style = BorderStyle::single;
    const xml_node usual = theme.style("lnStyleLst", index);
    const xml_node stated = xml::attribute(ln, "w") ? ln : usual;
    line.width = xml::attribute(stated, "w") ? from_emu(static_cast<double>(xml::integer(stated, "w").value_or(0)))
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
