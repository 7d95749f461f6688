// Section and page properties → w:sectPr.
#include <algorithm>
#include <array>

#include "readers/rtf/reader.h"
#include "readers/word/section_markup.h"

namespace raingan::rtf {
namespace {

template <int SectionFormat::*member>
void section_number(Reader& reader, Parameter p) {
    reader.section.*member = p.number();
}
/// Of the document: what \sectd goes back to.
template <int SectionFormat::*member>
void document_number(Reader& reader, Parameter p) {
    reader.section.*member = reader.section_default.*member = p.number();
}
template <bool SectionFormat::*member>
void section_toggle(Reader& reader, Parameter p) {
    reader.section.*member = p.on();
}

constexpr std::array<const char*, 5> starts{"nextPage", "continuous", "nextColumn", "evenPage", "oddPage"};
template <std::size_t start>
void section_start(Reader& reader, Parameter) {
    reader.section.start = starts[start];
}

constexpr std::array<const char*, 9> number_formats{"decimal",     "upperRoman",  "lowerRoman",
                                                    "upperLetter", "lowerLetter", "numberInDash",
                                                    "thaiLetters", "thaiNumbers", "thaiCounting"};
template <std::size_t format>
void page_numbers(Reader& reader, Parameter) {
    reader.section.number_format = number_formats[format];
}

template <std::size_t restart>
void line_restart(Reader& reader, Parameter) {
    reader.section.line_number_restart = word::line_restarts[restart];
}

/// The width (0) or the gap (1) of the column that \colno named.
template <std::size_t which>
void column_measure(Reader& reader, Parameter p) {
    SectionFormat& section = reader.section;
    constexpr int most = 45;  // Word's own limit
    const auto index = static_cast<std::size_t>(std::clamp(section.column, 1, most) - 1);
    if (section.column_widths.size() <= index) section.column_widths.resize(index + 1);
    section.column_widths[index][which] = p.number();
}

constexpr auto section_words = std::to_array<Control>({
    {"sect",
     [](Reader& reader, Parameter) {
         if (top(reader).destination->text == put_text && reader.stories.size() == 1) end_section(reader);
     }},
    {"sectd", [](Reader& reader, Parameter) { reader.section = reader.section_default; }},
    {"paperw", document_number<&SectionFormat::width>},
    {"paperh", document_number<&SectionFormat::height>},
    {"margl", document_number<&SectionFormat::left>},
    {"margr", document_number<&SectionFormat::right>},
    {"margt", document_number<&SectionFormat::top>},
    {"margb", document_number<&SectionFormat::bottom>},
    {"gutter", document_number<&SectionFormat::gutter>},
    {"pgwsxn", section_number<&SectionFormat::width>},
    {"pghsxn", section_number<&SectionFormat::height>},
    {"marglsxn", section_number<&SectionFormat::left>},
    {"margrsxn", section_number<&SectionFormat::right>},
    {"margtsxn", section_number<&SectionFormat::top>},
    {"margbsxn", section_number<&SectionFormat::bottom>},
    {"guttersxn", section_number<&SectionFormat::gutter>},
    {"headery", section_number<&SectionFormat::header>},
    {"footery", section_number<&SectionFormat::footer>},
    {"sbkpage", section_start<0>},
    {"sbknone", section_start<1>},
    {"sbkcol", section_start<2>},
    {"sbkeven", section_start<3>},
    {"sbkodd", section_start<4>},
    {"titlepg", section_toggle<&SectionFormat::title_page>},
    {"linebetcol", section_toggle<&SectionFormat::column_rule>},
    {"linemod",
     [](Reader& reader, Parameter p) {
         reader.section.line_number_step = p.number();
         reader.section.numbers_lines = p.number() > 0;
     }},
    {"linex", section_number<&SectionFormat::line_number_distance>},
    {"linestarts", section_number<&SectionFormat::line_number_start>},
    {"linerestart", line_restart<0>},
    {"lineppage", line_restart<0>},
    {"linecont", line_restart<2>},
    {"pgbrdropt", section_number<&SectionFormat::page_border_options>},
    {"cols", section_number<&SectionFormat::columns>},
    {"colsx", section_number<&SectionFormat::column_gap>},
    {"colno", section_number<&SectionFormat::column>},
    {"colw", column_measure<0>},
    {"colsr", column_measure<1>},
    {"pgnrestart", section_toggle<&SectionFormat::restarts>},
    {"pgnstarts", section_number<&SectionFormat::number_start>},
    {"pgndec", page_numbers<0>},
    {"pgnucrm", page_numbers<1>},
    {"pgnlcrm", page_numbers<2>},
    {"pgnucltr", page_numbers<3>},
    {"pgnlcltr", page_numbers<4>},
    {"pgnid", page_numbers<5>},
    {"pgnthaia", page_numbers<6>},
    {"pgnthaib", page_numbers<7>},
    {"pgnthaic", page_numbers<8>},
});

void append_columns(std::string& xml, const SectionFormat& section) {
    xml += "<w:cols";
    append_number(xml, "num", section.columns);
    append_number(xml, "space", section.column_gap);
    if (section.column_rule) append_number(xml, "sep", 1);
    const auto count = static_cast<std::size_t>(std::max(section.columns, 1));
    if (section.column_widths.size() != count || count < 2) {
        xml += "/>";
        return;
    }
    append_number(xml, "equalWidth", 0);
    xml += ">";
    for (const auto& [width, gap] : section.column_widths) {
        xml += "<w:col";
        append_number(xml, "w", width);
        append_number(xml, "space", gap);
        xml += "/>";
    }
    xml += "</w:cols>";
}

void append_page(std::string& xml, const SectionFormat& section) {
    xml += "<w:pgSz";
    append_number(xml, "w", section.width);
    append_number(xml, "h", section.height);
    xml += "/><w:pgMar";
    append_number(xml, "top", section.top);
    append_number(xml, "right", section.right);
    append_number(xml, "bottom", section.bottom);
    append_number(xml, "left", section.left);
    append_number(xml, "header", section.header);
    append_number(xml, "footer", section.footer);
    append_number(xml, "gutter", section.gutter);
    xml += "/>";
}

void append_page_borders(std::string& xml, const Reader& reader) {
    constexpr std::array<const char*, 4> sides{"top", "left", "bottom", "right"};
    const SectionFormat& section = reader.section;
    std::string borders;
    for (std::size_t side = 0; side < sides.size(); ++side)
        if (section.page_borders[side].stated())
            append_border(borders, reader, sides[side], section.page_borders[side]);
    word::append_page_borders(xml, static_cast<unsigned>(std::max(section.page_border_options, 0)), borders);
}

void append_line_numbers(std::string& xml, const SectionFormat& section) {
    if (!section.numbers_lines) return;
    word::append_line_numbers(xml, {section.line_number_step, std::max(section.line_number_start, 1) - 1,
                                    section.line_number_distance, section.line_number_restart});
}

}  // namespace

Controls section_controls() {
    return section_words;
}

std::string section_markup(Reader& reader) {
    const SectionFormat& section = reader.section;
    std::string xml = "<w:sectPr>" + reader.header_references;
    word::append_value(xml, "type", section.start);
    append_page(xml, section);
    append_page_borders(xml, reader);
    append_line_numbers(xml, section);
    if (*section.number_format != '\0' || section.restarts) {
        xml += "<w:pgNumType";
        if (*section.number_format != '\0') xml.append(" w:fmt=\"").append(section.number_format).append("\"");
        if (section.restarts) append_number(xml, "start", section.number_start == unset ? 1 : section.number_start);
        xml += "/>";
    }
    append_columns(xml, section);
    if (section.title_page) word::append_switch(xml, "titlePg", true);
    xml += "</w:sectPr>";
    reader.header_references.clear();
    return xml;
}

void end_section(Reader& reader) {
    end_paragraph(reader, 0, section_markup(reader));
}

}  // namespace raingan::rtf
