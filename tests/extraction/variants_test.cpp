// Forms in which other offices tell the same: scores by part, summaries as tables of figures, people counted apart.
#include <doctest/doctest.h>

#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const char* const variants_title = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส เทศบาลตำบลภูเวียง";
const std::vector<RowSpec> variants_plan = {{"ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                                            {"การใช้งบประมาณ", "เผยแพร่แผน", "กองคลัง", "ปีงบประมาณ 2567"}};

DocumentBuilder report_of_2567() {
    DocumentBuilder builder;
    builder.line(variants_title).line("ประจำปีงบประมาณ พ.ศ. 2567");
    return builder;
}

const Instrument& instrument(const Report& report, const std::string& code) {
    const auto found = std::ranges::find(report.instruments, code, &Instrument::code);
    REQUIRE(found != report.instruments.end());
    return *found;
}
std::string score_of(const Report& report, const std::string& code) {
    const auto& score = instrument(report, code).score;
    return score ? score->value.to_string() : "none";
}

}  // namespace

TEST_CASE("variants: EIT's parts as columns of the table of scores, beside the whole") {
    const Report report = checked(report_of_2567()
                                      .table({{"ตัวชี้วัด", "คะแนน EIT ส่วนที่ 1", "คะแนน EIT ส่วนที่ 2", "คะแนน"},
                                              {"คุณภาพการดำเนินงาน", "91.00", "88.00", "89.50"},
                                              {"ประสิทธิภาพการสื่อสาร", "๙๐.๐๐", "๘๖.๐๐", "๘๘.๐๐"}})
                                      .table(variants_plan)
                                      .document());
    const Instrument& eit = instrument(report, "EIT");
    REQUIRE(eit.indicators.size() == 2);
    CHECK(eit.indicators[0].score->value == Decimal(8950, 2));
    REQUIRE(eit.indicators[1].part_scores.size() == 2);
    CHECK(eit.indicators[1].part_scores[0].part == 1);
    CHECK(eit.indicators[1].part_scores[0].score->value == Decimal(9000, 2));
    CHECK(eit.indicators[1].part_scores[1].score->value == Decimal(8600, 2));
    CHECK(std::ranges::count(findings(report), "score-mismatch") == 0);
}

TEST_CASE("variants: EIT's parts below one heading in a header of two levels") {
    const Report report = extracted(report_of_2567()
                                        .table({{{"เครื่องมือ", 1, 2}, {"ตัวชี้วัด", 1, 2}, {"คะแนน", 2}, {"มาตรการ", 1, 2}},
                                                {"ส่วนที่ 1", "ส่วนที่ 2"},
                                                {"EIT", "คุณภาพการดำเนินงาน", "91.00", "88.00", "จัดทำคู่มือ"}})
                                        .document());
    REQUIRE(report.measures.size() == 1);
    CHECK(!report.measures[0].score);  // how the parts make the whole is not known
    const auto& indicators = instrument(report, "EIT").indicators;
    REQUIRE(indicators.size() == 1);
    CHECK(!indicators[0].score);
    CHECK(indicators[0].part_scores.size() == 2);
}

TEST_CASE("variants: lines below the heading of a part tell of the part, until the whole is named again") {
    const Report report = checked(report_of_2567()
                                      .line("๒. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)")
                                      .line("EIT ส่วนที่ ๑")
                                      .line("ผู้ตอบแบบสอบถาม ๓๐๐ คน")
                                      .line("ได้คะแนน ๘๕.๐๐ คะแนน")
                                      .line("EIT ส่วนที่ ๒")
                                      .line("ผู้ตอบแบบสอบถาม ๖๐ คน")
                                      .line("ได้คะแนน ๘๑.๐๐ คะแนน")
                                      .line("รวม EIT ได้คะแนน ๘๓.๐๐ คะแนน")
                                      .line("ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน ๘๔.๐๐ คะแนน")
                                      .line("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ๘๒.๐๐ คะแนน")
                                      .line("ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน ๘๓.๐๐ คะแนน")
                                      .table(variants_plan)
                                      .document());
    const Instrument& eit = instrument(report, "EIT");
    CHECK(score_of(report, "EIT") == "83.00");
    CHECK(!eit.respondents);
    REQUIRE(eit.part_scores.size() == 2);
    CHECK(eit.part_scores[0].respondents->value == 300);
    CHECK(eit.part_scores[1].score->value == Decimal(8100, 2));
    CHECK(eit.indicators.size() == 3);
    CHECK(eit.indicators[0].part_scores.empty());
    CHECK(std::ranges::count(findings(report), "score-mismatch") == 0);
    CHECK(std::ranges::count(findings(report), "score-mean") == 0);
}

TEST_CASE("variants: each part with its own list of indicators") {
    const Report report = extracted(report_of_2567()
                                        .line("แบบวัด EIT")
                                        .line("EIT ส่วนที่ 1")
                                        .line("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน 84.00 คะแนน")
                                        .line("EIT ส่วนที่ 2")
                                        .line("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน 80.00 คะแนน")
                                        .table(variants_plan)
                                        .document());
    const auto& indicators = instrument(report, "EIT").indicators;
    REQUIRE(indicators.size() == 1);
    CHECK(!indicators[0].score);
    REQUIRE(indicators[0].part_scores.size() == 2);
    CHECK(indicators[0].part_scores[1].score->value == Decimal(8000, 2));
}

TEST_CASE("variants: the scores of all instruments in one sentence") {
    const Report report =
        extracted(report_of_2567()
                      .line("เทศบาลได้คะแนนรวมร้อยละ 90.15 อยู่ในระดับผ่านดี โดย IIT ได้ 92.10 คะแนน EIT ได้ 88.50 "
                            "คะแนน และ OIT ได้ 89.93 คะแนน")
                      .table(variants_plan)
                      .document());
    CHECK(report.overall.score->value == Decimal(9015, 2));
    CHECK(score_of(report, "IIT") == "92.10");
    CHECK(score_of(report, "EIT") == "88.50");
    CHECK(score_of(report, "OIT") == "89.93");
}

TEST_CASE("variants: instruments as columns of a table of figures") {
    const Report report =
        extracted(report_of_2567()
                      .line("สรุปผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566")
                      .table({{"IIT", "EIT", "OIT", "คะแนนรวม", "ระดับ"}, {"92.10", "88.50", "89.93", "90.15", "ผ่านดี"}})
                      .table(variants_plan)
                      .document());
    CHECK(report.overall.score->value == Decimal(9015, 2));
    CHECK(report.overall.level->value == "ผ่านดี");
    CHECK(score_of(report, "IIT") == "92.10");
    CHECK(score_of(report, "OIT") == "89.93");
}

TEST_CASE("variants: the summary as a table of names and figures") {
    const Report report = extracted(report_of_2567()
                                        .line("ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2565")
                                        .table({{"รายการ", "คะแนน"},
                                                {"คะแนนรวม", "81.20"},
                                                {"ระดับ", "B"},
                                                {"ค่าเป้าหมาย", "85"},
                                                {"คะแนนปี 2564", "75.10"},
                                                {"เพิ่มขึ้น", "6.10"}})
                                        .table(variants_plan)
                                        .document());
    CHECK(report.overall.score->value == Decimal(8120, 2));
    CHECK(report.overall.level->value == "B");
    CHECK(report.overall.target->value == Decimal(85, 0));
    CHECK(report.overall.previous_year->value == 2564);
    CHECK(report.overall.previous_score->value == Decimal(7510, 2));
    CHECK(report.overall.change->value == Decimal(610, 2));
}

TEST_CASE("variants: a table of years gives this year's score and the one before") {
    const Report report =
        extracted(report_of_2567()
                      .line("เปรียบเทียบผลการประเมิน ITA ปีงบประมาณ 2566")
                      .table({{"ปีงบประมาณ", "คะแนน", "ระดับ"}, {"2565", "85.00", "A"}, {"2566", "90.15", "ผ่านดี"}})
                      .table(variants_plan)
                      .document());
    CHECK(report.overall.score->value == Decimal(9015, 2));
    CHECK(report.overall.previous_score->value == Decimal(8500, 2));
    CHECK(report.overall.level->value == "ผ่านดี");
}

TEST_CASE("variants: a table by instruments with a total") {
    const Report report = checked(report_of_2567()
                                      .line("ผลการประเมิน ITA ปีงบประมาณ 2566")
                                      .table({{"เครื่องมือ", "คะแนน", "ระดับ"},
                                              {"IIT", "92.10", ""},
                                              {"EIT", "88.50", ""},
                                              {"OIT", "89.93", ""},
                                              {"คะแนนรวม", "90.15", "ผ่านดี"}})
                                      .table(variants_plan)
                                      .document());
    CHECK(score_of(report, "EIT") == "88.50");
    CHECK(report.overall.score->value == Decimal(9015, 2));
    CHECK(report.overall.level->value == "ผ่านดี");
    CHECK(std::ranges::count(findings(report), "total-weight") == 0);
}

TEST_CASE("variants: staff counted apart; a small agency needs no more answers than it has people") {
    const auto with_answers = [](const char* line) {
        return checked(report_of_2567()
                           .line("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 คะแนนรวม 90.15 คะแนน")
                           .line("โดย IIT ได้ 92.10 คะแนน EIT ได้ 88.50 คะแนน และ OIT ได้ 89.93 คะแนน")
                           .line(line)
                           .table(variants_plan)
                           .document());
    };
    const Report all = with_answers("ผู้มีส่วนได้ส่วนเสียภายในตอบแบบวัด IIT จำนวน 22 คน จากบุคลากรทั้งหมด 22 คน");
    CHECK(instrument(all, "IIT").respondents->value == 22);
    CHECK(instrument(all, "IIT").population->value == 22);
    CHECK(std::ranges::count(findings(all), "respondents-minimum") == 0);
    const Report few = with_answers("ผู้มีส่วนได้ส่วนเสียภายในตอบแบบวัด IIT จำนวน 20 คน จากบุคลากรทั้งหมด 22 คน");
    CHECK(std::ranges::count(findings(few), "respondents-minimum") == 1);
    const Report tenth = with_answers("ผู้มีส่วนได้ส่วนเสียภายในตอบแบบวัด IIT จำนวน 49 คน จากบุคลากรทั้งหมด 500 คน");
    CHECK(std::ranges::count(findings(tenth), "respondents-minimum") == 1);
    const Report enough = with_answers("ผู้มีส่วนได้ส่วนเสียภายในตอบแบบวัด IIT จำนวน 400 คน จากบุคลากรทั้งหมด 9,000 คน");
    CHECK(std::ranges::count(findings(enough), "respondents-minimum") == 0);
}

TEST_CASE("variants: the indices of FY2561 keep their names and scores") {
    DocumentBuilder builder;
    builder.line(variants_title)
        .line("ประจำปีงบประมาณ พ.ศ. 2562")
        .line("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2561 คะแนนรวม 86.50 คะแนน ระดับ สูงมาก")
        .line("1. ความโปร่งใส ได้คะแนน 87.62 คะแนน")
        .line("2. ความพร้อมรับผิด ได้คะแนน 92.27 คะแนน")
        .table({{"ดัชนี", "มาตรการ"}, {"ความพร้อมรับผิด", "จัดอบรมบุคลากร"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.indices.size() == 2);
    CHECK(report.indices[1].name.value == "ความพร้อมรับผิด");
    CHECK(report.indices[1].score->value == Decimal(9227, 2));
    REQUIRE(report.measures.size() == 1);
    CHECK(report.measures[0].indicator == 2);
    CHECK(report.instruments.empty());
}

TEST_CASE("variants: what stands below a header of little meaning says what the column is") {
    const Report by_indicator =
        extracted(report_of_2567()
                      .table({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"}, {"ประสิทธิภาพการสื่อสาร", "จัดทำเพจ", "สำนักปลัด"}})
                      .document());
    REQUIRE(by_indicator.measures.size() == 1);
    CHECK(by_indicator.measures[0].indicator == 7);
    CHECK(by_indicator.measures[0].instrument == "EIT");
    const Report by_process =
        extracted(report_of_2567()
                      .table({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"}, {"การให้บริการและระบบ E-Service", "พัฒนาระบบ", "กองช่าง"}})
                      .document());
    REQUIRE(by_process.measures.size() == 1);
    CHECK(field(by_process.measures[0], "process") == "การให้บริการและระบบ E-Service");
}

TEST_CASE("variants: columns of no known meaning and second columns of a field are kept") {
    const Report report = extracted(report_of_2567()
                                        .table({{"ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ผู้เกี่ยวข้อง", "กลุ่มเป้าหมายในพื้นที่"},
                                                {"การใช้งบประมาณ", "เผยแพร่แผน", "กองคลัง", "กองช่าง", "ประชาชน ๓ หมู่บ้าน"}})
                                        .document());
    REQUIRE(report.measures.size() == 1);
    REQUIRE(report.measures[0].responsible.size() == 2);
    CHECK(report.measures[0].responsible[1].value == "กองช่าง");
    CHECK(field(report.measures[0], "other") == "กลุ่มเป้าหมายในพื้นที่: ประชาชน ๓ หมู่บ้าน");
}

TEST_CASE("variants: another table's group does not go on where the header is another") {
    const Report report =
        extracted(report_of_2567()
                      .table({{"แบบ", "ตัวชี้วัด", "คะแนน"}, {"OIT", "การป้องกันการทุจริต", "90.00"}})
                      .line("มาตรการ")
                      .table({{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"จัดทำคู่มือ", "กองคลัง", "ตลอดปีงบประมาณ"}})
                      .document());
    REQUIRE(report.measures.size() == 1);
    CHECK(report.measures[0].instrument.empty());
}

TEST_CASE("variants: an agency whose name begins like a verb") {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส")
        .line("เทศบาลนครขอนแก่น")
        .line("ประจำปีงบประมาณ พ.ศ. 2567")
        .line("เทศบาลนครขอนแก่นมีผลคะแนน 96.12 คะแนน")
        .table(variants_plan);
    const Report report = extracted(builder.document());
    REQUIRE(report.organization);
    CHECK(report.organization->value == "เทศบาลนครขอนแก่น");
}

TEST_CASE("variants: the total is computed from indicators where the instruments have no score of their own") {
    DocumentBuilder builder = report_of_2567();
    builder.line("ผลการประเมิน ITA ปีงบประมาณ 2565 คะแนนรวม 81.20 คะแนน");
    std::vector<RowSpec> rows = {{"แบบ", "ตัวชี้วัด", "คะแนน"}};
    const std::vector<std::pair<std::string, std::vector<std::string>>> groups = {
        {"IIT", {"การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"}},
        {"EIT", {"คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน"}},
        {"OIT", {"การเปิดเผยข้อมูล", "การป้องกันการทุจริต"}}};
    for (const auto& [code, names] : groups)
        for (const std::string& name : names) rows.push_back({{code}, {name}, {"80.00"}});
    const Report report = checked(builder.table(rows).table(variants_plan).document());
    REQUIRE(has_diagnostic(report, "total-weight"));
    const auto found = std::ranges::find(report.diagnostics, "total-weight", &Diagnostic::code);
    CHECK(found->message.en.find("= 80.00") != std::string::npos);
}

TEST_CASE("variants: the state of a measure as ticks below one heading") {
    const Report report = checked(report_of_2567()
                                      .table({{{"ตัวชี้วัด", 1, 2}, {"มาตรการ", 1, 2}, {"สถานะการดำเนินการ", 3}},
                                              {"ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"},
                                              {"การใช้อำนาจ", "ประกาศหลักเกณฑ์", "✓", "", ""},
                                              {"การใช้งบประมาณ", "ประชุมทุกเดือน", "", "✓", ""}})
                                      .document());
    REQUIRE(report.measures.size() == 2);
    CHECK(field(report.measures[0], "status") == "ดำเนินการแล้ว");
    CHECK(field(report.measures[1], "status") == "อยู่ระหว่างดำเนินการ");
    CHECK(std::ranges::count(findings(report), "missing-result") == 0);
}

TEST_CASE("variants: a notice that plans; indicators with their scores in the column of issues") {
    DocumentBuilder builder;
    builder.line("ประกาศเทศบาลตำบลโนนศิลา")
        .line("เรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2567 (O42)")
        .line("1) แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) คะแนนเฉลี่ยร้อยละ 80.00")
        .line("2) แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) คะแนนเฉลี่ยร้อยละ 75.00")
        .line("3) แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) คะแนนเฉลี่ยร้อยละ 79.87")
        .table({{"ประเด็นที่ต้องพัฒนา", "มาตรการ/แนวทาง", "ระยะเวลา", "ผู้รับผิดชอบ"},
                {"ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (78.20)", "จัดทำคู่มือ", "ไตรมาสที่ 2", "ทุกกอง"},
                {"ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน (74.50)", "เพิ่มช่องทาง", "ตลอดปี", "สำนักปลัด"}});
    const Report report = checked(builder.document());
    CHECK(report.organization->value == "เทศบาลตำบลโนนศิลา");
    CHECK(report.report_year->value == 2567);
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].instrument == "IIT");
    CHECK(report.measures[0].indicator == 1);
    CHECK(report.measures[0].indicator_name == "การปฏิบัติหน้าที่");
    CHECK(report.measures[0].score->value == Decimal(7820, 2));
    CHECK(report.measures[0].period->period);
    CHECK(report.measures[1].instrument == "EIT");
    CHECK(std::ranges::count(findings(report), "missing-result") == 0);
}

TEST_CASE("variants: a table below a list of all instruments belongs to none of them") {
    const Report report = extracted(report_of_2567()
                                        .line("แบบวัด IIT 80.00 คะแนน")
                                        .line("แบบวัด EIT 75.00 คะแนน")
                                        .line("แบบตรวจ OIT 79.87 คะแนน")
                                        .table({{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"จัดทำคู่มือ", "กองคลัง", "ตลอดปี"}})
                                        .document());
    REQUIRE(report.measures.size() == 1);
    CHECK(report.measures[0].instrument.empty());
}
