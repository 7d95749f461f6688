// The layouts that other offices use, each as small as it can be (docs/field.md#headers).
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;
using Strings = std::vector<std::string>;

namespace {

constexpr const char* layouts_title =
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส องค์การบริหารส่วนตำบลหนองนาคำ "
    "ประจำปีงบประมาณ พ.ศ. 2566";

Strings values_of(const std::vector<Text>& texts) {
    Strings out;
    for (const Text& text : texts) out.push_back(text.value);
    return out;
}
/// "IIT 3 การใช้อำนาจ 99.45" of each measure.
Strings summary(const Report& report) {
    Strings out;
    for (const Measure& m : report.measures) {
        std::string line =
            m.instrument + " " + (m.indicator ? std::to_string(*m.indicator) : "-") + " " + m.indicator_name;
        if (m.score) line += " " + m.score->value.to_string();
        out.push_back(line);
    }
    return out;
}

}  // namespace

TEST_CASE("the instrument of a measure may come from the heading above its table") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .line("1. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)")
        .table({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"ระบบยืม", "จัดทำทะเบียน", "กองคลัง", "ตลอดปี"}})
        .line("2. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)")
        .table({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"ช่องทาง", "ปรับปรุงเว็บไซต์", "สำนักปลัด", "ตลอดปี"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 2);
    CHECK(report.measures[0].instrument == "IIT");
    CHECK(report.measures[1].instrument == "EIT");
}

TEST_CASE("an empty instrument cell goes on over tables, also where no indicator tells") {
    DocumentBuilder builder;
    const RowSpec header = {"แบบ", "ประเด็นที่ต้องแก้ไข", "มาตรการ", "ผู้รับผิดชอบ"};
    builder.line(layouts_title)
        .table({header, {{"EIT", 1, 2}, "ก", "ข", "กองช่าง"}, {"ค", "ง", "กองช่าง"}})
        .line("")
        .table({header, {{"", 1, 2}, "จ", "ฉ", "กองช่าง"}, {"ช", "ซ", "กองช่าง"}, {"OIT", "ฌ", "ญ", "กองคลัง"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 5);
    Strings instruments;
    for (const Measure& measure : report.measures) instruments.push_back(measure.instrument);
    CHECK(instruments == Strings{"EIT", "EIT", "EIT", "EIT", "OIT"});
    CHECK(field(report.measures[3], "issue") == "ช");
}

TEST_CASE("several measures of one indicator, its cell merged or empty below") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .table({{"ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ"},
                {{"3. การใช้อำนาจ", 1, 2}, {"99.45", 1, 2}, "ก", "กองช่าง"},
                {"ข", "กองช่าง"},
                {"ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน", "90", "ค", "กองคลัง"},
                {"", "", "ง", "กองคลัง"}});
    CHECK(summary(extracted(builder.document())) == Strings{"IIT 3 การใช้อำนาจ 99.45", "IIT 3 การใช้อำนาจ 99.45",
                                                            "EIT 8 การปรับปรุงระบบการทำงาน 90",
                                                            "EIT 8 การปรับปรุงระบบการทำงาน 90"});
}

TEST_CASE("a table without header after a page break continues the one before") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .table({{"ตัวชี้วัด", "คะแนน", "มาตรการ"}, {"การใช้อำนาจ", "99.45", "ก"}})
        .line("")
        .table({{"คุณภาพการดำเนินงาน", "90.1", "ข"}});
    CHECK(summary(extracted(builder.document())) == Strings{"IIT 3 การใช้อำนาจ 99.45", "EIT 6 คุณภาพการดำเนินงาน 90.1"});
}

TEST_CASE("measure, issue, result and the other columns keep their own places") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .table({{{"ที่", 1, 2},
                 {"ตัวชี้วัด", 1, 2},
                 {"จุดอ่อน", 1, 2},
                 {"การดำเนินการ", 2},
                 {"ปัญหาและอุปสรรค", 1, 2},
                 {"งบประมาณ (บาท)", 1, 2}},
                {"มาตรการ", "ผล"},
                {"1", "การใช้งบประมาณ", "ประชาชนไม่ทราบแผน", "เผยแพร่แผน", "เผยแพร่แล้ว", "-", "ไม่ใช้งบประมาณ"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 1);
    const Measure& measure = report.measures[0];
    CHECK(values_of(measure.actions) == Strings{"เผยแพร่แผน"});
    CHECK(field(measure, "issue") == "ประชาชนไม่ทราบแผน");
    CHECK(field(measure, "result") == "เผยแพร่แล้ว");
    CHECK(field(measure, "problem") == "");
    CHECK(field(measure, "budget") == "ไม่ใช้งบประมาณ");
    CHECK(!measure.remark);
}

TEST_CASE("periods of months marked in Gantt columns") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .table({{{"ตัวชี้วัด", 1, 2}, {"มาตรการ", 1, 2}, {"ระยะเวลาดำเนินการ", 4}},
                {"ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."},
                {"การใช้อำนาจ", "ก", "", "✓", "✓", "✓"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 1);
    REQUIRE(report.measures[0].period);
    REQUIRE(report.measures[0].period->period);
    CHECK(thai::iso(report.measures[0].period->period->start) == "2022-11-01");
    CHECK(thai::iso(report.measures[0].period->period->end) == "2023-01-31");
}

TEST_CASE("a table of scores is no table of measures") {
    DocumentBuilder builder;
    builder.line("สรุปผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2565")
        .table({{"ตัวชี้วัด", "คะแนน"},
                {"1 การปฏิบัติหน้าที่", "98.10"},
                {"2 การใช้งบประมาณ", "97"},
                {"3 การใช้อำนาจ", "96.5"},
                {"คะแนนรวม", "97.20"}});
    const Report report = extracted(builder.document());
    CHECK(report.measures.empty());
    REQUIRE(report.instruments.size() == 1);
    CHECK(report.instruments[0].indicators.size() == 3);
    CHECK(report.overall.score->value == Decimal(9720, 2));
    // The year of such a title is that of the scores; when the paper was written it does not say.
    REQUIRE(report.score_year);
    CHECK(report.score_year->value == 2565);
    CHECK_FALSE(report.report_year);
}

TEST_CASE("processes of FY2567 in place of indicators") {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")
        .table({{"ประเด็นการวิเคราะห์", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"},
                {"การให้บริการและระบบ E-Service", "เพิ่มช่องทาง E-Service", "สำนักปลัด", "ไตรมาส ๒", "มีผู้ใช้ ๑๒๐ ราย"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.measures.size() == 1);
    CHECK(report.measures[0].instrument.empty());
    CHECK(!report.measures[0].indicator);
    CHECK(report.report_year->value == 2567);
    REQUIRE(report.measures[0].period->period);
    CHECK(thai::iso(report.measures[0].period->period->start) == "2024-01-01");
}

TEST_CASE("a summary in prose: falls are negative, respondents are those who answered") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .line(
            "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 มีคะแนนรวม 88.05 คะแนน อยู่ในระดับ A ลดลง 2.5 คะแนน จากปี 2564 ที่ได้ "
            "90.55 คะแนน")
        .line(
            "1) IIT มีผู้มีส่วนได้ส่วนเสียทั้งหมด 60 คน มีผู้ตอบแบบวัด 45 คน ได้คะแนนเฉลี่ย 85.50 ได้แก่ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 85.5 คะแนน "
            "ตัวชี้วัดที่ 2 "
            "การใช้งบประมาณ 85.5 คะแนน และตัวชี้วัดที่ 3 การใช้อำนาจ 85.5 คะแนน");
    const Report report = extracted(builder.document());
    CHECK(report.overall.score->value == Decimal(8805, 2));
    CHECK(report.overall.level->value == "A");
    CHECK(report.overall.change->value == Decimal(-25, 1));
    CHECK(report.overall.previous_year->value == 2564);
    CHECK(report.overall.previous_score->value == Decimal(9055, 2));
    CHECK(report.score_year->value == 2565);
    REQUIRE(report.instruments.size() == 1);
    CHECK(report.instruments[0].respondents->value == 45);
    CHECK(report.instruments[0].score->value == Decimal(8550, 2));
    CHECK(report.instruments[0].indicators.size() == 3);
}

TEST_CASE("weaknesses may stand below their label") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .line("๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ได้คะแนน ๙๐ คะแนน")
        .line("จุดอ่อน :")
        .line("ควรเผยแพร่แผนการใช้งบประมาณ")
        .line("คะแนนต่ำที่สุด คือ การใช้งบประมาณ")
        .line("")
        .line("จึงเรียนมาเพื่อโปรดทราบ")
        .table({{"ตัวชี้วัด", "มาตรการ"}, {"การใช้งบประมาณ", "ก"}});
    const Report report = extracted(builder.document());
    REQUIRE(report.instruments.size() == 1);
    CHECK(report.instruments[0].weakness->value == "ควรเผยแพร่แผนการใช้งบประมาณ\nคะแนนต่ำที่สุด คือ การใช้งบประมาณ");
    CHECK(report.instruments[0].weakest == std::vector<int>{2});
}

TEST_CASE("organisations of all kinds, and the title over several lines") {
    const auto read = [](std::initializer_list<const char*> lines) {
        DocumentBuilder builder;
        for (const char* line : lines) builder.line(line);
        builder.table({{"ตัวชี้วัด", "มาตรการ"}, {"การใช้งบประมาณ", "ก"}});
        return extracted(builder.document());
    };
    const Report tao =
        read({"มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "ขององค์การบริหารส่วนตำบลหนองนาคำ", "อำเภอหนองนาคำ จังหวัดขอนแก่น",
              "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "องค์การบริหารส่วนตำบลหนองนาคำได้ดำเนินการวิเคราะห์ผลการประเมินแล้ว"});
    CHECK(tao.organization->value == "องค์การบริหารส่วนตำบลหนองนาคำ");
    CHECK(tao.title->value ==
          "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ขององค์การบริหารส่วนตำบลหนองนาคำ อำเภอหนองนาคำ จังหวัดขอนแก่น "
          "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗");
    CHECK(tao.report_year->value == 2567);
    CHECK(read({"รายงานผล ITA ของมหาวิทยาลัยพะเยา ปี ๒๕๖๖"}).organization->value == "มหาวิทยาลัยพะเยา");
    CHECK(!read({"รายงานผล ITA ปี ๒๕๖๖"}).organization);
}

TEST_CASE("hostile shapes: ragged rows, spans past the end, deep nesting") {
    DocumentBuilder builder;
    builder.line(layouts_title)
        .table(
            {{"ตัวชี้วัด", "คะแนน", "มาตรการ"}, {{"การใช้อำนาจ", 1, 900}, "99"}, {}, {{"x", 500}}, {"", "", "", "", "ก"}});
    Document document = builder.document();
    Table inner = std::get<Table>(document.sections[0].blocks[1].what);
    for (int depth = 0; depth < 40; ++depth) {
        Table outer = inner;
        outer.rows[1].cells[0].blocks = {Block{inner}};
        inner = std::move(outer);
        if (depth > 8) inner.rows.resize(2);
    }
    document.sections[0].blocks.push_back({inner});
    const Report report = checked(document);
    CHECK(!to_json(report).empty());
}
