// Plans against corruption, reports on them and assessments of risks: projects, no ITA measures.
#include "exchange/json.h"
#include "exchange/json_read.h"
#include "exchange/xml.h"
#include "report/document_builder.h"
#include "report/helpers.h"
#include "report/report_maker.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string score_value(const std::optional<Score>& score) {
    return score ? score->value.to_string() : "none";
}
std::string field_of(const Project& project, const std::string& name) {
    for (const auto& [key, text] : project.fields)
        if (key == name) return text.value;
    return "(absent)";
}

}  // namespace

TEST_CASE("a follow-up of the plan against corruption: projects by dimension, with money and status") {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต")
        .line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน")
        .line("องค์การบริหารส่วนตำบลหนองแวง")
        .table({{"ลำดับที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "เบิกจ่าย", "สถานะ", "ผลการดำเนินการ", "ผู้รับผิดชอบ"},
                {{"มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต", 7}},
                {"๑", "โครงการอบรมคุณธรรมจริยธรรม", "๒๐,๐๐๐", "๑๘,๕๐๐", "ดำเนินการแล้วเสร็จ", "ผู้เข้าร่วม ๔๐ คน", "สำนักปลัด"},
                {"๒", "กิจกรรมวันต่อต้านคอร์รัปชัน", "ไม่ใช้งบประมาณ", "-", "ยังไม่ได้ดำเนินการ", "-", "กองการศึกษา"},
                {{"มิติที่ ๒ การบริหารราชการเพื่อป้องกันการทุจริต", 7}},
                {"๓", "มาตรการจัดซื้อจัดจ้าง", "-", "-", "อยู่ระหว่างดำเนินการ", "", "กองคลัง"},
                {"", "รวม ๓ โครงการ", "๒๐,๐๐๐", "๑๘,๕๐๐", "", "", ""}});
    const Report report = extracted(builder.document());
    CHECK(report.measures.empty());
    REQUIRE(report.projects.size() == 3);
    const Project& first = report.projects[0];
    CHECK(first.kind == Project::Kind::follow_up);
    CHECK(first.year == 2566);
    CHECK(first.dimension_number == 1);
    CHECK(first.name.value == "โครงการอบรมคุณธรรมจริยธรรม");
    CHECK(score_value(first.progress.budget_planned) == "20000");
    CHECK(score_value(first.progress.budget_spent) == "18500");
    REQUIRE(first.progress.status);
    CHECK(first.progress.status->value == WorkStatus::done);
    REQUIRE(first.progress.rounds.size() == 1);
    CHECK(first.progress.rounds[0].name == "รอบ ๖ เดือน");
    CHECK(score_value(report.projects[1].progress.budget_planned) == "none");
    CHECK(field_of(report.projects[1], "budget") == "ไม่ใช้งบประมาณ");
    CHECK(report.projects[2].dimension_number == 2);
    REQUIRE(report.projects[2].responsible.size() == 1);
    CHECK(report.projects[2].responsible[0].value == "กองคลัง");
    REQUIRE(report.organization);
    CHECK(report.organization->value == "องค์การบริหารส่วนตำบลหนองแวง");
    CHECK(has_diagnostic(report, "projects"));
    CHECK(findings(checked(builder.document())).empty());
    CHECK(report_difference(from_json(to_json(report)), report) == "");
    CHECK(report_difference(from_xml(to_xml(report)), report) == "");
}

TEST_CASE("a plan of several years: a row a year, dimensions in a merged column") {
    DocumentBuilder builder;
    builder.line("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ของเทศบาลตำบลดอนกลาง")
        .table({{{"มิติ", 1, 2},
                 {"ภารกิจตามมิติ", 1, 2},
                 {"โครงการ/กิจกรรม/มาตรการ", 1, 2},
                 {"ปี ๒๕๖๖"},
                 {"ปี ๒๕๖๗"},
                 {"หมายเหตุ", 1, 2}},
                {"งบประมาณ (บาท)", "งบประมาณ (บาท)"},
                {{"มิติที่ ๑ ปลูกจิตสำนึก", 1, 2}, "๑.๑ อบรม", "๑) โครงการอบรมพนักงาน", "๑๐,๐๐๐", "๑๕,๐๐๐", ""},
                {"๑.๒ รณรงค์", "๒) โครงการรณรงค์", "-", "๕,๐๐๐", ""},
                {{"มิติที่ ๒ ตรวจสอบ"}, "๒.๑ ตรวจสอบ", "๑) กิจกรรมตรวจสอบภายใน", "๐", "-", ""}});
    const Report report = extracted(builder.document());
    REQUIRE(report.projects.size() == 4);
    CHECK(report.projects[0].kind == Project::Kind::plan);
    CHECK(report.projects[0].name.value == "โครงการอบรมพนักงาน");
    CHECK(report.projects[0].year == 2566);
    CHECK(score_value(report.projects[0].progress.budget_planned) == "10000");
    CHECK(report.projects[1].year == 2567);
    CHECK(score_value(report.projects[1].progress.budget_planned) == "15000");
    CHECK(report.projects[2].year == 2567);
    CHECK(report.projects[2].dimension_number == 1);
    CHECK(report.projects[3].dimension_number == 2);
}

TEST_CASE("an assessment of risks of corruption") {
    DocumentBuilder builder;
    builder.line("การประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")
        .line("โรงพยาบาลดอนกลาง")
        .table({{"ที่", "ประเด็นความเสี่ยงการทุจริต", "โอกาส", "ผลกระทบ", "ระดับความเสี่ยง", "มาตรการควบคุมความเสี่ยง", "ผู้รับผิดชอบ"},
                {"๑", "การเรียกรับเงินจากผู้รับบริการ", "๒", "๔", "สูง", "ติดประกาศห้ามเรียกรับเงิน", "งานการเงิน"},
                {"๒", "การเบิกค่าตอบแทนเกินจริง", "๑", "๓", "ปานกลาง", "ตรวจสอบทุกเดือน", "งานการเงิน"}});
    const Report report = extracted(builder.document());
    CHECK(report.measures.empty());
    REQUIRE(report.projects.size() == 2);
    CHECK(report.projects[0].kind == Project::Kind::risk);
    CHECK(report.projects[0].year == 2567);
    CHECK(report.projects[0].name.value == "การเรียกรับเงินจากผู้รับบริการ");
    CHECK(field_of(report.projects[0], "level") == "สูง");
    CHECK(field_of(report.projects[0], "measure") == "ติดประกาศห้ามเรียกรับเงิน");
}

TEST_CASE("a report on ITA measures stays one, with a part that is a plan against corruption") {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลดอนกลาง ปีงบประมาณ พ.ศ. ๒๕๖๗")
        .table({{"ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"},
                {"การใช้อำนาจ", "จัดทำแผนปฏิบัติการป้องกันการทุจริตและรายงานผลรอบ ๖ เดือน", "กองคลัง"}})
        .line("แผนปฏิบัติการป้องกันการทุจริต ประจำปี ๒๕๖๗")
        .table({{"ลำดับ", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"๑", "โครงการอบรม", "๕,๐๐๐ บาท", "สำนักปลัด"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 1);
    CHECK(report.measures[0].indicator == 3);
    REQUIRE(report.projects.size() == 1);
    CHECK(score_value(report.projects[0].progress.budget_planned) == "5000");
    CHECK_FALSE(has_diagnostic(report, "projects"));
}
