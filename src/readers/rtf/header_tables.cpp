// The font table, the colour table and the style sheet.
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

using std::string_view;

/// What Word adds to the name of a font for each charset that it serves.
constexpr std::array<std::pair<std::int64_t, string_view>, 10> charset_suffixes{{{222, " (Thai)"},
                                                                                 {238, " CE"},
                                                                                 {204, " Cyr"},
                                                                                 {161, " Greek"},
                                                                                 {162, " Tur"},
                                                                                 {177, " (Hebrew)"},
                                                                                 {178, " (Arabic)"},
                                                                                 {186, " Baltic"},
                                                                                 {163, " (Vietnamese)"},
                                                                                 {0, " Western"}}};

std::string without_suffix(std::string name, std::int64_t charset) {
    for (const auto& [known, suffix] : charset_suffixes)
        if (known == charset && name.size() > suffix.size() && name.ends_with(suffix))
            name.resize(name.size() - suffix.size());
    return name;
}

void end_font(Reader& reader) {
    Font font = std::exchange(reader.font, {});
    while (!font.name.empty() && font.name.back() == ' ') font.name.pop_back();
    if (font.name.empty()) return;
    font.name = without_suffix(std::move(font.name), font.charset);
    reader.fonts.insert_or_assign(reader.font_number, std::move(font));
}

void font_text(Reader& reader, string_view utf8) {
    for (const char c : utf8) {
        if (c == ';')
            end_font(reader);
        else if (c != ' ' || !reader.font.name.empty())
            reader.font.name += c;
    }
}

void note_header_end(Reader& reader) {
    reader.header_end = reader.input.size() - reader.tokens.rest().size();
}

void close_fonts(Reader& reader) {
    end_font(reader);
    note_header_end(reader);
}

const Destination font_table{font_text, close_fonts};

void colour_text(Reader& reader, string_view utf8) {
    constexpr std::size_t most = 65536;
    for (const char c : utf8) {
        if (c != ';' || reader.colours.size() >= most) continue;
        std::array<char, 8> hex{};
        std::snprintf(hex.data(), hex.size(), "%02X%02X%02X", static_cast<unsigned>(reader.colour[0]) & 0xFFU,
                      static_cast<unsigned>(reader.colour[1]) & 0xFFU, static_cast<unsigned>(reader.colour[2]) & 0xFFU);
        reader.colours.emplace_back(reader.colour_stated ? hex.data() : "auto");
        reader.colour = {};
        reader.colour_stated = false;
    }
}

const Destination colour_table{colour_text, nullptr};

template <std::size_t part>
void colour_part(Reader& reader, Parameter p) {
    reader.colour[part] = p.number();
    reader.colour_stated = true;
}

/// Word's own names for headings carry their level.
int heading_level(string_view name) {
    constexpr string_view heading = "heading ";
    if (name.size() != heading.size() + 1) return 0;
    for (std::size_t i = 0; i < heading.size(); ++i)
        if (std::tolower(static_cast<unsigned char>(name[i])) != heading[i]) return 0;
    const char digit = name.back();
    return digit >= '1' && digit <= '9' ? digit - '0' : 0;
}

void end_style(Reader& reader) {
    std::string name = std::exchange(reader.captures.back(), {});
    name.erase(0, name.find_first_not_of(' '));
    const int number = std::exchange(reader.style_number, 0);
    if (!std::exchange(reader.style_is_paragraph, true)) return;
    std::string& xml = reader.styles;
    xml.append(R"(<w:style w:type="paragraph" w:styleId="s)").append(std::to_string(number));
    xml += number == 0 ? R"(" w:default="1">)" : "\">";
    word::append_value(xml, "name", name);
    if (const int level = heading_level(name); level != 0) {
        xml += "<w:pPr>";
        word::append_value(xml, "outlineLvl", level - 1);
        xml += "</w:pPr>";
    }
    xml += "</w:style>";
    count_written(reader, xml.size() / 64);  // a style sheet may not grow without end, either
}

void style_text(Reader& reader, string_view utf8) {
    for (const char c : utf8) {
        if (c == ';')
            end_style(reader);
        else
            reader.captures.back() += c;
    }
}

void close_styles(Reader& reader) {
    reader.captures.pop_back();
    note_header_end(reader);
}

const Destination style_sheet{style_text, close_styles};

void other_style(Reader& reader, Parameter) {
    reader.style_is_paragraph = false;
}

constexpr auto header_table_words = std::to_array<Control>({
    {"fonttbl", [](Reader& reader, Parameter) { enter(reader, font_table); }},
    {"fcharset",
     [](Reader& reader, Parameter p) {
         reader.font.charset = p.value;
         reader.font.page = code_page_of_charset(p.value);
     }},
    {"cpg",
     [](Reader& reader, Parameter p) {
         if (p.value > 0) reader.font.page = p.number();
     }},
    {"deff", [](Reader& reader, Parameter p) { reader.settings.default_font = p.number(); }},
    {"adeff", [](Reader& reader, Parameter p) { reader.settings.default_complex_font = p.number(); }},
    {"colortbl", [](Reader& reader, Parameter) { enter(reader, colour_table); }},
    {"red", colour_part<0>},
    {"green", colour_part<1>},
    {"blue", colour_part<2>},
    {"stylesheet",
     [](Reader& reader, Parameter) {
         enter_capture(reader, style_sheet);
         reader.style_number = 0;
         reader.style_is_paragraph = true;
     }},
    {"cs", other_style},
    {"ds", other_style},
    {"ts", other_style},
});

}  // namespace

Controls header_table_controls() {
    return header_table_words;
}

string_view colour_of(const Reader& reader, int index) {
    if (index < 0 || static_cast<std::size_t>(index) >= reader.colours.size()) return "auto";
    return reader.colours[static_cast<std::size_t>(index)];
}

std::string font_name(const Reader& reader, int number) {
    const auto found = reader.fonts.find(number);
    return found == reader.fonts.end() ? std::string() : found->second.name;
}

int code_page_of_font(const Reader& reader, int number) {
    const auto found = reader.fonts.find(number == unset ? reader.settings.default_font : number);
    // Its own name, in the font table.
    return found == reader.fonts.end() ? reader.font.page : found->second.page;
}

void add_styles(Reader& reader) {
    CharacterFormat standard;
    constexpr int standard_size = 24;  // half-points, as \plain has it
    standard.has_associated = true;
    standard.latin.font = reader.settings.default_font;
    standard.complex.font = reader.settings.default_complex_font == unset ? reader.settings.default_font
                                                                          : reader.settings.default_complex_font;
    standard.latin.size = standard.complex.size = standard_size;
    standard.latin.language = reader.settings.language;
    standard.complex.language = reader.settings.complex_language;
    std::string xml = word::PackageBuilder::root("w:styles") + "<w:docDefaults><w:rPrDefault>";
    append_run_properties(xml, reader, standard);
    xml += "</w:rPrDefault></w:docDefaults>" + reader.styles + "</w:styles>";
    reader.package.add("styles", "styles.xml", std::move(xml));
}

}  // namespace raingan::rtf
