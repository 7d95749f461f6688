// Budget, completion, status, steps and links as values; rounds of reporting.
#include "extraction/progress.h"

#include "extraction/rounds.h"
#include "report/document_builder.h"
#include "report/helpers.h"
#include "report/key.h"

using namespace raingan;
using namespace raingan::extraction;
using namespace raingan::test;

namespace {

std::string status(const char* text) {
    const auto said = leading_status(text);
    return said ? std::string(status_name(said->status)) : "none";
}
std::string baht(const char* text, const char* heading = "") {
    const auto amount = baht_of(text, heading);
    return amount ? amount->to_string() : "none";
}
std::string round_name(const char* text) {
    const auto found = find_round(text);
    CHECK((!found || may_name_round(key_of(text))));
    return found ? found->name : "none";
}
Measure measure(const RowSpec& header, const RowSpec& row) {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลดอนกลาง ปีงบประมาณ พ.ศ. ๒๕๖๗");
    RowSpec full = {"ตัวชี้วัด", "มาตรการ"};
    full.insert(full.end(), header.begin(), header.end());
    RowSpec cells = {"การใช้อำนาจ", "จัดอบรม"};
    cells.insert(cells.end(), row.begin(), row.end());
    builder.table({full, cells});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 1);
    return report.measures[0];
}
std::string value(const std::optional<Score>& score) {
    return score ? score->value.to_string() : "none";
}

}  // namespace

TEST_CASE("status: the words of offices") {
    for (const char* text : {"ดำเนินการแล้ว มีบุคลากรเข้าร่วม ๔๒ คน", "ดำเนินการเสร็จสิ้น", "แล้วเสร็จ",
                             "ดำเนินการแล้วเสร็จ ร้อยละ ๑๐๐", "- ดำเนินการเรียบร้อยแล้ว", "เสร็จสมบูรณ์"})
        CHECK(status(text) == "done");
    for (const char* text : {"อยู่ระหว่างดำเนินการ", "อยู่ในระหว่างการจัดทำ", "กำลังดำเนินการ", "ยังไม่แล้วเสร็จ", "ดำเนินการบางส่วน",
                             "ดำเนินการแล้วบางส่วน"})
        CHECK(status(text) == "under_way");
    for (const char* text : {"ยังไม่ได้ดำเนินการ", "ไม่ได้ดำเนินการ เนื่องจากไม่มีงบประมาณ", "ยังไม่ดำเนินการ", "ไม่สามารถดำเนินการได้"})
        CHECK(status(text) == "not_done");
    for (const char* text : {"ยกเลิก", "ยกเลิกโครงการ", "ขอยกเลิกกิจกรรม"}) CHECK(status(text) == "cancelled");
    for (const char* text : {"ยกเลิกการใช้สำเนาบัตรประชาชน", "ดำเนินการแล้วร้อยละ ๖๐", "จัดอบรมแล้วเสร็จ", "มีทะเบียนคุม", "ไม่มี",
                             "ดำเนินการต่อเนื่อง", ""})
        CHECK(status(text) == "none");
}

TEST_CASE("money: figures with and without signs; words for none stay words") {
    CHECK(baht("๑๐,๐๐๐") == "10000");
    CHECK(baht("10,000.00 บาท") == "10000.00");
    CHECK(baht("ใช้งบประมาณ ๒๐,๐๐๐ บาท จากข้อบัญญัติ พ.ศ. ๒๕๖๗") == "20000");
    CHECK(baht("๕๐๐.-") == "500");
    CHECK(baht("1.5", "งบประมาณ (ล้านบาท)") == "1500000.0");
    CHECK(baht("๑.๒ ล้านบาท") == "1200000.0");
    for (const char* text : {"ไม่ใช้งบประมาณ", "-", "ไม่มี", "ร้อยละ ๘๐", "ตามข้อบัญญัติ", "๑๐,๐๐๐ บาท และ ๒๐,๐๐๐ บาท", ""})
        CHECK(baht(text) == "none");
}

TEST_CASE("rounds by their names, and no other numbers") {
    CHECK(round_name("ผลการดำเนินการ รอบ ๖ เดือน") == "รอบ ๖ เดือน");
    CHECK(round_name("(รอบ 12 เดือน)") == "รอบ 12 เดือน");
    CHECK(round_name("รอบที่ ๑ (ต.ค. – มี.ค.)") == "รอบที่ ๑");
    CHECK(round_name("ผลการดำเนินงาน ๖ เดือนแรก") == "๖ เดือนแรก");
    CHECK(round_name("รอบครึ่งปีหลัง") == "รอบครึ่งปีหลัง");
    for (const char* text : {"ด้วยความรอบคอบ", "รอบ ๒๕ คน", "๑๒ เดือน", "รอบปีที่ผ่านมา", ""})
        CHECK(round_name(text) == "none");
}

TEST_CASE("planned and spent money, completion, status, links and steps beside their words") {
    const Measure all = measure({"งบประมาณ (บาท)", "เบิกจ่ายจริง (บาท)", "ร้อยละความสำเร็จ", "สถานะ", "ขั้นตอน", "หลักฐาน"},
                                {"๑๐,๐๐๐", "๘,๕๐๐.๕๐", "๘๐", "อยู่ระหว่างดำเนินการ", "๑. ประชุม\n๒. จัดซื้อ",
                                 "ภาพถ่าย https://www.donklang.go.th/ita/o43 และ www.donklang.go.th"});
    CHECK(value(all.progress.budget_planned) == "10000");
    CHECK(value(all.progress.budget_spent) == "8500.50");
    CHECK(value(all.progress.completion) == "80");
    REQUIRE(all.progress.status);
    CHECK(all.progress.status->value == WorkStatus::under_way);
    CHECK(all.progress.status->as_written == "อยู่ระหว่างดำเนินการ");
    REQUIRE(all.progress.steps.size() == 2);
    CHECK(all.progress.steps[1].value == "จัดซื้อ");
    REQUIRE(all.progress.links.size() == 2);
    CHECK(all.progress.links[0].value == "https://www.donklang.go.th/ita/o43");
    CHECK(field(all, "budget") == "๑๐,๐๐๐");
    CHECK(field(all, "spent") == "๘,๕๐๐.๕๐");
}

TEST_CASE("progress in other forms: two levels, one cell, ticks, per cent in the status") {
    DocumentBuilder levels;
    levels.line("รายงานผลตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี ๒๕๖๗")
        .table({{{"ตัวชี้วัด", 1, 2}, {"มาตรการ", 1, 2}, {"งบประมาณ (บาท)", 2}},
                {"ตั้งไว้", "เบิกจ่าย"},
                {"การใช้อำนาจ", "จัดอบรม", "๑๐,๐๐๐", "๙,๐๐๐"}});
    const Report report = extracted(levels.document());
    REQUIRE(report.measures.size() == 1);
    CHECK(value(report.measures[0].progress.budget_planned) == "10000");
    CHECK(value(report.measures[0].progress.budget_spent) == "9000");

    const Measure together = measure({"งบประมาณ"}, {"ตั้งไว้ ๑๐,๐๐๐ บาท เบิกจ่าย ๙,๐๐๐ บาท คงเหลือ ๑,๐๐๐ บาท"});
    CHECK(value(together.progress.budget_planned) == "10000");
    CHECK(value(together.progress.budget_spent) == "9000");

    const Measure ticked = measure({"ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"}, {"", "✓", ""});
    REQUIRE(ticked.progress.status);
    CHECK(ticked.progress.status->value == WorkStatus::under_way);

    const Measure percent = measure({"ความก้าวหน้า"}, {"ดำเนินการแล้วร้อยละ ๖๐"});
    CHECK(value(percent.progress.completion) == "60");
    CHECK_FALSE(percent.progress.status);

    const Measure words = measure({"งบประมาณ", "ผลการดำเนินการ"}, {"ไม่ใช้งบประมาณ", "ผู้เข้าอบรมพึงพอใจร้อยละ ๙๒.๕๐"});
    CHECK(value(words.progress.budget_planned) == "none");
    CHECK(value(words.progress.completion) == "none");
    CHECK_FALSE(words.progress.status);
}
