// The list table and its overrides → numbering.xml. Lists of older files (\pn) keep the labels that their producer
// wrote (\pntext).
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/utf8.h"
#include "readers/rtf/reader.h"
#include "readers/word/number_codes.h"

namespace raingan::rtf {
namespace {

using std::string_view;

/// \leveltext: its length, then characters, of which those below 9 stand for the number of a level.
std::string level_text(string_view raw) {
    std::string text;
    std::size_t at = 0;
    const auto next = [&] {
        const utf8::Decoded decoded = utf8::decode(raw, at);
        at += decoded.length;
        return decoded.code_point;
    };
    const char32_t length = next();
    for (char32_t i = 0; i < length && at < raw.size(); ++i) {
        const char32_t c = next();
        if (c < 9)
            text.append("%").append(std::to_string(c + 1));
        else
            utf8::append(text, c);
    }
    return text;
}

void close_level_text(Reader& reader) {
    reader.lists.open.text = level_text(take_capture(reader));
}

std::string level_markup(Reader& reader, int index) {
    constexpr std::array<string_view, 3> alignments{"left", "center", "right"};
    constexpr std::array<string_view, 3> suffixes{"tab", "space", "nothing"};
    const ListLevel& level = reader.lists.open;
    std::string xml = "<w:lvl";
    append_number(xml, "ilvl", index);
    xml += ">";
    word::append_value(xml, "start", level.start);
    word::append_value(xml, "numFmt", word::number_format_name(level.format));
    if (level.no_restart) word::append_value(xml, "lvlRestart", std::int64_t{0});
    if (level.legal) word::append_switch(xml, "isLgl", true);
    word::append_value(xml, "suff", suffixes[static_cast<std::size_t>(std::clamp(level.follow, 0, 2))]);
    word::append_value(xml, "lvlText", level.text);
    word::append_value(xml, "lvlJc", alignments[static_cast<std::size_t>(std::clamp(level.alignment, 0, 2))]);
    xml += "<w:pPr>";
    append_indents(xml, *top(reader).paragraph);
    xml += "</w:pPr>";
    append_run_properties(xml, reader, character(reader));
    return xml + "</w:lvl>";
}

void close_level(Reader& reader) {
    ListTable& lists = reader.lists;
    if (lists.in_override)
        lists.overrides += level_markup(reader, std::max(lists.override_level, 0));
    else
        lists.levels += level_markup(reader, lists.level++);
}

void close_list(Reader& reader) {
    ListTable& lists = reader.lists;
    std::string& xml = lists.abstract_lists;
    xml += "<w:abstractNum";
    append_number(xml, "abstractNumId", lists.list_id);
    xml += ">" + lists.levels + "</w:abstractNum>";
    count_written(reader, lists.levels.size());
    lists.lists.insert(lists.list_id);
}

void close_override_level(Reader& reader) {
    ListTable& lists = reader.lists;
    if (std::exchange(lists.override_start, false) && !lists.overrides.ends_with("</w:lvl>"))
        word::append_value(lists.overrides, "startOverride", static_cast<std::int64_t>(lists.open.start));
    lists.overrides += "</w:lvlOverride>";
}

void close_override(Reader& reader) {
    ListTable& lists = reader.lists;
    lists.in_override = false;
    if (lists.number == 0 || !lists.lists.contains(lists.override_list)) return;
    std::string& xml = lists.numbers;
    xml += "<w:num";
    append_number(xml, "numId", lists.number);
    xml += ">";
    word::append_value(xml, "abstractNumId", static_cast<std::int64_t>(lists.override_list));
    xml += lists.overrides + "</w:num>";
    lists.known.insert(lists.number);
}

const Destination table{nullptr, nullptr};
const Destination list{nullptr, close_list};
const Destination level{nullptr, close_level};
const Destination level_text_destination{capture_text, close_level_text};
const Destination override_destination{nullptr, close_override};
const Destination override_level{nullptr, close_override_level};
const Destination label{put_text, end_label};

void begin_list(Reader& reader, Parameter) {
    enter(reader, list);
    reader.lists.levels.clear();
    reader.lists.level = reader.lists.list_id = 0;
}

void begin_level(Reader& reader, Parameter) {
    enter(reader, level);
    reader.lists.open = {};
    character(reader) = {};
    paragraph(reader) = {};
}

void begin_override(Reader& reader, Parameter) {
    enter(reader, override_destination);
    ListTable& lists = reader.lists;
    lists.in_override = true;
    lists.number = lists.override_list = 0;
    lists.override_level = -1;
    lists.overrides.clear();
}

void begin_override_level(Reader& reader, Parameter) {
    enter(reader, override_level);
    ListTable& lists = reader.lists;
    lists.open = {};
    lists.overrides += "<w:lvlOverride";
    append_number(lists.overrides, "ilvl", ++lists.override_level);
    lists.overrides += ">";
}

void list_id(Reader& reader, Parameter p) {
    (reader.lists.in_override ? reader.lists.override_list : reader.lists.list_id) = p.number();
}

/// In an override \ls is its number, elsewhere a paragraph's list.
void list_number(Reader& reader, Parameter p) {
    if (reader.lists.in_override)
        reader.lists.number = p.number();
    else
        paragraph(reader).list = p.number();
}

template <int ListLevel::*member>
void level_number(Reader& reader, Parameter p) {
    reader.lists.open.*member = p.number();
}
template <bool ListLevel::*member>
void level_toggle(Reader& reader, Parameter p) {
    reader.lists.open.*member = p.on();
}

void begin_list_text(Reader& reader, Parameter) {
    enter(reader, label);
    begin_label(reader);
}

constexpr auto list_words = std::to_array<Control>({
    {"listtable", [](Reader& reader, Parameter) { enter(reader, table); }},
    {"list", begin_list},
    {"listlevel", begin_level},
    {"leveltext", [](Reader& reader, Parameter) { enter_capture(reader, level_text_destination); }},
    {"listid", list_id},
    {"levelnfc", level_number<&ListLevel::format>},
    {"levelnfcn", level_number<&ListLevel::format>},
    {"leveljc", level_number<&ListLevel::alignment>},
    {"leveljcn", level_number<&ListLevel::alignment>},
    {"levelfollow", level_number<&ListLevel::follow>},
    {"levelstartat", level_number<&ListLevel::start>},
    {"levellegal", level_toggle<&ListLevel::legal>},
    {"levelnorestart", level_toggle<&ListLevel::no_restart>},
    {"listoverridetable", [](Reader& reader, Parameter) { enter(reader, table); }},
    {"listoverride", begin_override},
    {"lfolevel", begin_override_level},
    {"listoverridestartat", [](Reader& reader, Parameter) { reader.lists.override_start = true; }},
    {"ls", list_number},
    {"listtext", begin_list_text},
    {"pntext", begin_list_text},
});

}  // namespace

Controls list_controls() {
    return list_words;
}

void add_numbering(Reader& reader) {
    const ListTable& lists = reader.lists;
    if (lists.numbers.empty()) return;
    reader.package.add(
        "numbering", "numbering.xml",
        word::PackageBuilder::root("w:numbering") + lists.abstract_lists + lists.numbers + "</w:numbering>");
}

}  // namespace raingan::rtf
