// Measures in other forms: plans by quarters, lists with money, numbered names in prose, a school's paper.
#include "extraction/gantt.h"
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Report formed_report(const std::vector<std::vector<CellSpec>>& rows) {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568")
        .line("องค์การบริหารส่วนตำบลบ้านใหม่ อำเภอเมือง จังหวัดนครราชสีมา")
        .table(rows);
    return extracted(builder.document());
}

/// "ไตรมาส ๑ 2024-10-01–2024-12-31", "-": a measure's period.
std::string shown_period(const Measure& measure) {
    if (!measure.period) return "-";
    const auto& dates = measure.period->period;
    return measure.period->text + (dates ? ' ' + iso(dates->start) + "–" + iso(dates->end) : "");
}

std::string field_value(const Measure& measure, std::string_view name) {
    for (const auto& [field, text] : measure.fields)
        if (field == name) return text.value;
    return {};
}

}  // namespace

TEST_CASE("marks under quarters are the measure's period") {
    const std::vector<std::vector<std::vector<CellSpec>>> tables = {
        {{"ที่", "มาตรการ", "ไตรมาสที่ 1 (ต.ค.-ธ.ค. 67)", "ไตรมาสที่ 2 (ม.ค.-มี.ค. 68)", "ไตรมาสที่ 3", "ไตรมาสที่ 4", "ผู้รับผิดชอบ"},
         {"1", "อบรมจริยธรรม", "/", "", "", "/", "สำนักปลัด"},
         {"2", "ลดขั้นตอนบริการ", "-", "\u221A", "\u221A", "-", "ทุกกอง"}},
        {{"ที่", "มาตรการ", "Q1", "Q2", "Q3", "Q4", "ผู้รับผิดชอบ"},
         {"1", "อบรมจริยธรรม", "\u2713", "", "", "\u2713", "สำนักปลัด"},
         {"2", "ลดขั้นตอนบริการ", "", "X", "X", "", "ทุกกอง"}},
    };
    for (const auto& rows : tables) {
        const Report report = formed_report(rows);
        REQUIRE(report.measures.size() == 2);
        CHECK(shown_period(report.measures[0]).ends_with("2024-10-01–2025-09-30"));
        CHECK(shown_period(report.measures[1]).ends_with("2025-01-01–2025-06-30"));
        CHECK(field_value(report.measures[0], "other").empty());
    }
}

TEST_CASE("words under quarters stay words") {
    const Report report = formed_report({{"ที่", "มาตรการ", "ผู้รับผิดชอบ", "ไตรมาส 1", "ไตรมาส 2"},
                                         {"1", "อบรมจริยธรรม", "สำนักปลัด", "จัดทำโครงการ", "อบรมแล้ว 45 คน"},
                                         {"2", "ลดขั้นตอนบริการ", "ทุกกอง", "-", "ประกาศใช้แล้ว"}});
    REQUIRE(report.measures.size() == 2);
    CHECK(shown_period(report.measures[0]) == "-");
    CHECK(field_value(report.measures[0], "other") == "ไตรมาส 1: จัดทำโครงการ\nไตรมาส 2: อบรมแล้ว 45 คน");
}

TEST_CASE("the share of money spent is no score, and the sum below is no measure") {
    const Report report = formed_report(
        {{"ลำดับ", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "เบิกจ่าย (บาท)", "ร้อยละ", "ผลการดำเนินงาน", "หมายเหตุ"},
         {"1", "โครงการอบรมคุณธรรมจริยธรรม", "50,000.00", "45,500.00", "91.00", "ดำเนินการแล้ว", "-"},
         {"2", "กิจกรรมรวมพลังต้านทุจริต", "0", "0", "-", "ดำเนินการแล้ว", "ไม่ใช้งบประมาณ"},
         {"", "รวมทั้งสิ้น", "50,000.00", "45,500.00", "91.00", "", ""}});
    REQUIRE(report.measures.size() == 2);
    for (const Measure& measure : report.measures) CHECK_FALSE(measure.score);
    CHECK(field_value(report.measures[0], "other") == "ร้อยละ: 91.00");
    CHECK(report.measures[1].actions.front().value == "กิจกรรมรวมพลังต้านทุจริต");
    // Beside indicators it is the score.
    const Report scored = formed_report({{"ตัวชี้วัด", "ร้อยละ", "มาตรการ", "ผู้รับผิดชอบ"},
                                         {"การปฏิบัติหน้าที่", "91.00", "อบรมจริยธรรม", "สำนักปลัด"},
                                         {"การใช้งบประมาณ", "84.15", "เผยแพร่แผน", "กองคลัง"}});
    REQUIRE(scored.measures.size() == 2);
    REQUIRE(scored.measures[1].score);
    CHECK(scored.measures[1].score->value.to_string() == "84.15");
}

TEST_CASE("a row's score is its own where nothing says of what it is") {
    const Report report = formed_report({{"ที่", "โครงการ/มาตรการ", "คะแนน", "ผู้รับผิดชอบ", "ระยะเวลา"},
                                         {"1", "อบรมจริยธรรม", "84.15", "สำนักปลัด", "ต.ค. 67"},
                                         {"2", "ลดขั้นตอนบริการ", "", "ทุกกอง", "ตลอดปี"}});
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].score);
    CHECK_FALSE(report.measures[1].score);
}

TEST_CASE("numbered measures in prose are told apart though a name heads columns, too") {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568")
        .line("องค์การบริหารส่วนตำบลบ้านใหม่ อำเภอเมือง จังหวัดนครราชสีมา")
        .line("1. มาตรการส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง")
        .line("วิธีดำเนินการ : เผยแพร่แผนจัดซื้อจัดจ้าง")
        .line("ผู้รับผิดชอบ : กองคลัง")
        .line("ระยะเวลา : ตุลาคม 2567 - กันยายน 2568")
        .line("ผลการดำเนินการ : เผยแพร่แล้ว 25 โครงการ วงเงิน 4,500,000 บาท")
        .line("2. มาตรการป้องกันการทุจริต")
        .line("วิธีดำเนินการ : จัดอบรมบุคลากร 45 คน")
        .line("ผู้รับผิดชอบ : สำนักปลัด")
        .line("ระยะเวลา : มกราคม 2568")
        .line("ผลการดำเนินการ : ดำเนินการแล้วเสร็จเมื่อวันที่ 15 มกราคม 2568");
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].actions.front().value == "มาตรการส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง");
    // "มาตรการป้องกันการทุจริต" is not the indicator การป้องกันการทุจริต.
    CHECK(report.measures[1].actions.front().value == "มาตรการป้องกันการทุจริต");
    CHECK(report.measures[1].instrument == "");
    CHECK(report.measures[1].responsible.front().value == "สำนักปลัด");
}

TEST_CASE("a school's paper that says ITA is one") {
    DocumentBuilder builder;
    builder.line("แบบรายงานผลการขับเคลื่อนมาตรการป้องกันการทุจริตและส่งเสริมความโปร่งใส (ITA) พ.ศ. 2568")
        .line("โรงเรียนบ้านหนองแวง สพป.ขอนแก่น เขต 2")
        .line("ได้รับผลคะแนน ITA Online ปี 2567 เท่ากับ 95.88 ระดับ A (ผ่าน) อันดับ 45 ของเขต")
        .table({{"มาตรการ", "การดำเนินงาน", "ผู้รับผิดชอบ", "ผลการดำเนินงาน"},
                {"การเปิดเผยข้อมูล", "ปรับปรุงเว็บไซต์โรงเรียนทุกเดือน", "ครูสมชาย ใจดี", "มีผู้เข้าชม 2,314 ครั้ง"},
                {"No Gift Policy", "ประกาศเจตนารมณ์วันที่ 2 ม.ค. 2568", "ผู้อำนวยการ", "บุคลากรร้อยละ 100 ลงนาม"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 2);
    REQUIRE(report.overall.score);
    CHECK(report.overall.score->value.to_string() == "95.88");
}

TEST_CASE("of two scores in a cell none is taken") {
    const Report report = formed_report({{"ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ"},
                                         {"การปฏิบัติหน้าที่", "๙๙.๙๙\n๗๗.๗๕", "อบรมจริยธรรม", "สำนักปลัด"},
                                         {"การใช้งบประมาณ", "๘๔.๐๐ → ๙๐.๐๐", "เผยแพร่แผน", "กองคลัง"},
                                         {"การใช้อำนาจ", "๘๔.๑๕ คะแนน", "เผยแพร่แผน", "กองคลัง"}});
    REQUIRE(report.measures.size() == 3);
    CHECK_FALSE(report.measures[0].score);
    CHECK(report.measures[1].score);
    CHECK(report.measures[2].score);
}
