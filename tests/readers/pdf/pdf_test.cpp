#include <algorithm>

#include "base/error.h"
#include "document/text.h"
#include "readers/pdf_document.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Document read_made(PdfDocument& made) {
    Document document = read_document(made.bytes(), "x.pdf");
    CHECK(is_sound(document));
    return document;
}

const Diagnostic* told(const Document& document, std::string_view code) {
    const auto found = std::ranges::find(document.diagnostics, code, &Diagnostic::code);
    return found == document.diagnostics.end() ? nullptr : &*found;
}

std::string refusal(const std::string& bytes) {
    try {
        read_document(bytes, "x.pdf");
    } catch (const Error& error) {
        return error.code();
    }
    return "";
}

std::string body(const Document& document) {
    std::string out;
    for (const Section& section : document.sections) out += plain_text(section.blocks) + "\n";
    return out;
}

}  // namespace

TEST_CASE("lines of a PDF's page become paragraphs: where the next word had no room they go on") {
    PdfDocument made;
    made.page(line_at(72, 700, "การดำเนินการตามมาตรการส่งเสริมคุณธรรม") + line_at(72, 680, "ของหน่วยงาน") +
              line_at(72, 640, "๑. ข้อแรก") + line_at(72, 620, "๒. ข้อสอง"));
    const Document document = read_made(made);
    CHECK(body(document) == "การดำเนินการตามมาตรการส่งเสริมคุณธรรมของหน่วยงาน\n๑. ข้อแรก\n๒. ข้อสอง\n");
    const auto& first = std::get<Paragraph>(document.sections.front().blocks.front().what);
    CHECK(document.parts[first.origin.part] == "page 1");
    const TextFormat& format = document.text_formats[first.runs.front().format];
    CHECK(format.font == "THSarabunPSK");
    CHECK(format.bold);
    CHECK(format.size == Points(16));
}

TEST_CASE("ruling lines of a PDF make a table; cells without a line between them are one") {
    PdfDocument made;
    // The line between the first two cells of the first column is missing.
    made.page(grid({100, 200, 300}, {600, 700}) + "200 650 m 300 650 l S\n" + line_at(110, 660, "ก") +
              line_at(210, 670, "ข") + line_at(210, 620, "ค"));
    const Document document = read_made(made);
    const auto& table = std::get<Table>(document.sections.front().blocks.front().what);
    REQUIRE(table.rows.size() == 2);
    REQUIRE(table.rows[0].cells.size() == 2);
    CHECK(table.rows[0].cells[0].row_span == 2);
    CHECK(plain_text(table.rows[0].cells[0]) == "ก");
    CHECK(plain_text(table.rows[0].cells[1]) == "ข");
    REQUIRE(table.rows[1].cells.size() == 1);
    CHECK(plain_text(table.rows[1].cells[0]) == "ค");
    CHECK(table.rows[1].cells[0].origin.row == 2);
}

TEST_CASE("a table that goes on over a page's end is one, without the header that it repeats") {
    PdfDocument made;
    const std::string header = line_at(110, 672, "ลำดับ") + line_at(210, 672, "มาตรการ");
    made.page(grid({100, 200, 500}, {600, 650, 700}) + header + line_at(110, 620, "๑") + line_at(210, 620, "จัดทำคู่มือ"));
    made.page(grid({100, 200, 500}, {600, 650, 700}) + header + line_at(110, 620, "๒") + line_at(210, 620, "ประชุม"));
    const Document document = read_made(made);
    REQUIRE(document.sections.front().blocks.size() == 1);
    const auto& table = std::get<Table>(document.sections.front().blocks.front().what);
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].header);
    CHECK(plain_text(table.rows[2].cells[1]) == "ประชุม");
    CHECK(document.parts[table.rows[2].cells[1].origin.part] == "page 2");
}

TEST_CASE("a cell with a box in its corner is parted into rows, so that no line of it is cut") {
    PdfDocument made;
    made.page(grid({72, 472}, {720, 600}) +
              "200 720 m 200 680 l S 72 680 m 200 680 l S 260 720 m 260 680 l S 200 680 m 260 680 l S\n" +
              line_at(80, 695, "1") + line_at(320, 695, "NEL") + line_at(80, 640, "Name : Mukesh Kumar of Delhi"));
    const Document document = read_made(made);
    const std::string text = body(document);
    CHECK_MESSAGE(text.find("Name : Mukesh Kumar of Delhi") != std::string::npos, text);
    CHECK(text.find("NEL") != std::string::npos);
}

TEST_CASE("a word that runs over its cell's edge is not cut; words drawn apart are parted by the line between them") {
    PdfDocument made;
    std::string page = grid({72, 120, 300}, {720, 690, 660, 630});
    page += line_at(76, 700, "มาตรการ") + line_at(76, 670, "ก ข") + line_at(140, 670, "ค") + line_at(112, 640, "99.24");
    made.page(page);
    const Document document = read_made(made);
    const auto& table = std::get<Table>(document.sections.front().blocks.front().what);
    CHECK(plain_text(table.rows[0].cells[0]) == "มาตรการ");
    CHECK(plain_text(table.rows[0].cells[1]).empty());
    CHECK(plain_text(table.rows[1].cells[0]) == "ก ข");
    CHECK(plain_text(table.rows[1].cells[1]) == "ค");
    CHECK(plain_text(table.rows[2].cells[1]) == "99.24");
}

TEST_CASE("a row that is cut by a page's end is one") {
    PdfDocument made;
    made.page(grid({100, 200, 500}, {600, 650, 700}) + line_at(110, 672, "ลำดับ") + line_at(210, 672, "มาตรการ") +
              line_at(110, 635, "๑") + line_at(210, 635, "- จัดทำคู่มือ") + line_at(210, 608, "- จัดอบรม"));
    made.page(grid({100, 200, 500}, {600, 700}) + line_at(210, 672, "- ประชุม"));
    const Document document = read_made(made);
    const auto& table = std::get<Table>(document.sections.front().blocks.front().what);
    REQUIRE(table.rows.size() == 2);
    CHECK(plain_text(table.rows[1].cells[1]) == "- จัดทำคู่มือ\n- จัดอบรม\n- ประชุม");
}

TEST_CASE("a number that its column is too narrow for stays one, and begins no item") {
    PdfDocument made;
    made.page(grid({100, 130, 500}, {600, 700}) + line_at(106, 672, "๙๒") + line_at(106, 650, ".๕๐") +
              line_at(140, 672, "ร้อยละ") + line_at(140, 650, "๙๒.๕๐ คะแนน"));
    const Document document = read_made(made);
    const auto& table = std::get<Table>(document.sections.front().blocks.front().what);
    CHECK(plain_text(table.rows[0].cells[0]) == "๙๒.๕๐");
}

TEST_CASE("what recurs on the pages of a PDF is header and footer") {
    PdfDocument made;
    for (const char* number : {"๑", "๒"})
        made.page(line_at(72, 800, "รายงาน ITA") + line_at(72, 500, std::string("เนื้อความ ก") + number) +
                  line_at(290, 40, std::string("- ") + number + " -"));
    const Document document = read_made(made);
    const Section& section = document.sections.front();
    CHECK(plain_text(section.headers.regular) == "รายงาน ITA");
    CHECK(plain_text(section.footers.regular) == "- ๑ -");
    CHECK(body(document).find("รายงาน") == std::string::npos);
}

TEST_CASE("a sheet's title, repeated over its table on each page, is text once") {
    PdfDocument made;
    for (const char* row : {"ก", "ข"})
        made.page(line_at(200, 800, "รายงานผล") + line_at(200, 780, "พ.ศ. 2566") + line_at(72, 40, "ไฟล์ ก") +
                  grid({72, 272, 472}, {760, 730}) + line_at(80, 740, row));
    const Document document = read_made(made);
    const std::string text = body(document);
    CHECK_MESSAGE(text.starts_with("รายงานผล"), text);
    CHECK(text.find("พ.ศ. 2566") == text.rfind("พ.ศ. 2566"));
    CHECK(text.find("ไฟล์ ก") == std::string::npos);
    // Where text stands between it and the table, what recurs is a header.
    PdfDocument other;
    for (const char* row : {"ก", "ข"})
        other.page(line_at(200, 800, "รายงานผล") + line_at(72, 770, std::string("ข้อความ ") + row) +
                   grid({72, 272, 472}, {760, 730}) + line_at(80, 740, row));
    CHECK(body(read_made(other)).find("รายงานผล") == std::string::npos);
}

TEST_CASE("marks that are set by position stand behind their letters, whenever they were drawn") {
    PdfDocument made;
    // "ที่นี่": letters first, then their marks, each where its letter ends.
    made.page(line_at(100, 700, "ท") + line_at(108, 700, "น") + line_at(108, 700, "ี") + line_at(108, 702, "่") +
              line_at(116, 700, "ี") + line_at(116, 702, "่"));
    CHECK(body(read_made(made)) == "ที่นี่\n");
}

TEST_CASE("SARA AM in two signs, also with a sign of which the PDF says nothing") {
    PdfDocument made;
    made.more_unicode = "1 beginbfchar <F001> <FFFD> endbfchar\n";
    made.page(line_at(100, 700, "นํา") + line_at(100, 660, "ส\xEF\x80\x81ำนัก จ\xEF\x80\x81ำนวน"));
    const Document document = read_made(made);
    CHECK(body(document) == "นำ\nสำนัก จำนวน\n");
    CHECK(told(document, "sara-am-mended") != nullptr);
    CHECK(told(document, "letters-lost") == nullptr);
}

TEST_CASE("SARA AM in two signs of which the first is said to be the whole, with a tone between or not") {
    PdfDocument made;
    made.page(line_at(72, 700, "ดำ\u0e32เนินการ") + line_at(72, 660, "น\u0e33\u0e49\u0e32พอง") +
              line_at(72, 620, "มา ตำบล"));
    const std::string text = body(read_made(made));
    CHECK_MESSAGE(text.find("ดำเนินการ") != std::string::npos, text);
    CHECK_MESSAGE(text.find("น\u0e49\u0e33พอง") != std::string::npos, text);
    CHECK(text.find("มา ตำบล") != std::string::npos);
}

TEST_CASE("letters of which a PDF says nothing are U+FFFD and counted") {
    PdfDocument made;
    made.more_unicode = "1 beginbfchar <F001> <0000> endbfchar\n";
    made.page(line_at(100, 700, "ครั\xEF\x80\x81งที\xEF\x80\x82"));
    const Document document = read_made(made);
    CHECK(body(document) == "ครั\uFFFDงที\uFFFD\n");
    REQUIRE(told(document, "letters-lost") != nullptr);
    CHECK(told(document, "letters-lost")->message.en.starts_with("2 letters"));
}

TEST_CASE("text that is drawn twice is read once; text that is not shown is told and left out") {
    PdfDocument made;
    made.page(line_at(100, 700, "หนา") + line_at(100.4, 700, "หนา") + "3 Tr " + line_at(100, 650, "ซ่อน") +
              "0 Tr q 0 0 10 10 re W n " + line_at(100, 600, "ตัดออก") + "Q " + line_at(700, 500, "นอกหน้า"));
    const Document document = read_made(made);
    CHECK(body(document) == "หนา\n");
    REQUIRE(told(document, "hidden-text") != nullptr);
    CHECK(told(document, "hidden-text")->message.en.starts_with("17 letters"));
}

TEST_CASE("pages that are turned, and text that runs up beside them") {
    PdfDocument made;
    made.page("BT /F 16 Tf 0 1 -1 0 300 100 Tm " + shown("แนวนอน") + " Tj ET\n", "", "/Rotate 90");
    const Document document = read_made(made);
    CHECK(body(document) == "แนวนอน\n");
    CHECK(document.sections.front().page_width > document.sections.front().page_height);

    PdfDocument mixed;
    mixed.page(grid({100, 150, 300}, {600, 700}) + "BT /F 16 Tf 0 1 -1 0 130 620 Tm " + shown("ลำดับ") + " Tj ET\n" +
               line_at(160, 650, "มาตรการที่ทำ"));
    const Document with_table = read_made(mixed);
    const auto& table = std::get<Table>(with_table.sections.front().blocks.front().what);
    CHECK(plain_text(table.rows[0].cells[0]) == "ลำดับ");
    CHECK(plain_text(table.rows[0].cells[1]) == "มาตรการที่ทำ");
}

TEST_CASE("letters of which the font says nothing are not lost where ActualText says what they are") {
    PdfDocument made;
    made.more_unicode = "1 beginbfchar <F005> <FFFD> endbfchar\n";
    made.page("/Span<</ActualText" + shown("\uFEFFนำ") + ">>BDC BT /F 16 Tf 72 700 Td <0E19F0050E32> Tj ET EMC\n" +
              line_at(72, 660, "มา"));
    const Document document = read_made(made);
    CHECK(body(document).find("นำ") != std::string::npos);
    CHECK(told(document, "letters-lost") == nullptr);
}

TEST_CASE("ActualText stands for what is drawn; tags say what is one paragraph") {
    PdfDocument made;
    made.page("/Span <</ActualText <FEFF0E190E33>>> BDC " + line_at(100, 700, "นxx") + "EMC\n");
    CHECK(body(read_made(made)) == "นำ\n");

    PdfDocument tagged;
    tagged.page("/P <</MCID 0>> BDC " + line_at(72, 700, "สั้น") + "EMC /P <</MCID 1>> BDC " + line_at(72, 680, "ต่อ") +
                "EMC /P <</MCID 2>> BDC " + line_at(72, 660, "ใหม่") + line_at(72, 600, "ยาวกว่าทุกบรรทัดในหน้านี้") + "EMC");
    // The page is the fifth object: content, CMap, CIDFont, font, page.
    tagged.catalog = "/StructTreeRoot<</Type/StructTreeRoot/K[<</S/P/Pg 5 0 R/K[0 1]>><</S/P/Pg 5 0 R/K 2>>]>>";
    CHECK(body(read_made(tagged)) == "สั้นต่อ\nใหม่ยาวกว่าทุกบรรทัดในหน้านี้\n");
}

TEST_CASE("a scan is told by its pages, and refused where there is nothing else") {
    const std::string image =
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        "/Length 1>>\nstream\n0\nendstream";
    PdfDocument made;
    const int picture = made.add(image);
    const std::string resources = "/XObject<</I " + PdfDocument::reference(picture) + ">>";
    made.page("q 595 0 0 842 0 0 cm /I Do Q", resources);
    CHECK(refusal(made.bytes()) == "only-pictures");
    PdfDocument mixed;
    mixed.add(image);
    mixed.page(line_at(72, 700, "หน้าแรก"));
    mixed.page("q 595 0 0 842 0 0 cm /I Do Q", resources);
    const Document document = read_made(mixed);
    REQUIRE(told(document, "page-is-picture") != nullptr);
    CHECK(told(document, "page-is-picture")->message.en.starts_with("page 2 "));
}

TEST_CASE("a letter of ASCII as narrow as nothing is a mark that nothing names") {
    PdfDocument made;
    const auto page_with = [&](const char* width) {
        const std::string font =
            "/Font<</M<</Type/Font/Subtype/TrueType/BaseFont/Marks/Encoding/WinAnsiEncoding/FirstChar "
            "33/LastChar 34/Widths[" +
            std::string(width) + " 300]/FontDescriptor<</Type/FontDescriptor/FontFile3 " +
            PdfDocument::reference(made.add_stream("", "/Subtype/Type1C")) + ">>>>>>";
        const int form = made.add_stream("BT /M 16 Tf 80 700 Td (!) Tj ET",
                                         "/Subtype/Form/BBox[0 0 595 842]/Resources<<" + font + ">>");
        made.page(line_at(72, 700, "น") + line_at(80, 700, "า") + " /X Do",
                  "/XObject<</X " + PdfDocument::reference(form) + ">>");
    };
    page_with("0");
    const Document document = read_made(made);
    REQUIRE(told(document, "letters-lost") != nullptr);
    CHECK(body(document).find('!') == std::string::npos);
    CHECK(body(document).find("\uFFFD") != std::string::npos);
    made = {};
    page_with("300");
    CHECK(body(read_made(made)).find('!') != std::string::npos);
}

TEST_CASE("a font that is no object of its own, and simple fonts by their encoding") {
    PdfDocument made;
    made.page("/G gs BT 1 0 0 1 72 700 Tm (Plan \\(A\\) \\223ok\\224) Tj ET " + line_at(72, 650, "แผน"),
              "/ExtGState<</G<</Font[<</Type/Font/Subtype/TrueType/BaseFont/Plain/Encoding<</BaseEncoding"
              "/WinAnsiEncoding/Differences[65/kokaithai]>>>> 16]>>>>");
    const Document document = read_made(made);
    CHECK(body(document) == "Plan (ก) “ok”\nแผน\n");
    const auto& first = std::get<Paragraph>(document.sections.front().blocks.front().what);
    CHECK(document.text_formats[first.runs.front().format].font == "Plain");
}

TEST_CASE("a PDF that was cut off is refused") {
    PdfDocument made;
    made.page(line_at(72, 700, "ข้อความ"));
    const std::string whole = made.bytes();
    for (std::size_t size = whole.size() / 4; size < whole.size() - 10; size += whole.size() / 4)
        CHECK(refusal(whole.substr(0, size)) == "broken-pdf");
}

TEST_CASE("what annotations show is of the page: values of fields and typed text; what they only say is told") {
    PdfDocument made;
    const auto appearance = [&](const std::string& text, const std::string& entries = "") {
        // Helvetica's codes are ASCII.
        return PdfDocument::reference(
            made.add_stream("/Tx BMC q BT /H 12 Tf 2 4 Td (" + text + ") Tj ET Q EMC",
                            "/Subtype/Form/BBox[0 0 100 20]" + entries +
                                "/Resources<</Font<</H<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"));
    };
    const auto widget = [&](const std::string& entries, double y, const char* kind = "/Widget") {
        return PdfDocument::reference(made.add("<</Type/Annot/Subtype" + std::string(kind) + "/Rect[200 " +
                                               std::to_string(y) + " 300 " + std::to_string(y + 20) + "]" + entries +
                                               ">>")) +
               " ";
    };
    std::string annotations = widget("/FT/Tx/V(99.24)/AP<</N " + appearance("99.24") + ">>", 696);
    // Turned by its own matrix, the box fills the place all the same.
    annotations += widget("/AP<</N " + appearance("typed", "/Matrix[2 0 0 2 50 50]") + ">>", 666, "/FreeText");
    annotations += widget("/FT/Btn/AS/Off/AP<</N<</Yes " + appearance("yes") + ">>>>", 636);
    annotations += widget("/F 2/FT/Tx/V(secret)/AP<</N " + appearance("secret") + ">>", 606);
    annotations += widget("/FT/Sig/AP<</N " + appearance("signed") + ">>", 576);
    const std::string parent = PdfDocument::reference(made.add("<</FT/Tx/T(a)/V(of the parent)>>"));
    annotations += widget("/Parent " + parent, 546);
    annotations += widget("/Contents(check this)", 516, "/Text");
    annotations += widget("/Contents(where it leads)", 486, "/Link");
    made.page(line_at(72, 700, "คะแนน") + line_at(72, 670, "หมายเหตุ"), "", "/Annots[" + annotations + "]");
    const Document document = read_made(made);
    const std::string text = body(document);
    CHECK_MESSAGE(text.find("คะแนน\t99.24") != std::string::npos, text);
    CHECK_MESSAGE(text.find("หมายเหตุ\ttyped") != std::string::npos, text);
    for (const char* other : {"yes", "signed", "leads"}) CHECK(text.find(other) == std::string::npos);
    const auto told = [&](const char* code) {
        const auto found = std::ranges::find(document.diagnostics, code, &Diagnostic::code);
        return found == document.diagnostics.end() ? std::string() : found->message.en;
    };
    CHECK(told("field-not-shown").find("“of the parent”") != std::string::npos);
    CHECK(told("comments-left-out").find("“check this”") != std::string::npos);
    for (const Diagnostic& diagnostic : document.diagnostics)
        CHECK(diagnostic.message.en.find("secret") == std::string::npos);
}

TEST_CASE("a PDF whose list of objects is wrong is mended and told, but not if pages are missing or it was signed") {
    PdfDocument made;
    made.page(line_at(72, 700, "หน้าแรก"));
    made.page(line_at(72, 700, "หน้าสอง"));
    const std::string whole = made.bytes();
    const auto with = [&](const char* what, const char* instead) {
        std::string bytes = whole;
        const std::size_t at = bytes.rfind(what);
        REQUIRE(at != std::string::npos);
        return bytes.replace(at, std::string_view(what).size(), instead);
    };
    const Document document = read_document(with("startxref", "startxrex"), "x.pdf");
    CHECK(is_sound(document));
    std::string text;
    for (const Section& section : document.sections) text += plain_text(section.blocks);
    CHECK(text.find("หน้าแรก") != std::string::npos);
    CHECK(text.find("หน้าสอง") != std::string::npos);
    CHECK(std::ranges::count(document.diagnostics, "pdf-mended", &Diagnostic::code) == 1);
    CHECK(refusal(with("startxref", "startxrex") + std::string(2'000, ' ')) == "broken-pdf");
    CHECK(refusal("%PDF-1.7\n% /ByteRange\n" + with("startxref", "startxrex")) == "broken-pdf");
    std::string bytes = with("startxref", "startxrex");
    const std::size_t count = bytes.find("/Count 2");
    REQUIRE(count != std::string::npos);
    CHECK(refusal(bytes.replace(count, 8, "/Count 3")) == "broken-pdf");
}

TEST_CASE("hostile PDFs cost little: forms in themselves, endless ranges, page trees and tags in a ring") {
    PdfDocument rings;
    const int form = 1;
    rings.add_stream("/X Do /X Do " + line_at(72, 600, "ก"),
                     "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X " +
                         PdfDocument::reference(form) + ">>>>");
    rings.more_unicode = "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange\n";
    rings.page(line_at(72, 700, "ข้อความ") + "/X Do " + std::string(5000, 'q') + std::string(3000, '['),
               "/XObject<</X " + PdfDocument::reference(form) + ">>");
    // The tag is its own child.
    rings.catalog = "/StructTreeRoot 3 0 R";
    rings.add("<</Type/StructTreeRoot/S/P/K 3 0 R>>");
    const Document document = read_made(rings);
    CHECK(body(document).find("ข้อความ") != std::string::npos);
    CHECK(told(document, "page-cut") != nullptr);

    PdfDocument lines;
    std::string many;
    for (int i = 0; i < 3000; ++i) {
        many += std::to_string(i * 0.19) + " 0 m " + std::to_string(i * 0.19) + " 842 l S\n";
        many += "0 " + std::to_string(i * 0.28) + " m 595 " + std::to_string(i * 0.28) + " l S\n";
    }
    lines.page(many + line_at(72, 700, "ตาราง"));
    CHECK(is_sound(read_made(lines)));
}
