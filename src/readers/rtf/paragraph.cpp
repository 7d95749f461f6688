// Paragraph formatting properties → w:pPr.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "readers/rtf/reader.h"

namespace raingan::rtf {
namespace {

using std::string_view;

constexpr std::array<string_view, 7> alignments{"left",       "center",         "right",     "both",
                                                "distribute", "thaiDistribute", "lowKashida"};
constexpr std::array<string_view, 6> tab_kinds{"left", "center", "right", "decimal", "bar", "clear"};
constexpr std::array<string_view, 6> leaders{"none", "dot", "middleDot", "hyphen", "underscore", "heavy"};
constexpr std::size_t most_tabs = 64;  // Word's own limit

template <int alignment>
void align(Reader& reader, Parameter) {
    paragraph(reader).alignment = alignment;
}
template <int ParagraphFormat::*member>
void number(Reader& reader, Parameter p) {
    paragraph(reader).*member = p.number();
}
template <bool ParagraphFormat::*member>
void toggle(Reader& reader, Parameter p) {
    paragraph(reader).*member = p.on();
}
template <std::uint8_t kind>
void tab_kind(Reader& reader, Parameter) {
    paragraph(reader).next_tab.kind = kind;
}
template <std::uint8_t leader>
void tab_leader(Reader& reader, Parameter) {
    paragraph(reader).next_tab.leader = leader;
}
template <int FramePlace::*member>
void frame_number(Reader& reader, Parameter p) {
    paragraph(reader).frame.*member = p.number();
    paragraph(reader).frame.stated = true;
}
constexpr std::array<const char*, 10> frame_words{"left", "center", "right", "inside", "outside",
                                                  "top",  "bottom", "text",  "margin", "page"};
template <const char* FramePlace::*member, std::size_t word>
void frame_word(Reader& reader, Parameter) {
    paragraph(reader).frame.*member = frame_words[word];
    paragraph(reader).frame.stated = true;
}

void reset(Reader& reader, Parameter) {
    std::shared_ptr<ParagraphFormat>& format = top(reader).paragraph;
    if (format.use_count() > 1)
        format = std::make_shared<ParagraphFormat>();
    else
        *format = {};
}

void add_tab(Reader& reader, Tab tab) {
    ParagraphFormat& format = paragraph(reader);
    format.next_tab = {};
    if (format.tabs.size() < most_tabs) format.tabs.push_back(tab);
}

void tab_stop(Reader& reader, Parameter p) {
    Tab tab = paragraph(reader).next_tab;
    tab.position = p.number();
    add_tab(reader, tab);
}

void bar_tab(Reader& reader, Parameter p) {
    constexpr std::uint8_t bar = 4;
    add_tab(reader, {p.number(), bar, 0});
}

void style(Reader& reader, Parameter p) {
    paragraph(reader).style = p.number();
    reader.style_number = p.number();
    reader.style_is_paragraph = true;
}

void end(Reader& reader, Parameter) {
    if (top(reader).destination->text == put_text) end_paragraph(reader, nesting_of(*top(reader).paragraph));
}

constexpr auto paragraph_words = std::to_array<Control>({
    {"par", end},
    {"pard", reset},
    {"s", style},
    {"ql", align<0>},
    {"qc", align<1>},
    {"qr", align<2>},
    {"qj", align<3>},
    {"qd", align<4>},
    {"qt", align<5>},
    {"qk", align<6>},
    {"li", number<&ParagraphFormat::left>},
    {"lin", number<&ParagraphFormat::left>},
    {"ri", number<&ParagraphFormat::right>},
    {"rin", number<&ParagraphFormat::right>},
    {"fi", number<&ParagraphFormat::first>},
    {"sb", number<&ParagraphFormat::before>},
    {"sa", number<&ParagraphFormat::after>},
    {"sbauto", toggle<&ParagraphFormat::auto_before>},
    {"saauto", toggle<&ParagraphFormat::auto_after>},
    {"sl", number<&ParagraphFormat::line>},
    {"slmult", toggle<&ParagraphFormat::line_multiple>},
    {"keepn", toggle<&ParagraphFormat::keep_next>},
    {"keep", toggle<&ParagraphFormat::keep_lines>},
    {"pagebb", toggle<&ParagraphFormat::page_break_before>},
    {"contextualspace", toggle<&ParagraphFormat::contextual>},
    {"rtlpar", [](Reader& reader, Parameter) { paragraph(reader).bidi = true; }},
    {"ltrpar", [](Reader& reader, Parameter) { paragraph(reader).bidi = false; }},
    {"widctlpar", [](Reader& reader, Parameter p) { paragraph(reader).widow_control = p.on() ? 1 : 0; }},
    {"nowidctlpar", [](Reader& reader, Parameter) { paragraph(reader).widow_control = 0; }},
    {"outlinelevel", number<&ParagraphFormat::outline>},
    {"level", [](Reader& reader, Parameter p) { paragraph(reader).outline = p.number(); }},
    {"ilvl", number<&ParagraphFormat::list_level>},
    {"intbl", toggle<&ParagraphFormat::in_table>},
    {"itap", number<&ParagraphFormat::nesting>},
    {"cbpat", number<&ParagraphFormat::fill>},
    {"cfpat", number<&ParagraphFormat::pattern_colour>},
    {"shading", number<&ParagraphFormat::shading_percent>},
    {"tx", tab_stop},
    {"tb", bar_tab},
    {"tqc", tab_kind<1>},
    {"tqr", tab_kind<2>},
    {"tqdec", tab_kind<3>},
    {"tldot", tab_leader<1>},
    {"tlmdot", tab_leader<2>},
    {"tlhyph", tab_leader<3>},
    {"tlul", tab_leader<4>},
    {"tlth", tab_leader<5>},
    {"absw", frame_number<&FramePlace::width>},
    {"absh", frame_number<&FramePlace::height>},
    {"dxfrtext", [](Reader& reader, Parameter p) { paragraph(reader).frame.distance = p.number(); }},
    {"dfrmtxtx", [](Reader& reader, Parameter p) { paragraph(reader).frame.distance = p.number(); }},
    {"posx", frame_number<&FramePlace::x>},
    {"posy", frame_number<&FramePlace::y>},
    {"posnegx", frame_number<&FramePlace::x>},
    {"posnegy", frame_number<&FramePlace::y>},
    {"posxl", frame_word<&FramePlace::across, 0>},
    {"posxc", frame_word<&FramePlace::across, 1>},
    {"posxr", frame_word<&FramePlace::across, 2>},
    {"posxi", frame_word<&FramePlace::across, 3>},
    {"posxo", frame_word<&FramePlace::across, 4>},
    {"posyt", frame_word<&FramePlace::down, 5>},
    {"posyc", frame_word<&FramePlace::down, 1>},
    {"posyb", frame_word<&FramePlace::down, 6>},
    {"phcol", frame_word<&FramePlace::horizontal, 7>},
    {"phmrg", frame_word<&FramePlace::horizontal, 8>},
    {"phpg", frame_word<&FramePlace::horizontal, 9>},
    {"pvpara", frame_word<&FramePlace::vertical, 7>},
    {"pvmrg", frame_word<&FramePlace::vertical, 8>},
    {"pvpg", frame_word<&FramePlace::vertical, 9>},
    {"dropcapli", frame_number<&FramePlace::cap_lines>},
    {"dropcapt", [](Reader& reader, Parameter p) { paragraph(reader).frame.cap_in_margin = p.number() == 2; }},
});

/// An anchor alone says of no place: it is written by programs for paragraphs that have none.
void append_frame(std::string& xml, const FramePlace& frame) {
    const bool placed = frame.width != unset || frame.x != unset || frame.y != unset || frame.across != nullptr ||
                        frame.down != nullptr || frame.cap_lines > 0;
    if (!frame.stated || !placed) return;
    xml += "<w:framePr";
    const auto append = [&](string_view attribute, int value) {
        if (value != unset) append_number(xml, attribute, value);
    };
    const auto append_word = [&](string_view attribute, const char* word) {
        if (word != nullptr) xml.append(" w:").append(attribute).append("=\"").append(word).append("\"");
    };
    if (frame.cap_lines > 0) {
        append_word("dropCap", frame.cap_in_margin ? "margin" : "drop");
        append("lines", frame.cap_lines);
    }
    append("w", frame.width);
    if (frame.height != unset && frame.height != 0) {
        append("h", std::abs(frame.height));
        append_word("hRule", frame.height < 0 ? "exact" : "atLeast");
    }
    append("hSpace", frame.distance);
    append_word("hAnchor", frame.horizontal);
    append_word("vAnchor", frame.vertical);
    append("x", frame.x);
    append("y", frame.y);
    append_word("xAlign", frame.across);
    append_word("yAlign", frame.down);
    xml += "/>";
}

void append_borders(std::string& xml, const Reader& reader, const Borders& borders) {
    constexpr std::array<string_view, 6> sides{"top", "left", "bottom", "right", "between", "bar"};
    if (std::ranges::none_of(borders, &Border::stated)) return;
    xml += "<w:pBdr>";
    for (std::size_t side = 0; side < sides.size(); ++side)
        if (borders[side].stated()) append_border(xml, reader, sides[side], borders[side]);
    xml += "</w:pBdr>";
}

void append_spacing(std::string& xml, const ParagraphFormat& format) {
    const bool automatic = format.auto_before || format.auto_after;
    if (format.before == 0 && format.after == 0 && format.line == 0 && !automatic) return;
    xml += "<w:spacing";
    if (format.before != 0) append_number(xml, "before", format.before);
    if (format.after != 0) append_number(xml, "after", format.after);
    if (format.auto_before) append_number(xml, "beforeAutospacing", 1);
    if (format.auto_after) append_number(xml, "afterAutospacing", 1);
    if (format.line != 0) {
        append_number(xml, "line", std::labs(format.line));
        xml += format.line_multiple ? R"( w:lineRule="auto")"
               : format.line < 0    ? R"( w:lineRule="exact")"
                                    : R"( w:lineRule="atLeast")";
    }
    xml += "/>";
}

}  // namespace

Controls paragraph_controls() {
    return paragraph_words;
}

void append_indents(std::string& xml, const ParagraphFormat& format) {
    if (!format.tabs.empty()) {
        xml += "<w:tabs>";
        for (const Tab& tab : format.tabs) {
            xml.append("<w:tab w:val=\"").append(tab_kinds[tab.kind]).append("\"");
            if (tab.leader != 0) xml.append(" w:leader=\"").append(leaders[tab.leader]) += '"';
            append_number(xml, "pos", tab.position);
            xml += "/>";
        }
        xml += "</w:tabs>";
    }
    if (format.left == 0 && format.right == 0 && format.first == 0) return;
    xml += "<w:ind";
    append_number(xml, "left", format.left);
    append_number(xml, "right", format.right);
    if (format.first != 0) append_number(xml, format.first < 0 ? "hanging" : "firstLine", std::labs(format.first));
    xml += "/>";
}

/// w:jc names a line's ends, not the page's sides (Word writes \rtlpar\qr for a paragraph of common look).
void append_alignment(std::string& xml, const ParagraphFormat& format) {
    constexpr int left = 0, right = 2;
    int alignment = format.alignment == unset ? left : format.alignment;
    if (format.bidi && (format.alignment == left || format.alignment == right)) alignment = right - alignment;
    if (alignment != left) word::append_value(xml, "jc", alignments[static_cast<std::size_t>(alignment)]);
}

void append_paragraph_properties(std::string& xml, Reader& reader, const State& state, string_view section) {
    const ParagraphFormat& format = *state.paragraph;
    if (format.style != 0) {
        xml += "<w:pStyle w:val=\"s";
        xml.append(std::to_string(format.style)).append("\"/>");
    }
    if (format.keep_next) word::append_switch(xml, "keepNext", true);
    if (format.keep_lines) word::append_switch(xml, "keepLines", true);
    if (format.page_break_before) word::append_switch(xml, "pageBreakBefore", true);
    append_frame(xml, format.frame);
    const bool widows = format.widow_control == unset ? reader.settings.widow_control : format.widow_control != 0;
    if (!widows) word::append_switch(xml, "widowControl", false);
    if (format.list != 0 && reader.lists.known.contains(format.list)) {
        xml += "<w:numPr>";
        word::append_value(xml, "ilvl", format.list_level);
        word::append_value(xml, "numId", format.list);
        xml += "</w:numPr>";
    }
    append_borders(xml, reader, format.borders);
    if (format.fill != 0 || format.shading_percent != 0)
        append_shading(xml, reader, format.fill, format.pattern_colour, format.shading_percent);
    append_indents(xml, format);
    // What a list's level indents, the paragraph states itself.
    if (format.list != 0 && format.left == 0 && format.right == 0 && format.first == 0)
        xml += R"(<w:ind w:left="0" w:firstLine="0"/>)";
    append_spacing(xml, format);
    if (format.contextual) word::append_switch(xml, "contextualSpacing", true);
    if (format.bidi) word::append_switch(xml, "bidi", true);
    append_alignment(xml, format);
    if (format.outline != unset) word::append_value(xml, "outlineLvl", format.outline);
    const std::size_t mark = xml.size();
    append_run_properties(xml, reader, state.character);
    if (state.character.deleted) {
        if (xml.size() == mark) xml += "<w:rPr></w:rPr>";
        xml.insert(xml.size() - std::char_traits<char>::length("</w:rPr>"), "<w:del/>");
    }
    xml += section;
}

}  // namespace raingan::rtf
