// What stands around the text, and what is set by our own pages, keeps to PDF/A-3a and PDF/UA-1.
#include "conformance.h"
#include "layout/laid_out.h"
#include "pdf/pdf.h"
#include "readers/docx_builder.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("frames, initials, lines around pages, numbers beside lines and notes of each page conform") {
    if (run("command -v qpdf").status != 0) return;
    const std::string text = "ทุกสำนักและทุกกองต้องเผยแพร่ข้อมูลบนเว็บไซต์ของหน่วยงานให้ประชาชนเข้าถึงได้ ";
    const std::string sides = R"(<w:top w:val="single" w:sz="8"/><w:left w:val="double" w:sz="4"/>)"
                              R"(<w:bottom w:val="dashed" w:sz="8"/><w:right w:val="single" w:sz="8"/>)";
    const std::string note = R"(<w:r><w:footnoteReference w:id="1"/></w:r>)";
    DocxBuilder builder(
        paragraph(text_run("ร", R"(<w:szCs w:val="96"/>)"), R"(<w:framePr w:dropCap="drop" w:lines="3"/>)") +
        paragraph(text_run("ายงาน" + text + text) + note) +
        paragraph(text_run("กรอบ"), R"(<w:framePr w:w="2000" w:hAnchor="margin" w:vAnchor="text" w:xAlign="right"/>)") +
        paragraph(text_run(text + text)) +
        table(2, row(text_cell("ก") + text_cell("ข")),
              R"(<w:tblCellSpacing w:w="60" w:type="dxa"/><w:tblBorders>)" + sides + "</w:tblBorders>") +
        R"(<w:sectPr><w:pgBorders w:offsetFrom="page">)" + sides +
        R"(</w:pgBorders><w:lnNumType w:countBy="1"/></w:sectPr>)");
    builder.relate(
        "footnotes", "footnotes.xml", "footnotes",
        "<w:footnote w:id=\"1\">" + paragraph("<w:r><w:footnoteRef/></w:r>" + text_run("หมายเหตุ")) + "</w:footnote>");
    builder.settings(R"(<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>)");
    Document document = builder.read();
    fonts::FontLibrary fonts{{}};
    thai::Breaker breaker;
    const Pages pages = lay_out_settled(document, fonts, breaker);
    const TemporaryDir dir;
    spill(dir.path / "a.pdf",
          pdf::write_pdf(pages, document.images, fonts, {"ชื่อ", "", "2023-11-02T08:30:00Z", ""}, nullptr, {}));
    const Conformance conformance(dir.path / "a.pdf");
    CHECK_MESSAGE(conformance.findings.empty(), conformance.all());
    if (run("command -v pdftotext").status != 0) return;
    // The initial is read before the rest of its word.
    const std::string read = run("pdftotext -raw '" + (dir.path / "a.pdf").string() + "' -").out;
    CHECK(read.find("ายงานทุกสำนัก") != std::string::npos);
}
