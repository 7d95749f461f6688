// Paragraphs and tables from right to left, as each format says so.
#include "readers/docx_builder.h"
#include "readers/html/html.h"
#include "readers/odt_builder.h"
#include "readers/rtf_document.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string bidi(const std::string& text, const std::string& more = "") {
    return paragraph(text_run(text), "<w:bidi/>" + more);
}

}  // namespace

TEST_CASE("right to left in DOCX: paragraphs by w:bidi, whose ends are named; borders are the page's sides") {
    const Document document =
        read_body(bidi("א") + bidi("ב", R"(<w:jc w:val="left"/><w:ind w:left="720" w:right="360"/>)") +
                  bidi("ג", R"(<w:pBdr><w:left w:val="single" w:sz="8"/></w:pBdr><w:jc w:val="right"/>)") +
                  paragraph(text_run("ד", "<w:rtl/>"), R"(<w:bidi w:val="0"/>)"));
    const auto form = [&](std::size_t i) { return form_of(document, paragraph_at(document, i)); };
    CHECK(form(0).right_to_left);
    CHECK(form(0).alignment == Alignment::start);
    CHECK(form(1).alignment == Alignment::start);
    CHECK(form(1).indent_start == Points(36));
    CHECK(form(1).indent_end == Points(18));
    CHECK(form(2).alignment == Alignment::end);
    CHECK(form(2).borders.end.style == BorderStyle::single);
    CHECK(form(2).borders.start.style == BorderStyle::none);
    CHECK_FALSE(form(3).right_to_left);
    CHECK(format_at(document, paragraph_at(document, 3), 0).right_to_left);
    CHECK_FALSE(format_at(document, paragraph_at(document, 0), 0).right_to_left);
}

TEST_CASE("right to left in DOCX: w:rtl that is off takes w:cs with it no more than the other way round") {
    const Document document =
        read_body(paragraph(text_run("ab", R"(<w:cs/><w:rtl w:val="0"/><w:szCs w:val="40"/><w:sz w:val="20"/>)")));
    CHECK(format_at(document, paragraph_at(document, 0), 0).size == Points(20));
}

TEST_CASE("right to left in DOCX: a table by w:bidiVisual, the language of a run by w:lang") {
    const Document document = read_body(table(2, row(text_cell("א") + text_cell("ב")), "<w:bidiVisual/>") +
                                        paragraph(text_run("سكوله", R"(<w:rtl/><w:lang w:bidi="ms-Arab"/>)")) +
                                        table(1, row(text_cell("ค"))));
    CHECK(table_at(document, 0).right_to_left);
    CHECK(table_at(document, 0).rows.at(0).cells.at(0).column == 0);
    CHECK_FALSE(table_at(document, 2).right_to_left);
    CHECK(format_at(document, paragraph_at(document, 1), 0).language == "ms-Arab");
    CHECK(document.diagnostics.empty());
}

TEST_CASE("right to left in RTF: the sides of a paragraph are the page's") {
    const Document document =
        read_rtf(R"(\pard\rtlpar\qr\li0\ri720\rin0\lin720 \u1488?\par)"
                 R"(\pard\rtlpar\ql \u1489?\par\pard\rtlpar \u1490?\par\pard\ltrpar\qr \u1491?\par)");
    CHECK(form_at(document, "א").right_to_left);
    CHECK(form_at(document, "א").alignment == Alignment::start);
    CHECK(form_at(document, "א").indent_start == Points(36));
    CHECK(form_at(document, "א").indent_end == Points(0));
    CHECK(form_at(document, "ב").alignment == Alignment::end);
    CHECK(form_at(document, "ג").alignment == Alignment::start);
    CHECK_FALSE(form_at(document, "ד").right_to_left);
    CHECK(form_at(document, "ד").alignment == Alignment::end);
}

TEST_CASE("right to left in OpenDocument: style:writing-mode of paragraphs and tables") {
    Fodt file{R"(<text:p text:style-name="S">א</text:p><text:p text:style-name="L">ב</text:p>)"
              R"(<text:p text:style-name="R">ג</text:p><table:table table:style-name="T"><table:table-column/>)"
              R"(<table:table-row><table:table-cell table:style-name="C"><text:p>ד</text:p></table:table-cell>)"
              R"(</table:table-row></table:table>)"};
    const auto form = [](const std::string& properties) {
        return "<style:paragraph-properties style:writing-mode=\"rl-tb\" " + properties + "/>";
    };
    file.automatic =
        odf_style("S", "paragraph", form(R"(fo:text-align="start" fo:border-left="1pt solid #000000")")) +
        odf_style("L", "paragraph", form(R"(fo:text-align="left")")) +
        odf_style("R", "paragraph", form(R"(fo:text-align="right")")) +
        odf_style("T", "table",
                  R"(<style:table-properties style:writing-mode="rl-tb" table:align="left" style:width="100pt"/>)") +
        odf_style("C", "table-cell", R"(<style:table-cell-properties fo:padding-left="3pt"/>)");
    const Document document = file.read();
    CHECK(form_at(document, "א").right_to_left);
    CHECK(form_at(document, "א").alignment == Alignment::start);
    CHECK(form_at(document, "א").borders.end.style == BorderStyle::single);
    CHECK(form_at(document, "ב").alignment == Alignment::end);
    CHECK(form_at(document, "ג").alignment == Alignment::start);
    const Table& made = nth_table(document);
    CHECK(made.right_to_left);
    CHECK(made.alignment == Alignment::end);
    CHECK(made.rows.at(0).cells.at(0).margin_end == Points(3));
}

TEST_CASE("right to left in OpenDocument: LibreOffice calls the right side of such a paragraph its end") {
    Fodt file{R"(<text:p text:style-name="E">א</text:p><text:p text:style-name="S">ב</text:p>)"};
    for (const char* align : {"end", "start"})
        file.automatic += odf_style(
            align[0] == 'e' ? "E" : "S", "paragraph",
            std::string(R"(<style:paragraph-properties style:writing-mode="rl-tb" fo:text-align=")") + align + "\"/>");
    CHECK(form_at(file.read(), "א").alignment == Alignment::end);
    std::string bytes = file.bytes();
    const std::string before = "<office:settings>";
    bytes.insert(bytes.find(before),
                 "<office:meta><meta:generator>LibreOffice/7.4.7.2$Linux_X86_64</meta:generator></office:meta>");
    const Document document = odt::read(bytes);
    CHECK(form_at(document, "א").alignment == Alignment::start);
    CHECK(form_at(document, "ב").alignment == Alignment::end);
}

TEST_CASE("right to left in HTML: dir and direction, inherited; alignment is by the page's sides") {
    const Document document = html::read(
        R"(<html><body dir=rtl><p>א</p><p align=right>ב</p><p style="text-align:left">ג</p><p dir=ltr>ד</p>)"
        R"(<div style="direction:rtl;text-align:end">ה</div><table><tr><td style="border-left:1pt solid black">ו</td>)"
        R"(<td dir=ltr>ז</td></tr></table></body></html>)");
    CHECK(form_at(document, "א").right_to_left);
    CHECK(form_at(document, "א").alignment == Alignment::start);
    CHECK(form_at(document, "ב").alignment == Alignment::start);
    CHECK(form_at(document, "ג").alignment == Alignment::end);
    CHECK_FALSE(form_at(document, "ד").right_to_left);
    CHECK(form_at(document, "ה").alignment == Alignment::end);
    const Table& made = nth_table(document);
    CHECK(made.right_to_left);
    CHECK(made.rows.at(0).cells.at(0).borders.end.style == BorderStyle::single);
    CHECK(form_at(document, "ו").right_to_left);
    CHECK_FALSE(form_at(document, "ז").right_to_left);
}
