#include <string>

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
