#include "readers/opendocument/looks.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "readers/colour.h"
#include "readers/symbols.h"

namespace raingan::opendocument {
namespace {

using std::string_view;

constexpr string_view default_font = "Times New Roman";
constexpr Points default_size{12};

/// Attributes that there are three of.
struct SlotNames {
    string_view font_name, font_family, size, weight, style, language, country;
};
constexpr SlotNames western{"font-name",  "font-family", "font-size", "font-weight",
                            "font-style", "language",    "country"};
constexpr SlotNames asian{"font-name-asian",  "font-family-asian", "font-size-asian", "font-weight-asian",
                          "font-style-asian", "language-asian",    "country-asian"};
constexpr SlotNames complex{"font-name-complex",  "font-family-complex", "font-size-complex", "font-weight-complex",
                            "font-style-complex", "language-complex",    "country-complex"};

const SlotNames& names_of(Slot slot) {
    return slot == Slot::cs ? complex : slot == Slot::east_asia ? asian : western;
}

bool is_bold(string_view weight) {
    constexpr std::int64_t semibold = 600;
    return weight == "bold" || xml::integer(weight).value_or(0) >= semibold;
}

Underline underline_of(const Properties& properties) {
    static constexpr std::array<std::pair<string_view, Underline>, 7> styles{{{"solid", Underline::single},
                                                                              {"dotted", Underline::dotted},
                                                                              {"dash", Underline::dashed},
                                                                              {"long-dash", Underline::long_dashed},
                                                                              {"dot-dash", Underline::dot_dash},
                                                                              {"dot-dot-dash", Underline::dot_dot_dash},
                                                                              {"wave", Underline::wave}}};
    const auto* const found =
        std::ranges::find(styles, properties.text("text-underline-style"), &std::pair<string_view, Underline>::first);
    if (found == styles.end() || properties.is("text-underline-type", "none")) return Underline::none;
    const bool twice = properties.is("text-underline-type", "double");
    if (found->second == Underline::wave) return twice ? Underline::double_wave : Underline::wave;
    if (found->second != Underline::single) return found->second;
    if (twice) return Underline::double_line;
    const string_view width = properties.text("text-underline-width");
    if (width == "bold" || width == "thick" || width == "dash") return Underline::thick;
    return properties.is("text-underline-mode", "skip-white-space") ? Underline::words : Underline::single;
}

/// style:text-position (20.384): "super 58%", "sub", "33% 58%" — how high of the font's size, and how large.
void read_position(TextFormat& format, string_view value) {
    const std::size_t space = value.find(' ');
    const string_view rise = value.substr(0, space);
    if (rise == "super") format.vertical = VerticalPosition::superscript;
    if (rise == "sub") format.vertical = VerticalPosition::subscript;
    const auto share = percentage(rise);
    if (!share || *share == 0) return;
    format.raise = format.size * *share;
    if (space != string_view::npos) format.size = format.size * percentage(value.substr(space + 1)).value_or(1);
}

std::optional<Colour> colour_of(const Properties& properties) {
    for (const pugi::xml_node level : properties.levels()) {
        if (xml::text_of(level, "use-window-font-color") == "true") return std::nullopt;
        if (const auto colour = xml::attribute(level, "color")) return read_colour(*colour);
    }
    return std::nullopt;
}

bool is_drawn(string_view line_style) {
    return !line_style.empty() && line_style != "none";
}

}  // namespace

Look& Looks::derive(Look& outer, std::size_t key, const Properties& properties) {
    std::unique_ptr<Look>& look = outer.derived[key];
    if (look) return *look;
    look = std::make_unique<Look>();
    look->properties = properties;
    look->properties.add(outer.properties);
    finish(*look);
    return *look;
}

Look& Looks::of(const Style& style) {
    const std::size_t key = style.chain.empty() ? 0 : style.chain.front().hash_value();
    return derive(root_, key, style.properties("text-properties"));
}

Look& Looks::within(Look& outer, const Style& text_style) {
    if (text_style.chain.empty()) return outer;
    return derive(outer, text_style.chain.front().hash_value(), text_style.properties("text-properties"));
}

Look& Looks::within(Look& outer, pugi::xml_node text_properties) {
    if (!text_properties) return outer;
    Properties properties;
    properties.add(text_properties);
    return derive(outer, text_properties.hash_value(), properties);
}

void Looks::finish(Look& look) const {
    look.hidden = look.properties.is("display", "none");
    look.symbols = is_symbol_font(font(look, Slot::ascii));
}

string_view Looks::font(const Look& look, Slot slot, bool no_symbols) const {
    const SlotNames& names = names_of(slot);
    for (const pugi::xml_node level : look.properties.levels()) {
        string_view family;
        if (const auto face = xml::attribute(level, names.font_name))
            family = styles_.font_family(*face);
        else if (const auto list = xml::attribute(level, names.font_family))
            family = first_family(*list);
        else
            continue;
        if (no_symbols && is_symbol_font(family)) continue;
        return family.empty() ? default_font : family;
    }
    return slot == Slot::ascii || slot == Slot::hansi ? default_font : font(look, Slot::ascii, no_symbols);
}

std::string Looks::language(const Look& look, Slot slot) {
    const SlotNames& names = names_of(slot);
    const string_view language = look.properties.text(names.language), country = look.properties.text(names.country);
    if (language.empty() || language == "none" || language == "zxx") return {};
    std::string tag(language);
    if (!country.empty() && country != "none") tag += "-" + std::string(country);
    return tag;
}

TextFormat Looks::text_format(const Look& look, Slot slot) const {
    const Properties& all = look.properties;
    const SlotNames& names = names_of(slot);
    TextFormat format;
    format.font = font(look, slot);
    auto size = all.length(names.size);
    if (!size) size = all.length(western.size);
    format.size = size && size->pt > 0 ? *size : default_size;
    format.bold = is_bold(all.text(names.weight));
    const string_view style = all.text(names.style);
    format.italic = style == "italic" || style == "oblique";
    format.underline = underline_of(all);
    if (format.underline != Underline::none) format.underline_colour = read_colour(all.text("text-underline-color"));
    const bool struck = is_drawn(all.text("text-line-through-style")) && !all.is("text-line-through-type", "none");
    format.double_strike = struck && all.is("text-line-through-type", "double");
    format.strike = struck && !format.double_strike;
    format.all_caps = all.is("text-transform", "uppercase");
    format.small_caps = all.is("font-variant", "small-caps");
    read_position(format, all.text("text-position"));
    format.character_spacing = all.length("letter-spacing").value_or(Points());
    const double scale = percentage(all.text("text-scale")).value_or(1);
    if (scale > 0) format.horizontal_scale = scale;
    format.colour = colour_of(all);
    format.background = background_of(all);
    format.border = read_borders(all, true).top;
    format.language = language(look, slot);
    return format;
}

std::uint32_t Looks::format(Look& look, Slot slot) {
    std::optional<std::uint32_t>& format = look.formats[static_cast<std::size_t>(slot)];
    if (!format) format = formats_.intern(text_format(look, slot));
    return *format;
}

std::uint32_t Looks::symbol_format(const Look& look) {
    TextFormat format = text_format(look, Slot::ascii);
    format.font = font(look, Slot::cs, true);
    return formats_.intern(format);
}

}  // namespace raingan::opendocument
