// Results in lists: of several years, of several instruments, in points of their weights.
#include "extraction/series.h"

#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

using ScoreCells = std::vector<std::vector<CellSpec>>;

Report listed_report(const std::vector<std::string>& lines, const ScoreCells& scores = {}) {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
        .line("ประจำปีงบประมาณ พ.ศ. 2568")
        .line("องค์การบริหารส่วนตำบลบ้านใหม่ อำเภอเมือง จังหวัดนครราชสีมา");
    for (const std::string& line : lines) builder.line(line);
    if (!scores.empty()) builder.table(scores);
    builder.table(
        {{"ที่", "มาตรการ/แนวทาง", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"},
         {"1", "มาตรการเผยแพร่ข้อมูลสาธารณะ", "เผยแพร่ข้อมูลบนเว็บไซต์", "สำนักปลัด", "ต.ค. 67 - ก.ย. 68",
          "ดำเนินการแล้ว ผู้เข้าชม 1,245 ครั้ง คิดเป็นร้อยละ 86.40"},
         {"2", "มาตรการป้องกันการรับสินบน", "ประกาศ No Gift Policy", "งานการเจ้าหน้าที่", "ไตรมาส 2", "อยู่ระหว่างดำเนินการ"}});
    return extracted(builder.document());
}

/// "2566 86.02, 2567 88.45": the report's history.
std::string shown_history(const Report& report) {
    std::string text;
    for (const YearResult& result : report.history) {
        if (!text.empty()) text += ", ";
        text += std::to_string(result.year_be) + ' ' + (result.score ? result.score->value.to_string() : "-");
    }
    return text;
}

/// "88.45 of 2567, before 86.02 of 2566"
std::string shown_whole(const Report& report) {
    const Overall& whole = report.overall;
    const auto number = [](const std::optional<Score>& score) { return score ? score->value.to_string() : "-"; };
    const auto year = [](const std::optional<Count>& count) { return count ? std::to_string(count->value) : "-"; };
    return number(whole.score) + " of " + year(report.score_year) + ", before " + number(whole.previous_score) +
           " of " + year(whole.previous_year);
}

/// "IIT 91.20 EIT 82.05 OIT -"
std::string shown_instruments(const Report& report) {
    std::string text;
    for (const Instrument& instrument : report.instruments)
        text += (text.empty() ? "" : " ") + instrument.code + ' ' +
                (instrument.score ? instrument.score->value.to_string() : "-");
    return text;
}

}  // namespace

TEST_CASE("of several years each with its result the newest is the scores', the others are history") {
    const std::pair<const char*, const char*> cases[] = {
        {"ผลการประเมิน ITA ของ อบต.บ้านใหม่ ย้อนหลัง 3 ปี ดังนี้ ปี 2565 = 85.12 ปี 2566 = 86.02 และปี 2567 = 88.45 "
         "ตั้งเป้าหมายปี 2568 ไว้ที่ 92.00",
         "2565 85.12, 2566 86.02, 2567 88.45"},
        {"ผลการประเมิน ITA ของ อบต.บ้านใหม่ ปี 2566 ได้ 86.02 คะแนน ปี 2567 ได้ 88.45 คะแนน มีพัฒนาการดีขึ้นอย่างต่อเนื่อง",
         "2566 86.02, 2567 88.45"},
        {"ผลการประเมิน ITA ปี 2565 2566 และ 2567 ได้คะแนน 85.12, 86.02 และ 88.45 คะแนน ตามลำดับ",
         "2565 85.12, 2566 86.02, 2567 88.45"},
        {"เมื่อพิจารณาผลการประเมิน ITA ตั้งแต่ปี 2564 ถึงปี 2567 พบว่าคะแนนเพิ่มขึ้นทุกปี กล่าวคือ 79.35, 85.12, 86.02 และ 88.45 "
         "คะแนน ตามลำดับ",
         "2564 79.35, 2565 85.12, 2566 86.02, 2567 88.45"},
        {"ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2566 - 2567 เท่ากับ 86.02 และ 88.45 คะแนน ตามลำดับ (เพิ่มขึ้น 2.43 คะแนน)",
         "2566 86.02, 2567 88.45"},
        {"ผลคะแนน ITA ปี 2567 ร้อยละ 88.45 เปรียบเทียบกับปี 2566 (86.02) และปี 2565 (85.12)",
         "2565 85.12, 2566 86.02, 2567 88.45"},
    };
    for (const auto& [line, history] : cases) {
        CAPTURE(line);
        const Report report = listed_report({line});
        CHECK(shown_history(report) == history);
        CHECK(shown_whole(report) == "88.45 of 2567, before 86.02 of 2566");
    }
}

TEST_CASE("a list of results whose owners are not told gives none of them to the whole") {
    for (const char* line : {"ผลการประเมิน ITA ที่ผ่านมา 3 ปี ได้คะแนน 85.12, 86.02 และ 88.45 ตามลำดับ",
                             "ผลการประเมิน ITA ปี 2566 และ 2567 ได้คะแนน 85.12, 86.02 และ 88.45 ตามลำดับ",
                             "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ การปฏิบัติหน้าที่ และการใช้อำนาจ ได้คะแนน 96.31 และ 94.21 ตามลำดับ"}) {
        CAPTURE(line);
        const Report report = listed_report({line});
        CHECK_FALSE(report.overall.score);
        CHECK_FALSE(report.overall.change);
        CHECK_FALSE(report.overall.previous_score);
    }
}

TEST_CASE("instruments named side by side have the numbers that follow in their order") {
    for (const char* line :
         {"ผลการประเมิน ITA ปี 2567 ได้ 90.98 คะแนน โดยเครื่องมือ IIT EIT และ OIT ได้ 91.20, 82.05 และ 97.50 "
          "คะแนนตามลำดับ",
          "คะแนนรวม 90.98 แยกเป็น IIT, EIT และ OIT เท่ากับ 91.20, 82.05 และ 97.50 คะแนน ตามลำดับ"}) {
        CAPTURE(line);
        const Report report = listed_report({line});
        CHECK(shown_instruments(report) == "IIT 91.20 EIT 82.05 OIT 97.50");
        REQUIRE(report.overall.score);
        CHECK(report.overall.score->value.to_string() == "90.98");
    }
}

TEST_CASE("points of the instruments' weights are no scores of a hundred") {
    const std::vector<std::vector<std::string>> texts = {
        {"คะแนน IIT 27.12 คะแนน EIT 25.33 คะแนน OIT 36.00 รวม 88.45 คะแนน"},
        {"ผลการประเมิน ITA ปี 2567 ได้ 88.45 คะแนน",
         "IIT = 27.12 (น้ำหนัก 30) EIT = 25.33 (น้ำหนัก 30) OIT = 36.00 (น้ำหนัก 40)"},
    };
    for (const auto& lines : texts) {
        CAPTURE(lines.front());
        const Report report = listed_report(lines);
        REQUIRE(report.overall.score);
        CHECK(report.overall.score->value.to_string() == "88.45");
        for (const Instrument& instrument : report.instruments) CHECK_FALSE(instrument.score);
    }
    // Low scores that do not add up to the whole are what they are.
    const Report low = listed_report({"คะแนนรวม 27.05 คะแนน", "IIT 27.12 คะแนน EIT 25.33 คะแนน OIT 28.30 คะแนน"});
    CHECK(shown_instruments(low) == "IIT 27.12 EIT 25.33 OIT 28.30");
}

TEST_CASE("the sum of the weighted column is the whole's score where the scores have no sum") {
    const Report report = listed_report({"คะแนนรายเครื่องมือ"}, {{"เครื่องมือ", "คะแนนเต็ม", "คะแนนที่ได้", "คะแนนหลังถ่วงน้ำหนัก"},
                                                              {"IIT", "100", "91.20", "27.36"},
                                                              {"EIT", "100", "82.05", "24.62"},
                                                              {"OIT", "100", "97.50", "39.00"},
                                                              {"รวม", "", "", "90.98"}});
    CHECK(shown_instruments(report) == "IIT 91.20 EIT 82.05 OIT 97.50");
    REQUIRE(report.overall.score);
    CHECK(report.overall.score->value.to_string() == "90.98");
    const Report both = listed_report({"คะแนนรายเครื่องมือ"}, {{"แบบวัด", "น้ำหนัก", "คะแนน", "คะแนนถ่วงน้ำหนัก"},
                                                            {"IIT", "30", "91.20", "27.36"},
                                                            {"EIT", "30", "82.05", "24.62"},
                                                            {"OIT", "40", "97.50", "39.00"},
                                                            {"คะแนนรวม", "100", "90.98", "90.97"}});
    REQUIRE(both.overall.score);
    CHECK(both.overall.score->value.to_string() == "90.98");
}

TEST_CASE("scores beside years stand under heads that shorten the indicators' word") {
    const Report report = listed_report(
        {"คะแนนรายตัวชี้วัด"},
        {{"ปี", "ตชว.1", "ตชว.2", "ตชว.3", "ตัวชี้วัด 4", "ตัวชี้วัด 5", "ตชว.6", "ตชว.7", "ตชว.8", "ตชว.9", "ตชว.10", "รวม"},
         {"2566", "92.20", "83.15", "89.00", "81.56", "85.77", "87.02", "82.00", "79.00", "95.00", "92.75", "88.26"},
         {"2567", "93.20", "84.15", "90.00", "82.56", "86.77", "88.02", "83.00", "80.00", "96.00", "93.75", "89.26"}});
    CHECK(shown_whole(report) == "89.26 of 2567, before 88.26 of 2566");
    REQUIRE(report.instruments.size() == 3);
    REQUIRE(report.instruments[0].indicators.size() == 5);
    CHECK(report.instruments[0].indicators[1].score->value.to_string() == "84.15");
}

TEST_CASE("a row that names the sum by its weights is the whole's") {
    const Report report = listed_report(
        {},
        {{"เครื่องมือ", "คะแนน"}, {"IIT", "87.34"}, {"EIT", "83.67"}, {"OIT", "94.88"}, {"คะแนนรวมถ่วงน้ำหนัก", "89.26"}});
    REQUIRE(report.overall.score);
    CHECK(report.overall.score->value.to_string() == "89.26");
}

TEST_CASE("in a table of all offices the row is this agency's, by its shortened kind, too, and no namesake's") {
    const ScoreCells rows = {{"หน่วยงาน", "IIT", "EIT", "OIT", "รวม", "อันดับ"},
                             {"อบต.โคกสูง", "90.00", "88.00", "99.00", "93.00", "1"},
                             {"ทต.บ้านใหม่", "91.00", "81.00", "90.50", "87.80", "4"},
                             {"อบต.บ้านใหม่หนองไทร", "80.00", "81.00", "90.00", "84.30", "5"},
                             {"อบต.บ้านใหม่", "87.34", "83.67", "94.88", "89.26", "2"},
                             {"ทต.จอหอ", "80.00", "81.00", "90.00", "84.30", "3"}};
    const Report report = listed_report({}, rows);
    CHECK(shown_instruments(report) == "IIT 87.34 EIT 83.67 OIT 94.88");
    CHECK(shown_whole(report).starts_with("89.26 of"));
    ScoreCells others = rows;
    others.erase(others.begin() + 4);
    CHECK_FALSE(listed_report({}, others).overall.score);
}
