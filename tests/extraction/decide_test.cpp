// Of several readings one is chosen by a stated rule, and says so (docs/meaning.md).
#include "extraction/decide.h"

#include "exchange/json_read.h"
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Report reading(std::vector<std::string> lines) {
    DocumentBuilder builder;
    builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลบ้านแพ้ว ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
        .line("");
    for (const std::string& line : lines) builder.line(line);
    builder.table({{"แบบ", "ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                   {"IIT", "การใช้อำนาจ", "จัดอบรม", "กองคลัง", "ตลอดปีงบประมาณ"}});
    return checked(builder.document());
}

const std::string iit = "๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มีผลคะแนนเท่ากับ ๙๑.๐๐ คะแนน";
const std::string eit = "๒. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มีผลคะแนนเท่ากับ ๙๐.๐๐ คะแนน";
const std::string oit = "๓. แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) มีผลคะแนนเท่ากับ ๙๘.๐๐ คะแนน";

}  // namespace

TEST_CASE("readings that agree are certain") {
    const Report report = reading({"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ได้คะแนนภาพรวม ๙๓.๕๐ คะแนน", iit, eit, oit,
                                   "สรุป คะแนนรวม ๙๓.๕๐ คะแนน"});
    REQUIRE(report.overall.score);
    CHECK(report.overall.score->is_certain());
    CHECK_FALSE(has_diagnostic(report, "score-mismatch"));
}

TEST_CASE("arithmetic decides between readings that differ, whichever comes first") {
    for (const bool wrong_first : {true, false}) {
        const std::string right = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ได้คะแนนภาพรวม ๙๓.๕๐ คะแนน";
        const std::string wrong = "คะแนนภาพรวมของหน่วยงาน ๙๕.๓๐ คะแนน";
        const Report report =
            wrong_first ? reading({wrong, iit, eit, oit, "สรุป", right}) : reading({right, iit, eit, oit, "สรุป", wrong});
        REQUIRE(report.overall.score);
        CHECK(report.overall.score->value == Decimal(9350, 2));
        CHECK_FALSE(report.overall.score->is_certain());
        CHECK(has_diagnostic(report, "score-mismatch"));
        CHECK(has_diagnostic(report, "value-decided"));
        // The reason goes with the value.
        const std::string json = to_json(report);
        CHECK(json.find("\"certainty\": \"decided\"") != std::string::npos);
        CHECK(from_json(json).overall.score->decided_by == report.overall.score->decided_by);
    }
}

TEST_CASE("what arithmetic leaves open the plurality decides") {
    const Report report =
        reading({"คะแนนภาพรวมของหน่วยงาน ๙๕.๓๐ คะแนน", "สรุป คะแนนรวม ๙๓.๕๐ คะแนน", "ดังนั้นคะแนนภาพรวม ๙๓.๕๐ คะแนน"});
    REQUIRE(report.overall.score);
    CHECK(report.overall.score->value == Decimal(9350, 2));
    CHECK_FALSE(report.overall.score->is_certain());
}

TEST_CASE("where nothing is this agency's the value is absent, and what was seen is told") {
    const Report report = reading({"คะแนนเฉลี่ยภาพรวมระดับประเทศ ๙๓.๐๕ คะแนน"});
    CHECK_FALSE(report.overall.score);
    CHECK(has_diagnostic(report, "not-taken"));
}
