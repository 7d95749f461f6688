#include "readers/doc/lists.h"

#include <array>
#include <cstdint>
#include <unordered_map>

#include "base/utf8.h"
#include "readers/doc/character.h"
#include "readers/doc/paragraph.h"
#include "readers/doc/styles.h"
#include "readers/word/markup.h"
#include "readers/word/number_codes.h"

namespace raingan::doc {
namespace {

constexpr std::size_t most_levels = 9;

/// Appends w:lvl and gives the size of the LVL.
std::size_t append_level(std::string& xml, Bytes level, std::size_t index, std::uint16_t style,
                         const std::vector<Font>& fonts) {
    constexpr std::size_t head = 28;
    constexpr std::array<std::string_view, 3> alignments{"left", "center", "right"};
    constexpr std::array<std::string_view, 3> suffixes{"tab", "space", "nothing"};
    const unsigned flags = level.u8(5);
    const std::size_t paragraph_size = level.u8(25), character_size = level.u8(24);
    const std::size_t text_at = head + paragraph_size + character_size;
    const std::size_t characters = level.u16(text_at);
    xml.append("<w:lvl w:ilvl=\"").append(std::to_string(index)).append("\">");
    word::append_value(xml, "start", static_cast<std::int64_t>(level.i32(0)));
    word::append_value(xml, "numFmt", word::number_format_name(level.u8(4)));
    if ((flags & 8U) != 0) word::append_value(xml, "lvlRestart", static_cast<std::int64_t>(level.u8(26)));
    if (style != 0x0FFF) word::append_value(xml, "pStyle", style_id(style));
    if ((flags & 4U) != 0) xml += "<w:isLgl/>";
    word::append_value(xml, "suff", suffixes[level.u8(15) % suffixes.size()]);
    std::string text;
    const Bytes wide = level.slice(text_at + 2, 2 * characters);
    for (std::size_t at = 0; wide.has(at, 2); at += 2) {
        const char16_t c = wide.u16(at);
        if (c < most_levels) {
            text += '%';
            text += static_cast<char>('1' + c);
        } else {
            utf8::append(text, c);
        }
    }
    word::append_value(xml, "lvlText", text);
    word::append_value(xml, "lvlJc", alignments[(flags & 3U) % alignments.size()]);
    ParagraphProperties paragraph;
    apply_paragraph(paragraph, level.slice(head, paragraph_size));
    xml += "<w:pPr>";
    append_paragraph_properties(xml, paragraph);
    xml += "</w:pPr><w:rPr>";
    CharacterProperties character;
    apply_character(character, level.slice(head + paragraph_size, character_size));
    append_run_properties(xml, character, fonts, 0, {});
    xml += "</w:rPr></w:lvl>";
    return text_at + 2 + 2 * characters;
}

/// List definitions; gives the index of each by its lsid.
std::unordered_map<std::uint32_t, std::size_t> append_lists(std::string& xml, Bytes lists,
                                                            const std::vector<Font>& fonts) {
    constexpr std::size_t of_a_list = 28, styles_at = 8, flags_at = 26;
    std::unordered_map<std::uint32_t, std::size_t> indices;
    const std::size_t count = std::min<std::size_t>(lists.u16(0), lists.size() / of_a_list);
    std::size_t at = 2 + count * of_a_list;
    for (std::size_t i = 0; i < count; ++i) {
        const Bytes list = lists.slice(2 + i * of_a_list, of_a_list);
        indices.emplace(list.u32(0), i);
        xml.append("<w:abstractNum w:abstractNumId=\"").append(std::to_string(i)).append("\">");
        const std::size_t levels = (list.u8(flags_at) & 1U) != 0 ? 1 : most_levels;
        for (std::size_t level = 0; level < levels && at < lists.size(); ++level)
            at += append_level(xml, lists.slice(at), level, list.u16(styles_at + 2 * level), fonts);
        xml += "</w:abstractNum>";
    }
    return indices;
}

/// Appends w:lvlOverride and gives the size of the LFOLVL.
std::size_t append_override(std::string& xml, Bytes override_level, const std::vector<Font>& fonts) {
    constexpr std::size_t head = 8;
    const unsigned flags = override_level.u32(4);
    const std::size_t index = flags & 0xFU;
    xml.append("<w:lvlOverride w:ilvl=\"").append(std::to_string(index)).append("\">");
    std::size_t size = head;
    const bool starts = (flags & 0x10U) != 0, formats = (flags & 0x20U) != 0;
    if (starts) {
        const std::int64_t start = formats ? override_level.i32(head) : override_level.i32(0);
        word::append_value(xml, "startOverride", start);
    }
    if (formats) size += append_level(xml, override_level.slice(head), index, 0x0FFF, fonts);
    xml += "</w:lvlOverride>";
    return size;
}

}  // namespace

std::string numbering_part(Bytes lists, Bytes overrides, const std::vector<Font>& fonts) {
    constexpr std::size_t of_an_override = 16, levels_at = 12;
    std::string xml = word::PackageBuilder::root("w:numbering");
    const auto indices = append_lists(xml, lists, fonts);
    const std::size_t count = std::min<std::size_t>(overrides.u32(0), overrides.size() / of_an_override);
    std::size_t at = 4 + count * of_an_override;
    for (std::size_t i = 0; i < count; ++i) {
        const Bytes entry = overrides.slice(4 + i * of_an_override, of_an_override);
        xml.append("<w:num w:numId=\"").append(std::to_string(i + 1)).append("\">");
        const auto found = indices.find(entry.u32(0));
        if (found != indices.end()) word::append_value(xml, "abstractNumId", static_cast<std::int64_t>(found->second));
        at += 4;
        for (std::size_t level = 0; level < entry.u8(levels_at) && overrides.has(at, 8); ++level)
            at += append_override(xml, overrides.slice(at), fonts);
        xml += "</w:num>";
    }
    return xml + "</w:numbering>";
}

}  // namespace raingan::doc
