#include "readers/doc/styles.h"

#include <algorithm>
#include <cstdint>

#include "base/limits.h"
#include "readers/doc/paragraph.h"
#include "readers/doc/table_row.h"
#include "readers/word/markup.h"

namespace raingan::doc {
namespace {

constexpr std::uint16_t no_style = 0x0FFF;
constexpr Switches flips = bit(Switch::bold) | bit(Switch::italic) | bit(Switch::strike) | bit(Switch::outline) |
                           bit(Switch::shadow) | bit(Switch::small_caps) | bit(Switch::caps) | bit(Switch::vanish) |
                           bit(Switch::emboss) | bit(Switch::imprint) | bit(Switch::bold_cs) | bit(Switch::italic_cs);

/// The lists of modifiers behind a style's name (2.9.337 UPX), each at an even place.
class Modifiers {
public:
    Modifiers(Bytes definition, std::size_t at) : definition_(definition), at_(at) {}
    Bytes next() {
        at_ += at_ % 2;
        const Bytes found = definition_.slice(at_ + 2, definition_.u16(at_));
        at_ += 2 + std::size_t{definition_.u16(at_)};
        return found;
    }

private:
    Bytes definition_;
    std::size_t at_;
};

/// Names of Word 6 are of 8 bits; none of them is shown.
std::size_t read_name(Style& style, Bytes definition, std::size_t at, bool word_6) {
    const std::size_t characters = word_6 ? definition.u8(at) : definition.u16(at);
    if (!word_6) {
        style.name = utf8_of_wide(definition.slice(at + 2, 2 * characters));
        return at + 2 + 2 * (characters + 1);
    }
    for (const char c : definition.slice(at + 1, characters).view())
        style.name += static_cast<unsigned char>(c) < 0x80 ? c : '_';
    return at + 1 + characters + 1;
}

Style read_style(Bytes definition, std::size_t base_size, Converted* word_6) {
    constexpr std::array<StyleKind, 5> kinds{StyleKind::none, StyleKind::paragraph, StyleKind::character,
                                             StyleKind::table, StyleKind::list};
    constexpr std::size_t of_istd = 2;
    Style style;
    const unsigned kind = definition.u16(2) & 0xFU;
    if (definition.empty() || kind >= kinds.size()) return style;
    style.kind = kinds[kind];
    style.built_in = definition.u16(0) & 0xFFFU;
    style.base = definition.u16(2) >> 4U;
    Modifiers modifiers(definition, read_name(style, definition, base_size, word_6 != nullptr));
    if (style.kind == StyleKind::table) style.table = modifiers.next();
    if (style.kind != StyleKind::character) style.paragraph = modifiers.next().slice(of_istd);
    if (style.kind != StyleKind::list) style.character = modifiers.next();
    if (word_6 != nullptr)
        for (Bytes* grpprl : {&style.paragraph, &style.character}) *grpprl = convert_grpprl(*word_6, *grpprl);
    return style;
}

/// The style and what it is based on, the root first. A chain that runs in circles or on and on is cut.
std::vector<std::uint16_t> chain_of(const StyleSheet& sheet, std::uint16_t istd) {
    std::vector<std::uint16_t> chain;
    while (istd < sheet.styles.size() && chain.size() < limits::style_depth) {
        chain.push_back(istd);
        istd = sheet.styles[istd].base;
    }
    std::ranges::reverse(chain);
    return chain;
}

void apply_switches(Switches& on, const CharacterProperties& own, Switches base) {
    on = (on & ~own.stated) | (own.on & own.stated);
    on = (on & ~own.not_as_style) | (~base & own.not_as_style);
}

void resolve_switches(StyleSheet& sheet) {
    std::vector<CharacterProperties> own(sheet.styles.size());
    for (std::size_t i = 0; i < own.size(); ++i) apply_character(own[i], sheet.styles[i].character);
    for (std::size_t i = 0; i < own.size(); ++i)
        for (const std::uint16_t istd : chain_of(sheet, static_cast<std::uint16_t>(i)))
            apply_switches(sheet.styles[i].on, own[istd], sheet.styles[i].on);
}

std::string_view type_of(StyleKind kind) {
    constexpr std::array<std::string_view, 5> types{"", "paragraph", "character", "table", "numbering"};
    return types[static_cast<std::size_t>(kind)];
}

void append_defaults(std::string& xml, const StyleSheet& sheet, const std::vector<Font>& fonts) {
    CharacterProperties defaults;
    for (std::size_t slot = 0; slot < defaults.fonts.size(); ++slot) defaults.fonts[slot] = sheet.default_fonts[slot];
    defaults.half_points = defaults.half_points_cs = 20;
    xml += "<w:docDefaults><w:rPrDefault><w:rPr>";
    append_run_properties(xml, defaults, fonts, 0, {});
    xml += "</w:rPr></w:rPrDefault></w:docDefaults>";
}

/// Headings of Word 97 have their level by what they are.
void append_outline_level(std::string& xml, const Style& style, const ParagraphProperties& paragraph) {
    constexpr std::uint16_t headings = 9;
    if (style.built_in >= 1 && style.built_in <= headings && !paragraph.outline_level)
        word::append_value(xml, "outlineLvl", static_cast<std::int64_t>(style.built_in) - 1);
}

void append_style(std::string& xml, const StyleSheet& sheet, std::uint16_t istd, const std::vector<Font>& fonts) {
    const Style& style = sheet.styles[istd];
    xml.append("<w:style w:type=\"").append(type_of(style.kind)).append("\"");
    if (istd == 0) xml += " w:default=\"1\"";
    xml.append(" w:styleId=\"").append(style_id(istd)).append("\">");
    word::append_value(xml, "name", style.name);
    const bool has_base = style.base != istd && style.base != no_style && sheet.has(style.base, style.kind);
    if (has_base) word::append_value(xml, "basedOn", style_id(style.base));
    ParagraphProperties paragraph;
    apply_paragraph(paragraph, style.paragraph);
    xml += "<w:pPr>";
    append_paragraph_properties(xml, paragraph);
    if (style.kind == StyleKind::paragraph) append_outline_level(xml, style, paragraph);
    xml += "</w:pPr><w:rPr>";
    CharacterProperties character;
    apply_character(character, style.character);
    append_run_properties(xml, character, fonts, has_base ? sheet.styles[style.base].on : 0, {});
    xml += "</w:rPr>";
    if (style.kind == StyleKind::table) append_table_style(xml, style.table);
    xml += "</w:style>";
}

}  // namespace

Switches StyleSheet::on(std::uint16_t paragraph, std::uint16_t character) const {
    const Switches of_paragraph = paragraph < styles.size() ? styles[paragraph].on : 0;
    const Switches of_character = has(character, StyleKind::character) ? styles[character].on : 0;
    return ((of_paragraph ^ of_character) & flips) | ((of_paragraph | of_character) & ~flips);
}

StyleSheet read_styles(Bytes table, Converted* word_6) {
    constexpr std::size_t ascii_font = 14, east_asian_font = 16, other_font = 18, bidi_font = 20;
    StyleSheet sheet;
    const std::size_t head = table.u16(0);
    const std::size_t count = std::min<std::size_t>(table.u16(2), no_style);
    const std::size_t base_size = table.u16(4);
    const std::uint16_t ascii = table.u16(ascii_font);
    const auto font = [&](std::size_t place, std::uint16_t otherwise) {
        return head > place - 2 ? table.u16(place) : otherwise;
    };
    const std::uint16_t other = font(other_font, ascii);
    sheet.default_fonts = {ascii, font(east_asian_font, ascii), other, font(bidi_font, other)};
    for (std::size_t at = 2 + head; sheet.styles.size() < count && table.has(at, 2);) {
        const std::size_t size = table.u16(at);
        sheet.styles.push_back(read_style(table.slice(at + 2, size), base_size, word_6));
        at += 2 + size;
    }
    resolve_switches(sheet);
    return sheet;
}

std::string style_id(std::uint16_t istd) {
    return "s" + std::to_string(istd);
}

std::string styles_part(const StyleSheet& sheet, const std::vector<Font>& fonts) {
    std::string xml = word::PackageBuilder::root("w:styles");
    append_defaults(xml, sheet, fonts);
    for (std::size_t istd = 0; istd < sheet.styles.size(); ++istd)
        if (sheet.styles[istd].kind != StyleKind::none)
            append_style(xml, sheet, static_cast<std::uint16_t>(istd), fonts);
    return xml + "</w:styles>";
}

}  // namespace raingan::doc
