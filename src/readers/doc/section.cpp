#include "readers/doc/section.h"

#include <array>
#include <cstdint>

#include "readers/doc/sprm.h"
#include "readers/word/markup.h"
#include "readers/word/number_codes.h"
#include "readers/word/section_markup.h"

namespace raingan::doc {
namespace {

using S = SectionProperties;

template <auto member>
void number(S& s, Bytes operand) {
    s.*member = operand.i16(0);
}
template <auto member>
void length(S& s, Bytes operand) {
    s.*member = operand.u16(0);
}
template <auto member>
void flag(S& s, Bytes operand) {
    s.*member = operand.u8(0) != 0;
}
template <std::size_t side>
void border_80(S& s, Bytes operand) {
    s.borders[side] = border_of_4(operand);
}
template <std::size_t side>
void border(S& s, Bytes operand) {
    s.borders[side] = border_of_8(operand);
}

constexpr auto section_handlers = std::to_array<SprmHandler<S>>({
    {0x3005, flag<&S::even_columns>},                                            // sprmSFEvenlySpaced
    {0x3009, [](S& s, Bytes o) { s.start = o.u8(0); }},                          // sprmSBkc
    {0x300A, flag<&S::title_page>},                                              // sprmSFTitlePage
    {0x300E, [](S& s, Bytes o) { s.format = o.u8(0); }},                         // sprmSNfcPgn
    {0x3011, flag<&S::restart_pages>},                                           // sprmSFPgnRestart
    {0x3013, [](S& s, Bytes o) { s.line_restart = o.u8(0); }},                   // sprmSLnc
    {0x3014, [](S& s, Bytes o) { s.stories = o.u8(0); }},                        // sprmSGprfIhdt
    {0x3019, flag<&S::column_rule>},                                             // sprmSLBetween
    {0x301A, [](S& s, Bytes o) { s.vertical = o.u8(0); }},                       // sprmSVjc
    {0x301D, [](S& s, Bytes o) { s.landscape = o.u8(0) == 2; }},                 // sprmSBOrientation
    {0x303C, [](S& s, Bytes o) { s.footnote_restart = o.u8(0); }},               // sprmSRncFtn
    {0x303E, [](S& s, Bytes o) { s.endnote_restart = o.u8(0); }},                // sprmSRncEdn
    {0x500B, [](S& s, Bytes o) { s.columns = o.u16(0) + std::int64_t{1}; }},     // sprmSCcolumns
    {0x5015, [](S& s, Bytes o) { s.line_numbers = o.u16(0); }},                  // sprmSNLnnMod
    {0x501B, length<&S::first_line_number>},                                     // sprmSLnnMin
    {0x501C, [](S& s, Bytes o) { s.first_page = o.u16(0); }},                    // sprmSPgnStart97
    {0x503F, [](S& s, Bytes o) { s.footnote_start = o.u16(0); }},                // sprmSNFtn
    {0x5040, [](S& s, Bytes o) { s.footnote_format = o.u16(0); }},               // sprmSNfcFtnRef
    {0x5041, [](S& s, Bytes o) { s.endnote_start = o.u16(0); }},                 // sprmSNEdn
    {0x5042, [](S& s, Bytes o) { s.endnote_format = o.u16(0); }},                // sprmSNfcEdnRef
    {0x522F, length<&S::border_options>},                                        // sprmSPgbProp
    {0x702B, border_80<0>},                                                      // sprmSBrcTop80
    {0x702C, border_80<1>},                                                      // sprmSBrcLeft80
    {0x702D, border_80<2>},                                                      // sprmSBrcBottom80
    {0x702E, border_80<3>},                                                      // sprmSBrcRight80
    {0x7044, [](S& s, Bytes o) { s.first_page = o.u32(0); }},                    // sprmSPgnStart
    {0x900C, number<&S::column_gap>},                                            // sprmSDxaColumns
    {0x9016, length<&S::line_distance>},                                         // sprmSDxaLnn
    {0x9023, number<&S::top>},                                                   // sprmSDyaTop
    {0x9024, number<&S::bottom>},                                                // sprmSDyaBottom
    {0xB017, length<&S::header>},                                                // sprmSDyaHdrTop
    {0xB018, length<&S::footer>},                                                // sprmSDyaHdrBottom
    {0xB01F, length<&S::page_width>},                                            // sprmSXaPage
    {0xB020, length<&S::page_height>},                                           // sprmSYaPage
    {0xB021, length<&S::left>},                                                  // sprmSDxaLeft
    {0xB022, length<&S::right>},                                                 // sprmSDxaRight
    {0xB025, length<&S::gutter>},                                                // sprmSDzaGutter
    {0xD234, border<0>},                                                         // sprmSBrcTop
    {0xD235, border<1>},                                                         // sprmSBrcLeft
    {0xD236, border<2>},                                                         // sprmSBrcBottom
    {0xD237, border<3>},                                                         // sprmSBrcRight
    {0xF203, [](S& s, Bytes o) { s.column_shapes[o.u8(0)].width = o.u16(1); }},  // sprmSDxaColWidth
    {0xF204, [](S& s, Bytes o) { s.column_shapes[o.u8(0)].gap = o.u16(1); }},    // sprmSDxaColSpacing
});
static_assert(is_ascending(section_handlers));

void append_attribute(std::string& attributes, const char* name, std::int64_t value) {
    attributes.append(" w:").append(name).append("=\"").append(std::to_string(value)).append("\"");
}

void append_page(std::string& xml, const S& s) {
    Attributes size;
    append_attribute(size, "w", s.page_width);
    append_attribute(size, "h", s.page_height);
    if (s.landscape) size += R"( w:orient="landscape")";
    append_element(xml, "pgSz", size);
    Attributes margins;
    append_attribute(margins, "top", s.top);
    append_attribute(margins, "right", s.right);
    append_attribute(margins, "bottom", s.bottom);
    append_attribute(margins, "left", s.left);
    append_attribute(margins, "header", s.header);
    append_attribute(margins, "footer", s.footer);
    append_attribute(margins, "gutter", s.gutter);
    append_element(xml, "pgMar", margins);
}

void append_columns(std::string& xml, const S& s) {
    Attributes columns;
    append_attribute(columns, "num", s.columns);
    append_attribute(columns, "space", s.column_gap);
    if (s.column_rule) columns += R"( w:sep="1")";
    if (s.even_columns) return append_element(xml, "cols", columns);
    xml.append("<w:cols w:equalWidth=\"0\"").append(columns).append(">");
    for (const auto& [index, shape] : s.column_shapes) {
        Attributes column;
        append_attribute(column, "w", shape.width);
        append_attribute(column, "space", shape.gap);
        if (index < s.columns) append_element(xml, "col", column);
    }
    xml += "</w:cols>";
}

void append_page_borders(std::string& xml, const S& s) {
    constexpr std::array<const char*, 4> sides{"top", "left", "bottom", "right"};
    std::string borders;
    for (std::size_t i = 0; i < sides.size(); ++i) append_element(borders, sides[i], s.borders[i]);
    word::append_page_borders(xml, s.border_options, borders);
}

void append_line_numbers(std::string& xml, const S& s) {
    if (s.line_numbers == 0) return;
    const auto& restarts = word::line_restarts;
    word::append_line_numbers(xml, {s.line_numbers, s.first_line_number, s.line_distance,
                                    restarts[s.line_restart < restarts.size() ? s.line_restart : 0]});
}

word::NoteCounting counting_of(const std::optional<std::uint16_t>& format, const std::optional<std::uint16_t>& start,
                               const std::optional<std::uint8_t>& restart) {
    word::NoteCounting counting;
    if (format) counting.format = word::number_format_name(*format);
    counting.start = start;
    if (restart && *restart < word::note_restarts.size()) counting.restart = word::note_restarts[*restart];
    return counting;
}

}  // namespace

void apply_section(SectionProperties& properties, Bytes grpprl) {
    apply_sprms(properties, grpprl, section_handlers);
}

void append_section(std::string& xml, const SectionProperties& s, std::string_view references) {
    constexpr std::array<std::string_view, 5> starts{"continuous", "nextColumn", "nextPage", "evenPage", "oddPage"};
    xml.append("<w:sectPr>").append(references);
    word::append_value(xml, "type", starts[s.start < starts.size() ? s.start : 2]);
    word::append_note_properties(xml, "footnotePr",
                                 counting_of(s.footnote_format, s.footnote_start, s.footnote_restart));
    word::append_note_properties(xml, "endnotePr", counting_of(s.endnote_format, s.endnote_start, s.endnote_restart));
    append_page(xml, s);
    append_page_borders(xml, s);
    append_line_numbers(xml, s);
    Attributes numbers = " w:fmt=\"" + std::string(word::number_format_name(s.format)) + "\"";
    if (s.restart_pages) append_attribute(numbers, "start", s.first_page);
    append_element(xml, "pgNumType", numbers);
    append_columns(xml, s);
    if (s.title_page) xml += "<w:titlePg/>";
    xml += "</w:sectPr>";
}

}  // namespace raingan::doc
