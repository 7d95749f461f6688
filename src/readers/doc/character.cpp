#include "readers/doc/character.h"

#include <cstdint>

#include "readers/doc/sprm.h"
#include "readers/word/markup.h"

namespace raingan::doc {
namespace {

using C = CharacterProperties;
using word::append_escaped;
using word::append_switch;
using word::append_value;

constexpr std::array<const char*, 13> underline_kinds{"none",       "single", "words", "double", "dotted",
                                                      "none",       "thick",  "dash",  "none",   "dotDash",
                                                      "dotDotDash", "wave",   "none"};
constexpr std::array<const char*, 17> highlight_names{
    "none",     "black",    "blue",      "cyan",        "green",   "magenta",    "red",      "yellow",   "white",
    "darkBlue", "darkCyan", "darkGreen", "darkMagenta", "darkRed", "darkYellow", "darkGray", "lightGray"};
constexpr std::array<const char*, switch_count> switch_names{"b",         "i",    "strike", "outline", "shadow",
                                                             "smallCaps", "caps", "vanish", "emboss",  "imprint",
                                                             "dstrike",   "bCs",  "iCs",    "cs",      "rtl"};

const char* underline_of(unsigned kul) {
    struct Heavy {
        unsigned kul;
        const char* name;
    };
    constexpr std::array<Heavy, 8> heavy{{{20, "dottedHeavy"},
                                          {23, "dashedHeavy"},
                                          {25, "dashDotHeavy"},
                                          {26, "dashDotDotHeavy"},
                                          {27, "wavyHeavy"},
                                          {39, "dashLong"},
                                          {43, "wavyDouble"},
                                          {55, "dashLongHeavy"}}};
    for (const Heavy& known : heavy)
        if (known.kul == kul) return known.name;
    return kul < underline_kinds.size() ? underline_kinds[kul] : "single";
}

template <Switch which>
void toggle(C& c, Bytes operand) {
    constexpr Switches mask = bit(which);
    const unsigned value = operand.u8(0);
    c.stated &= ~mask;
    c.on &= ~mask;
    c.as_style &= ~mask;
    c.not_as_style &= ~mask;
    if (value == 0x80) {
        c.as_style |= mask;
    } else if (value == 0x81) {
        c.not_as_style |= mask;
    } else {
        c.stated |= mask;
        if (value != 0) c.on |= mask;
    }
}

template <std::size_t slot>
void font(C& c, Bytes operand) {
    c.fonts[slot] = operand.u16(0);
}

/// sprmCPlain: back to what the style says.
void plain(C& c) {
    C bare;
    bare.style = c.style;
    bare.special = c.special;
    bare.data = c.data;
    bare.ole = c.ole;
    bare.deleted = c.deleted;
    bare.picture = c.picture;
    bare.symbol = c.symbol;
    c = std::move(bare);
}

void shading_10(C& c, Bytes operand) {
    c.shading = shading_of_10(operand);
}

constexpr auto character_handlers = std::to_array<SprmHandler<C>>({
    {0x0800, [](C& c, Bytes o) { c.deleted = o.u8(0) != 0; }},                         // sprmCFRMarkDel
    {0x0806, [](C& c, Bytes o) { c.data = o.u8(0) != 0; }},                            // sprmCFData
    {0x080A, [](C& c, Bytes o) { c.ole = o.u8(0) != 0; }},                             // sprmCFOle2
    {0x0835, toggle<Switch::bold>},                                                    // sprmCFBold
    {0x0836, toggle<Switch::italic>},                                                  // sprmCFItalic
    {0x0837, toggle<Switch::strike>},                                                  // sprmCFStrike
    {0x0838, toggle<Switch::outline>},                                                 // sprmCFOutline
    {0x0839, toggle<Switch::shadow>},                                                  // sprmCFShadow
    {0x083A, toggle<Switch::small_caps>},                                              // sprmCFSmallCaps
    {0x083B, toggle<Switch::caps>},                                                    // sprmCFCaps
    {0x083C, toggle<Switch::vanish>},                                                  // sprmCFVanish
    {0x0854, toggle<Switch::imprint>},                                                 // sprmCFImprint
    {0x0855, [](C& c, Bytes o) { c.special = o.u8(0) != 0; }},                         // sprmCFSpec
    {0x0858, toggle<Switch::emboss>},                                                  // sprmCFEmboss
    {0x085A, toggle<Switch::right_to_left>},                                           // sprmCFBiDi
    {0x085C, toggle<Switch::bold_cs>},                                                 // sprmCFBoldBi
    {0x085D, toggle<Switch::italic_cs>},                                               // sprmCFItalicBi
    {0x0882, toggle<Switch::complex>},                                                 // sprmCFComplexScripts
    {0x2A0C, [](C& c, Bytes o) { c.highlight = highlight_names[o.u8(0) % 17]; }},      // sprmCHighlight
    {0x2A33, [](C& c, Bytes) { plain(c); }},                                           // sprmCPlain
    {0x2A3E, [](C& c, Bytes o) { c.underline = underline_of(o.u8(0)); }},              // sprmCKul
    {0x2A42, [](C& c, Bytes o) { c.colour = colour_of_index(o.u8(0)); }},              // sprmCIco
    {0x2A48, [](C& c, Bytes o) {                                                       // sprmCIss
         c.vertical = o.u8(0) == 1 ? "superscript" : o.u8(0) == 2 ? "subscript" : "baseline";
     }},
    {0x2A53, toggle<Switch::double_strike>},                                           // sprmCFDStrike
    {0x286F, [](C& c, Bytes o) { c.hint_cs = o.u8(0) == 2; }},                         // sprmCIdctHint
    {0x4845, [](C& c, Bytes o) { c.raise = o.i16(0); }},                               // sprmCHpsPos
    {0x484B, [](C& c, Bytes o) { c.kern = o.u16(0); }},                                // sprmCHpsKern
    {0x4852, [](C& c, Bytes o) { c.scale = o.u16(0); }},                               // sprmCCharScale
    {0x485F, [](C& c, Bytes o) { c.language_bidi = o.u16(0); }},                       // sprmCLidBi
    {0x4866, [](C& c, Bytes o) { c.shading = shading_of_2(o); }},                      // sprmCShd80
    {0x486D, [](C& c, Bytes o) { c.language = o.u16(0); }},                            // sprmCRgLid0_80
    {0x486E, [](C& c, Bytes o) { c.language_east_asia = o.u16(0); }},                  // sprmCRgLid1_80
    {0x4873, [](C& c, Bytes o) { c.language = o.u16(0); }},                            // sprmCRgLid0
    {0x4874, [](C& c, Bytes o) { c.language_east_asia = o.u16(0); }},                  // sprmCRgLid1
    {0x4A30, [](C& c, Bytes o) { c.style = o.u16(0); }},                               // sprmCIstd
    {0x4A43, [](C& c, Bytes o) { c.half_points = o.u16(0); }},                         // sprmCHps
    {0x4A4F, font<0>},                                                                 // sprmCRgFtc0
    {0x4A50, font<1>},                                                                 // sprmCRgFtc1
    {0x4A51, font<2>},                                                                 // sprmCRgFtc2
    {0x4A5E, font<3>},                                                                 // sprmCFtcBi
    {0x4A61, [](C& c, Bytes o) { c.half_points_cs = o.u16(0); }},                      // sprmCHpsBi
    {0x6865, [](C& c, Bytes o) { c.border = border_of_4(o); }},                        // sprmCBrc80
    {0x6870, [](C& c, Bytes o) { c.colour = colour_of(o); }},                          // sprmCCv
    {0x6877, [](C& c, Bytes o) { c.underline_colour = colour_of(o); }},                // sprmCCvUl
    {0x6A03, [](C& c, Bytes o) { c.picture = o.u32(0); c.special = true; }},           // sprmCPicLocation
    {0x6A09, [](C& c, Bytes o) { c.symbol = {o.u16(0), static_cast<char16_t>(o.u16(2))}; c.special = true; }},
    {0x8840, [](C& c, Bytes o) { c.spacing = o.i16(0); }},                             // sprmCDxaSpace
    {0xCA71, shading_10},                                                              // sprmCShd
    {0xCA72, [](C& c, Bytes o) { c.border = border_of_8(o); }},                        // sprmCBrc
});

constexpr auto sorted_handlers = [] {
    auto sorted = character_handlers;
    std::ranges::sort(sorted, {}, &SprmHandler<C>::code);
    return sorted;
}();

struct Language {
    std::uint16_t lid;
    std::string_view tag;
};
constexpr std::array<Language, 14> languages{{{0x0404, "zh-TW"},
                                              {0x0407, "de-DE"},
                                              {0x0409, "en-US"},
                                              {0x040C, "fr-FR"},
                                              {0x0411, "ja-JP"},
                                              {0x0412, "ko-KR"},
                                              {0x0416, "pt-BR"},
                                              {0x041E, "th-TH"},
                                              {0x042A, "vi-VN"},
                                              {0x0439, "hi-IN"},
                                              {0x043E, "ms-MY"},
                                              {0x0454, "lo-LA"},
                                              {0x0804, "zh-CN"},
                                              {0x0809, "en-GB"}}};

void append_fonts(std::string& xml, const C& properties, const std::vector<Font>& fonts) {
    constexpr std::array<const char*, 4> slots{"ascii", "eastAsia", "hAnsi", "cs"};
    std::string names;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        const auto& ftc = properties.fonts[slot];
        if (!ftc || *ftc >= fonts.size() || fonts[*ftc].name.empty()) continue;
        names.append(" w:").append(slots[slot]).append("=\"");
        append_escaped(names, fonts[*ftc].name);
        names += '"';
    }
    if (properties.hint_cs) names += *properties.hint_cs ? R"( w:hint="cs")" : R"( w:hint="default")";
    if (!names.empty()) xml.append("<w:rFonts").append(names).append("/>");
}

void append_switches(std::string& xml, const C& properties, Switches style_on) {
    const Switches on = (properties.on & properties.stated) | (properties.not_as_style & ~style_on);
    const Switches said = properties.stated | properties.not_as_style;
    for (std::size_t i = 0; i < switch_count; ++i)
        if ((said >> i & 1U) != 0) append_switch(xml, switch_names[i], (on >> i & 1U) != 0);
}

void append_languages(std::string& xml, const C& properties) {
    std::string tags;
    const auto add = [&](const char* name, const std::optional<std::uint16_t>& lid) {
        const std::string_view tag = lid ? language_tag(*lid) : std::string_view();
        if (!tag.empty()) tags.append(" w:").append(name).append("=\"").append(tag).append("\"");
    };
    add("val", properties.language);
    add("eastAsia", properties.language_east_asia);
    add("bidi", properties.language_bidi);
    if (!tags.empty()) xml.append("<w:lang").append(tags).append("/>");
}

}  // namespace

std::string_view language_tag(std::uint16_t lid) {
    const auto found = std::ranges::lower_bound(languages, lid, {}, &Language::lid);
    return found == languages.end() || found->lid != lid ? std::string_view() : found->tag;
}

void apply_character(CharacterProperties& properties, Bytes grpprl) {
    apply_sprms(properties, grpprl, sorted_handlers);
}

void append_run_properties(std::string& xml, const CharacterProperties& properties, const std::vector<Font>& fonts,
                           Switches style_on, std::string_view style_id) {
    if (!style_id.empty()) append_value(xml, "rStyle", style_id);
    append_fonts(xml, properties, fonts);
    append_switches(xml, properties, style_on);
    const auto number = [&](const char* name, const std::optional<std::int64_t>& value) {
        if (value) append_value(xml, name, *value);
    };
    const auto name = [&](const char* element, const char* value) {
        if (value != nullptr) append_value(xml, element, std::string_view(value));
    };
    if (!properties.colour.empty()) append_value(xml, "color", properties.colour);
    number("spacing", properties.spacing);
    number("w", properties.scale);
    number("kern", properties.kern);
    number("position", properties.raise);
    number("sz", properties.half_points);
    number("szCs", properties.half_points_cs);
    name("highlight", properties.highlight);
    if (properties.underline != nullptr) {
        xml.append("<w:u w:val=\"").append(properties.underline).append("\"");
        if (!properties.underline_colour.empty())
            xml.append(" w:color=\"").append(properties.underline_colour).append("\"");
        xml += "/>";
    }
    append_element(xml, "bdr", properties.border);
    append_element(xml, "shd", properties.shading);
    name("vertAlign", properties.vertical);
    append_languages(xml, properties);
}

}  // namespace raingan::doc
