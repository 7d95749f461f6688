// Character formatting properties → w:rPr.
//
// A run has one form for Latin and one for complex script; which of them a control word states depends on what stands
// before it (\ltrch, \rtlch, \fcs0, \fcs1). Old producers state one form; Word gives it to Thai text too.
#include <algorithm>
#include <array>

#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

using Run = ScriptMode::Run;
using Part = ScriptMode::Part;
using std::string_view;

constexpr std::array<string_view, 18> underlines{
    "none",         "single",     "words",           "double",   "thick",         "dotted",
    "dottedHeavy",  "dash",       "dashedHeavy",     "dashLong", "dashLongHeavy", "dotDash",
    "dashDotHeavy", "dotDotDash", "dashDotDotHeavy", "wave",     "wavyHeavy",     "wavyDouble"};

struct Language {
    int lcid;
    string_view tag;
};
constexpr std::array<Language, 22> languages{
    {{1054, "th-TH"}, {1033, "en-US"}, {2057, "en-GB"}, {3081, "en-AU"}, {4105, "en-CA"}, {1025, "ar-SA"},
     {1028, "zh-TW"}, {2052, "zh-CN"}, {1041, "ja-JP"}, {1042, "ko-KR"}, {1036, "fr-FR"}, {1031, "de-DE"},
     {1034, "es-ES"}, {3082, "es-ES"}, {1040, "it-IT"}, {1043, "nl-NL"}, {1049, "ru-RU"}, {1046, "pt-BR"},
     {1066, "vi-VN"}, {1057, "id-ID"}, {1086, "ms-MY"}, {1108, "lo-LA"}}};

string_view language_tag(int lcid) {
    for (const Language& language : languages)
        if (language.lcid == lcid) return language.tag;
    return {};
}

/// The form that \b, \fs, \lang mean here.
ScriptFormat& named(Reader& reader) {
    CharacterFormat& format = character(reader);
    return top(reader).mode.run == Run::complex ? format.complex : format.latin;
}

/// The form that \ab, \afs, \alang mean here; none behind \hich and \dbch, whose forms are not told apart.
ScriptFormat* associated(Reader& reader) {
    CharacterFormat& format = character(reader);
    format.has_associated = true;
    const ScriptMode mode = top(reader).mode;
    if (mode.run == Run::latin) return mode.part == Part::any || mode.part == Part::low ? &format.latin : nullptr;
    return &format.complex;
}

void set_mode(Reader& reader, Run run) {
    top(reader).mode = {run, Part::any};
    character(reader).is_complex = run == Run::complex;
    character(reader).has_associated = true;
}

void plain(Reader& reader, Parameter) {
    character(reader) = {};
    top(reader).mode = {};
}

void font(Reader& reader, Parameter p) {
    const ScriptMode mode = top(reader).mode;
    CharacterFormat& format = character(reader);
    reader.font_number = p.number();
    if (mode.run == Run::complex)
        format.complex.font = p.number();
    else if (mode.part == Part::high)
        format.font_high = p.number();
    else if (mode.part == Part::east_asia)
        format.font_east_asia = p.number();
    else
        format.latin.font = p.number();
    // \f without a part is the font of all Latin text.
    if (mode.run != Run::complex && mode.part == Part::any) format.font_high = unset;
}

void associated_font(Reader& reader, Parameter p) {
    const ScriptMode mode = top(reader).mode;
    CharacterFormat& format = character(reader);
    format.has_associated = true;
    if (mode.run != Run::latin && mode.part == Part::any)
        format.complex.font = p.number();
    else if (mode.part == Part::high)
        format.font_high = p.number();
    else if (mode.part == Part::east_asia)
        format.font_east_asia = p.number();
    else
        format.latin.font = p.number();
}

template <int ScriptFormat::*member>
void script_toggle(Reader& reader, Parameter p) {
    named(reader).*member = p.on() ? 1 : 0;
}
template <int ScriptFormat::*member>
void script_number(Reader& reader, Parameter p) {
    named(reader).*member = p.number();
}
template <int ScriptFormat::*member>
void associated_toggle(Reader& reader, Parameter p) {
    if (ScriptFormat* format = associated(reader)) format->*member = p.on() ? 1 : 0;
}
template <int ScriptFormat::*member>
void associated_number(Reader& reader, Parameter p) {
    if (ScriptFormat* format = associated(reader)) format->*member = p.number();
}
template <std::int8_t CharacterFormat::*member>
void toggle(Reader& reader, Parameter p) {
    character(reader).*member = p.on() ? 1 : 0;
}
template <int CharacterFormat::*member>
void number(Reader& reader, Parameter p) {
    character(reader).*member = p.number();
}
template <std::uint8_t kind>
void underline(Reader& reader, Parameter p) {
    character(reader).underline = p.on() ? kind : std::uint8_t{0};
}
template <std::int8_t position>
void vertical(Reader& reader, Parameter p) {
    character(reader).vertical = p.on() ? position : std::int8_t{0};
}
template <Run which>
void mode(Reader& reader, Parameter) {
    set_mode(reader, which);
}
template <Part which>
void part(Reader& reader, Parameter) {
    top(reader).mode.part = which;
}

constexpr auto character_words = std::to_array<Control>({
    {"plain", plain},
    {"f", font},
    {"af", associated_font},
    {"fs", script_number<&ScriptFormat::size>},
    {"afs", associated_number<&ScriptFormat::size>},
    {"b", script_toggle<&ScriptFormat::bold>},
    {"ab", associated_toggle<&ScriptFormat::bold>},
    {"i", script_toggle<&ScriptFormat::italic>},
    {"ai", associated_toggle<&ScriptFormat::italic>},
    {"lang", script_number<&ScriptFormat::language>},
    {"alang", associated_number<&ScriptFormat::language>},
    {"ltrch", mode<Run::latin>},
    {"rtlch", mode<Run::complex>},
    {"fcs", [](Reader& reader, Parameter p) { set_mode(reader, p.value == 1 ? Run::complex : Run::latin); }},
    {"loch", part<Part::low>},
    {"hich", part<Part::high>},
    {"dbch", part<Part::east_asia>},
    {"cf", number<&CharacterFormat::colour>},
    {"cb", number<&CharacterFormat::background>},
    {"chcbpat", number<&CharacterFormat::background>},
    {"highlight", number<&CharacterFormat::background>},
    {"chshdng", number<&CharacterFormat::shading_percent>},
    {"ulc", number<&CharacterFormat::underline_colour>},
    {"ul", underline<1>},
    {"ulw", underline<2>},
    {"uldb", underline<3>},
    {"ulth", underline<4>},
    {"uld", underline<5>},
    {"ulthd", underline<6>},
    {"uldash", underline<7>},
    {"ulthdash", underline<8>},
    {"ulldash", underline<9>},
    {"ulthldash", underline<10>},
    {"uldashd", underline<11>},
    {"ulthdashd", underline<12>},
    {"uldashdd", underline<13>},
    {"ulthdashdd", underline<14>},
    {"ulwave", underline<15>},
    {"ulhwave", underline<16>},
    {"ululdbwave", underline<17>},
    {"ulnone", underline<0>},
    {"strike", toggle<&CharacterFormat::strike>},
    {"striked", toggle<&CharacterFormat::double_strike>},
    {"caps", toggle<&CharacterFormat::caps>},
    {"scaps", toggle<&CharacterFormat::small_caps>},
    {"v", toggle<&CharacterFormat::hidden>},
    {"super", vertical<1>},
    {"sub", vertical<-1>},
    {"nosupersub", vertical<0>},
    {"up", [](Reader& reader, Parameter p) { character(reader).raise = p.or_else(6); }},
    {"dn", [](Reader& reader, Parameter p) { character(reader).raise = -p.or_else(6); }},
    {"expnd", [](Reader& reader, Parameter p) { character(reader).spacing = static_cast<int>(p.value % 10000) * 5; }},
    {"expndtw", number<&CharacterFormat::spacing>},
    {"charscalex", [](Reader& reader, Parameter p) { character(reader).scale = p.or_else(100); }},
    {"deleted", [](Reader& reader, Parameter p) { character(reader).deleted = p.on(); }},
});

void append_fonts(std::string& xml, const Reader& reader, const CharacterFormat& format, int complex_font) {
    const auto add = [&](string_view attribute, int number) {
        if (number == unset) return;
        xml.append(" w:").append(attribute).append("=\"");
        word::append_escaped(xml, font_name(reader, number));
        xml += '"';
    };
    const int high = format.font_high == unset ? format.latin.font : format.font_high;
    if (high == unset && format.latin.font == unset && complex_font == unset) return;
    xml += "<w:rFonts";
    add("ascii", format.latin.font);
    add("hAnsi", high);
    add("eastAsia", format.font_east_asia);
    add("cs", complex_font);
    xml += "/>";
}

void append_script(std::string& xml, const ScriptFormat& format, string_view bold, string_view italic,
                   string_view size) {
    if (format.bold != unset) word::append_switch(xml, bold, format.bold != 0);
    if (format.italic != unset) word::append_switch(xml, italic, format.italic != 0);
    if (format.size != unset) word::append_value(xml, size, std::max(format.size, 1));
}

void append_language(std::string& xml, int latin, int complex) {
    const string_view tag = language_tag(latin);
    const string_view tag_complex = language_tag(complex);
    if (tag.empty() && tag_complex.empty()) return;
    xml += "<w:lang";
    if (!tag.empty()) xml.append(" w:val=\"").append(tag).append("\"");
    if (!tag_complex.empty()) xml.append(" w:bidi=\"").append(tag_complex).append("\"");
    xml += "/>";
}

void append_effects(std::string& xml, const Reader& reader, const CharacterFormat& format) {
    if (format.strike != 0) word::append_switch(xml, "strike", true);
    if (format.double_strike != 0) word::append_switch(xml, "dstrike", true);
    if (format.caps != 0) word::append_switch(xml, "caps", true);
    if (format.small_caps != 0) word::append_switch(xml, "smallCaps", true);
    if (format.hidden != 0) word::append_switch(xml, "vanish", true);
    if (format.vertical != 0) word::append_value(xml, "vertAlign", format.vertical > 0 ? "superscript" : "subscript");
    if (format.colour != 0) word::append_value(xml, "color", colour_of(reader, format.colour));
    if (format.underline != 0) {
        xml.append("<w:u w:val=\"").append(underlines[format.underline]);
        if (format.underline_colour != 0)
            xml.append("\" w:color=\"").append(colour_of(reader, format.underline_colour));
        xml += "\"/>";
    }
    if (format.raise != 0) word::append_value(xml, "position", format.raise);
    if (format.spacing != 0) word::append_value(xml, "spacing", format.spacing);
    if (format.scale != 100) word::append_value(xml, "w", format.scale);
    if (format.background != 0 || format.shading_percent != 0)
        append_shading(xml, reader, format.background, 0, format.shading_percent);
    if (format.border.stated()) append_border(xml, reader, "bdr", format.border);
}

}  // namespace

Controls character_controls() {
    return character_words;
}

void append_run_properties(std::string& xml, const Reader& reader, const CharacterFormat& format) {
    const std::size_t before = xml.size();
    constexpr string_view open = "<w:rPr>";
    xml += open;
    const ScriptFormat& complex = format.has_associated ? format.complex : format.latin;
    append_fonts(xml, reader, format, complex.font);
    append_script(xml, format.latin, "b", "i", "sz");
    append_script(xml, complex, "bCs", "iCs", "szCs");
    append_language(xml, format.latin.language, complex.language);
    append_effects(xml, reader, format);
    if (format.is_complex) xml += "<w:cs/>";
    if (xml.size() == before + open.size())
        xml.resize(before);
    else
        xml += "</w:rPr>";
}

}  // namespace raingan::rtf
