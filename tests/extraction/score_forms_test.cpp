// Forms in which the scores stand among numbers that look like them: other columns, other offices, other years, parts
// of a sentence (docs/meaning.md).
#include <functional>

#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr const char* score_forms_title =
    "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘";
constexpr const char* agency = "เทศบาลตำบลแม่ลาว";
constexpr const char* whole = "ผลการประเมิน ITA ปี ๒๕๖๗ ได้คะแนนรวม ๘๘.๕๐ คะแนน ระดับผ่านดี";

/// Ten indicators; the means of their instruments are 87.00, 88.00 and 90.00.
const std::vector<std::pair<std::string, std::string>> ten_scores = {
    {"การปฏิบัติหน้าที่", "๘๕.๐๐"},          {"การใช้งบประมาณ", "๘๖.๐๐"},      {"การใช้อำนาจ", "๘๗.๐๐"},
    {"การใช้ทรัพย์สินของราชการ", "๘๘.๐๐"}, {"การแก้ไขปัญหาการทุจริต", "๘๙.๐๐"}, {"คุณภาพการดำเนินงาน", "๘๗.๐๐"},
    {"ประสิทธิภาพการสื่อสาร", "๘๘.๐๐"},    {"การปรับปรุงการทำงาน", "๘๙.๐๐"},  {"การเปิดเผยข้อมูล", "๙๑.๐๐"},
    {"การป้องกันการทุจริต", "๘๙.๐๐"}};
const std::vector<std::string> right = {"85.00", "86.00", "87.00", "88.00", "89.00",
                                        "87.00", "88.00", "89.00", "91.00", "89.00"};

DocumentBuilder opened(const std::vector<std::string>& lines) {
    DocumentBuilder builder;
    builder.line(score_forms_title).line(agency);
    for (const std::string& line : lines) builder.line(line);
    return builder;
}
std::vector<RowSpec> rows(const RowSpec& head, const std::function<RowSpec(std::size_t)>& row) {
    std::vector<RowSpec> all{head};
    for (std::size_t i = 0; i < ten_scores.size(); ++i) all.push_back(row(i));
    return all;
}
std::vector<RowSpec> plain() {
    return rows({"ตัวชี้วัด", "คะแนน"}, [](std::size_t i) { return RowSpec{ten_scores[i].first, ten_scores[i].second}; });
}
const std::vector<std::string> instruments = {"IIT ได้คะแนน ๘๗.๐๐ คะแนน", "EIT ได้คะแนน ๘๘.๐๐ คะแนน",
                                              "OIT ได้คะแนน ๙๐.๐๐ คะแนน"};

std::vector<std::string> of(const Report& report) {
    std::vector<std::string> all(ten_scores.size(), "-");
    for (const Instrument& instrument : report.instruments)
        for (const Indicator& indicator : instrument.indicators)
            if (indicator.score && indicator.number >= 1 && indicator.number <= 10)
                all[static_cast<std::size_t>(indicator.number) - 1] = indicator.score->value.to_string();
    return all;
}
std::string of(const Report& report, std::string_view code) {
    for (const Instrument& instrument : report.instruments)
        if (instrument.code == code && instrument.score) return instrument.score->value.to_string();
    return "-";
}
std::string total(const Report& report) {
    return report.overall.score ? report.overall.score->value.to_string() : std::string("-");
}
long score_year(const Report& report) {
    return report.score_year ? static_cast<long>(report.score_year->value) : 0;
}

}  // namespace

TEST_CASE(
    "of two columns that differ in most rows the instruments' scores tell which is the score, and no mismatch is "
    "told") {
    for (const std::string other : {"คะแนนประเมินตนเอง", "ครั้งแรก", "ช่องว่าง", "คะแนนของผู้บริหาร", "ค่าเฉลี่ยกรม"})
        for (const bool first : {true, false}) {
            CAPTURE(other);
            CAPTURE(first);
            DocumentBuilder builder = opened({whole, instruments[0], instruments[1], instruments[2]});
            builder.table(
                rows(first ? RowSpec{"ตัวชี้วัด", other, "คะแนน"} : RowSpec{"ตัวชี้วัด", "คะแนน", other}, [&](std::size_t i) {
                    return first ? RowSpec{ten_scores[i].first, "๙๙.๐๐", ten_scores[i].second}
                                 : RowSpec{ten_scores[i].first, ten_scores[i].second, "๙๙.๐๐"};
                }));
            const Report report = checked(builder.document());
            CHECK(of(report) == right);
            CHECK_FALSE(has_diagnostic(report, "score-mismatch"));
        }
}

TEST_CASE("of two columns the one written as scores are is taken: no counts, no means of a scale of five") {
    for (const auto& [head, value] :
         std::vector<std::pair<std::string, std::string>>{{"ค่าเฉลี่ย (เต็ม ๕)", "๔.๓๑"}, {"x̄", "๔.๓๑"}, {"ตอบถูก", "๖"}}) {
        CAPTURE(head);
        DocumentBuilder builder = opened({whole});
        builder.table(rows({"ตัวชี้วัด", head, "ร้อยละ"}, [&](std::size_t i) {
            return RowSpec{ten_scores[i].first, value, ten_scores[i].second};
        }));
        const Report report = checked(builder.document());
        CHECK(of(report) == right);
        CHECK_FALSE(has_diagnostic(report, "score-mismatch"));
    }
}

TEST_CASE("of two columns that nothing tells apart none is taken, and that is said") {
    DocumentBuilder builder = opened({whole});
    builder.table(rows({"ตัวชี้วัด", "กลุ่ม ก", "กลุ่ม ข"}, [&](std::size_t i) {
        return RowSpec{ten_scores[i].first, "๗๗.๑๐", ten_scores[i].second};
    }));
    builder.line("มาตรการ").table({{"ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"}, {"การใช้อำนาจ", "จัดอบรม", "กองคลัง"}});
    const Report report = checked(builder.document());
    CHECK(of(report) == std::vector<std::string>(10, "-"));
    CHECK(has_diagnostic(report, "not-taken"));
}

TEST_CASE("a slip in one cell of a second table is still told") {
    DocumentBuilder builder = opened({whole, instruments[0], instruments[1], instruments[2]});
    builder.table(plain()).line("สรุป");
    auto again = plain();
    again[3] = {"การใช้อำนาจ", "๗๘.๐๐"};
    builder.table(again);
    const Report report = checked(builder.document());
    CHECK(of(report) == right);
    CHECK(has_diagnostic(report, "score-mismatch"));
}

TEST_CASE("tables side by side: under the same heads, or a column of names for each instrument") {
    DocumentBuilder builder = opened({whole});
    std::vector<RowSpec> table{{"ตัวชี้วัด", "คะแนน", "ตัวชี้วัด", "คะแนน"}};
    for (std::size_t i = 0; i < 5; ++i)
        table.push_back({ten_scores[i].first, ten_scores[i].second, ten_scores[i + 5].first, ten_scores[i + 5].second});
    CHECK(of(extracted(builder.table(table).document())) == right);

    DocumentBuilder other = opened({whole});
    std::vector<RowSpec> wide{{"IIT", "คะแนน", "EIT", "คะแนน", "OIT", "คะแนน"}};
    for (std::size_t i = 0; i < 5; ++i) {
        RowSpec row{ten_scores[i].first, ten_scores[i].second, "", "", "", ""};
        if (i < 3) row[2] = ten_scores[5 + i].first, row[3] = ten_scores[5 + i].second;
        if (i < 2) row[4] = ten_scores[8 + i].first, row[5] = ten_scores[8 + i].second;
        wide.push_back(row);
    }
    CHECK(of(extracted(other.table(wide).document())) == right);
}

TEST_CASE("the own row in a table of the offices of an amphoe") {
    for (const std::string caption :
         {"ตารางเปรียบเทียบคะแนน ITA ปี ๒๕๖๗ ขององค์กรปกครองส่วนท้องถิ่นในอำเภอแม่ลาว", "คะแนนของ อปท. ในจังหวัด ปี ๒๕๖๗"}) {
        CAPTURE(caption);
        DocumentBuilder builder = opened({caption});
        builder.table({{"ที่", "หน่วยงาน", "IIT", "EIT", "OIT", "คะแนนรวม", "ระดับ"},
                       {"๑", "องค์การบริหารส่วนตำบลดงมะดะ", "๙๗.๑๐", "๙๖.๒๐", "๙๙.๐๐", "๙๗.๕๙", "ผ่านดีเยี่ยม"},
                       {"๒", agency, "๘๗.๐๐", "๘๘.๐๐", "๙๐.๐๐", "๘๘.๕๐", "ผ่านดี"},
                       {"", "เฉลี่ยอำเภอ", "๘๕.๐๐", "๘๕.๐๐", "๘๖.๐๐", "๘๕.๔๐", ""}});
        const Report report = extracted(builder.document());
        CHECK(total(report) == "88.50");
        CHECK(of(report, "EIT") == "88.00");
        REQUIRE(report.overall.level);
        CHECK(report.overall.level->value == "ผ่านดี");
    }
}

TEST_CASE("an older report of the same agency behind this one changes nothing") {
    DocumentBuilder builder = opened({whole, instruments[0], instruments[1], instruments[2]});
    builder.table(plain())
        .line("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")
        .line(agency)
        .line("ผลการประเมินในภาพรวม")
        .line("ได้คะแนนรวม ๗๙.๑๐ คะแนน")
        .line("IIT ได้คะแนน ๗๐.๐๐ คะแนน")
        .table(rows({"ตัวชี้วัด", "คะแนน"}, [](std::size_t i) {
            return RowSpec{ten_scores[i].first, "๗๑.๐๐"};
        }));
    const Report report = checked(builder.document());
    CHECK(total(report) == "88.50");
    CHECK(of(report, "IIT") == "87.00");
    CHECK(of(report) == right);
    CHECK_FALSE(has_diagnostic(report, "score-mismatch"));
}

TEST_CASE("rows parted by tabs: their heads say which number is this year's result") {
    for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
             {"ปี ๒๕๖๖", "ปี ๒๕๖๗"}, {"ค่าเป้าหมาย", "ผลคะแนน"}, {"ค่าเฉลี่ยประเทศ", "คะแนน"}}) {
        CAPTURE(first);
        DocumentBuilder builder = opened({whole, "ตัวชี้วัด\t" + first + "\t" + second});
        for (const auto& [name, score] : ten_scores) builder.line(name + "\t๗๗.๑๐\t" + score);
        CHECK(of(extracted(builder.document())) == right);
    }
}

TEST_CASE("from one score to another: the second is the result") {
    for (const std::string sentence :
         {"คะแนนรวมเปลี่ยนจาก ๘๒.๑๐ คะแนน (ปี ๒๕๖๖) เป็น ๘๘.๕๐ คะแนน (ปี ๒๕๖๗)",
          "คะแนนรวมเพิ่มขึ้นจากร้อยละ ๘๒.๑๐ เป็นร้อยละ ๘๘.๕๐ ในปี ๒๕๖๗", "ITA ปี ๒๕๖๖ → ๒๕๖๗ : ๘๒.๑๐ → ๘๘.๕๐ คะแนน"}) {
        CAPTURE(sentence);
        const Report report = extracted(opened({sentence}).table(plain()).document());
        CHECK(total(report) == "88.50");
        CHECK(score_year(report) == 2567);
        CHECK(of(report) == right);
    }
}

TEST_CASE("a full mark in brackets is passed over, in sentences and in heads") {
    for (const std::string sentence :
         {"คะแนนเฉลี่ย ITA ปี ๒๕๖๗ (เต็ม ๑๐๐) เท่ากับ ๘๘.๕๐ ระดับผ่านดี", "คะแนนรวม (เต็ม ๑๐๐ คะแนน) ๘๘.๕๐ คะแนน ปี ๒๕๖๗ ระดับผ่านดี",
          "ผลการประเมิน ปี ๒๕๖๗ ได้ ๘๘.๕๐ คะแนน (เต็ม ๑๐๐) ระดับผ่านดี"}) {
        CAPTURE(sentence);
        DocumentBuilder builder = opened({sentence});
        builder.table(rows({"ตัวชี้วัด", "คะแนน (เต็ม ๑๐๐)"}, [](std::size_t i) {
            return RowSpec{ten_scores[i].first, ten_scores[i].second};
        }));
        const Report report = extracted(builder.document());
        CHECK(total(report) == "88.50");
        CHECK(report.overall.level.has_value());
        CHECK(of(report) == right);
    }
}

TEST_CASE("what came before an appeal, and what is to be reached, are no results") {
    for (const std::string line : {"คะแนน OIT ก่อนอุทธรณ์ ๖๕.๐๐ คะแนน", "OIT ก่อนการพิจารณาอุทธรณ์ได้ ๖๕.๐๐ คะแนน",
                                   "ตัวชี้วัดการใช้อำนาจ จะต้องเพิ่มเป็น ๙๕.๐๐ คะแนน", "การใช้อำนาจ จะยกระดับให้ถึง ๙๕.๐๐ คะแนน",
                                   "ควรรักษาคะแนน OIT ให้อยู่ที่ ๑๐๐.๐๐ คะแนน"}) {
        CAPTURE(line);
        DocumentBuilder builder = opened({whole, instruments[0], instruments[1], instruments[2]});
        const Report report = checked(builder.table(plain()).line(line).document());
        CHECK(of(report, "OIT") == "90.00");
        CHECK(of(report) == right);
        CHECK_FALSE(has_diagnostic(report, "score-mismatch"));
    }
}

TEST_CASE("a list of indicators in the order of their scores, or by side") {
    for (const std::string opener : {"อันดับ ", "ลำดับที่ ", "ด้านที่ "}) {
        CAPTURE(opener);
        DocumentBuilder builder = opened({whole, "เรียงจากมากไปน้อย"});
        for (std::size_t i = 0; i < ten_scores.size(); ++i) {
            const auto& [name, score] = ten_scores[ten_scores.size() - 1 - i];
            builder.line(opener + std::to_string(i + 1) + " " + name + " " + score + " คะแนน");
        }
        CHECK(of(extracted(builder.document())) == right);
    }
}

TEST_CASE("the whole and then its indicators in one sentence") {
    std::string sentence = "ผลการประเมิน ITA ปี ๒๕๖๗ คะแนนรวม ๘๘.๕๐ คะแนน ระดับผ่านดี โดยตัวชี้วัดที่มีคะแนน ได้แก่";
    for (const auto& [name, score] : ten_scores) sentence += " " + name + " (" + score + ")";
    const Report report = extracted(opened({sentence}).document());
    CHECK(total(report) == "88.50");
    REQUIRE(report.overall.level);
    CHECK(report.overall.level->value == "ผ่านดี");
    CHECK(of(report) == right);
}

TEST_CASE("the year of the scores: told with the score, while headings are of older tables") {
    DocumentBuilder builder =
        opened({"คะแนนรวม ปี ๒๕๖๗ ๘๘.๕๐ คะแนน ระดับผ่านดี", instruments[0], instruments[1], instruments[2]});
    builder.table(plain())
        .line("ภาคผนวก ก ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖")
        .table(rows({"ตัวชี้วัด", "คะแนน"}, [](std::size_t i) {
            return RowSpec{ten_scores[i].first, "๗๑.๐๐"};
        }));
    const Report report = checked(builder.document());
    CHECK(score_year(report) == 2567);
    CHECK(of(report) == right);
    CHECK_FALSE(has_diagnostic(report, "score-mismatch"));
}
