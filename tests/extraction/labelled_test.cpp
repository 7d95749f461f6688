// Measures as paragraphs: numbered, with "- action" and "label : value" lines in any order, and as lists.
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr const char* labelled_title =
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลดอนกลาง ประจำปีงบประมาณ พ.ศ. ๒๕๖๗";

std::string joined(const std::vector<Text>& texts) {
    std::string joined;
    for (const Text& text : texts) (joined += joined.empty() ? "" : "|") += text.value;
    return joined;
}
Report of_lines(const std::vector<std::string>& lines) {
    DocumentBuilder builder;
    builder.line(labelled_title);
    for (const std::string& line : lines) builder.line(line);
    return extracted(builder.document());
}
void check_two_measures(const Report& report) {
    REQUIRE(report.measures.size() == 2);
    const Measure& first = report.measures[0];
    CHECK(first.instrument == "IIT");
    CHECK(first.indicator == 3);
    CHECK(joined(first.actions) == "จัดให้มีช่องทางร้องเรียน|ประกาศเจตนารมณ์");
    CHECK(joined(first.responsible) == "กองคลัง|กองช่าง");
    REQUIRE(first.period);
    REQUIRE(first.period->period);
    CHECK(thai::iso(first.period->period->start) == "2023-10-01");
    CHECK(field(first, "result") == "มีทะเบียนคุมเป็นปัจจุบัน");
    const Measure& second = report.measures[1];
    CHECK(second.indicator == 9);
    CHECK(joined(second.actions) == "จัดทำเมนู ITA บนหน้าแรก");
    CHECK(joined(second.responsible) == "สำนักปลัด");
}

}  // namespace

TEST_CASE("labelled: numbered measures, actions first") {
    check_two_measures(
        of_lines({"มาตรการและผลการดำเนินการ", "มาตรการที่ ๑ ตัวชี้วัดที่ ๓ การใช้อำนาจ", "- จัดให้มีช่องทางร้องเรียน",
                  "- ประกาศเจตนารมณ์", "ผู้รับผิดชอบ : กองคลัง, กองช่าง", "ระยะเวลาดำเนินการ : ต.ค. ๒๕๖๖ – ก.ย. ๒๕๖๗",
                  "ผลการดำเนินการ : มีทะเบียนคุมเป็นปัจจุบัน", "มาตรการที่ ๒ ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล", "- จัดทำเมนู ITA บนหน้าแรก",
                  "ผู้รับผิดชอบ : สำนักปลัด", "ระยะเวลาดำเนินการ : รอบ ๖ เดือน", "ผลการดำเนินการ : ดำเนินการแล้ว"}));
}

TEST_CASE("labelled: other words, labels first, no colons, blank lines between") {
    check_two_measures(
        of_lines({"มาตรการที่ 1 : การใช้อำนาจ", "หน่วยงานที่รับผิดชอบ กองคลัง กองช่าง", "ห้วงเวลา ตุลาคม 2566 - กันยายน 2567",
                  "• จัดให้มีช่องทางร้องเรียน", "• ประกาศเจตนารมณ์", "ผลการดำเนินงาน มีทะเบียนคุมเป็นปัจจุบัน", "", "",
                  "มาตรการที่ 2 : การเปิดเผยข้อมูล", "หน่วยงานที่รับผิดชอบ สำนักปลัด", "ห้วงเวลา ไตรมาสที่ 1",
                  "• จัดทำเมนู ITA บนหน้าแรก", "ผลการดำเนินงาน ดำเนินการแล้ว"}));
}

TEST_CASE("labelled: a label for everything, lists below labels") {
    check_two_measures(of_lines({"ตัวชี้วัด : ตัวชี้วัดที่ ๓ การใช้อำนาจ", "มาตรการ :", "๑. จัดให้มีช่องทางร้องเรียน",
                                 "๒. ประกาศเจตนารมณ์", "ผู้รับผิดชอบ :", "กองคลัง", "กองช่าง",
                                 "กำหนดแล้วเสร็จ : ต.ค. ๒๕๖๖ – ก.ย. ๒๕๖๗", "ผลการดำเนินการ : มีทะเบียนคุมเป็นปัจจุบัน",
                                 "ตัวชี้วัด : ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล", "มาตรการ : จัดทำเมนู ITA บนหน้าแรก",
                                 "ผู้รับผิดชอบ : สำนักปลัด", "กำหนดแล้วเสร็จ : มี.ค. ๒๕๖๗", "ผลการดำเนินการ : ดำเนินการแล้ว"}));
}

TEST_CASE("labelled: names of indicators as headings, labels that are numbered") {
    check_two_measures(of_lines({"๑. ตัวชี้วัดที่ ๓ การใช้อำนาจ", "๑.๑ มาตรการ : - จัดให้มีช่องทางร้องเรียน - ประกาศเจตนารมณ์",
                                 "๑.๒ ผู้รับผิดชอบ : กองคลัง/กองช่าง", "๑.๓ ระยะเวลา : ต.ค. ๒๕๖๖ – ก.ย. ๒๕๖๗",
                                 "๑.๔ ผลการดำเนินการ : มีทะเบียนคุมเป็นปัจจุบัน", "๒. ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล",
                                 "๒.๑ มาตรการ : จัดทำเมนู ITA บนหน้าแรก", "๒.๒ ผู้รับผิดชอบ : สำนักปลัด",
                                 "๒.๓ ระยะเวลา : ตลอดปีงบประมาณ", "๒.๔ ผลการดำเนินการ : ดำเนินการแล้ว"}));
}

TEST_CASE("labelled: the title is the measure; numbered titles without the word") {
    for (const auto& words :
         {std::pair("มาตรการที่ ๑ จัดทำคู่มือ", "มาตรการที่ ๒ ตรวจสอบพัสดุ"), std::pair("๑. จัดทำคู่มือ", "๒. ตรวจสอบพัสดุ"),
          std::pair("กิจกรรมที่ 1 - จัดทำคู่มือ", "กิจกรรมที่ 2 - ตรวจสอบพัสดุ")}) {
        const Report report =
            of_lines({"มาตรการส่งเสริมคุณธรรม", words.first, "ผู้รับผิดชอบ : กองคลัง", "ผลการดำเนินการ : แล้วเสร็จ", words.second,
                      "ผู้รับผิดชอบ : กองช่าง", "ผลการดำเนินการ : ยังไม่ได้ดำเนินการ"});
        CAPTURE(std::string(words.first));
        REQUIRE(report.measures.size() == 2);
        CHECK(joined(report.measures[0].actions) == "จัดทำคู่มือ");
        CHECK(joined(report.measures[1].actions) == "ตรวจสอบพัสดุ");
        CHECK(joined(report.measures[1].responsible) == "กองช่าง");
        REQUIRE(report.measures[1].progress.status);
        CHECK(report.measures[1].progress.status->value == WorkStatus::not_done);
    }
}

TEST_CASE("lists under names of indicators are measures where the heading says so") {
    const std::vector<std::string> list = {"ตัวชี้วัดที่ ๓ การใช้อำนาจ", "- จัดให้มีช่องทางร้องเรียน", "- ประกาศเจตนารมณ์",
                                           "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล", "- จัดทำเมนู ITA บนหน้าแรก"};
    std::vector<std::string> under = {"มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี ๒๕๖๗"};
    under.insert(under.end(), list.begin(), list.end());
    const Report report = of_lines(under);
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].indicator == 3);
    CHECK(joined(report.measures[0].actions) == "จัดให้มีช่องทางร้องเรียน|ประกาศเจตนารมณ์");
    CHECK(joined(report.measures[1].actions) == "จัดทำเมนู ITA บนหน้าแรก");

    std::vector<std::string> method = {"รายละเอียดของการประเมิน", "เกณฑ์", "ข้อคำถามแต่ละตัวชี้วัด", "เป็นดังนี้"};
    method.insert(method.end(), list.begin(), list.end());
    CHECK(of_lines(method).measures.empty());
}

TEST_CASE("prose with labels in it is left as it is") {
    const Report report = of_lines({"มาตรการที่กำหนดไว้ในปีที่ผ่านมาได้ดำเนินการแล้ว", "ผู้รับผิดชอบ : สำนักปลัด", "ผลการดำเนินการ : ดี",
                                    "คะแนนภาพรวม ๙๐.๐๐ คะแนน ระดับ A", "แบบ IIT ได้ ๙๐ คะแนน", "แบบ EIT ได้ ๙๐ คะแนน"});
    CHECK(report.measures.empty());
}

TEST_CASE("a document that speaks of measures and shows none is told of") {
    const std::vector<std::string> scores = {"คะแนนภาพรวม ๙๐.๐๐ คะแนน อยู่ในระดับ A",
                                             "๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มีผลคะแนนเท่ากับ ๙๐.๐๐ คะแนน",
                                             "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๙๐.๐๐ คะแนน",
                                             "ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้คะแนน ๙๐.๐๐ คะแนน",
                                             "ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้คะแนน ๙๐.๐๐ คะแนน",
                                             "๒. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มีผลคะแนนเท่ากับ ๙๐.๐๐ คะแนน"};
    const Report report = of_lines(scores);
    REQUIRE(report.overall.score);
    CHECK(has_diagnostic(report, "measures-unread"));
    DocumentBuilder builder;
    builder.line("ผลการประเมินคุณธรรมและความโปร่งใส (ITA) เทศบาลตำบลดอนกลาง ปีงบประมาณ พ.ศ. ๒๕๖๗");
    for (const std::string& line : scores) builder.line(line);
    CHECK_FALSE(has_diagnostic(extracted(builder.document()), "measures-unread"));
}
