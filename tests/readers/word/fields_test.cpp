// Fields that are counted or chosen anew, and notes whose numbers restart with their section.
#include "document/text.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string mark(const std::string& type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}
std::string field(const std::string& code, const std::string& result) {
    return mark("begin") + "<w:r><w:instrText>" + code + "</w:instrText></w:r>" + mark("separate") + text_run(result) +
           mark("end");
}
std::string all_text(const Document& document) {
    std::string out;
    for (const Section& section : document.sections) out += plain_text(section.blocks) + "|";
    return out;
}

}  // namespace

TEST_CASE("SEQ counts each sequence, in the digits of the file; what differs is told once") {
    const std::string body =
        paragraph(field("SEQ ตาราง \\* ThaiArabic", "๑") + text_run(" ") + field("SEQ ตาราง", "๑") + text_run(" ") +
                  field("SEQ ภาพ", "1") + text_run(" ") + field("SEQ ตาราง \\c", "1") + text_run(" ") +
                  field("SEQ ตาราง \\r 7", "7") + text_run(" ") + field("SEQ ตาราง \\h", "") + field("SEQ ตาราง", "9"));
    const Document document = read_body(body);
    CHECK(paragraph_at(document, 0).text == "๑ ๒ 1 2 7 9");
    std::size_t told = 0;
    for (const Diagnostic& diagnostic : document.diagnostics) told += diagnostic.code == "number-counted" ? 1 : 0;
    CHECK(told == 1);
    DocxBuilder builder(body);
    ReadOptions stored;
    stored.stored_fields = true;
    CHECK(paragraph_at(docx::read(builder.bytes(), stored), 0).text == "๑ ๑ 1 1 7 9");
}

TEST_CASE("SEQ with a heading level counts anew behind each heading of it") {
    const std::string heading = paragraph(text_run("บท"), R"(<w:outlineLvl w:val="0"/>)");
    const std::string caption = paragraph(field("SEQ รูป \\s 1", "0"));
    const Document document = read_body(heading + caption + caption + heading + caption);
    CHECK(all_text(document) == "บท\n1\n2\nบท\n1|");
}

TEST_CASE("a field in another one's code does not count twice and shows nothing by itself") {
    const Document document = read_body(
        paragraph(mark("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + field("DOCPROPERTY x", "ร่าง") +
                  "<w:r><w:instrText> = \"ร่*\" \"ฉบับร่าง\" \"\" </w:instrText></w:r>" + mark("end") + text_run(" ") +
                  mark("begin") + "<w:r><w:instrText> IF 1 = 1 \"ก\" \"ข\" </w:instrText></w:r>" + mark("separate") +
                  text_run("เดิม") + mark("end")));
    // Never brought up to date it is worked out; else Word's own result stands.
    CHECK(paragraph_at(document, 0).text == "ฉบับร่าง เดิม");
}

TEST_CASE("PAGEREF keeps its result and the range where it stands") {
    const Document document =
        read_body(paragraph(text_run("หน้า ") + field("PAGEREF _Toc5 \\h", "๗") + field("PAGEREF _Toc5 \\p", "ข้างต้น")));
    const Paragraph& p = paragraph_at(document, 0);
    REQUIRE(p.references.size() == 1);
    CHECK(p.references[0].bookmark == "_Toc5");
    CHECK(p.text.substr(p.references[0].begin, p.references[0].end - p.references[0].begin) == "๗");
}

TEST_CASE("footnotes restart with their section, in its form and from its number; endnotes stand at section ends") {
    const auto noted = [](int id) { return "<w:r><w:footnoteReference w:id=\"" + std::to_string(id) + "\"/></w:r>"; };
    const std::string own =
        R"(<w:sectPr><w:footnotePr><w:numFmt w:val="thaiNumbers"/><w:numStart w:val="3"/><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>)";
    std::string notes;
    for (int i = 1; i <= 4; ++i)
        notes += "<w:footnote w:id=\"" + std::to_string(i) + "\">" +
                 paragraph("<w:r><w:footnoteRef/></w:r>" + text_run("น")) + "</w:footnote>";
    DocxBuilder builder(paragraph(text_run("ก") + noted(1) + noted(2) + "<w:r><w:endnoteReference w:id=\"1\"/></w:r>") +
                        paragraph(text_run("ข"), own) + paragraph(text_run("ค") + noted(3)) +
                        paragraph(text_run("ง"), own) + paragraph(text_run("จ") + noted(4)));
    builder.relate("footnotes", "footnotes.xml", "footnotes", notes);
    builder.relate("endnotes", "endnotes.xml", "endnotes",
                   "<w:endnote w:id=\"1\">" + text_paragraph("ท้ายบท") + "</w:endnote>");
    builder.settings(R"(<w:endnotePr><w:pos w:val="sectEnd"/></w:endnotePr>)");
    const Document document = builder.read();
    REQUIRE(document.sections.size() == 3);
    CHECK(paragraph_at(document, 0).text == "ก๓๔i");
    CHECK(plain_text(document.sections[0].blocks).ends_with("\nท้ายบท"));
    CHECK(plain_text(document.sections[1].blocks.front()) == "ค๓");
    CHECK(plain_text(document.sections[2].blocks.front()).starts_with("จ"));
    CHECK(plain_text(document.sections[2].blocks.front()) != "จ๓");
}

namespace {

std::string formulas(const std::string& code, const std::string& result) {
    const std::string formula = result.empty() ? mark("begin") + "<w:r><w:instrText>" + code + "</w:instrText></w:r>" +
                                                     mark("separate") + mark("end")
                                               : field(code, result);
    return table(2, row(text_cell("รายการ") + text_cell("จำนวน")) + row(text_cell("ก") + text_cell("๑,๒๐๐.๕๐")) +
                        row(text_cell("ข") + text_cell("300")) + row(text_cell("รวม") + cell(paragraph(formula))));
}
std::string last_cell(const std::string& code, const std::string& result) {
    const Document document = read_body(formulas(code, result));
    return plain_text(std::get<Table>(document.sections[0].blocks.at(0).what).rows.back().cells.back());
}
std::size_t told(const std::string& code, const std::string& result) {
    return count_diagnostics(read_body(formulas(code, result)), "formula-differs");
}

}  // namespace

TEST_CASE("a formula that was never brought up to date is reckoned from its table's cells") {
    CHECK(last_cell("=SUM(ABOVE)", "") == "1500.50");
    CHECK(last_cell("= sum(above) \\# \"#,##0.00\" \\* ThaiArabic", "") == "๑,๕๐๐.๕๐");
    CHECK(last_cell("=SUM(B2:B3)/2 \\# \"0.0 บาท\"", "") == "750.3 บาท");
    CHECK(last_cell("=B2*2-B3", "") == "2101.00");
    CHECK(last_cell("=MAX(B2;B3)", "") == "1200.50");
    CHECK(last_cell("=COUNT(ABOVE)", "") == "2");
    CHECK(last_cell("=AVERAGE(ABOVE) \\# \"0.00\"", "") == "750.25");
    CHECK(last_cell("=SUM(NOWHERE)", "").empty());
    CHECK(last_cell("=B2/0", "").empty());
}

TEST_CASE("a stored result stays; where the cells give another it is told") {
    CHECK(last_cell("=SUM(ABOVE)", "1,500.50") == "1,500.50");
    CHECK(told("=SUM(ABOVE)", "๑,๕๐๐.๕๐") == 0);
    CHECK(told("=SUM(ABOVE) \\# 0", "1501") == 0);
    CHECK(last_cell("=SUM(ABOVE)", "999") == "999");
    CHECK(told("=SUM(ABOVE)", "999") == 1);
    CHECK(told("=bookmark*2", "999") == 0);
}
