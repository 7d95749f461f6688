#include "province/province.h"

#include <algorithm>
#include <random>

#include "province/expected.h"
#include "province/open_data.h"
#include "province_maker.h"

namespace raingan::test {

using namespace province;

namespace {

Province rolled(std::vector<Submission> submissions, const Options& options = {}) {
    return roll_up(std::move(submissions), {}, options, rules());
}

bool has(const Province& province, const std::string& code) {
    const auto codes = codes_of(province);
    return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

TEST_CASE("agencies stand by their total; equal totals have equal ranks and the next is counted on") {
    const Province province = rolled({submission("ทต.ก", "80"), submission("ทต.ข", "90.50"), submission("ทต.ค", "90.5"),
                                      submission("ทต.ง", ""), submission("ทต.จ", "95")});
    std::vector<std::string> order;
    std::vector<std::uint32_t> ranks;
    for (const Standing& standing : province.standings) {
        order.push_back(standing.report.content.agency.own_key);
        ranks.push_back(standing.rank.value_or(0));
    }
    CHECK(order == std::vector<std::string>{"จ", "ข", "ค", "ก", "ง"});
    CHECK(ranks == std::vector<std::uint32_t>{1, 2, 2, 4, 0});
    CHECK(province.year == 2566);
    CHECK(province.score_year == 2565);
    CHECK(province.target == Decimal(85, 0));
}

TEST_CASE("points are the instruments' scores by the weights of the score's year, half-up") {
    Report report = report_of("ทต.ก", "99.24");
    for (const auto& [code, value] :
         {std::pair("IIT", "99.61"), std::pair("EIT", "97.87"), std::pair("OIT", "98.57")}) {
        Instrument instrument;
        instrument.code = code;
        instrument.score = score(value);
        report.instruments.push_back(instrument);
    }
    const Submission made = reduce(report, rules(), "");
    CHECK(find_part(made, "IIT")->points->to_string() == "29.88");
    CHECK(find_part(made, "EIT")->points->to_string() == "29.36");
    CHECK(find_part(made, "OIT")->points->to_string() == "39.43");  // 39.428, DOMAIN §1.3
    CHECK(made.content.score->to_string() == "99.24");
}

TEST_CASE("FY2561 is weighed by its five indices") {
    Report report = report_of("กรม ก", "", 2562);
    int number = 0;
    for (const char* value : {"87.62", "92.27", "93.36", "90.94", "66.79"}) {
        Indicator index;
        index.number = ++number;
        index.score = score(value);
        report.indices.push_back(index);
    }
    const Submission made = reduce(report, rules(), "");
    REQUIRE(made.content.score);
    CHECK(made.content.score->to_string() == "86.50");  // as published, DOMAIN §1.1
    CHECK(made.content.parts.size() == 5);
    CHECK(std::ranges::find(made.findings, "total-computed", &Finding::code) != made.findings.end());
}

TEST_CASE("what a report does not say is absent, and never 0") {
    const Province province = rolled({submission("ทต.ก", "")});
    const Content& content = province.standings.at(0).report.content;
    CHECK_FALSE(content.score);
    CHECK_FALSE(content.change);
    for (const Part& part : content.parts) {
        CHECK_FALSE(part.score);
        CHECK_FALSE(part.points);
    }
    const auto names = open_columns(province);
    const auto row = open_row(province, province.standings[0]);
    REQUIRE(names.size() == row.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].ends_with("_score") || names[i].starts_with("indicator_") || names[i] == "rank")
            CHECK_MESSAGE(std::holds_alternative<std::monostate>(row[i]), names[i]);
}

TEST_CASE("of two reports of one agency and year the newest counts, and the other is noted") {
    Report older = report_of("ทต.ก", "80");
    older.source = "b.docx";
    older.sign_off.push_back({"ผู้รายงาน", "", "", thai::Date{2023, 9, 30}, {}});
    Report newer = report_of("เทศบาลตำบล ก", "90");
    newer.source = "a.docx";
    newer.sign_off.push_back({"ผู้รายงาน", "", "", thai::Date{2023, 10, 15}, {}});
    const Province province = rolled({reduce(older, rules(), ""), reduce(newer, rules(), "")});
    REQUIRE(province.standings.size() == 1);
    CHECK(province.standings[0].report.source == "a.docx");
    REQUIRE(province.notes.size() == 1);
    CHECK(province.notes[0].finding.code == "superseded");
    CHECK(province.notes[0].source == "b.docx");
    CHECK(province.notes[0].finding.message.find("a.docx") != std::string::npos);
}

TEST_CASE("the same report in two files is one report") {
    const Province province = rolled({submission("ทต.ก", "80"), submission("ทต.ก", "80")});
    CHECK(province.standings.size() == 1);
    CHECK(province.notes.empty());
}

TEST_CASE("reports of other years are noted, and last year's gives the change where the report is silent") {
    const Province province =
        rolled({submission("ทต.ก", "80", 2565), submission("ทต.ก", "92.5"), submission("ทต.ข", "70")});
    REQUIRE(province.standings.size() == 2);
    REQUIRE(province.standings[0].report.content.change);
    CHECK(province.standings[0].report.content.change->to_string() == "12.5");
    CHECK_FALSE(province.standings[1].report.content.change);
    CHECK(codes_of(province) == std::vector<std::string>{"other-year"});
    Options options;
    options.year = 2565;
    CHECK(rolled({submission("ทต.ก", "80", 2565), submission("ทต.ข", "70")}, options).standings.size() == 1);
}

TEST_CASE("names nearly the same are told and not merged") {
    const Province province = rolled({submission("ทต.โนนสะอาด", "80"), submission("ทต.โนนสะอาต", "81")});
    CHECK(province.standings.size() == 2);
    CHECK(codes_of(province) == std::vector<std::string>{"near-name"});
}

TEST_CASE("who is on the list and did not report is missing, with the near names that did") {
    Options options;
    options.province = "ขอนแก่น";
    options.expected = expected_agencies({{"ลำดับ", "ชื่อหน่วยงาน", "อำเภอ"},
                                          {"1", "ทต.โนนสะอาด", "ก"},
                                          {"2", "เทศบาลตำบลสระแก้ว", "ข"},
                                          {"3", "อบต.ห้วยยาง", "ค"}});
    REQUIRE(options.expected->size() == 3);
    const Province province = rolled({submission("เทศบาลตำบลสระแก้ว", "80"), submission("ทต.โนนสะอาต", "81")}, options);
    REQUIRE(province.missing.size() == 2);
    CHECK(province.missing[0].agency.name == "เทศบาลตำบลโนนสะอาด");
    CHECK(province.missing[0].near == std::vector<std::string>{"เทศบาลตำบลโนนสะอาต"});
    CHECK(province.missing[1].agency.name == "องค์การบริหารส่วนตำบลห้วยยาง");
    CHECK(province.missing[1].near.empty());
    CHECK(has(province, "not-expected"));  // โนนสะอาต
    // What the list says of it is the agency's.
    const auto found = std::ranges::find_if(province.standings, [](const Standing& standing) {
        return standing.report.content.agency.own_key == agency_of("ทต.สระแก้ว").own_key;
    });
    REQUIRE(found != province.standings.end());
    CHECK(found->report.content.agency.amphoe == "ข");
}

TEST_CASE("lists of agencies are read with and without headings") {
    const auto lines = expected_agencies({{"1. ทต.ก"}, {"2. อบต.ข"}, {""}});
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].name == "องค์การบริหารส่วนตำบลข");
    const auto kinds = expected_agencies({{"ประเภท", "ชื่อ", "อำเภอ"}, {"เทศบาลตำบล", "ลำน้ำพอง", "อำเภอน้ำพอง"}});
    REQUIRE(kinds.size() == 1);
    CHECK(kinds[0].name == "เทศบาลตำบลลำน้ำพอง");
    CHECK(kinds[0].amphoe == "น้ำพอง");
}

TEST_CASE("a report without an agency stays, one without anything does not") {
    Report nameless = report_of("", "70");
    nameless.organization.reset();
    nameless.source = "x.docx";
    Report empty;
    empty.source = "letter.docx";
    const Province province = rolled({reduce(nameless, rules(), ""), reduce(empty, rules(), "")});
    CHECK(province.standings.size() == 1);
    CHECK(has(province, "no-agency"));
    CHECK(has(province, "empty-report"));
}

TEST_CASE("the order of the reports does not matter") {
    std::vector<Submission> all;
    for (int i = 0; i < 40; ++i) {
        all.push_back(submission("ทต.บ้าน" + std::to_string(i % 30), std::to_string(60 + i % 7)));
        all.back().path = "in/" + std::to_string(i);
    }
    std::mt19937 random(7);
    const std::string once = open_csv(rolled(all));
    const auto notes = rolled(all).notes;
    for (int i = 0; i < 5; ++i) {
        std::ranges::shuffle(all, random);
        const Province province = rolled(all);
        CHECK(open_csv(province) == once);
        CHECK(province.notes == notes);
    }
}

TEST_CASE("open data has English column names without spaces and quotes what needs it") {
    const Province province = rolled({submission("ทต.ก \"ใหม่\", ข", "80")});
    for (const std::string& name : open_columns(province))
        CHECK_MESSAGE(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos, name);
    const std::string csv = open_csv(province);
    CHECK(csv.starts_with("\xEF\xBB\xBFrank,agency_name,"));
    CHECK(csv.find("\"เทศบาลตำบลก \"\"ใหม่\"\", ข\"") != std::string::npos);
    CHECK(csv.ends_with("\r\n"));
}

}  // namespace raingan::test
