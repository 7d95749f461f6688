// Measures that are cards: a field below the other, in tables of their own, in one table, beside each other.
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr const char* title =
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลดอนกลาง ประจำปีงบประมาณ พ.ศ. ๒๕๖๗";

std::string only(const std::vector<Text>& texts) {
    std::string joined;
    for (const Text& text : texts) (joined += joined.empty() ? "" : "|") += text.value;
    return joined;
}

/// Both measures of the documents below, which say the same in different forms.
void check_both(const Report& report) {
    REQUIRE(report.measures.size() == 2);
    const Measure& first = report.measures[0];
    CHECK(first.instrument == "IIT");
    CHECK(first.indicator == 1);
    CHECK(only(first.actions) == "จัดทำคู่มือการปฏิบัติงาน|ประชุมชี้แจงบุคลากร");
    CHECK(only(first.responsible) == "กองคลัง|กองช่าง");
    REQUIRE(first.period);
    CHECK(first.period->text == "ตลอดปีงบประมาณ");
    CHECK(field(first, "result") == "ดำเนินการแล้ว มีคู่มือ ๑๘ เล่ม");
    const Measure& second = report.measures[1];
    CHECK(second.instrument == "EIT");
    CHECK(second.indicator == 7);
    CHECK(only(second.actions) == "ปรับปรุงเว็บไซต์");
    CHECK(only(second.responsible) == "สำนักปลัด");
    CHECK(field(second, "result") == "อยู่ระหว่างดำเนินการ");
    REQUIRE(first.progress.status);
    CHECK(first.progress.status->value == WorkStatus::done);
    REQUIRE(second.progress.status);
    CHECK(second.progress.status->value == WorkStatus::under_way);
}

}  // namespace

TEST_CASE("cards: a table of two columns each, in other words for its fields") {
    DocumentBuilder builder;
    builder.line(title)
        .line("มาตรการในปีงบประมาณ พ.ศ. ๒๕๖๗")
        .table({{"ชื่อตัวชี้วัด", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่"},
                {"แนวทางการพัฒนา", "๑. จัดทำคู่มือการปฏิบัติงาน\n๒. ประชุมชี้แจงบุคลากร"},
                {"หน่วยงานที่รับผิดชอบ :", "กองคลัง\nกองช่าง"},
                {"ห้วงเวลา", "ตลอดปีงบประมาณ"},
                {"ผลการดำเนินงาน", "ดำเนินการแล้ว มีคู่มือ ๑๘ เล่ม"}})
        .line("")
        .table({{"ชื่อตัวชี้วัด", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"},
                {"แนวทางการพัฒนา", "ปรับปรุงเว็บไซต์"},
                {"หน่วยงานที่รับผิดชอบ :", "สำนักปลัด"},
                {"ห้วงเวลา", "ไตรมาส ๒"},
                {"ผลการดำเนินงาน", "อยู่ระหว่างดำเนินการ"}});
    check_both(extracted(builder.document()));
}

TEST_CASE("cards: one table, the first field comes again") {
    DocumentBuilder builder;
    builder.line(title).table({{"ตัวชี้วัด", "การปฏิบัติหน้าที่"},
                               {"มาตรการ", "- จัดทำคู่มือการปฏิบัติงาน\n- ประชุมชี้แจงบุคลากร"},
                               {"ผู้รับผิดชอบ", "กองคลัง, กองช่าง"},
                               {"ระยะเวลา", "ตลอดปีงบประมาณ"},
                               {"ผลการดำเนินการ", "ดำเนินการแล้ว มีคู่มือ ๑๘ เล่ม"},
                               {"ตัวชี้วัด", "ประสิทธิภาพการสื่อสาร"},
                               {"มาตรการ", "ปรับปรุงเว็บไซต์"},
                               {"ผู้รับผิดชอบ", "สำนักปลัด"},
                               {"ระยะเวลา", "ไตรมาส ๒"},
                               {"ผลการดำเนินการ", "อยู่ระหว่างดำเนินการ"}});
    check_both(extracted(builder.document()));
}

TEST_CASE("cards: one table, a title over each card") {
    DocumentBuilder builder;
    builder.line(title).table({{{"มาตรการที่ ๑ ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", 2}},
                               {"วิธีการ/มาตรการ", "-"},
                               {"มาตรการ/กิจกรรม", "๑) จัดทำคู่มือการปฏิบัติงาน\n๒) ประชุมชี้แจงบุคลากร"},
                               {"ผู้รับผิดชอบ", "กองคลัง กองช่าง"},
                               {"ระยะเวลาดำเนินการ", "ตลอดปีงบประมาณ"},
                               {"ผลที่ได้รับ", "ดำเนินการแล้ว มีคู่มือ ๑๘ เล่ม"},
                               {{"มาตรการที่ ๒ ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", 2}},
                               {"มาตรการ/กิจกรรม", "ปรับปรุงเว็บไซต์"},
                               {"ผู้รับผิดชอบ", "สำนักปลัด"},
                               {"ระยะเวลาดำเนินการ", "ไตรมาส ๒"},
                               {"ผลที่ได้รับ", "อยู่ระหว่างดำเนินการ"}});
    const Report report = extracted(builder.document());
    check_both(report);
    CHECK(report.measures[0].seq == 1);
    CHECK(report.measures[1].seq == 2);
}

TEST_CASE("cards: two fields beside each other") {
    DocumentBuilder builder;
    builder.line(title).table({{"ตัวชี้วัด", "การปฏิบัติหน้าที่", "ผู้รับผิดชอบ", "กองคลัง กองช่าง"},
                               {"มาตรการ", "- จัดทำคู่มือการปฏิบัติงาน\n- ประชุมชี้แจงบุคลากร", "ระยะเวลา", "ตลอดปีงบประมาณ"},
                               {"ผลการดำเนินการ", {"ดำเนินการแล้ว มีคู่มือ ๑๘ เล่ม", 3}}});
    builder.line("").table({{"ตัวชี้วัด", "ประสิทธิภาพการสื่อสาร", "ผู้รับผิดชอบ", "สำนักปลัด"},
                            {"มาตรการ", "ปรับปรุงเว็บไซต์", "ระยะเวลา", "ไตรมาส ๒"},
                            {"ผลการดำเนินการ", {"อยู่ระหว่างดำเนินการ", 3}}});
    check_both(extracted(builder.document()));
}

TEST_CASE("cards: a column of values for each measure") {
    DocumentBuilder builder;
    builder.line(title).table({{"ตัวชี้วัด", "การปฏิบัติหน้าที่", "ประสิทธิภาพการสื่อสาร"},
                               {"มาตรการ", "- จัดทำคู่มือการปฏิบัติงาน\n- ประชุมชี้แจงบุคลากร", "ปรับปรุงเว็บไซต์"},
                               {"ผู้รับผิดชอบ", "กองคลัง กองช่าง", "สำนักปลัด"},
                               {"ระยะเวลา", "ตลอดปีงบประมาณ", "ไตรมาส ๒"},
                               {"ผลการดำเนินการ", "ดำเนินการแล้ว มีคู่มือ ๑๘ เล่ม", "อยู่ระหว่างดำเนินการ"}});
    check_both(extracted(builder.document()));
}

TEST_CASE("cards: the title is the measure, the instrument stands above") {
    DocumentBuilder builder;
    builder.line(title)
        .line("๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)")
        .table({{{"มาตรการที่ ๑ : ประกาศนโยบาย No Gift Policy", 2}},
                {"ขั้นตอน", "๑. ประกาศ\n๒. เวียนแจ้ง"},
                {"ผู้รับผิดชอบ", "สำนักปลัด"},
                {"งบประมาณ", "ไม่ใช้งบประมาณ"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 1);
    const Measure& measure = report.measures[0];
    CHECK(only(measure.actions) == "ประกาศนโยบาย No Gift Policy");
    CHECK(measure.instrument == "IIT");
    CHECK(!measure.indicator);
    CHECK(only(measure.progress.steps) == "ประกาศ|เวียนแจ้ง");
    CHECK(!measure.progress.budget_planned);
    CHECK(field(measure, "budget") == "ไม่ใช้งบประมาณ");
}

TEST_CASE("cards: a table with a header above is none, nor are figures") {
    DocumentBuilder builder;
    builder.line(title)
        .table({{"ตัวชี้วัด", "มาตรการ"}, {"การใช้อำนาจ", "จัดอบรม"}, {"การใช้งบประมาณ", "ตรวจสอบ"}})
        .line("สรุปคะแนน")
        .table({{"ตัวชี้วัด", "๑๐"}, {"คะแนน", "๙๐.๐๐"}, {"ระดับ", "A"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 2);
    CHECK(only(report.measures[0].actions) == "จัดอบรม");
}
