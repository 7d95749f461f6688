#include "readers/word/looks.h"

#include <algorithm>
#include <bit>

#include "readers/symbols.h"

namespace raingan::word {
namespace {

constexpr std::string_view default_font = "Times New Roman";
constexpr Points default_size{10};

void mix(std::size_t& hash, std::size_t value) {
    hash = std::rotl((hash ^ value) * std::size_t{0x9E3779B97F4A7C15ULL}, 29);
}

std::string_view font_of(const RunProperties& run, Slot slot) {
    const std::string_view own = run.fonts[static_cast<std::size_t>(slot)];
    if (!own.empty()) return own;
    const std::string_view ascii = run.fonts[static_cast<std::size_t>(Slot::ascii)];
    return ascii.empty() || slot == Slot::cs ? default_font : ascii;
}

TextFormat text_format(const RunProperties& run, Slot slot) {
    const bool cs = slot == Slot::cs;
    const auto is_on = [&](std::uint16_t bit) { return (run.on & bit) != 0; };
    TextFormat format;
    format.font = font_of(run, slot);
    format.size = (cs ? run.size_cs : run.size).value_or(default_size);
    format.bold = is_on(cs ? toggle::bold_cs : toggle::bold);
    format.italic = is_on(cs ? toggle::italic_cs : toggle::italic);
    format.underline = run.underline.value_or(Underline::none);
    format.underline_colour = run.underline_colour.value_or(std::nullopt);
    format.strike = is_on(toggle::strike);
    format.double_strike = is_on(toggle::double_strike);
    format.all_caps = is_on(toggle::caps);
    format.small_caps = is_on(toggle::small_caps);
    format.vertical = run.vertical.value_or(VerticalPosition::baseline);
    format.raise = run.raise.value_or(Points());
    format.character_spacing = run.spacing.value_or(Points());
    format.horizontal_scale = run.scale.value_or(1.0);
    format.colour = run.colour.value_or(std::nullopt);
    format.background = run.shading.value_or(std::nullopt);
    if (run.highlight && *run.highlight) format.background = *run.highlight;
    format.border = run.border.value_or(Border());
    format.language = cs ? run.language_bidi : run.language;
    format.right_to_left = is_on(toggle::right_to_left);
    return format;
}

}  // namespace

std::size_t Looks::Hash::operator()(const Key& key) const {
    std::size_t hash = std::hash<const void*>{}(key.scope.table);
    mix(hash, std::hash<const void*>{}(key.scope.paragraph));
    for (const std::string_view font : key.direct.fonts) mix(hash, std::hash<std::string_view>{}(font));
    mix(hash, std::size_t{key.direct.on} << 16U | key.direct.stated);
    mix(hash, std::hash<double>{}(key.direct.size.value_or(Points()).pt));
    mix(hash, std::hash<double>{}(key.direct.size_cs.value_or(Points()).pt));
    mix(hash, std::hash<std::string_view>{}(key.direct.style));
    return hash;
}

RunProperties Looks::cascade(const RunScope& scope, const RunProperties& direct) const {
    RunProperties run = styles_.default_run;
    const RunProperties* character = direct.style.empty() ? nullptr : &styles_.character(direct.style);
    std::uint16_t flipped = 0;
    for (const RunProperties* level :
         {scope.table, scope.paragraph == nullptr ? nullptr : &scope.paragraph->run, character}) {
        if (level == nullptr) continue;
        merge(run, *level);
        flipped ^= level->on;
    }
    // 17.7.3: on where an odd number of style kinds say so, or the document's defaults do.
    flipped = static_cast<std::uint16_t>((flipped | styles_.default_run.on) & toggle::flips);
    run.on = static_cast<std::uint16_t>((run.on & ~toggle::flips) | flipped);
    merge(run, direct);
    return run;
}

RunLook& Looks::look(const RunScope& scope, const RunProperties& direct) {
    std::unique_ptr<RunLook>& look = looks_[Key{scope, direct}];
    if (look) return *look;
    look = std::make_unique<RunLook>();
    look->properties = cascade(scope, direct);
    look->level = same_look(text_format(look->properties, Slot::ascii), text_format(look->properties, Slot::cs));
    look->symbols = is_symbol_font(font_of(look->properties, Slot::ascii));
    return *look;
}

std::uint32_t Looks::format(RunLook& look, Slot slot) {
    std::optional<std::uint32_t>& format = look.formats[static_cast<std::size_t>(slot)];
    if (!format) format = formats_.intern(text_format(look.properties, slot));
    return *format;
}

std::uint32_t Looks::symbol_format(const RunLook& look) {
    TextFormat format = text_format(look.properties, Slot::ascii);
    format.font = font_of(look.properties, Slot::cs);
    if (is_symbol_font(format.font)) format.font = default_font;
    return formats_.intern(format);
}

}  // namespace raingan::word
