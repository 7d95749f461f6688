// The whole's result in the words of offices: what of it is now, what was before, what has changed, and whose it is.
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Report overall_report(const std::string& line, const char* title = nullptr) {
    DocumentBuilder builder;
    builder
        .line(title != nullptr ? title
                               : "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568")
        .line("เทศบาลตำบลนาดี อำเภอเมือง จังหวัดอุดรธานี")
        .line(line)
        .table({{"ที่", "มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"},
                {"1", "ประกาศ No Gift Policy", "ประกาศเจตนารมณ์", "สำนักปลัด", "ธันวาคม 2567", "ดำเนินการแล้ว"},
                {"2", "ปรับปรุงเว็บไซต์", "ปรับปรุงข้อมูล", "กองคลัง", "ม.ค. - มี.ค. 2568", "ดำเนินการแล้ว"}});
    return extracted(builder.document());
}

std::string shown_score(const std::optional<Score>& score) {
    return score ? score->value.to_string() : "-";
}
/// "score previous change".
std::string whole_result(const Report& report) {
    return shown_score(report.overall.score) + ' ' + shown_score(report.overall.previous_score) + ' ' +
           shown_score(report.overall.change);
}

}  // namespace

TEST_CASE("a change is no earlier score, and an earlier score no change") {
    const std::pair<const char*, const char*> cases[] = {
        {"คะแนนรวม 93.28 คะแนน เพิ่มจากปีก่อน 3.17 คะแนน", "93.28 - 3.17"},
        {"คะแนนรวม 93.28 คะแนน เพิ่มขึ้นจากปี 2566 (90.11) เท่ากับ 3.17", "93.28 90.11 3.17"},
        {"คะแนนรวม 93.28 คะแนน โดยคะแนนลดลงจากปี ๒๕๖๖ (๙๕.๐๐) เท่ากับ -๑.๗๒", "93.28 95.00 -1.72"},
        {"คะแนนรวม 93.28 คะแนน เพิ่มขึ้นจากปี 2566 (3.17 คะแนน)", "93.28 - 3.17"},
        {"คะแนนรวม 93.28 คะแนน เปลี่ยนแปลงจากปี 2566 (+3.17)", "93.28 - 3.17"},
        // In percent of the earlier score, which is no number of points.
        {"คะแนนรวม 93.28 คะแนน เพิ่มขึ้นจากปี 2566 (90.11 คะแนน) ร้อยละ 3.52", "93.28 90.11 -"},
        {"คะแนนรวม 93.28 คะแนน เพิ่มขึ้นจากปีที่แล้ว 3.17 คะแนน", "93.28 - 3.17"},
        {"คะแนนรวม 93.28 คะแนน ลดลงจากปีที่แล้ว 3.17 คะแนน", "93.28 - -3.17"},
        {"คะแนนรวม 93.28 คะแนน ขยับขึ้นจากปี 2566 ถึง 3.17 คะแนน", "93.28 - 3.17"},
        {"คะแนนรวม 93.28 คะแนน เมื่อเทียบกับปี 2566 (90.11 คะแนน) เพิ่มขึ้น 3.17 คะแนน", "93.28 90.11 3.17"},
        {"คะแนนรวม 93.28 คะแนน เพิ่มขึ้น 3.17 จากปี 2566 ที่ได้ 90.11", "93.28 90.11 3.17"},
        {"ปี 2566 ได้ 90.11 คะแนน ปี 2567 ได้ 93.28 คะแนน ดีขึ้น 3.17 คะแนน", "93.28 90.11 3.17"},
        {"คะแนนลดจาก 95.00 ในปี 2566 เหลือ 93.28 ในปี 2567", "93.28 95.00 -"},
        {"คะแนนรวม 93.28 ต่ำกว่าปี 2566 เท่ากับ 1.72 คะแนน", "93.28 - -1.72"},
        // In words that are not known a small number may be either: neither is taken.
        {"คะแนนรวม 93.28 คะแนน ซึ่งก้าวหน้าจากปีก่อน 3.17 คะแนน", "93.28 - -"},
    };
    for (const auto& [line, result] : cases) {
        CAPTURE(line);
        CHECK(whole_result(overall_report(line)) == result);
    }
}

TEST_CASE("a year in brackets is of the score that follows it, and a goal of no year's result") {
    const Report listed = overall_report("คะแนนรวม 93.28 (ปี 2566 = 90.11, ปี 2565 = 88.00)");
    CHECK(whole_result(listed) == "93.28 90.11 -");
    CHECK(overall_report("ค่าเป้าหมายปี 2568 ต้องไม่ต่ำกว่า 95 คะแนน ปีที่ผ่านมาได้ 93.28 คะแนน").history.empty());
    const Report goal = overall_report("เทศบาลตั้งเป้าหมายยกระดับคะแนนจาก 93.28 เป็น 96 คะแนนในปี 2568");
    CHECK(whole_result(goal) == "- - -");
    CHECK(goal.history.empty());
}

TEST_CASE("another assessment's score, an instrument's by years and the result of a sentence") {
    CHECK(whole_result(
              overall_report("ผลการประเมินความพึงพอใจ ร้อยละ 95.20 และผลการประเมิน LPA 88.40 คะแนน ส่วนผลการประเมิน ITA "
                             "ได้ 93.28 คะแนน")) == "93.28 - -");
    CHECK(whole_result(overall_report(
              "คะแนนเฉลี่ย IIT ปี 2566 = 90.00 ปี 2567 = 91.50 / EIT ปี 2566 = 85.50 ปี 2567 = 88.90")) == "- - -");
    CHECK(whole_result(overall_report("เทศบาลตำบลนาดีสอบผ่านการประเมินด้วยคะแนน ๙๓.๒๘ ซึ่งถือว่าสูงสุดในรอบ ๕ ปี")) ==
          "93.28 - -");
}

TEST_CASE("the scores of several instruments in one sentence") {
    for (const char* line :
         {"โดยแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) 91.50 คะแนน แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) 88.90 คะแนน "
          "และแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) 98.75 คะแนน",
          "เทศบาลได้คะแนน IIT 91.50 EIT 88.90 และ OIT 98.75",
          "คะแนนรายเครื่องมือ ได้แก่ IIT = 91.50, EIT = 88.90, OIT = 98.75",
          "คะแนนเครื่องมือ IIT, EIT และ OIT เท่ากับ 91.50, 88.90 และ 98.75 ตามลำดับ"}) {
        CAPTURE(line);
        const Report report = overall_report(line);
        REQUIRE(report.instruments.size() == 3);
        CHECK(shown_score(report.instruments[0].score) == "91.50");
        CHECK(shown_score(report.instruments[1].score) == "88.90");
        CHECK(shown_score(report.instruments[2].score) == "98.75");
    }
    // As many as there are names, or none.
    CHECK(overall_report("คะแนนเครื่องมือ IIT, EIT และ OIT เท่ากับ 91.50 และ 98.75 ตามลำดับ").instruments.empty());
}

TEST_CASE("a period in the title tells the fiscal year, a single day does not") {
    const auto year = [](const char* title) {
        const Report report = overall_report("คะแนนรวม 93.28 คะแนน", title);
        return report.report_year ? report.report_year->value : 0;
    };
    CHECK(year("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ 6 เดือน (1 ตุลาคม 2567 – 31 มีนาคม 2568)") ==
          2568);
    CHECK(year("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ต.ค. 2567 - ก.ย. 2568)") == 2568);
    CHECK(year("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ไตรมาส 1 (ตุลาคม 2567 - ธันวาคม 2567)") == 2568);
    CHECK(year("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปี 2568 ณ วันที่ 30 กันยายน 2568") == 2568);
    CHECK(year("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ณ วันที่ 31 ธันวาคม 2567") == 0);
    CHECK(year("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส (1 มกราคม 2567 – 31 ธันวาคม 2567)") == 0);
}

TEST_CASE("an item has its letter's instrument, not the one of the row above") {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568")
        .line("เทศบาลตำบลนาดี")
        .table({{"ที่", "ประเด็นที่ต้องพัฒนา", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                {"1", "i7 การใช้งบประมาณ", "เผยแพร่แผนการใช้จ่าย", "กองคลัง", "ไตรมาส 1-2"},
                {"2", "e12 การปรับปรุงระบบการทำงาน", "ให้บริการ E-Service", "กองช่าง", "ทั้งปี"},
                {"3", "o11 รายงานผลการดำเนินงาน", "กำกับติดตาม", "สำนักปลัด", "ทุกเดือน"},
                {"4", "เรื่องอื่น", "ประชุม", "สำนักปลัด", "ทุกเดือน"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 4);
    CHECK(report.measures[0].instrument == "IIT");
    CHECK(report.measures[1].instrument == "EIT");
    CHECK(report.measures[2].instrument == "OIT");
    CHECK(report.measures[3].instrument == "");
}

TEST_CASE("a level that it would take is not reached") {
    CHECK_FALSE(overall_report("คะแนนเต็ม 100 คะแนน ได้ 89.26 คะแนน ขาดอีก 0.74 คะแนนจึงจะถึง 90 คะแนน "
                               "หากต้องการระดับผ่านดีต้องได้ 85-94.99 คะแนน")
                    .overall.level);
    CHECK_FALSE(overall_report("ถ้าจะให้ถึงระดับผ่านดี ต้องได้ 95 คะแนน").overall.level);
    REQUIRE(overall_report("คะแนนรวม 89.26 คะแนน ระดับผ่านดี").overall.level);
}

TEST_CASE("the score stands right behind ITA and its year, or below its label") {
    CHECK(whole_result(overall_report("ITA 2567: 89.26% เทียบ ITA 2566: 88.26%")) == "89.26 - -");
    CHECK(whole_result(overall_report("ITA ปีงบประมาณ พ.ศ. 2567 = 89.26")) == "89.26 - -");
    CHECK(whole_result(overall_report("อบรม ITA 2567 จำนวน 45 คน คิดเป็นร้อยละ 90.50")) == "- - -");
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568")
        .line("เทศบาลตำบลนาดี อำเภอเมือง จังหวัดอุดรธานี")
        .line("คะแนนภาพรวมหน่วยงาน")
        .line("89.26")
        .line("คะแนน IIT")
        .line("87.34")
        .line("คะแนน EIT")
        .line("83.67");
    const Report report = extracted(builder.document());
    CHECK(whole_result(report) == "89.26 - -");
}
