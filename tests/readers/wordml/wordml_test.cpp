#include "readers/wordml/wordml.h"

#include <random>

#include "document/text.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "readers/wordml/names.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const std::string head =
    R"(<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" )"
    R"(xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:v="urn:schemas-microsoft-com:vml" )"
    R"(xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:st1="urn:tags" xml:space="preserve">)";

std::string file(const std::string& body, const std::string& before = "") {
    return head + before + "<w:body><wx:sect>" + body + "</wx:sect></w:body></w:wordDocument>";
}
std::string run_of(const std::string& text) {
    return "<w:r><w:t>" + text + "</w:t></w:r>";
}
std::string paragraph_of(const std::string& text) {
    return "<w:p>" + run_of(text) + "</w:p>";
}
Document read(const std::string& body, const std::string& before = "") {
    return read_document(file(body, before), "a.xml");
}

bool reads(const std::string& bytes) {
    try {
        const bool sound = is_sound(read_document(bytes, "a.xml"));
        CHECK(sound);
        return true;
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        return false;
    }
}

}  // namespace

TEST_CASE("Word 2003 XML: names of 2003 become those of ECMA-376") {
    using namespace wordml;
    CHECK(element_name("sz-cs") == "szCs");
    CHECK(element_name("listPr") == "numPr");
    CHECK(attribute_name("first-line") == "firstLine");
    CHECK(attribute_name("fareast") == "eastAsia");
    CHECK(value_of("jc", "val", "thai-distribute") == "thaiDistribute");
    CHECK(value_of("shd", "val", "pct-10") == "pct10");
    CHECK(value_of("ind", "left", "-20") == "-20");
    CHECK(value_of("pStyle", "val", "a-b") == "a-b");
    CHECK(value_of("lang", "val", "th-TH") == "th-TH");
}

TEST_CASE("Word 2003 XML: text, run and paragraph properties") {
    const Document document =
        read(R"(<w:p><w:pPr><w:jc w:val="thai-distribute"/><w:ind w:first-line="720"/></w:pPr>)"
             R"(<w:r><w:rPr><w:rFonts w:ascii="A" w:h-ansi="B" w:cs="C"/><w:b-cs/><w:sz-cs w:val="32"/></w:rPr>)"
             "<w:t> งาน </w:t></w:r></w:p>");
    const Paragraph& paragraph = paragraph_at(document, 0);
    CHECK(paragraph.text == " งาน ");
    CHECK(form_of(document, paragraph).alignment == Alignment::thai_distribute);
    CHECK(form_of(document, paragraph).indent_first_line.pt == 36);
    const TextFormat& format = format_at(document, paragraph, 1);
    CHECK(format.bold);
    CHECK(format.size.pt == 16);
}

TEST_CASE("Word 2003 XML: smart tags, an office's own elements and hints are no walls") {
    const Document document =
        read("<wx:sub-section><st1:report>" + paragraph_of("ก") + "<w:p><st1:place>" + run_of("ข") +
             "</st1:place></w:p></st1:report></wx:sub-section><wx:pBdrGroup><wx:borders/>" + paragraph_of("ค") +
             "</wx:pBdrGroup>");
    CHECK(paragraph_at(document, 0).text == "ก");
    CHECK(paragraph_at(document, 1).text == "ข");
    CHECK(paragraph_at(document, 2).text == "ค");
}

TEST_CASE("Word 2003 XML: revisions are read as accepted, comments are not text") {
    const auto annotation = [](const std::string& type, const std::string& content) {
        return "<aml:annotation aml:id=\"1\" w:type=\"Word." + type + "\"><aml:content>" + content +
               "</aml:content></aml:annotation>";
    };
    const Document document = read("<w:p>" + annotation("Insertion", run_of("new")) +
                                   annotation("Deletion", "<w:r><w:delText>old</w:delText></w:r>") +
                                   annotation("Comment", paragraph_of("note")) + run_of(" text") + "</w:p>");
    CHECK(paragraph_at(document, 0).text == "new text");
}

TEST_CASE("Word 2003 XML: lists of the file number their paragraphs") {
    const std::string lists =
        R"(<w:lists><w:listDef w:listDefId="3"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:nfc w:val="54"/>)"
        R"(<w:lvlText w:val="%1."/></w:lvl></w:listDef><w:list w:ilfo="7"><w:ilst w:val="3"/></w:list></w:lists>)";
    const Document document =
        read(R"(<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="7"/><wx:t wx:val="?"/></w:listPr></w:pPr>)" +
                 run_of("a") + "</w:p>",
             lists);
    REQUIRE(paragraph_at(document, 0).label);
    CHECK(paragraph_at(document, 0).label->text == "๒.");
}

TEST_CASE("Word 2003 XML: headers, notes and links stand in place and become what they are in a package") {
    const Document document =
        read("<w:p>" + run_of("a") + "<w:r><w:footnote>" + paragraph_of("note") +
             R"(</w:footnote></w:r><w:hlink w:dest="http://a.th/">)" + run_of("link") +
             "</w:hlink></w:p><w:sectPr><w:hdr w:type=\"odd\">" + paragraph_of("top") +
             R"(</w:hdr><w:type w:val="next-page"/><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>)");
    const Section& section = document.sections.front();
    CHECK(section.page_width.pt == 612);
    CHECK(plain_text(section.headers.regular) == "top");
    CHECK(plain_text(section.blocks).find("note") != std::string::npos);
    REQUIRE(paragraph_at(document, 0).links.size() == 1);
    CHECK(document.parts.size() == 3);
}

TEST_CASE("Word 2003 XML: a picture is read from the place where it stands, and wherever it is named again") {
    const std::string shape =
        R"(<v:shape style="width:10pt;height:10pt"><v:imagedata src="wordml://01.gif"/></v:shape></w:pict></w:r>)";
    const Document document =
        read("<w:p><w:r><w:pict>" + shape + R"(<w:r><w:pict><w:binData w:name="wordml://01.gif">)" +
             "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEA\nAAIBRAA7</w:binData>" + shape + "</w:p>");
    REQUIRE(document.images.size() == 1);
    CHECK(document.images.front().media_type == "image/gif");
    CHECK(paragraph_at(document, 0).objects.size() == 2);
}

TEST_CASE("Word 2003 XML by LibreOffice: what its export loses is put back") {
    const std::string editor =
        "<o:CustomDocumentProperties><o:Editor>LibreOffice/7.4</o:Editor></o:CustomDocumentProperties>";
    const auto styled = [](const std::string& text, const std::string& style) {
        return "<w:tc><w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run_of(text) + "</w:p></w:tc>";
    };
    const std::string grid =
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/>"
        "</w:tblGrid><w:tr>" +
        styled("a", "P1") + styled("b", "P2") + styled("c", "P3") + "</w:tr>";
    const Document document = read("<w:p><w:r><w:rPr><w:sz w:val=\"40\"/></w:rPr><w:t>ก</w:t></w:r></w:p>" + grid +
                                       "<w:tr>" + styled("d", "P2") + styled("e", "P3") + "</w:tr></w:tbl>",
                                   editor);
    CHECK(format_at(document, paragraph_at(document, 0), 0).size.pt == 20);
    const Table& table = table_at(document, 1);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells.front().row_span == 2);
    CHECK(count_diagnostics(document, "merges-restored") == 1);
    const Document unclear = read(grid + "<w:tr>" + styled("d", "P9") + "</w:tr></w:tbl>", editor);
    CHECK(count_diagnostics(unclear, "merges-lost") == 1);
}

TEST_CASE("Word 2003 XML: deep nesting is a limit passed, not a stack") {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<st1:a>";
    std::string bytes = file(deep + paragraph_of("x"));
    CHECK_FALSE(reads(bytes));
    for (int i = 0; i < 100'000; ++i) bytes.insert(bytes.size() - 38, "</st1:a>");
    CHECK_FALSE(reads(bytes));
}

TEST_CASE("Word 2003 XML: the sample cut or with flipped bytes is a sound document or an error") {
    constexpr const char* name = "samples/lamnamphong-ita-2566.wordml.xml";
    if (!has_shared(name)) return;
    const std::string whole = slurp(shared_dir() / name);
    for (std::size_t i = 0; i < 64; ++i) reads(whole.substr(0, whole.size() * i / 64));
    std::mt19937 random(2003);
    const std::string marks = "<>\"/=w: 0129";
    for (int i = 0; i < 250; ++i) {
        std::string damaged = whole;
        for (int f = 0; f < 3; ++f) damaged[random() % damaged.size()] = marks[random() % marks.size()];
        reads(damaged);
    }
    CHECK(reads(whole));
}

TEST_CASE("Word 2003 XML: the corpus's document has its header, its list and its pictures") {
    if (!has_shared("corpus/word2003.xml")) return;
    const Document document = read_document(slurp(shared_dir() / "corpus/word2003.xml"), "word2003.xml");
    CHECK(is_sound(document));
    CHECK(plain_text(document.sections.front().headers.regular).find("My header") != std::string::npos);
    CHECK(document.images.size() == 3);
    CHECK(document.properties.pages == 5);
}
