#include "readers/word/properties.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;
using xml::measure;
using xml::text_of;

template <class Value, std::size_t count>
using Words = std::array<std::pair<string_view, Value>, count>;

template <class Value, std::size_t count>
std::optional<Value> look_up(const Words<Value, count>& words, string_view word) {
    for (const auto& [name, value] : words)
        if (name == word) return value;
    return std::nullopt;
}

constexpr Words<Underline, 17> underlines{{{"single", Underline::single},
                                           {"words", Underline::words},
                                           {"double", Underline::double_line},
                                           {"thick", Underline::thick},
                                           {"dotted", Underline::dotted},
                                           {"dottedHeavy", Underline::dotted},
                                           {"dash", Underline::dashed},
                                           {"dashedHeavy", Underline::dashed},
                                           {"dashLong", Underline::long_dashed},
                                           {"dashLongHeavy", Underline::long_dashed},
                                           {"dotDash", Underline::dot_dash},
                                           {"dashDotHeavy", Underline::dot_dash},
                                           {"dotDotDash", Underline::dot_dot_dash},
                                           {"dashDotDotHeavy", Underline::dot_dot_dash},
                                           {"wave", Underline::wave},
                                           {"wavyHeavy", Underline::wave},
                                           {"wavyDouble", Underline::double_wave}}};

constexpr Words<Colour, 16> highlights{{{"yellow", {255, 255, 0}},
                                        {"green", {0, 255, 0}},
                                        {"cyan", {0, 255, 255}},
                                        {"magenta", {255, 0, 255}},
                                        {"blue", {0, 0, 255}},
                                        {"red", {255, 0, 0}},
                                        {"darkBlue", {0, 0, 128}},
                                        {"darkCyan", {0, 128, 128}},
                                        {"darkGreen", {0, 128, 0}},
                                        {"darkMagenta", {128, 0, 128}},
                                        {"darkRed", {128, 0, 0}},
                                        {"darkYellow", {128, 128, 0}},
                                        {"darkGray", {128, 128, 128}},
                                        {"lightGray", {192, 192, 192}},
                                        {"black", {0, 0, 0}},
                                        {"white", {255, 255, 255}}}};

constexpr Words<std::uint16_t, 11> toggles{{{"b", toggle::bold},
                                            {"bCs", toggle::bold_cs},
                                            {"i", toggle::italic},
                                            {"iCs", toggle::italic_cs},
                                            {"caps", toggle::caps},
                                            {"smallCaps", toggle::small_caps},
                                            {"strike", toggle::strike},
                                            {"dstrike", toggle::double_strike},
                                            {"vanish", toggle::vanish},
                                            {"cs", toggle::complex},
                                            {"rtl", toggle::right_to_left}}};

void read_fonts(RunProperties& run, xml_node node, const Theme& theme) {
    struct Source {
        string_view theme_name, name;
    };
    constexpr std::array<Source, slot_count> sources{
        {{"asciiTheme", "ascii"}, {"hAnsiTheme", "hAnsi"}, {"eastAsiaTheme", "eastAsia"}, {"cstheme", "cs"}}};
    for (std::size_t slot = 0; slot < slot_count; ++slot) {
        const auto themed = xml::attribute(node, sources[slot].theme_name);
        string_view font = themed ? theme.font(*themed) : string_view();
        if (font.empty()) font = text_of(node, sources[slot].name);
        take(run.fonts[slot], font);
    }
    run.hint_cs = text_of(node, "hint") == "cs";
}

using ReadRun = void (*)(RunProperties&, xml_node);
struct RunReader {
    string_view name;
    ReadRun read;
};

constexpr std::array<RunReader, 13> run_readers{{
    {"sz", [](RunProperties& run, xml_node node) { run.size = measure(node, "val", xml::half_point); }},
    {"szCs", [](RunProperties& run, xml_node node) { run.size_cs = measure(node, "val", xml::half_point); }},
    {"position", [](RunProperties& run, xml_node node) { run.raise = measure(node, "val", xml::half_point); }},
    {"spacing", [](RunProperties& run, xml_node node) { run.spacing = measure(node, "val", xml::twip); }},
    {"w",
     [](RunProperties& run, xml_node node) {
         const auto percent = xml::integer(node, "val");
         if (percent && *percent >= 1 && *percent <= 600) run.scale = static_cast<double>(*percent) / 100;
     }},
    {"u",
     [](RunProperties& run, xml_node node) {
         run.underline = look_up(underlines, text_of(node, "val")).value_or(Underline::none);
         run.underline_colour = read_colour(text_of(node, "color"));
     }},
    {"bdr", [](RunProperties& run, xml_node node) { run.border = read_border(node); }},
    {"vertAlign",
     [](RunProperties& run, xml_node node) {
         const string_view value = text_of(node, "val");
         run.vertical = value == "superscript" ? VerticalPosition::superscript
                        : value == "subscript" ? VerticalPosition::subscript
                                               : VerticalPosition::baseline;
     }},
    {"color", [](RunProperties& run, xml_node node) { run.colour = read_colour(text_of(node, "val")); }},
    {"shd", [](RunProperties& run, xml_node node) { run.shading = read_shading(node); }},
    {"highlight", [](RunProperties& run, xml_node node) { run.highlight = look_up(highlights, text_of(node, "val")); }},
    {"lang",
     [](RunProperties& run, xml_node node) {
         run.language = text_of(node, "val");
         run.language_bidi = text_of(node, "bidi");
     }},
    {"rStyle", [](RunProperties& run, xml_node node) { run.style = text_of(node, "val"); }},
}};

}  // namespace

std::optional<Colour> read_shading(xml_node shd) {
    const string_view pattern = text_of(shd, "val");
    const auto fill = read_colour(text_of(shd, "fill"));
    if (pattern == "solid") return read_colour(text_of(shd, "color")).value_or(Colour{});
    if (pattern.substr(0, 3) != "pct") return fill;
    const double share = static_cast<double>(xml::integer(pattern.substr(3)).value_or(0)) / 100;
    const Colour ink = read_colour(text_of(shd, "color")).value_or(Colour{});
    const Colour paper = fill.value_or(Colour{255, 255, 255});
    const auto mix = [&](int a, int b) { return static_cast<std::uint8_t>(std::lround(a * share + b * (1 - share))); };
    return Colour{mix(ink.red, paper.red), mix(ink.green, paper.green), mix(ink.blue, paper.blue)};
}

Border read_border(xml_node node) {
    static constexpr Words<BorderStyle, 10> styles{{{"nil", BorderStyle::none},
                                                    {"none", BorderStyle::none},
                                                    {"double", BorderStyle::double_line},
                                                    {"dotted", BorderStyle::dotted},
                                                    {"dashed", BorderStyle::dashed},
                                                    {"dashSmallGap", BorderStyle::dashed},
                                                    {"dotDash", BorderStyle::dashed},
                                                    {"dotDotDash", BorderStyle::dashed},
                                                    {"thick", BorderStyle::thick},
                                                    {"triple", BorderStyle::double_line}}};
    Border border;
    border.style = look_up(styles, text_of(node, "val")).value_or(BorderStyle::single);
    border.width = measure(node, "sz", xml::eighth_point).value_or(Points(0.5));
    border.space = measure(node, "space", Points(1)).value_or(Points());
    border.colour = read_colour(text_of(node, "color"));
    return border;
}

RunProperties read_run_properties(xml_node rPr, const Theme& theme) {
    RunProperties run;
    for (xml_node node = rPr.first_child(); node; node = node.next_sibling()) {
        const string_view name = xml::name(node);
        if (name == "rFonts") {
            read_fonts(run, node, theme);
        } else if (const auto bit = look_up(toggles, name)) {
            run.stated |= *bit;
            if (xml::on_off(node)) run.on |= *bit;
        } else {
            for (const RunReader& reader : run_readers)
                if (reader.name == name) reader.read(run, node);
        }
    }
    return run;
}

void merge(RunProperties& base, const RunProperties& over) {
    for (std::size_t slot = 0; slot < slot_count; ++slot) take(base.fonts[slot], over.fonts[slot]);
    base.on = static_cast<std::uint16_t>((base.on & ~over.stated) | over.on);
    base.stated |= over.stated;
    base.hint_cs = over.hint_cs;
    take(base.size, over.size);
    take(base.size_cs, over.size_cs);
    take(base.raise, over.raise);
    take(base.spacing, over.spacing);
    take(base.scale, over.scale);
    take(base.underline, over.underline);
    take(base.underline_colour, over.underline_colour);
    take(base.border, over.border);
    take(base.vertical, over.vertical);
    take(base.colour, over.colour);
    take(base.shading, over.shading);
    take(base.highlight, over.highlight);
    take(base.language, over.language);
    take(base.language_bidi, over.language_bidi);
    take(base.style, over.style);
}

}  // namespace raingan::word
