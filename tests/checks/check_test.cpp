// Each fact of docs/field.md#facts that check knows, once broken and once whole.
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;
using Strings = std::vector<std::string>;

namespace {

/// A report whose numbers all agree; each part may be given another text.
struct Facts {
    std::string title =
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลบ้านแพ้ว ประจำปีงบประมาณ พ.ศ. ๒๕๖๖";
    std::string overall =
        "จากผลการประเมิน ITA ปี ๒๕๖๕ คะแนนภาพรวม ๙๐.๐๐ คะแนน สูงกว่าค่าเป้าหมาย ๘๕ คะแนน อยู่ในระดับ A "
        "เพิ่มขึ้นจากปี ๒๕๖๔ ซึ่งได้ ๘๐ คะแนน จำนวน ๑๐ คะแนน";
    std::string iit = "๘๐";
    std::string ind3_in_list = "๘๐.๐๐";
    std::string weakness = "ข้อบกพร่อง: ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนนต่ำที่สุด";
    std::string office = "สำนักปลัด";
    std::string period = "ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖";
    std::string result = "ดำเนินการแล้ว";
    std::string count = "๕";
    std::string fourth = "การใช้ทรัพย์สินของราชการ";  ///< an indicator of the table
    std::string respondents = "๕๐";
    std::string items = "๔๓";
    std::string body = "เทศบาลตำบลบ้านแพ้ว ได้ดำเนินการแล้ว";
};

Document document(const Facts& facts) {
    DocumentBuilder builder;
    builder.line(facts.title).line("").line(facts.body).line(facts.overall);
    builder.line("๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ผู้ตอบ จำนวน " + facts.respondents + " คน มีผลคะแนนเท่ากับ " +
                 facts.iit + " คะแนน ประกอบด้วย " + facts.count + " ตัวชี้วัด");
    builder.line("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๙๐ คะแนน")
        .line("ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้คะแนน ๘๐ คะแนน")
        .line("ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้คะแนน " + facts.ind3_in_list + " คะแนน")
        .line("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนน ๗๐ คะแนน")
        .line("ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต ได้คะแนน ๘๐ คะแนน")
        .line(facts.weakness);
    builder.line("๒. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มีผลคะแนนเท่ากับ ๘๖.๖๗ คะแนน");
    builder.line("๓. แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ตรวจ " + facts.items + " ข้อ มีผลคะแนนเท่ากับ ๑๐๐ คะแนน");
    builder.table({{"แบบ", "ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"},
                   {"IIT", "การใช้อำนาจ", "๘๐", "จัดอบรม", facts.office, facts.period, facts.result},
                   {"IIT", "การใช้งบประมาณ", "๘๐", "เผยแพร่แผน", "กองคลัง", "ตลอดปีงบประมาณ", "ดำเนินการแล้ว"},
                   {"IIT", "การปฏิบัติหน้าที่", "๙๐", "จัดทำคู่มือ", "กองคลัง", "ตลอดปีงบประมาณ", "ดำเนินการแล้ว"},
                   {"IIT", facts.fourth, "๗๐", "ทำทะเบียน", "กองคลัง", "ตลอดปีงบประมาณ", "ดำเนินการแล้ว"},
                   {"IIT", "การแก้ไขปัญหาการทุจริต", "๘๐", "เปิดช่องทาง", "กองคลัง", "ตลอดปีงบประมาณ", "ดำเนินการแล้ว"}});
    return builder.document();
}
Strings found(const Facts& facts) {
    return findings(checked(document(facts)));
}
template <typename Change>
Strings with(Change&& change) {
    Facts facts;
    change(facts);
    return found(facts);
}

}  // namespace

TEST_CASE("a report whose numbers agree has no findings") {
    const Report report = checked(document({}));
    for (const Diagnostic& d : report.diagnostics) CAPTURE(d.code + ": " + d.message.en);
    CHECK(findings(report).empty());
    CHECK(report.overall.previous_score->value == Decimal(80, 0));
    CHECK(report.overall.change->value == Decimal(10, 0));
}

TEST_CASE("each broken fact gives its own finding") {
    CHECK(with([](Facts& f) { f.iit = "๘๐.๐๒"; }) == Strings{"score-mean"});
    CHECK(with([](Facts& f) { f.ind3_in_list = "๘๐.๐๓"; }) == Strings{"score-mismatch"});
    CHECK(with([](Facts& f) { f.weakness = "ข้อบกพร่อง: ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนนต่ำที่สุด"; }) ==
          Strings{"weakest-misnamed"});
    CHECK(with([](Facts& f) { f.weakness = "ข้อบกพร่อง: ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินราชการ ได้คะแนนต่ำที่สุด"; }) ==
          Strings{"name-mismatch"});
    CHECK(with([](Facts& f) { f.office = "-"; }) == Strings{"missing-responsible"});
    CHECK(with([](Facts& f) { f.period = ""; }) == Strings{"missing-period"});
    CHECK(with([](Facts& f) { f.period = "ต.ค. ๒๕๖๖ - ก.ย. ๒๕๖๗"; }) == Strings{"period-outside-year"});
    CHECK(with([](Facts& f) { f.result = ""; }) == Strings{"missing-result"});
    CHECK(with([](Facts& f) { f.count = "๖"; }) == Strings{"indicator-count"});
}

TEST_CASE("the overall line is computed again") {
    const auto overall = [](const std::string& from, const std::string& to) {
        return with([&](Facts& f) {
            const std::size_t at = f.overall.find(from);
            REQUIRE(at != std::string::npos);
            f.overall.replace(at, from.size(), to);
        });
    };
    CHECK(overall("ระดับ A", "ระดับ AA") == Strings{"level-band"});
    CHECK(overall("ระดับ A", "ระดับผ่านดี") == Strings{"level-band"});
    CHECK(overall("สูงกว่า", "ต่ำกว่า") == Strings{"target-mismatch"});
    CHECK(overall("จำนวน ๑๐ ", "จำนวน ๑๑ ") == Strings{"change-mismatch"});
    CHECK(overall("๙๐.๐๐", "๙๐.๐๑").empty());  // 24.00 + 26.001 + 40.00 = 90.00, and one in the last place is allowed
    CHECK(overall("จำนวน ๑๐ ", "จำนวน ๑๐.๐๑ ").empty());
    CHECK(overall("คะแนนภาพรวม ๙๐.๐๐", "คะแนนภาพรวม ๙๑.๐๐") == Strings{"change-mismatch", "total-weight"});
}

TEST_CASE("a plan needs no results") {
    CHECK(with([](Facts& f) {
              f.title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลบ้านแพ้ว ประจำปีงบประมาณ พ.ศ. ๒๕๖๖";
              f.result = "";
          }).empty());
}

TEST_CASE("a finding shows the arithmetic in both languages and the place") {
    Facts facts;
    facts.iit = "๘๐.๐๒";
    const Report report = checked(document(facts));
    REQUIRE(report.diagnostics.size() == 1);
    const Diagnostic& finding = report.diagnostics.front();
    CHECK(finding.message.en.find("(90 + 80 + 80.00 + 70 + 80) ÷ 5 = 80.00") != std::string::npos);
    CHECK(finding.message.th.find("ค่าเฉลี่ยของตัวชี้วัด") != std::string::npos);
    CHECK(finding.origin.paragraph == 5);
}

TEST_CASE("from FY2566 an instrument below its minimum lowers the level") {
    Report report;
    report.score_year = Count{2568, "๒๕๖๘", {}};
    report.overall.score = Score{Decimal(9464, 2), "", {}};
    report.overall.level = Text{"ผ่าน", "ผ่าน", {}};
    for (const auto& [code, hundredths] : {std::pair{"IIT", 9800}, std::pair{"EIT", 8413}, std::pair{"OIT", 10000}}) {
        Instrument instrument;
        instrument.code = code;
        instrument.score = Score{Decimal(hundredths, 2), "", {}};
        report.instruments.push_back(instrument);
    }
    check(report, rules());
    CHECK(findings(report).empty());
    report.overall.level = Text{"ผ่านดี", "ผ่านดี", {}};
    check(report, rules());
    CHECK(findings(report) == Strings{"level-band"});
}

TEST_CASE("the printed total may come from rounded instruments or from their raw means") {
    Report report;
    report.score_year = Count{2565, "", {}};
    for (const auto& [code, hundredths] : {std::pair{"IIT", 9961}, std::pair{"EIT", 9787}, std::pair{"OIT", 10000}}) {
        Instrument instrument;
        instrument.code = code;
        instrument.score = Score{Decimal(hundredths, 2), "", {}};
        report.instruments.push_back(instrument);
    }
    for (const auto& [hundredths, fits] : {std::pair{9924, true}, std::pair{9925, true}, std::pair{9926, false}}) {
        Report one = report;
        one.overall.score = Score{Decimal(hundredths, 2), "", {}};
        check(one, rules());
        CHECK(findings(one).empty() == fits);
    }
}

TEST_CASE("the agency, the scores' year, respondents, items and coverage") {
    CHECK(with([](Facts& f) { f.body = "เทศบาลตำบลบ้านแพง ได้ดำเนินการ และเทศบาลตำบลบ้านแพง ได้รายงาน"; }).empty());
    const auto twice = [](const std::string& name) {
        return with([&](Facts& f) {
            f.body = name + " ได้ดำเนินการแล้ว";
            f.weakness += "\n" + name + " จะปรับปรุง";
        });
    };
    CHECK(twice("เทศบาลตำบลบ้านแพง") == Strings{"agency-mismatch"});
    CHECK(twice("เทศบาลตำบลบ้านแพ้ว").empty());
    CHECK(twice("เทศบาลตำบลบ้านแพ้วจึง").empty());
    CHECK(twice("องค์การบริหารส่วนจังหวัดสมุทรสาคร").empty());
    CHECK(with([](Facts& f) { f.respondents = "๒๙"; }) == Strings{"respondents-minimum"});
    CHECK(with([](Facts& f) { f.respondents = "๓๐"; }).empty());
    CHECK(with([](Facts& f) { f.items = "๔๒"; }) == Strings{"oit-items"});
    CHECK(with([](Facts& f) { f.fourth = "การปฏิบัติหน้าที่"; }) == Strings{"indicator-without-measure", "score-mismatch"});
}

TEST_CASE("scores are those of the year before the report's") {
    Report report;
    report.report_year = Count{2566, "๒๕๖๖", {}};
    report.score_year = Count{2565, "๒๕๖๕", {}};
    report.overall.score = Score{Decimal(90, 0), "๙๐", {}};
    check(report, rules());
    CHECK(findings(report).empty());
    report.score_year = Count{2566, "๒๕๖๖", {}};
    check(report, rules());
    REQUIRE(findings(report) == Strings{"score-year"});
    CHECK(report.diagnostics.back().message.en.find("2566 − 1 = 2565") != std::string::npos);
    CHECK(report.diagnostics.back().message.th.find("2566 − 1 = 2565") != std::string::npos);
}

TEST_CASE("an OIT count that is not sure accuses nobody") {
    Report report;
    report.score_year = Count{2567, "", {}};
    Instrument instrument;
    instrument.code = "OIT";
    instrument.items = Count{36, "๓๖", {}};
    report.instruments.push_back(instrument);
    check(report, rules());
    CHECK(findings(report).empty());
}

TEST_CASE("the total of FY2561 is that of five indices with their own weights") {
    const auto read = [](const std::string& total) {
        DocumentBuilder builder;
        builder.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๒")
            .line("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๑ คะแนนภาพรวม " + total + " คะแนน ระดับสูงมาก")
            .line("ตัวชี้วัดที่ ๑ ความโปร่งใส ได้คะแนน ๘๗.๖๒ คะแนน")
            .line("ตัวชี้วัดที่ ๒ ความพร้อมรับผิด ได้คะแนน ๙๒.๒๗ คะแนน")
            .line("ตัวชี้วัดที่ ๓ ความปลอดจากการทุจริตในการปฏิบัติงาน ได้คะแนน ๙๓.๓๖ คะแนน")
            .line("ตัวชี้วัดที่ ๔ วัฒนธรรมคุณธรรมในองค์กร ได้คะแนน ๙๐.๙๔ คะแนน")
            .line("ตัวชี้วัดที่ ๕ คุณธรรมการทำงานในหน่วยงาน ได้คะแนน ๖๖.๗๙ คะแนน");
        return checked(builder.document());
    };
    CHECK(findings(read("๘๖.๕๐")).empty());
    const Report wrong = read("๘๖.๒๐");
    REQUIRE(findings(wrong) == Strings{"total-weight"});
    CHECK(wrong.diagnostics.back().message.en.find("87.62 × 0.26") != std::string::npos);
    CHECK(wrong.diagnostics.back().message.en.find("= 86.50") != std::string::npos);
}
