#include "readers/doc/paragraph.h"

#include <cstdint>

#include "readers/doc/sprm.h"
#include "readers/word/markup.h"

namespace raingan::doc {
namespace {

using P = ParagraphProperties;
using word::append_switch;
using word::append_value;

/// 2.6.2 sprmPJc
constexpr std::array<const char*, 10> alignments{"left", "center",        "right", "both",       "distribute",
                                                 "both", "mediumKashida", "both",  "lowKashida", "thaiDistribute"};

void alignment(P& p, Bytes operand) {
    const unsigned jc = operand.u8(0);
    p.alignment = alignments[jc < alignments.size() ? jc : 0];
}

/// 2.9.144 LSPD
void line(P& p, Bytes operand) {
    const std::int64_t height = operand.i16(0);
    p.line = height < 0 ? -height : height;
    p.line_rule = operand.u16(2) != 0 ? "auto" : height < 0 ? "exact" : "atLeast";
}

/// 2.9.178 PChgTabsPapxOperand and 2.9.179 PChgTabsOperand, which has a width for each stop that it deletes.
void change_tabs(P& p, Bytes operand, std::size_t of_a_deletion) {
    const std::size_t deleted = operand.u8(0);
    for (std::size_t i = 0; i < deleted; ++i) p.tabs.push_back({operand.i16(1 + 2 * i), true});
    const Bytes added = operand.slice(1 + deleted * of_a_deletion);
    const std::size_t count = added.u8(0);
    for (std::size_t i = 0; i < count && added.has(1 + 2 * count, i + 1); ++i) {
        const unsigned descriptor = added.u8(1 + 2 * count + i);
        p.tabs.push_back({added.i16(1 + 2 * i), false, static_cast<std::uint8_t>(descriptor & 7U),
                          static_cast<std::uint8_t>(descriptor >> 3U & 7U)});
    }
}

template <std::size_t side>
void border_80(P& p, Bytes operand) {
    p.borders[side] = border_of_4(operand);
}
template <std::size_t side>
void border(P& p, Bytes operand) {
    p.borders[side] = border_of_8(operand);
}

template <auto member>
void number(P& p, Bytes operand) {
    p.*member = operand.i16(0);
}
template <auto member>
void flag(P& p, Bytes operand) {
    p.*member = operand.u8(0) != 0;
}
template <auto member>
void frame(P& p, Bytes operand) {
    p.frame.*member = operand.i16(0);
    p.frame.stated = true;
}

constexpr auto paragraph_handlers = std::to_array<SprmHandler<P>>({
    {0x2403, alignment},                                                          // sprmPJc80
    {0x2405, flag<&P::keep_lines>},                                               // sprmPFKeep
    {0x2406, flag<&P::keep_next>},                                                // sprmPFKeepFollow
    {0x2407, flag<&P::page_break_before>},                                        // sprmPFPageBreakBefore
    {0x2416, flag<&P::in_table>},                                                 // sprmPFInTable
    {0x2417, flag<&P::row_end>},                                                  // sprmPFTtp
    {0x2423, [](P& p, Bytes o) { p.frame.wrap = o.u8(0); }},                      // sprmPWr
    {0x2431, flag<&P::widow_control>},                                            // sprmPFWidowControl
    {0x2441, flag<&P::right_to_left>},                                            // sprmPFBiDi
    {0x244B, flag<&P::inner_cell_end>},                                           // sprmPFInnerTableCell
    {0x244C, flag<&P::inner_row_end>},                                            // sprmPFInnerTtp
    {0x245B, flag<&P::auto_before>},                                              // sprmPFDyaBeforeAuto
    {0x245C, flag<&P::auto_after>},                                               // sprmPFDyaAfterAuto
    {0x2461, alignment},                                                          // sprmPJc
    {0x246D, flag<&P::contextual_spacing>},                                       // sprmPFContextualSpacing
    {0x260A, [](P& p, Bytes o) { p.list_level = o.u8(0); }},                      // sprmPIlvl
    {0x261B, [](P& p, Bytes o) { p.frame.anchors = o.u8(0); p.frame.stated = true; }},  // sprmPPc
    {0x2640, [](P& p, Bytes o) { p.outline_level = o.u8(0); }},                   // sprmPOutLvl
    {0x442B, [](P& p, Bytes o) { p.frame.height = o.u16(0) & 0x7FFFU; }},         // sprmPWHeightAbs
    {0x442D, [](P& p, Bytes o) { p.shading = shading_of_2(o); }},                 // sprmPShd80
    {0x4600, [](P& p, Bytes o) { p.style = o.u16(0); }},                          // sprmPIstd
    {0x460B, [](P& p, Bytes o) { p.list = o.u16(0); }},                           // sprmPIlfo
    {0x465F, [](P& p, Bytes o) { p.start = p.start.value_or(0) + o.i16(0); }},    // sprmPNest
    {0x6412, line},                                                               // sprmPDyaLine
    {0x6424, border_80<0>},                                                       // sprmPBrcTop80
    {0x6425, border_80<1>},                                                       // sprmPBrcLeft80
    {0x6426, border_80<2>},                                                       // sprmPBrcBottom80
    {0x6427, border_80<3>},                                                       // sprmPBrcRight80
    {0x6428, border_80<4>},                                                       // sprmPBrcBetween80
    {0x6649, [](P& p, Bytes o) { p.depth = o.u32(0); }},                          // sprmPItap
    {0x664A, [](P& p, Bytes o) { p.depth = p.table_depth() + o.u32(0); }},        // sprmPDtap
    {0x840E, number<&P::end>},                                                    // sprmPDxaRight80
    {0x840F, number<&P::start>},                                                  // sprmPDxaLeft80
    {0x8411, number<&P::first_line>},                                             // sprmPDxaLeft180
    {0x8418, frame<&FramePlace::x>},                                              // sprmPDxaAbs
    {0x8419, frame<&FramePlace::y>},                                              // sprmPDyaAbs
    {0x841A, frame<&FramePlace::width>},                                          // sprmPDxaWidth
    {0x842E, [](P& p, Bytes o) { p.frame.from_text_y = o.i16(0); }},              // sprmPDyaFromText
    {0x842F, [](P& p, Bytes o) { p.frame.from_text_x = o.i16(0); }},              // sprmPDxaFromText
    {0x845D, number<&P::end>},                                                    // sprmPDxaRight
    {0x845E, number<&P::start>},                                                  // sprmPDxaLeft
    {0x8460, number<&P::first_line>},                                             // sprmPDxaLeft1
    {0xA413, [](P& p, Bytes o) { p.before = o.u16(0); }},                         // sprmPDyaBefore
    {0xA414, [](P& p, Bytes o) { p.after = o.u16(0); }},                          // sprmPDyaAfter
    {0xC60D, [](P& p, Bytes o) { change_tabs(p, o, 2); }},                        // sprmPChgTabsPapx
    {0xC615, [](P& p, Bytes o) { change_tabs(p, o, 4); }},                        // sprmPChgTabs
    {0xC64D, [](P& p, Bytes o) { p.shading = shading_of_10(o); }},                // sprmPShd
    {0xC64E, border<0>},                                                          // sprmPBrcTop
    {0xC64F, border<1>},                                                          // sprmPBrcLeft
    {0xC650, border<2>},                                                          // sprmPBrcBottom
    {0xC651, border<3>},                                                          // sprmPBrcRight
    {0xC652, border<4>},                                                          // sprmPBrcBetween
});
static_assert(is_ascending(paragraph_handlers));

void append_tabs(std::string& xml, const std::vector<TabChange>& tabs) {
    constexpr std::array<const char*, 8> kinds{"left", "center", "right", "decimal", "bar", "left", "num", "left"};
    constexpr std::array<const char*, 8> leaders{"none",  "dot",       "hyphen", "underscore",
                                                 "heavy", "middleDot", "none",   "none"};
    if (tabs.empty()) return;
    xml += "<w:tabs>";
    for (const TabChange& tab : tabs) {
        xml.append("<w:tab w:val=\"").append(tab.clear ? "clear" : kinds[tab.kind]);
        if (tab.leader != 0) xml.append("\" w:leader=\"").append(leaders[tab.leader]);
        xml.append("\" w:pos=\"").append(std::to_string(tab.position)).append("\"/>");
    }
    xml += "</w:tabs>";
}

void append_attribute(std::string& attributes, const char* name, const std::optional<std::int64_t>& value) {
    if (value) attributes.append(" w:").append(name).append("=\"").append(std::to_string(*value)).append("\"");
}

void append_spacing(std::string& xml, const P& p) {
    Attributes spacing;
    append_attribute(spacing, "before", p.before);
    append_attribute(spacing, "after", p.after);
    if (p.auto_before) append_attribute(spacing, "beforeAutospacing", *p.auto_before ? 1 : 0);
    if (p.auto_after) append_attribute(spacing, "afterAutospacing", *p.auto_after ? 1 : 0);
    append_attribute(spacing, "line", p.line);
    if (p.line_rule != nullptr) spacing.append(" w:lineRule=\"").append(p.line_rule).append("\"");
    append_element(xml, "spacing", spacing);
}

void append_indents(std::string& xml, const P& p) {
    Attributes indents;
    append_attribute(indents, "left", p.start);
    append_attribute(indents, "right", p.end);
    if (p.first_line && *p.first_line < 0)
        append_attribute(indents, "hanging", -*p.first_line);
    else
        append_attribute(indents, "firstLine", p.first_line);
    append_element(xml, "ind", indents);
}

void append_frame(std::string& xml, const FramePlace& frame) {
    constexpr std::array<const char*, 4> vertical{"margin", "page", "text", "text"};
    constexpr std::array<const char*, 4> horizontal{"text", "margin", "page", "text"};
    Attributes place;
    append_attribute(place, "w", frame.width);
    append_attribute(place, "h", frame.height);
    append_attribute(place, "hSpace", frame.from_text_x);
    append_attribute(place, "vSpace", frame.from_text_y);
    place.append(" w:vAnchor=\"").append(vertical[frame.anchors >> 4U & 3U]);
    place.append("\" w:hAnchor=\"").append(horizontal[frame.anchors >> 6U & 3U]).append("\"");
    // Some numbers are words ([MS-DOC] sprmPDxaAbs, sprmPDyaAbs).
    constexpr std::array<const char*, 5> across{"left", "center", "right", "inside", "outside"};
    constexpr std::array<const char*, 6> down{"inline", "top", "center", "bottom", "inside", "outside"};
    const auto append_place = [&](const char* offset, const char* align, const std::optional<std::int64_t>& at,
                                  auto& words) {
        constexpr std::int64_t step = -4;
        const bool is_word = at && *at <= 0 && *at % step == 0 && *at / step < static_cast<std::int64_t>(words.size());
        if (is_word)
            place.append(" w:")
                .append(align)
                .append("=\"")
                .append(words[static_cast<std::size_t>(*at / step)])
                .append("\"");
        else
            append_attribute(place, offset, at);
    };
    append_place("x", "xAlign", frame.x, across);
    append_place("y", "yAlign", frame.y, down);
    append_element(xml, "framePr", place);
}

void append_number(std::string& xml, const P& p) {
    constexpr std::uint16_t most = 0x07FE;  // above: no list, or one of Word 6 (sprmPIlfo)
    if (!p.list && !p.list_level) return;
    xml += "<w:numPr>";
    if (p.list_level) append_value(xml, "ilvl", static_cast<std::int64_t>(*p.list_level));
    if (p.list) append_value(xml, "numId", static_cast<std::int64_t>(*p.list <= most ? *p.list : 0));
    xml += "</w:numPr>";
}

}  // namespace

void apply_paragraph(ParagraphProperties& properties, Bytes grpprl) {
    apply_sprms(properties, grpprl, paragraph_handlers);
}

void append_paragraph_properties(std::string& xml, const ParagraphProperties& p) {
    const auto on_off = [&](const char* name, const std::optional<bool>& value) {
        if (value) append_switch(xml, name, *value);
    };
    on_off("keepNext", p.keep_next);
    on_off("keepLines", p.keep_lines);
    on_off("pageBreakBefore", p.page_break_before);
    if (p.frame.stated && p.table_depth() == 0) append_frame(xml, p.frame);
    on_off("widowControl", p.widow_control);
    append_number(xml, p);
    constexpr std::array<const char*, 5> sides{"top", "left", "bottom", "right", "between"};
    std::string borders;
    for (std::size_t i = 0; i < sides.size(); ++i) append_element(borders, sides[i], p.borders[i]);
    if (!borders.empty()) xml.append("<w:pBdr>").append(borders).append("</w:pBdr>");
    append_element(xml, "shd", p.shading);
    append_tabs(xml, p.tabs);
    on_off("bidi", p.right_to_left);
    append_spacing(xml, p);
    append_indents(xml, p);
    on_off("contextualSpacing", p.contextual_spacing);
    if (p.alignment != nullptr) append_value(xml, "jc", std::string_view(p.alignment));
    if (p.outline_level) append_value(xml, "outlineLvl", static_cast<std::int64_t>(*p.outline_level));
}

}  // namespace raingan::doc
