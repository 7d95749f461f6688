// What holds for the whole document ([MS-DOC] 2.7 Dop) → settings.xml.
#include <algorithm>
#include <cstdint>

#include "readers/doc/parts.h"
#include "readers/word/number_codes.h"
#include "readers/word/section_markup.h"

namespace raingan::doc {
namespace {

constexpr std::uint16_t word_2000 = 217;  // nFib
constexpr std::size_t size_of_97 = 500;

void append_note_formats(std::string& xml, const Source& source, Bytes dop) {
    constexpr std::size_t wide_formats = 492;  // nfcFtnRef and nfcEdnRef of Dop97, which 4 bits of DopBase were before
    const unsigned bits = dop.u16(54);
    const bool wide = dop.size() >= size_of_97;
    const unsigned footnotes = wide ? dop.u16(wide_formats) : bits >> 2U & 0xFU;
    const unsigned endnotes = wide ? dop.u16(wide_formats + 2) : bits >> 6U & 0xFU;
    const SectionProperties& first = source.sections.front().properties;
    // Where and how notes are counted: rncFtn and nFtn, rncEdn and nEdn, and epc, whose 0 is the section's end.
    const auto counted = [&](const char* element, std::string_view place, unsigned format, unsigned numbers) {
        word::NoteCounting counting;
        counting.place = place;
        counting.format = word::number_format_name(format);
        counting.start = std::max(numbers >> 2U, 1U);
        if (const unsigned restart = numbers & 3U; restart < word::note_restarts.size())
            counting.restart = word::note_restarts[restart];
        word::append_note_properties(xml, element, counting);
    };
    constexpr std::size_t footnote_numbers = 2, endnote_numbers = 52;
    const bool at_section_ends = (bits & 3U) == 0 && dop.size() > 56;
    counted("footnotePr", {}, first.footnote_format.value_or(footnotes), dop.u16(footnote_numbers));
    counted("endnotePr", at_section_ends ? R"(<w:pos w:val="sectEnd"/>)" : "", first.endnote_format.value_or(endnotes),
            dop.u16(endnote_numbers));
}

/// What of Word's old ways a file keeps to.
void append_compatibility(std::string& xml, const Source& source, Bytes dop) {
    constexpr std::size_t old_options = 8, options_of_2000 = 510;
    constexpr unsigned expand_shift_return = 1U << 13U, no_html_spacing = 1U << 2U;
    const bool html_spacing = source.fib.version >= word_2000 && (dop.u8(options_of_2000) & no_html_spacing) == 0;
    xml += "<w:compat>";
    if ((dop.u16(old_options) & expand_shift_return) == 0) xml += "<w:doNotExpandShiftReturn/>";
    if (!html_spacing) xml += "<w:doNotUseHTMLParagraphAutoSpacing/>";
    xml += R"(<w:splitPgBreakAndParaMark/><w:compatSetting w:name="compatibilityMode" w:val="11"/></w:compat>)";
}

}  // namespace

void add_settings(Source& source) {
    constexpr std::size_t default_tab = 10;
    const Bytes dop = source.fib.find(source.table, Table::document_properties);
    std::string xml = word::PackageBuilder::root("w:settings");
    if (dop.u16(default_tab) != 0)
        word::append_value(xml, "defaultTabStop", static_cast<std::int64_t>(dop.u16(default_tab)));
    if ((dop.u8(0) & 1U) != 0) xml += "<w:evenAndOddHeaders/>";
    append_note_formats(xml, source, dop);
    append_compatibility(xml, source, dop);
    source.package.add("settings", "settings.xml", xml + "</w:settings>");
}

}  // namespace raingan::doc
