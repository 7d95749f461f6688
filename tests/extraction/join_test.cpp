// Plan and result in two tables, results by rounds, offices in headings and bands, processes as bands.
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr const char* join_title =
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลดอนกลาง ประจำปีงบประมาณ พ.ศ. ๒๕๖๗";

const std::vector<RowSpec> plan = {{"ลำดับ", "ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                                   {"๑", "การใช้อำนาจ", "จัดให้มีช่องทางร้องเรียน", "กองคลัง", "ตลอดปี"},
                                   {"๒", "การใช้งบประมาณ", "ตรวจสอบการเบิกจ่าย", "กองช่าง", "ตลอดปี"}};

Report with_results(const std::vector<RowSpec>& results, const char* heading = "ส่วนที่ ๒ ผลการดำเนินการ") {
    DocumentBuilder builder;
    builder.line(join_title).line("ส่วนที่ ๑ มาตรการ").table(plan).line(heading).table(results);
    return extracted(builder.document());
}
void check_joined(const Report& report) {
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].indicator == 3);
    CHECK(report.measures[0].seq == 1);
    CHECK(report.measures[0].actions.size() == 1);
    CHECK(field(report.measures[0], "result") == "มีผู้ร้อง ๒ ราย");
    CHECK(field(report.measures[1], "result") == "ไม่พบข้อผิดพลาด");
    CHECK(report.measures[1].responsible[0].value == "กองช่าง");
}
std::string rounds(const Measure& measure) {
    std::string joined;
    for (const RoundResult& round : measure.progress.rounds)
        joined += "[" + round.name + ": " + (round.result ? round.result->value : "-") + "]";
    return joined;
}

}  // namespace

TEST_CASE("plan and result are joined by text, number or indicator") {
    check_joined(with_results({{"ลำดับ", "มาตรการ", "ผลการดำเนินการ", "ปัญหา/อุปสรรค"},
                               {"๑", "จัดให้มีช่องทางร้องเรียน", "มีผู้ร้อง ๒ ราย", "ไม่มี"},
                               {"๒", "ตรวจสอบการเบิกจ่าย", "ไม่พบข้อผิดพลาด", "ไม่มี"}}));
    check_joined(
        with_results({{"ที่", "ผลการดำเนินงาน", "ปัญหา/อุปสรรค"}, {"1", "มีผู้ร้อง ๒ ราย", "-"}, {"2", "ไม่พบข้อผิดพลาด", "-"}}));
    check_joined(with_results({{"ตัวชี้วัด", "ผลการดำเนินงาน", "ข้อเสนอแนะ"},
                               {"การใช้งบประมาณ", "ไม่พบข้อผิดพลาด", "-"},
                               {"การใช้อำนาจ", "มีผู้ร้อง ๒ ราย", "-"}}));
    check_joined(with_results({{"มาตรการ/กิจกรรม", "ผลที่ได้รับ", "หลักฐาน"},
                               {"ตรวจสอบการเบิกจ่าย", "ไม่พบข้อผิดพลาด", "-"},
                               {"จัดให้มีช่องทางร้องเรียน", "มีผู้ร้อง ๒ ราย", "-"}}));
}

TEST_CASE("tables that only look alike are not joined") {
    // The same numbers, other measures.
    const Report report = with_results(
        {{"ลำดับ", "มาตรการ", "ผลการดำเนินการ"}, {"๑", "ประกาศเจตนารมณ์", "ประกาศแล้ว"}, {"๒", "ติดป้ายครุภัณฑ์", "ติดแล้ว"}});
    CHECK(report.measures.size() == 4);
    // Results of what no table names.
    const Report lost = with_results({{"ที่", "ผลการดำเนินการ"}, {"๗", "ทำแล้ว"}, {"๘", "ทำแล้ว"}});
    CHECK(lost.measures.size() == 2);
    CHECK(has_diagnostic(lost, "results-unjoined"));
}

TEST_CASE("results of two rounds are kept apart with their names: columns, two levels, tables") {
    const std::string both = "[รอบ ๖ เดือน: เริ่มแล้ว][รอบ ๑๒ เดือน: แล้วเสร็จ]";
    DocumentBuilder columns;
    columns.line(join_title)
        .table({{"ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ รอบ ๖ เดือน", "ผลการดำเนินการ (รอบ ๑๒ เดือน)"},
                {"การใช้อำนาจ", "จัดอบรม", "เริ่มแล้ว", "แล้วเสร็จ"}});
    DocumentBuilder levels;
    levels.line(join_title)
        .table({{{"ตัวชี้วัด", 1, 2}, {"มาตรการ", 1, 2}, {"ผลการดำเนินการ", 2}},
                {"รอบ ๖ เดือน", "รอบ ๑๒ เดือน"},
                {"การใช้อำนาจ", "จัดอบรม", "เริ่มแล้ว", "แล้วเสร็จ"}});
    DocumentBuilder tables;
    tables.line(join_title)
        .line("ผลการดำเนินการ รอบ ๖ เดือน (ต.ค. ๒๕๖๖ – มี.ค. ๒๕๖๗)")
        .table({{"ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ"}, {"การใช้อำนาจ", "จัดอบรม", "เริ่มแล้ว"}})
        .line("ผลการดำเนินการ รอบ ๑๒ เดือน")
        .table({{"ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ"}, {"การใช้อำนาจ", "จัดอบรม", "แล้วเสร็จ"}});
    for (const DocumentBuilder* builder : {&columns, &levels, &tables}) {
        const Report report = extracted(builder->document());
        REQUIRE(report.measures.size() == 1);
        CHECK(rounds(report.measures[0]) == both);
        CHECK(field(report.measures[0], "result") == "รอบ ๖ เดือน: เริ่มแล้ว\nรอบ ๑๒ เดือน: แล้วเสร็จ");
        REQUIRE(report.measures[0].progress.status);
        CHECK(report.measures[0].progress.status->value == WorkStatus::done);
    }
}

TEST_CASE("rounds as labels of paragraphs, and a period that is none of them") {
    DocumentBuilder builder;
    builder.line(join_title)
        .line("มาตรการที่ ๑ การใช้อำนาจ")
        .line("- จัดอบรม")
        .line("ระยะเวลา : รอบ ๖ เดือน")
        .line("ผู้รับผิดชอบ : กองคลัง")
        .line("ผลการดำเนินการ รอบ 6 เดือน : เริ่มแล้ว")
        .line("ผลการดำเนินการ รอบ 12 เดือน : แล้วเสร็จ");
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 1);
    CHECK(rounds(report.measures[0]) == "[รอบ 6 เดือน: เริ่มแล้ว][รอบ 12 เดือน: แล้วเสร็จ]");
    REQUIRE(report.measures[0].period);
    CHECK(report.measures[0].period->text == "รอบ ๖ เดือน");
}

TEST_CASE("the office stands in the heading above the table, or in a band") {
    const std::vector<RowSpec> first = {{"ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ"}, {"การใช้อำนาจ", "จัดอบรม", "แล้วเสร็จ"}};
    const std::vector<RowSpec> second = {{"ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ"},
                                         {"การใช้งบประมาณ", "ตรวจสอบ", "แล้วเสร็จ"}};
    using Pair = std::pair<const char*, const char*>;
    for (const auto& [one, two] : {Pair("๑. สำนักปลัดเทศบาล", "๒. กองคลัง"), Pair("สำนักปลัดเทศบาล", "กองคลัง"),
                                   Pair("หน่วยงานรับผิดชอบ : สำนักปลัดเทศบาล", "หน่วยงานรับผิดชอบ : กองคลัง"),
                                   Pair("มาตรการของสำนักปลัดเทศบาล", "มาตรการของกองคลัง")}) {
        CAPTURE(std::string(one));
        DocumentBuilder builder;
        builder.line(join_title).line(one).table(first).line("").line(two).table(second);
        const Report report = extracted(builder.document());
        REQUIRE(report.measures.size() == 2);
        REQUIRE(report.measures[0].responsible.size() == 1);
        CHECK(report.measures[0].responsible[0].value == "สำนักปลัดเทศบาล");
        REQUIRE(report.measures[1].responsible.size() == 1);
        CHECK(report.measures[1].responsible[0].value == "กองคลัง");
    }
    DocumentBuilder bands;
    bands.line(join_title)
        .table({{"ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ"},
                {{"สำนักปลัดเทศบาล", 3}},
                {"การใช้อำนาจ", "จัดอบรม", "แล้วเสร็จ"},
                {{"กองคลัง", 3}},
                {"การใช้งบประมาณ", "ตรวจสอบ", "แล้วเสร็จ"}});
    const Report report = extracted(bands.document());
    REQUIRE(report.measures.size() == 2);
    REQUIRE(report.measures[1].responsible.size() == 1);
    CHECK(report.measures[1].responsible[0].value == "กองคลัง");
}

TEST_CASE("no office: the agency itself, parts of the paper, respondents") {
    for (const char* heading : {"เทศบาลตำบลดอนกลาง", "ส่วนที่ ๒ มาตรการ", "กลุ่มตัวอย่าง", "งานที่ต้องปรับปรุง",
                                "กองทุนหลักประกันสุขภาพ", "สำนักงานเทศบาลตำบลดอนกลาง"}) {
        DocumentBuilder builder;
        builder.line(join_title)
            .line(heading)
            .table({{"ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ"}, {"การใช้อำนาจ", "จัดอบรม", "แล้วเสร็จ"}});
        const Report report = extracted(builder.document());
        CAPTURE(std::string(heading));
        REQUIRE(report.measures.size() == 1);
        CHECK(report.measures[0].responsible.empty());
    }
}

TEST_CASE("a table for each indicator, named above it") {
    DocumentBuilder builder;
    builder.line(join_title)
        .line("ตัวชี้วัดที่ ๓ การใช้อำนาจ")
        .table({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"}, {"จัดอบรม", "กองคลัง", "แล้วเสร็จ"}})
        .line("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร")
        .table({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"}, {"ปรับปรุงเว็บไซต์", "กองช่าง", "แล้วเสร็จ"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].indicator == 3);
    CHECK(report.measures[0].instrument == "IIT");
    CHECK(report.measures[1].indicator == 7);
    CHECK(report.measures[1].instrument == "EIT");
}

TEST_CASE("processes of FY2567 as bands, as heading, as column") {
    const char* heading =
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน เทศบาลตำบลดอนกลาง ปีงบประมาณ พ.ศ. ๒๕๖๘";
    DocumentBuilder bands;
    bands.line(heading).table({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"},
                               {{"๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 3}},
                               {"จัดทำคู่มือ", "สำนักปลัด", "แล้วเสร็จ"},
                               {{"๒. การให้บริการและระบบ E-Service", 3}},
                               {"พัฒนาระบบ", "กองคลัง", "แล้วเสร็จ"}});
    DocumentBuilder headings;
    headings.line(heading)
        .line("กระบวนการที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ")
        .table({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"}, {"จัดทำคู่มือ", "สำนักปลัด", "แล้วเสร็จ"}})
        .line("(๒) การให้บริการและระบบ E-Service")
        .table({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"}, {"พัฒนาระบบ", "กองคลัง", "แล้วเสร็จ"}});
    for (const DocumentBuilder* builder : {&bands, &headings}) {
        const Report report = extracted(builder->document());
        REQUIRE(report.measures.size() == 2);
        CHECK(field(report.measures[0], "process") == "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ");
        CHECK(field(report.measures[1], "process") == "การให้บริการและระบบ E-Service");
    }
}
