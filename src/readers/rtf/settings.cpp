// Document properties: the information group and what becomes of settings.xml.
#include <array>
#include <cstdint>
#include <cstdio>

#include "readers/rtf/reader.h"
#include "readers/word/section_markup.h"

namespace raingan::rtf {
namespace {

using std::string_view;

const Destination information{nullptr, nullptr};

template <std::string Settings::*member>
void close_text(Reader& reader) {
    reader.settings.*member = take_name(reader);
}
template <std::string Settings::*member>
void begin_text(Reader& reader, Parameter) {
    static constexpr Destination destination{capture_text, close_text<member>};
    enter_capture(reader, destination);
}

template <Moment Settings::*member>
void close_moment(Reader& reader) {
    reader.settings.*member = reader.moment;
}
template <Moment Settings::*member>
void begin_moment(Reader& reader, Parameter) {
    static constexpr Destination destination{nullptr, close_moment<member>};
    enter(reader, destination);
    reader.moment = {};
}
template <int Moment::*member>
void moment_number(Reader& reader, Parameter p) {
    reader.moment.*member = p.number();
}
template <int Settings::*member>
void number(Reader& reader, Parameter p) {
    reader.settings.*member = p.number();
}
template <bool Settings::*member>
void toggle(Reader& reader, Parameter p) {
    reader.settings.*member = p.on();
}

constexpr std::array<const char*, 5> note_formats{"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"};
template <std::string Settings::*member, std::size_t format>
void note_format(Reader& reader, Parameter) {
    reader.settings.*member = note_formats[format];
}

template <std::string Settings::*member, std::size_t restart>
void note_restart(Reader& reader, Parameter) {
    reader.settings.*member = word::note_restarts[restart];
}

constexpr auto setting_words = std::to_array<Control>({
    {"info", [](Reader& reader, Parameter) { enter(reader, information); }},
    {"title", begin_text<&Settings::title>},
    {"author", begin_text<&Settings::author>},
    {"generator", begin_text<&Settings::generator>},
    {"creatim", begin_moment<&Settings::created>},
    {"revtim", begin_moment<&Settings::modified>},
    {"yr", moment_number<&Moment::year>},
    {"mo", moment_number<&Moment::month>},
    {"dy", moment_number<&Moment::day>},
    {"hr", moment_number<&Moment::hour>},
    {"min", moment_number<&Moment::minute>},
    {"nofpages", number<&Settings::pages>},
    {"nofchars", number<&Settings::characters>},
    {"deftab", number<&Settings::default_tab>},
    {"deflang", number<&Settings::language>},
    {"adeflang", number<&Settings::complex_language>},
    {"facingp", toggle<&Settings::facing_pages>},
    {"widowctrl", toggle<&Settings::widow_control>},
    {"htmautsp", toggle<&Settings::auto_spacing>},
    {"expshrtn", toggle<&Settings::expand_shift_return>},
    {"spltpgpar", toggle<&Settings::split_page_break>},
    {"nouicompat", toggle<&Settings::own_ui>},
    {"ftnnar", note_format<&Settings::note_format, 0>},
    {"ftnnalc", note_format<&Settings::note_format, 1>},
    {"ftnnauc", note_format<&Settings::note_format, 2>},
    {"ftnnrlc", note_format<&Settings::note_format, 3>},
    {"ftnnruc", note_format<&Settings::note_format, 4>},
    {"ftnstart", number<&Settings::note_start>},
    {"ftnrstcont", note_restart<&Settings::note_restart, 0>},
    {"ftnrestart", note_restart<&Settings::note_restart, 1>},
    {"ftnrstpg", note_restart<&Settings::note_restart, 2>},
    {"aftnstart", number<&Settings::endnote_start>},
    {"aftnrstcont", note_restart<&Settings::endnote_restart, 0>},
    {"aftnrestart", note_restart<&Settings::endnote_restart, 1>},
    {"aftnnar", note_format<&Settings::endnote_format, 0>},
    {"aftnnalc", note_format<&Settings::endnote_format, 1>},
    {"aftnnauc", note_format<&Settings::endnote_format, 2>},
    {"aftnnrlc", note_format<&Settings::endnote_format, 3>},
    {"aftnnruc", note_format<&Settings::endnote_format, 4>},
});

/// ISO 8601, or empty where it is no date.
std::string iso(const Moment& moment) {
    const bool sound = moment.year > 0 && moment.year < 10000 && moment.month >= 1 && moment.month <= 12 &&
                       moment.day >= 1 && moment.day <= 31 && moment.hour >= 0 && moment.hour < 24 &&
                       moment.minute >= 0 && moment.minute < 60;
    if (!sound) return {};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:00Z", moment.year, moment.month, moment.day,
                  moment.hour, moment.minute);
    return text.data();
}

/// The version of the Word that saved the file, as docProps/app.xml has it.
void add_extended_properties(Reader& reader) {
    constexpr string_view word_name = "Microsoft Word ";
    const std::string& generator = reader.settings.generator;
    if (!generator.starts_with(word_name)) return;
    std::string xml = "<Properties><Application>Microsoft Office Word</Application><AppVersion>";
    word::append_escaped(xml, string_view(generator).substr(word_name.size()));
    xml += "</AppVersion><Pages>" + std::to_string(reader.settings.pages) + "</Pages><Characters>" +
           std::to_string(reader.settings.characters) + "</Characters></Properties>";
    reader.package.add("extended-properties", "app.xml", std::move(xml), "");
}

word::NoteCounting counting_of(const std::string& format, int start, const std::string& restart) {
    word::NoteCounting counting;
    counting.format = format;
    if (start != unset) counting.start = start;
    counting.restart = restart;
    return counting;
}

}  // namespace

Controls settings_controls() {
    return setting_words;
}

void add_settings(Reader& reader) {
    const Settings& settings = reader.settings;
    std::string xml = word::PackageBuilder::root("w:settings");
    word::append_value(xml, "defaultTabStop", static_cast<std::int64_t>(settings.default_tab));
    if (settings.facing_pages) word::append_switch(xml, "evenAndOddHeaders", true);
    word::append_note_properties(xml, "footnotePr",
                                 counting_of(settings.note_format, settings.note_start, settings.note_restart));
    word::append_note_properties(
        xml, "endnotePr", counting_of(settings.endnote_format, settings.endnote_start, settings.endnote_restart));
    xml += "<w:compat>";
    if (!settings.expand_shift_return) word::append_switch(xml, "doNotExpandShiftReturn", true);
    if (!settings.auto_spacing) word::append_switch(xml, "doNotUseHTMLParagraphAutoSpacing", true);
    if (settings.split_page_break) word::append_switch(xml, "splitPgBreakAndParaMark", true);
    // Word lays RTF out as the versions before 2007 did, but where \nouicompat says that it was not in that mode.
    xml += R"(<w:compatSetting w:name="compatibilityMode" w:val=")";
    xml += settings.own_ui ? "12" : "11";
    xml += "\"/></w:compat></w:settings>";
    reader.package.add("settings", "settings.xml", std::move(xml));
    reader.package.set_properties(settings.title, settings.author, iso(settings.created), iso(settings.modified));
    add_extended_properties(reader);
}

}  // namespace raingan::rtf
