// Tables whose cells are scores: a row, a column or a group for each thing (docs/meaning.md).
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// A report of 2568 on the scores of 2567 with a caption and a table.
Report with_table(const std::string& caption, const std::vector<RowSpec>& table) {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลบ้านแพ้ว ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
        .line("");
    if (!caption.empty()) builder.line(caption);
    builder.table(table).line("");
    builder.line("มาตรการ").table({{"แบบ", "ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                                   {"IIT", "การใช้อำนาจ", "จัดอบรม", "กองคลัง", "ตลอดปีงบประมาณ"}});
    return extracted(builder.document());
}

std::string shown_or_dash(const std::optional<Score>& score) {
    return score ? score->value.to_string() : std::string("-");
}
const Instrument* instrument_of(const Report& report, std::string_view code) {
    const auto found = std::ranges::find(report.instruments, code, &Instrument::code);
    return found == report.instruments.end() ? nullptr : &*found;
}
std::string score_in(const Report& report, std::string_view code) {
    const Instrument* found = instrument_of(report, code);
    return found == nullptr ? std::string("-") : shown_or_dash(found->score);
}
std::string score_in(const Report& report, int number) {
    for (const Instrument& one : report.instruments)
        for (const Indicator& indicator : one.indicators)
            if (indicator.number == number) return shown_or_dash(indicator.score);
    return "-";
}
const YearResult* year(const Report& report, int year_be) {
    const auto found = std::ranges::find(report.history, year_be, &YearResult::year_be);
    return found == report.history.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a column for each year: this year's is the report's, the others are its history") {
    for (const auto& heads :
         std::vector<std::vector<std::string>>{{"๒๕๖๕", "๒๕๖๖", "๒๕๖๗"},
                                               {"พ.ศ. ๒๕๖๕", "พ.ศ. ๒๕๖๖", "พ.ศ. ๒๕๖๗"},
                                               {"ปี ๖๕", "ปี ๖๖", "ปี ๖๗"},
                                               {"FY2022", "FY2023", "FY2024"},
                                               {"ปีงบประมาณ พ.ศ. ๒๕๖๕", "ปีงบประมาณ พ.ศ. ๒๕๖๖", "ปีงบประมาณ พ.ศ. ๒๕๖๗"}}) {
        CAPTURE(heads[0]);
        const Report report =
            with_table("ตารางเปรียบเทียบผลการประเมิน ๓ ปี", {{"ตัวชี้วัด", heads[0], heads[1], heads[2], "ผลต่าง"},
                                                         {"IIT", "๘๐.๐๐", "๘๕.๐๐", "๙๑.๐๐", "+๖.๐๐"},
                                                         {"การใช้อำนาจ", "๗๙.๐๐", "๘๔.๐๐", "๙๐.๐๐", "+๖.๐๐"},
                                                         {"EIT", "๘๑.๐๐", "๘๖.๐๐", "๙๐.๐๐", "+๔.๐๐"},
                                                         {"คะแนนรวม", "๘๒.๕๐", "๘๗.๓๐", "๙๓.๕๐", "+๖.๒๐"},
                                                         {"ระดับ", "B", "ผ่าน", "ผ่านดี", ""}});
        CHECK(shown_or_dash(report.overall.score) == "93.50");
        CHECK(score_in(report, "IIT") == "91.00");
        CHECK(score_in(report, 3) == "90.00");
        CHECK(shown_or_dash(report.overall.change) == "6.20");
        CHECK(shown_or_dash(report.overall.previous_score) == "87.30");
        REQUIRE(report.overall.level);
        CHECK(report.overall.level->value == "ผ่านดี");
        REQUIRE(year(report, 2565) != nullptr);
        CHECK(shown_or_dash(year(report, 2565)->score) == "82.50");
        CHECK(year(report, 2565)->scores.size() == 3);
    }
}

TEST_CASE("a row for each year") {
    const Report report = with_table("ผลการประเมินย้อนหลัง", {{"ปีงบประมาณ", "IIT", "EIT", "OIT", "คะแนนรวม"},
                                                           {"๒๕๖๖", "๘๕.๐๐", "๘๖.๐๐", "๙๐.๐๐", "๘๗.๓๐"},
                                                           {"๒๕๖๗", "๙๑.๐๐", "๙๐.๐๐", "๙๘.๐๐", "๙๓.๕๐"}});
    CHECK(shown_or_dash(report.overall.score) == "93.50");
    CHECK(score_in(report, "OIT") == "98.00");
    REQUIRE(year(report, 2566) != nullptr);
    CHECK(shown_or_dash(year(report, 2566)->score) == "87.30");
}

TEST_CASE("an instrument's score in a column, in a row of its own, in a sum behind its indicators") {
    const std::vector<std::vector<RowSpec>> tables = {
        {{"เครื่องมือ", "ตัวชี้วัด", "คะแนน", "คะแนนเฉลี่ยรายเครื่องมือ"},
         {"EIT", "คุณภาพการดำเนินงาน", "๙๐.๕๐", "๙๐.๐๐"},
         {"", "ประสิทธิภาพการสื่อสาร", "๘๙.๕๐", ""},
         {"", "การปรับปรุงการทำงาน", "๙๐.๐๐", ""},
         {"OIT", "การเปิดเผยข้อมูล", "๙๖.๐๐", "๙๘.๐๐"},
         {"", "การป้องกันการทุจริต", "๑๐๐", ""}},
        {{"ตัวชี้วัด", "คะแนน"},
         {"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", "90.00"},
         {"ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "90.50"},
         {"ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร", "89.50"},
         {"แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "98.00"},
         {"ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "96.00"}},
        {{"ตัวชี้วัด", "ผลคะแนน"},
         {"คุณภาพการดำเนินงาน", "90.50"},
         {"ประสิทธิภาพการสื่อสาร", "89.50"},
         {"รวม EIT", "90.00"},
         {"การเปิดเผยข้อมูล", "96.00"},
         {"รวม OIT", "98.00"}},
    };
    for (std::size_t i = 0; i < tables.size(); ++i) {
        CAPTURE(i);
        const Report report = with_table("ตารางแสดงผลคะแนน", tables[i]);
        CHECK(score_in(report, "EIT") == "90.00");
        CHECK(score_in(report, "OIT") == "98.00");
        CHECK(score_in(report, 6) == "90.50");
        CHECK(score_in(report, 7) == "89.50");
    }
}

TEST_CASE("a column for each indicator") {
    const Report report =
        with_table("ผลคะแนนรายตัวชี้วัด", {{"รายการ", "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "คุณภาพการดำเนินงาน"},
                                       {"คะแนน", "๙๒.๐๐", "๙๐.๐๐", "๙๑.๕๐", "๙๐.๕๐"}});
    CHECK(score_in(report, 1) == "92.00");
    CHECK(score_in(report, 3) == "91.50");
    CHECK(score_in(report, 6) == "90.50");
}

TEST_CASE("respondents and populations stand in tables") {
    const Report report = with_table("ผู้ตอบแบบวัด", {{"เครื่องมือ", "จำนวนบุคลากร (คน)", "ผู้ตอบ (คน)", "ร้อยละ"},
                                                   {"IIT", "๗๕", "๕๐", "๖๖.๖๗"},
                                                   {"EIT", "๑,๒๐๐", "๑๒๐", "๑๐.๐๐"}});
    const Instrument* iit = instrument_of(report, "IIT");
    REQUIRE(iit != nullptr);
    REQUIRE(iit->respondents);
    CHECK(iit->respondents->value == 50);
    REQUIRE(iit->population);
    CHECK(iit->population->value == 75);
    CHECK_FALSE(iit->score);
}

TEST_CASE("scores of questions and items belong to their indicators by the year's rules") {
    const Report report = with_table(
        "ผลคะแนนรายข้อ", {{"ข้อ", "คะแนน"}, {"i1", "๙๕.๐๐"}, {"i7", "๘๘.๐๐"}, {"e6", "๗๙.๕๐"}, {"e15", "๘๑.๐๐"}});
    const auto questions = [&](std::string_view code, int number) {
        std::string all;
        if (const Instrument* found = instrument_of(report, code))
            for (const Indicator& indicator : found->indicators)
                if (indicator.number == number)
                    for (const QuestionScore& question : indicator.questions)
                        all += question.code + "=" + shown_or_dash(question.score) + " ";
        return all;
    };
    CHECK(questions("IIT", 1) == "i1=95.00 ");
    CHECK(questions("IIT", 2) == "i7=88.00 ");
    CHECK(questions("EIT", 7) == "e6=79.50 ");
    CHECK(questions("EIT", 8) == "e15=81.00 ");
    CHECK(score_in(report, 1) == "-");
}

TEST_CASE("tables of others, of another year, of the scale give nothing") {
    const std::vector<RowSpec> scores = {
        {"เครื่องมือ", "คะแนน"}, {"IIT", "80.00"}, {"EIT", "81.00"}, {"คะแนนรวม", "80.60"}};
    for (const char* caption : {"ผลการประเมินระดับประเทศ", "คะแนนเฉลี่ยของจังหวัด", "ผลการประเมิน ITA ของเทศบาลตำบลหนองไผ่งาม",
                                "ผลการประเมินภาพรวมระดับจังหวัด"}) {
        CAPTURE(std::string(caption));
        const Report report = with_table(caption, scores);
        CHECK_FALSE(report.overall.score);
        CHECK(score_in(report, "IIT") == "-");
    }
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลบ้านแพ้ว ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
        .line("");
    builder.line("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ได้คะแนนภาพรวม 93.50 คะแนน");
    builder.line("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565").table(scores).line("");
    builder.line("มาตรการ").table({{"แบบ", "ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                                   {"IIT", "การใช้อำนาจ", "จัดอบรม", "กองคลัง", "ตลอดปีงบประมาณ"}});
    const Report earlier = extracted(builder.document());
    CHECK(shown_or_dash(earlier.overall.score) == "93.50");
    CHECK(score_in(earlier, "EIT") == "-");
    REQUIRE(year(earlier, 2565) != nullptr);
    CHECK(shown_or_dash(year(earlier, 2565)->score) == "80.60");
    const Report weights = with_table(
        "",
        {{"เครื่องมือ", "ค่าน้ำหนัก (ร้อยละ)", "คะแนนเต็ม"}, {"IIT", "30", "100"}, {"EIT", "30", "100"}, {"OIT", "40", "100"}});
    CHECK(score_in(weights, "IIT") == "-");
}
