#include <string>
#include <utility>
#include <vector>

#include "document/text.h"
#include "readers/pdf_document.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// Two lines, of which the first ends early beside a third one that is wide.
std::string joined(const std::string& first, const std::string& second) {
    PdfDocument made;
    made.page(line_at(72, 700, first) + line_at(72, 680, second) + line_at(72, 600, "๑. ข้อความที่กว้างกว่าบรรทัดอื่น"));
    const Document document = read_document(made.bytes(), "x.pdf");
    CHECK(is_sound(document));
    const std::string text = plain_text(document.sections.front().blocks);
    return text.substr(0, text.find("\n๑"));
}

std::string two_bytes(unsigned number) {
    return {static_cast<char>(number >> 8U & 0xFFU), static_cast<char>(number & 0xFFU)};
}
std::string four_bytes(unsigned number) {
    return two_bytes(number >> 16U) + two_bytes(number & 0xFFFFU);
}

/// A TrueType program without a character map whose glyphs are boxes between these heights, in thousandths.
std::string boxes_program(const std::vector<std::pair<int, int>>& heights) {
    const auto number = [](int value) { return two_bytes(static_cast<unsigned>(value) & 0xFFFFU); };
    std::string outlines, places = four_bytes(0) + four_bytes(0);  // glyph 0 draws nothing
    for (const auto& [low, high] : heights) {
        outlines += number(1) + number(0) + number(low) + number(100) + number(high) + number(3) + number(0);
        outlines += std::string(4, '\1');  // four points of the outline, each by two bytes an axis
        outlines += number(0) + number(100) + number(0) + number(-100) + number(low) + number(0) + number(high - low) +
                    number(0);
        outlines += std::string((4 - outlines.size() % 4) % 4, '\0');
        places += four_bytes(static_cast<unsigned>(outlines.size()));
    }
    std::string head(54, '\0');
    head.replace(12, 8, four_bytes(0x5F0F3CF5) + two_bytes(0) + two_bytes(1000));
    head[1] = 1;   // version 1.0
    head[51] = 1;  // places by four bytes
    const std::string most =
        four_bytes(0x10000) + two_bytes(static_cast<unsigned>(heights.size() + 1)) + std::string(26, '\0');
    unsigned at = 12 + 4 * 16;
    std::string directory = four_bytes(0x10000) + two_bytes(4) + two_bytes(64) + two_bytes(2) + two_bytes(0), tables;
    for (const auto& [tag, table] :
         {std::pair("glyf", outlines), std::pair("head", head), std::pair("loca", places), std::pair("maxp", most)}) {
        directory += tag + four_bytes(0) + four_bytes(at) + four_bytes(static_cast<unsigned>(table.size()));
        tables += table + std::string((4 - table.size() % 4) % 4, '\0');
        at = 12 + 4 * 16 + static_cast<unsigned>(tables.size());
    }
    return directory + tables;
}

/// What is read where two letters are drawn: ก, and a box between these heights that is said to be `mark`.
std::string marked(std::pair<int, int> height, const std::string& mark) {
    PdfDocument made;
    const int program = made.add_stream(boxes_program({{0, 500}, height}));
    const int map = made.add_stream(
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0E01> "
        "<0002> <" +
        mark + "> endbfchar endcmap");
    made.page(
        "/G gs BT 72 700 Td <00010002> Tj ET",
        "/ExtGState<</G<</Font[<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sarabun/Encoding/Identity-H/ToUnicode " +
            PdfDocument::reference(map) +
            "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Sarabun/CIDSystemInfo<</Registry(Adobe)"
            "/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW "
            "500/W[2[0]]/FontDescriptor<</Type/FontDescriptor"
            "/FontFile2 " +
            PdfDocument::reference(program) + ">>>>]>> 16]>>>>");
    const Document document = read_document(made.bytes(), "x.pdf");
    CHECK(is_sound(document));
    return plain_text(document.sections.front().blocks);
}

}  // namespace

TEST_CASE("a line goes on where what it says is left open") {
    CHECK(joined("การประชุมผู้บริหารและ", "เจ้าหน้าที่ทุกคน") == "การประชุมผู้บริหารและเจ้าหน้าที่ทุกคน");
    CHECK(joined("การรับเรื่องร้องเรียน", "และการแก้ไขปัญหา") == "การรับเรื่องร้องเรียนและการแก้ไขปัญหา");
    CHECK(joined("ประกาศนโยบาย", "ของขวัญและของกำนัล") == "ประกาศนโยบาย\nของขวัญและของกำนัล");
    CHECK(joined("ปลัดเทศบาล", "นายกเทศมนตรี") == "ปลัดเทศบาล\nนายกเทศมนตรี");
}

TEST_CASE("parts of an agency, labels, abbreviations and numbers that stand one under the other") {
    CHECK(joined("กองสวัสดิการสังคมชุมชน", "กองช่าง") == "กองสวัสดิการสังคมชุมชน กองช่าง");
    CHECK(joined("หน่วยตรวจสอบภายในและ", "กองช่าง") == "หน่วยตรวจสอบภายในและกองช่าง");
    CHECK(joined("กอง", "สาธารณสุข") == "กองสาธารณสุข");
    CHECK(joined("กองแผนและงบ", "ประมาณ") == "กองแผนและงบประมาณ");
    CHECK(joined("จัดกิจกรรมยกย่องเจ้าหน้าที่", "ผู้รับผิดชอบ : กองช่าง") == "จัดกิจกรรมยกย่องเจ้าหน้าที่\nผู้รับผิดชอบ : กองช่าง");
    CHECK(joined("ประจำปีงบประมาณของ", "พ.ศ. ๒๕๖๗") == "ประจำปีงบประมาณของ พ.ศ. ๒๕๖๗");
    CHECK(joined("ผลการดำเนินการ : ประชุมทุกเดือน", "มาตรการที่ ๖ การใช้อำนาจ") ==
          "ผลการดำเนินการ : ประชุมทุกเดือน\nมาตรการที่ ๖ การใช้อำนาจ");
    CHECK(joined("ประกอบด้วย ๒ ตัวชี้วัด ดังนี้", "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล") == "ประกอบด้วย ๒ ตัวชี้วัด ดังนี้\nตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล");
    CHECK(joined("ทุกสำนัก/", "กอง") == "ทุกสำนัก/กอง");
    CHECK(joined("๙๙.๙๙", "๗๗.๗๕") == "๙๙.๙๙\n๗๗.๗๕");
    CHECK(joined("๑๒,๓", "๔๕.๕๐") == "๑๒,๓๔๕.๕๐");
}

TEST_CASE("a mark that is said to stand where its glyph is not drawn is lost, not guessed") {
    CHECK(marked({550, 700}, "0E34") == "กิ");
    CHECK(marked({-250, -50}, "0E38") == "กุ");
    CHECK(marked({550, 700}, "0E38") == "ก\uFFFD");
    CHECK(marked({-250, -50}, "0E34") == "ก\uFFFD");
    // Old fonts draw marks of their own, low ones and high ones, and letters are never doubted.
    CHECK(marked({400, 550}, "0E48") == "ก่");
    CHECK(marked({-250, 400}, "0E0D") == "กญ");
}
