// Checks on reports made by hand: how the arithmetic is shown, and what is no finding.
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;
using Strings = std::vector<std::string>;
using About = Statement::About;

namespace {

Score score(std::int64_t hundredths) {
    return {Decimal(hundredths, 2), Decimal(hundredths, 2).to_string(), {}};
}
Instrument instrument(const char* code, int first, std::initializer_list<std::int64_t> indicators, std::int64_t whole) {
    Instrument made;
    made.code = code;
    made.score = score(whole);
    for (const std::int64_t of : indicators) made.indicators.push_back({first++, {}, score(of)});
    return made;
}
/// The table of a report: the instruments' scores in a column of their own.
Report of_table(std::int64_t iit, std::int64_t total) {
    Report report;
    report.report_year = Count{2566, "๒๕๖๖", {}};
    report.score_year = Count{2565, "๒๕๖๕", {}};
    report.instruments = {instrument("IIT", 1, {9569, 9143, 9066, 9590, 8954}, iit),
                          instrument("EIT", 6, {8979, 9052, 9100}, 9044), instrument("OIT", 9, {9378, 10000}, 9689)};
    report.overall.score = score(total);
    return report;
}
Strings told(Report report) {
    check(report, rules());
    return findings(report);
}
std::string message(Report report, const std::string& code) {
    check(report, rules());
    for (const Diagnostic& diagnostic : report.diagnostics)
        if (diagnostic.code == code) return diagnostic.message.en + " | " + diagnostic.message.th;
    return {};
}
Report with(Statement statement) {
    Report report = of_table(9264, 9368);
    report.statements.push_back(std::move(statement));
    return report;
}
Statement share(Decimal part, Decimal whole, Decimal percent) {
    Statement made{About::share, {}, 0, percent, "", {}};
    made.terms = {part, whole};
    return made;
}

}  // namespace

TEST_CASE("means and totals of a table of scores") {
    CHECK(told(of_table(9264, 9368)).empty());
    CHECK(told(of_table(9564, 9368)) == Strings{"score-mean", "total-weight"});
    CHECK(told(of_table(9264, 9568)) == Strings{"total-weight"});
    CHECK(message(of_table(9264, 9568), "total-weight").find("= 93.68") != std::string::npos);
}

TEST_CASE("tables of scores with a wrong mean and a wrong total are found") {
    for (const auto& [name, wrong] : {std::pair{"tm_table_ok.docx", false}, std::pair{"tm_table_wrongmean.docx", true},
                                      std::pair{"tm_table_wrongtotal.docx", true}}) {
        const std::string path = "../shared/cases/meaning/" + std::string(name);
        if (!std::filesystem::exists(path)) {
            MESSAGE("skipped: no " << path);
            continue;
        }
        const auto codes = findings(checked(read_document(slurp(path), name)));
        CHECK_MESSAGE(codes.empty() != wrong, std::string(name));
    }
}

TEST_CASE("a percentage follows from its counts by the decimals that it is printed with") {
    CHECK(told(with(share(Decimal(2, 0), Decimal(3, 0), Decimal(67, 0)))).empty());
    CHECK(told(with(share(Decimal(2, 0), Decimal(3, 0), Decimal(66, 0)))).empty());
    CHECK(told(with(share(Decimal(2, 0), Decimal(3, 0), Decimal(6667, 2)))).empty());
    CHECK(told(with(share(Decimal(2, 0), Decimal(3, 0), Decimal(6665, 2)))) == Strings{"percent-mismatch"});
    CHECK(told(with(share(Decimal(2, 0), Decimal(3, 0), Decimal(65, 0)))) == Strings{"percent-mismatch"});
    CHECK(told(with(share(Decimal(123456750, 2), Decimal(246913500, 2), Decimal(50, 0)))).empty());
    CHECK(told(with(share(Decimal(1, 0), Decimal(0, 0), Decimal(50, 0)))).empty());
    const std::string shown = message(with(share(Decimal(40, 0), Decimal(50, 0), Decimal(95, 0))), "percent-mismatch");
    CHECK(shown.find("40 ÷ 50 × 100 = 80.00 percent, not 95") != std::string::npos);
    CHECK(shown.find("40 ÷ 50 × 100 = ร้อยละ 80.00 ไม่ใช่ 95") != std::string::npos);
}

TEST_CASE("a change is the difference of its scores") {
    Statement change{About::change, {}, 3, Decimal(830, 2), "+8.30", {}};
    change.terms = {Decimal(9150, 2), Decimal(8320, 2)};
    CHECK(told(with(change)).empty());
    change.value = Decimal(831, 2);
    CHECK(told(with(change)).empty());
    change.value = Decimal(-830, 2);
    CHECK(told(with(change)) == Strings{"change-mismatch"});
    CHECK(message(with(change), "change-mismatch").find("91.50 − 83.20 = 8.30") != std::string::npos);
}

TEST_CASE("weights of a year that is not sure accuse nobody") {
    const Statement weight{About::weight, "EIT", 0, Decimal(40, 0), "๔๐", {}};
    CHECK(told(with(weight)) == Strings{"weight-mismatch"});
    Report later = with(weight);
    later.report_year = Count{2569, "", {}};
    later.score_year = Count{2568, "", {}};
    later.overall.score.reset();
    CHECK(told(later).empty());
}

TEST_CASE("respondents of the parts of EIT are no second count") {
    Report report = with({About::respondents, "EIT", 0, Decimal(100, 0), "", {}});
    report.statements.push_back({About::respondents, "EIT", 0, Decimal(60, 0), "", {}});
    CHECK(told(report) == Strings{"respondents-mismatch"});
    report.instruments[1].part_scores = {{1, {}, Count{60, "", {}}}, {2, {}, Count{40, "", {}}}};
    CHECK(told(report).empty());
}

TEST_CASE("a year of the other era is told once, with its year of ours") {
    Report report = with({About::other_era, {}, 0, Decimal(2023, 0), "๒๐๒๓", {}});
    report.statements.push_back(report.statements.back());
    CHECK(told(report) == Strings{"year-era"});
    CHECK(message(report, "year-era").find("2023 + 543 = 2566") != std::string::npos);
}
