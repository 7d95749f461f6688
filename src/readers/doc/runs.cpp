#include "readers/doc/runs.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "readers/container/wide_text.h"
#include "readers/word/markup.h"

namespace raingan::doc {
namespace {

constexpr char16_t picture = 0x01, note_mark = 0x02, annotation = 0x05, drawn_object = 0x08, field_begin = 0x13,
                   field_separator = 0x14, field_end = 0x15, symbol = 0x28;

/// The run that is being written.
struct Run {
    std::string& xml;
    Runs& runs;
    const RunForm& form;
    std::uint32_t at = 0;
    std::string text;  ///< not yet written
};

void write_text(Run& run) {
    if (run.text.empty()) return;
    const bool code = run.runs.in_instruction();
    run.xml += code ? R"(<w:instrText xml:space="preserve">)" : R"(<w:t xml:space="preserve">)";
    word::append_escaped(run.xml, run.text);
    run.xml += code ? "</w:instrText>" : "</w:t>";
    run.text.clear();
}

void write(Run& run, std::string_view element) {
    write_text(run);
    run.xml += element;
}

/// An object of another program that nothing shows.
void tell_object(Run& run) {
    if (const auto object = std::exchange(run.runs.object, std::nullopt))
        write(run, object_markup(run.runs.source, *object, run.runs.part));
}

/// Where no picture can be shown, word/ tells that something was drawn.
void write_picture(Run& run, std::uint32_t offset) {
    write_text(run);
    if (append_picture(run.xml, run.runs.source, offset, run.runs.part))
        run.runs.object.reset();
    else if (run.runs.object)
        tell_object(run);
    else
        run.xml += "<w:pict><o:lock/></w:pict>";
}

void write_field_mark(Run& run, char16_t c) {
    std::vector<bool>& fields = run.runs.fields;
    if (c == field_begin) {
        if (fields.size() >= limits::xml_depth) return;  // word/ would not take it
        write(run, R"(<w:fldChar w:fldCharType="begin">)");
        run.runs.field_data_at = run.xml.size();
        run.xml += "</w:fldChar>";
        fields.push_back(false);
        return;
    }
    if (fields.empty()) return;
    if (c == field_end) tell_object(run);
    write(run,
          c == field_separator ? R"(<w:fldChar w:fldCharType="separate"/>)" : R"(<w:fldChar w:fldCharType="end"/>)");
    run.runs.field_data_at = 0;
    if (c == field_separator) {
        fields.back() = true;
        if (run.form.properties.ole) run.runs.object = run.form.properties.picture;
    } else {
        fields.pop_back();
    }
}

/// What stands behind a counted string (xstz): its count, its characters and a zero.
std::size_t behind_string(Bytes data, std::size_t at) {
    return at + 2 * (std::size_t{data.u16(at)} + 2);
}

/// The entries of FFData.hsttbDropList, behind the default at `at` and five strings.
void append_entries(std::string& xml, Bytes data, std::size_t at) {
    constexpr int strings = 5;
    at += 2;
    for (int i = 0; i < strings; ++i) at = behind_string(data, at);
    constexpr std::size_t head = 6, most = 1024;  // 0xFFFF, the count, no extra data
    const std::size_t count = std::min<std::size_t>(data.u16(at + 2), most);
    at += head;
    for (std::size_t i = 0; i < count; ++i) {
        std::u16string entry;
        for (std::size_t c = 0; c < data.u16(at); ++c) entry += static_cast<char16_t>(data.u16(at + 2 + 2 * c));
        at += 2 + 2 * std::size_t{data.u16(at)};
        xml += "<w:listEntry w:val=\"";
        word::append_escaped(xml, utf8_of(entry));
        xml += "\"/>";
    }
}

/// [MS-DOC] 2.9.78 FFData of a check box or a drop-down list, behind the head of its NilPICFAndBinData.
void write_field_data(Run& run) {
    constexpr unsigned check_box = 1, drop_down = 2, by_default = 25;
    const std::optional<std::uint32_t>& at = run.form.properties.picture;
    if (!at || run.runs.field_data_at == 0) return;
    const Bytes binary = Bytes(run.runs.source.data).slice(*at);
    const Bytes data = binary.slice(binary.u16(4));
    const unsigned bits = data.u16(4);
    const unsigned kind = bits & 3U;
    if (kind != check_box && kind != drop_down) return;
    const unsigned state = bits >> 2U & 0x1FU;
    // Version, bits, greatest length and size; then a counted name and the default of the box.
    const std::size_t default_at = behind_string(data, 10);
    const unsigned result = state == by_default ? data.u16(default_at) : state;
    std::string element = "<w:ffData>";
    if (kind == check_box) {
        element += "<w:checkBox>";
        word::append_switch(element, "checked", result != 0);
        element += "</w:checkBox>";
    } else {
        element += "<w:ddList><w:result w:val=\"" + std::to_string(result) + "\"/>";
        append_entries(element, data, default_at);
        element += "</w:ddList>";
    }
    element += "</w:ffData>";
    run.xml.insert(run.runs.field_data_at, element);
    run.runs.field_data_at = 0;
}

void write_symbol(Run& run) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto& [font, code] = *run.form.properties.symbol;
    const std::vector<Font>& fonts = run.runs.source.fonts;
    write(run, "<w:sym w:font=\"");
    if (font < fonts.size()) word::append_escaped(run.xml, fonts[font].name);
    run.xml += "\" w:char=\"";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) run.xml += digits[code >> shift & 0xFU];
    run.xml += "\"/>";
}

/// The mark that leads to a note or a comment; gives whether the character is only that.
bool write_note_reference(Run& run, char16_t c) {
    const std::vector<NoteMark>& notes = run.runs.source.notes;
    const auto note = std::ranges::lower_bound(notes, run.at, {}, &NoteMark::position);
    if (note == notes.end() || note->position != run.at) return false;
    if (note->story == StoryKind::comments) {
        write(run, "<w:commentReference w:id=\"" + std::to_string(note->number) + "\"/>");
        return c == annotation;
    }
    write(run, note->story == StoryKind::endnotes ? "<w:endnoteReference" : "<w:footnoteReference");
    if (!note->automatic) run.xml += R"( w:customMarkFollows="1")";
    run.xml += " w:id=\"" + std::to_string(note->number) + "\"/>";
    return note->automatic || c == note_mark;
}

struct Control {
    char16_t c;
    std::string_view element;
};
constexpr std::array<Control, 7> controls{{{0x09, "<w:tab/>"},
                                           {0x0B, "<w:br/>"},
                                           {0x0C, R"(<w:br w:type="page"/>)"},
                                           {0x0E, R"(<w:br w:type="column"/>)"},
                                           {0x1E, "<w:noBreakHyphen/>"},
                                           {0x1F, "<w:softHyphen/>"},
                                           {annotation, "<w:commentReference/>"}}};

void write_control(Run& run, char16_t c) {
    if (c == field_begin || c == field_separator || c == field_end) return write_field_mark(run, c);
    if (c == note_mark)
        return write(run, run.runs.story == StoryKind::endnotes ? "<w:endnoteRef/>" : "<w:footnoteRef/>");
    if (c == picture && run.form.properties.data) return write_field_data(run);
    if (c == picture && run.form.properties.picture && !run.form.properties.ole)
        return write_picture(run, *run.form.properties.picture);
    if (c == drawn_object) {
        write_text(run);
        return append_shape(run.xml, run.runs.source, run.runs.story, run.at, run.runs.part);
    }
    for (const Control& control : controls)
        if (control.c == c) return write(run, control.element);
}

void write_character(Run& run, const std::u16string& text) {
    const char16_t c = text[run.at];
    if (run.runs.story == StoryKind::main && write_note_reference(run, c)) return;
    if (c < 0x20) return write_control(run, c);
    if (c == symbol && run.form.properties.special && run.form.properties.symbol) return write_symbol(run);
    if (c != ' ') run.runs.object.reset();
    utf8::append(run.text, c);
}

/// Pairs of surrogates are one character; a lone half is none.
bool write_pair(Run& run, const std::u16string& text, std::uint32_t end) {
    const char16_t c = text[run.at];
    if (c < 0xD800 || c >= 0xE000) return false;
    const bool pair = run.at + 1 < end && is_pair(c, text[run.at + 1]);
    run.text += utf8_of(std::u16string_view(text).substr(run.at, pair ? 2 : 1));
    run.at += pair ? 1 : 0;
    return true;
}

}  // namespace

void append_runs(std::string& xml, Runs& runs, Range range, std::uint16_t paragraph_style) {
    const std::u16string& text = runs.source.text.characters;
    runs.field_data_at = 0;
    while (range.begin < range.end) {
        const RunAt look = run_at(runs.source, range.begin, paragraph_style);
        const std::uint32_t end = std::min(look.end, range.end);
        Run run{xml, runs, *look.form, range.begin, {}};
        range.begin = end;
        if (look.form->properties.deleted) continue;
        xml.append("<w:r><w:rPr>").append(look.form->xml).append("</w:rPr>");
        for (; run.at < end; ++run.at)
            if (!write_pair(run, text, end)) write_character(run, text);
        write_text(run);
        xml += "</w:r>";
    }
}

}  // namespace raingan::doc
