// Tables that white space alone makes, columns of text, boxes side by side.
#include "document/text.h"
#include "readers/pdf_document.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Document read_page_of(const std::string& content) {
    PdfDocument made;
    made.page(content);
    Document document = read_document(made.bytes(), "x.pdf");
    CHECK(is_sound(document));
    return document;
}

std::size_t tables_in(const Document& document) {
    std::size_t count = 0;
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks) count += std::holds_alternative<Table>(block.what) ? 1 : 0;
    return count;
}

std::string text_in(const Document& document) {
    std::string out;
    for (const Section& section : document.sections) out += plain_text(section.blocks) + "\n";
    return out;
}

const Table& only_table(const Document& document) {
    REQUIRE(tables_in(document) == 1);
    for (const Block& block : document.sections.front().blocks)
        if (const auto* table = std::get_if<Table>(&block.what)) return *table;
    FAIL("no table");
    std::abort();
}

}  // namespace

TEST_CASE("columns that stand one under the other in three rows are a table, whose cells may have several lines") {
    std::string content = line_at(72, 740, "ผลการประเมิน");
    content += line_at(72, 700, "ที่") + line_at(110, 700, "ตัวชี้วัด") + line_at(300, 700, "คะแนน");
    content += line_at(72, 670, "๑") + line_at(110, 670, "การปฏิบัติหน้าที่") + line_at(300, 670, "๙๙.๒๔");
    content += line_at(72, 640, "๒") + line_at(110, 640, "การใช้ทรัพย์สินของ") + line_at(300, 640, "๙๘.๗๘");
    content += line_at(110, 620, "ทางราชการ");
    content += line_at(72, 590, "๓") + line_at(110, 590, "การใช้อำนาจ") + line_at(300, 590, "๙๙.๔๕");
    const Document document = read_page_of(content);
    const Table& table = only_table(document);
    REQUIRE(table.rows.size() == 4);
    REQUIRE(table.rows[2].cells.size() == 3);
    CHECK(plain_text(table.rows[0].cells[2]) == "คะแนน");
    CHECK(plain_text(table.rows[2].cells[1]).find("ราชการ") != std::string::npos);
    CHECK(plain_text(table.rows[3].cells[2]) == "๙๙.๔๕");
    CHECK(text_in(document).starts_with("ผลการประเมิน\n"));
}

TEST_CASE("blanks that are drawn before a wide gap belong to no cell, and not to what stands behind it") {
    std::string content;
    for (int i = 0; i < 4; ++i) {
        const double y = 700 - 30 * i;
        content += line_at(72, y, "ข้อ    ") + line_at(200, y, "เรื่อง   ") + line_at(400, y, std::to_string(10 + i));
    }
    const Document document = read_page_of(content);
    const Table& table = only_table(document);
    REQUIRE(table.rows.size() == 4);
    for (std::size_t row = 0; row < 4; ++row) {
        REQUIRE(table.rows[row].cells.size() == 3);
        CHECK(plain_text(table.rows[row].cells[0]) == "ข้อ");
        CHECK(plain_text(table.rows[row].cells[1]) == "เรื่อง");
        CHECK(plain_text(table.rows[row].cells[2]) == std::to_string(10 + row));
    }
}

TEST_CASE("lists, contents, signatures and prose are no tables") {
    std::string list, contents, signatures, prose;
    for (int i = 0; i < 5; ++i) {
        const double y = 700 - 24 * i;
        const std::string number = std::to_string(i + 1);
        list += line_at(72, y, number + ".") + line_at(110, y, "จัดทำคู่มือการปฏิบัติงาน");
        contents += line_at(72, y, "บทที่สำคัญ") + line_at(400, y, number);
        prose += line_at(72, y, "การดำเนินการตามมาตรการ" + std::string(i % 2 == 0 ? "" : "ส่งเสริม"));
    }
    // Lines with tabs, of which some go on at the margin.
    std::string tabs;
    for (int i = 0; i < 5; ++i) {
        const double y = 700 - 48 * i;
        tabs += line_at(72, y, "ตัวชี้วัดที่ " + std::to_string(i + 1)) + line_at(200, y, "การใช้อำนาจ") +
                line_at(380, y, "ได้คะแนนเฉลี่ย ๘๑.๔๓") + line_at(72, y - 24, "คะแนน");
    }
    CHECK(tables_in(read_page_of(tabs)) == 0);
    for (const double x : {72.0, 330.0})
        signatures +=
            line_at(x, 700, "ลงชื่อ") + line_at(x, 676, "(นายสมชาย)") + line_at(x, 652, "นายก") + line_at(x, 628, "วันที่");
    for (const std::string& content : {list, contents, signatures, prose}) CHECK(tables_in(read_page_of(content)) == 0);
}

TEST_CASE("columns of text are read one behind the other, whether their lines stand at the same height or not") {
    for (const double shift : {0.0, 9.0}) {
        CAPTURE(shift);
        std::string content = line_at(72, 760, "หัวเรื่องที่ยาวไปจนสุดบรรทัดของหน้านี้ทั้งหน้าเลยทีเดียวนะครับผม");
        for (int i = 0; i < 8; ++i) {
            content += line_at(72, 700 - 20 * i, "ซ้าย" + std::to_string(i) + "กกกกกกกกกกกกกกกกกกกก");
            content += line_at(320, 700 - shift - 20 * i, "ขวา" + std::to_string(i) + "กกกกกกกกกกกกกกกกกกกกก");
        }
        const Document document = read_page_of(content);
        CHECK(tables_in(document) == 0);
        const std::string text = text_in(document);
        REQUIRE(text.find("ซ้าย7") != std::string::npos);
        CHECK(text.find("ซ้าย7") < text.find("ขวา0"));
    }
}

TEST_CASE("fonts that a PDF need not describe have their widths: what follows a string stands behind it") {
    const std::string fonts =
        "/Font<</T<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>/H<</Type/Font/Subtype/Type1"
        "/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>>>";
    PdfDocument made;
    // A form, as pages of the test have their own fonts.
    const int form = made.add_stream(
        "BT /T 12 Tf 72 700 Td (satisfied, confi) Tj (dent and in control) Tj ET "
        "BT /H 12 Tf 72 660 Td (MINIMUM WWWW) Tj ( 99.24) Tj ET "
        "BT /H 12 Tf 72 620 Td (illicit) Tj 60 0 Td (12) Tj ET",
        "/Subtype/Form/BBox[0 0 595 842]/Resources<<" + fonts + ">>");
    made.page("/X Do", "/XObject<</X " + PdfDocument::reference(form) + ">>");
    const std::string text = text_in(read_document(made.bytes(), "x.pdf"));
    CHECK_MESSAGE(text.find("satisfied, confident and in control") != std::string::npos, text);
    CHECK_MESSAGE(text.find("MINIMUM WWWW 99.24") != std::string::npos, text);
    CHECK_MESSAGE(text.find("illicit\t12") != std::string::npos, text);
}

TEST_CASE("lines beside a letter as high as both stay two") {
    const std::string content = "BT /F 40 Tf 1 0 0 1 72 690 Tm " + shown("ก") +
                                " Tj ET BT /F 12 Tf 1 0 0 1 110 702 Tm " + shown("บรรทัดแรกของย่อหน้า") + " Tj 0 -13 Td " +
                                shown("บรรทัดที่สองต่อจากนั้น") + " Tj ET\n";
    const std::string text = text_in(read_page_of(content));
    CHECK_MESSAGE(text.find("บรรทัดแรกของย่อหน้า") != std::string::npos, text);
    CHECK_MESSAGE(text.find("บรรทัดที่สองต่อจากนั้น") != std::string::npos, text);
}

TEST_CASE("boxes side by side are read one by one") {
    std::string content = grid({72, 280}, {640, 720}) + grid({300, 520}, {640, 720});
    content += line_at(80, 700, "หน่วยงาน ก") + line_at(80, 670, "ปี ๒๕๖๖");
    content += line_at(310, 700, "คะแนน ๙๙.๒๔") + line_at(310, 670, "ระดับ AA");
    const std::string text = text_in(read_page_of(content));
    CHECK(text.find("ปี ๒๕๖๖") < text.find("คะแนน"));
    CHECK(text.find('\t') == std::string::npos);
}

TEST_CASE("glyphs of old Thai fonts are the letters that they draw, and tones stand behind vowels") {
    PdfDocument made;
    made.more_unicode = "2 beginbfchar <F001> <F70A> <F002> <F70E> endbfchar\n";
    // "หน่วย" by the glyph code of a Windows font, "ผู้" with its tone drawn first, "องค์การ" over two lines.
    made.page(line_at(72, 700, "หน\xEF\x80\x81วย ผ\u0E49\u0E39") +
              line_at(72, 660, "กกกกกกกกกกกกกกกกกกกกกกกองค\xEF\x80\x82") + line_at(72, 640, "การบริหาร"));
    CHECK(text_in(read_document(made.bytes(), "x.pdf")) == "หน่วย ผู้\nกกกกกกกกกกกกกกกกกกกกกกกองค์การบริหาร\n");
}
