// Text → paragraphs and runs, with white space as CSS 2.1 16.6 has it.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/round.h"
#include "readers/html/translation.h"

namespace raingan::html {
namespace {

using std::string_view;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// w:jc, which names a line's ends where CSS names the page's sides; empty: its start.
string_view line_end(const Placing& placing) {
    const string_view start = placing.right_to_left ? "right" : "left";
    if (placing.align.empty() || placing.align == start) return {};
    return is_one_of(placing.align, {"left", "right", "end"}) ? "right" : placing.align;
}

void append_paragraph_properties(Translation& t, const Around& around) {
    constexpr std::int64_t gap = 120, label = 360;
    const Placing& placing = around.placing;
    std::string& xml = t.xml;
    xml += "<w:pPr>";
    if (t.pending_page_break) word::append_switch(xml, "pageBreakBefore", true);
    if (placing.outline >= 0) word::append_switch(xml, "keepNext", true);
    if (t.pending_list > 0) {
        xml += R"(<w:numPr><w:ilvl w:val="0"/>)";
        word::append_value(xml, "numId", t.pending_list);
        xml += "</w:numPr>";
    }
    if (placing.spaced && !placing.in_cell)
        xml += R"(<w:spacing w:before="0" w:after=")" + std::to_string(gap) + "\"/>";
    if (placing.indent > 0) {
        xml += "<w:ind w:left=\"" + std::to_string(placing.indent) + '"';
        if (t.pending_list > 0) xml += " w:hanging=\"" + std::to_string(label) + '"';
        xml += "/>";
    }
    if (placing.right_to_left) word::append_switch(xml, "bidi", true);
    if (const string_view jc = line_end(placing); !jc.empty()) word::append_value(xml, "jc", jc);
    if (placing.outline >= 0) word::append_value(xml, "outlineLvl", static_cast<std::int64_t>(placing.outline));
    xml += "</w:pPr>";
    t.pending_list = 0;
    t.pending_page_break = false;
}

void append_look(std::string& xml, const Look& look) {
    constexpr double smallest = 4, largest = 200;
    xml += "<w:rPr>";
    if (!look.font.empty())
        for (const string_view slot : {"ascii", "hAnsi", "cs", "eastAsia"}) {
            xml.append(slot == "ascii" ? "<w:rFonts w:" : " w:").append(slot).append("=\"");
            word::append_escaped(xml, look.font);
            xml.append(slot == "eastAsia" ? "\"/>" : "\"");
        }
    for (const string_view name : {"b", "bCs"})
        if (look.bold) word::append_switch(xml, name, true);
    for (const string_view name : {"i", "iCs"})
        if (look.italic) word::append_switch(xml, name, true);
    if (look.strike) word::append_switch(xml, "strike", true);
    if (look.colour) {
        xml += "<w:color w:val=\"";
        append_colour(xml, *look.colour);
        xml += "\"/>";
    }
    const std::int64_t half_points = round_to_int(std::clamp(look.size_pt, smallest, largest) * 2);
    word::append_value(xml, "sz", half_points);
    word::append_value(xml, "szCs", half_points);
    if (look.underline) word::append_value(xml, "u", "single");
    if (look.background) {
        xml += R"(<w:shd w:val="clear" w:fill=")";
        append_colour(xml, *look.background);
        xml += "\"/>";
    }
    if (!look.vertical.empty()) word::append_value(xml, "vertAlign", look.vertical);
    xml += "</w:rPr>";
}

void open_paragraph(Translation& t, const Around& around) {
    if (t.open) return;
    t.open = true;
    t.pending_space = t.text_seen = false;
    t.pending_breaks = 0;
    t.xml += "<w:p>";
    append_paragraph_properties(t, around);
}

void begin_run(Translation& t, const Around& around) {
    open_paragraph(t, around);
    if (!around.look.link.empty()) t.xml += "<w:hyperlink r:id=\"" + around.look.link + "\">";
    t.xml += "<w:r>";
    append_look(t.xml, around.look);
    for (; t.pending_breaks > 0; --t.pending_breaks) t.xml += "<w:br/>";
}

void end_run(Translation& t, const Around& around) {
    t.xml += "</w:r>";
    if (!around.look.link.empty()) t.xml += "</w:hyperlink>";
    t.text_seen = true;
}

void append_words(Translation& t, string_view text) {
    t.xml += "<w:t xml:space=\"preserve\">";
    word::append_escaped(t.xml, text);
    t.xml += "</w:t>";
}

/// Line ends and tabs stay what they are.
void add_preformatted(Translation& t, string_view text, const Around& around) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
        string_view words = text.substr(0, end);
        if (words.ends_with('\r')) words.remove_suffix(1);
        const char mark = end < text.size() ? text[end] : '\0';
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!words.empty() || mark == '\t') {
            begin_run(t, around);
            if (!words.empty()) append_words(t, words);
            if (mark == '\t') t.xml += "<w:tab/>";
            end_run(t, around);
        }
        if (mark == '\n') add_break(t, around);
    }
}

}  // namespace

void append_colour(std::string& xml, const Colour& colour) {
    constexpr string_view digits = "0123456789ABCDEF";
    for (const unsigned part : {colour.red, colour.green, colour.blue}) {
        xml += digits[part >> 4U];
        xml += digits[part & 15U];
    }
}

void add_text(Translation& t, string_view text, const Around& around) {
    if (around.look.preformatted) return add_preformatted(t, text, around);
    std::string words;
    for (const char c : text) {
        if (is_space(c)) {
            t.pending_space = true;
            continue;
        }
        // White space at the beginning of a line shows not.
        const bool begins = words.empty() && (!t.open || !t.text_seen || t.pending_breaks > 0);
        if (t.pending_space && !begins) words += ' ';
        t.pending_space = false;
        words += c;
    }
    if (words.empty()) return;
    const bool space_follows = t.pending_space;
    begin_run(t, around);
    append_words(t, words);
    end_run(t, around);
    t.pending_space = space_follows;
}

void add_break(Translation& t, const Around& around) {
    constexpr int most = 1000;  // of empty lines
    open_paragraph(t, around);
    t.pending_breaks = std::min(t.pending_breaks + 1, most);
    t.pending_space = false;
}

void add_mark(Translation& t, string_view markup, const Around& around) {
    begin_run(t, around);
    if (t.pending_space && t.text_seen) append_words(t, " ");
    t.pending_space = false;
    t.xml += markup;
    end_run(t, around);
}

void end_paragraph(Translation& t) {
    if (!t.open) {
        t.pending_space = false;
        return;
    }
    // The last <br> only ends the line that it stands in.
    if (t.pending_breaks > 1) {
        t.xml += "<w:r>";
        for (; t.pending_breaks > 1; --t.pending_breaks) t.xml += "<w:br/>";
        t.xml += "</w:r>";
    }
    t.xml += "</w:p>";
    t.open = t.pending_space = t.text_seen = false;
    t.pending_breaks = 0;
}

void add_empty_paragraph(Translation& t, const Around& around) {
    open_paragraph(t, around);
    end_paragraph(t);
}

}  // namespace raingan::html
