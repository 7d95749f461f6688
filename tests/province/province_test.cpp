#include "province/province.h"

#include <algorithm>
#include <random>

#include "province/expected.h"
#include "province/groups.h"
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
    CHECK(find_part(made, "OIT")->points->to_string() == "39.43");  // 39.428, docs/field.md#scores
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
    CHECK(made.content.score->to_string() == "86.50");  // as published, docs/field.md#years
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
    Report older = report_of("ทต.ก อ.น้ำพอง", "80");
    older.source = "b.docx";
    older.sign_off.push_back({"ผู้รายงาน", "", "", thai::Date{2023, 9, 30}, {}});
    Report newer = report_of("เทศบาลตำบล ก อำเภอน้ำพอง", "90");
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

TEST_CASE("two reports of one name that do not say where they are and differ are both kept and told") {
    const auto rolled_pair = [](const char* a, const char* b) {
        Report first = report_of(a, "80"), second = report_of(b, "90");
        first.source = "a.docx";
        second.source = "b.docx";
        return rolled({reduce(first, rules(), ""), reduce(second, rules(), "")});
    };
    for (const auto& [a, b] : {std::pair("อบต.หนองแวง", "องค์การบริหารส่วนตำบลหนองแวง"),
                               std::pair("อบต.หนองแวง อำเภอบ้านผือ จังหวัดอุดรธานี", "อบต.หนองแวง"),
                               std::pair("โรงพยาบาลหนองแวง", "รพ.หนองแวง")}) {
        const Province province = rolled_pair(a, b);
        CHECK_MESSAGE(province.standings.size() == 2, std::string(a));
        CHECK(codes_of(province) == std::vector<std::string>{"same-name", "same-name"});
        CHECK(province.standings[0].rank == 1U);
        CHECK(province.standings[1].rank == 2U);
    }
    // What is one in the country, or says where it is, is one.
    CHECK(rolled_pair("กรมอนามัย", "กรมอนามัย").standings.size() == 1);
    CHECK(rolled_pair("รพ.หนองแวง จ.อุดรธานี", "โรงพยาบาลหนองแวง จังหวัดอุดรธานี").standings.size() == 1);
    // A plan and the report on it tell the same scores.
    Report plan = report_of("อบต.หนองแวง", "90"), report = report_of("อบต.หนองแวง", "90");
    report.measures.push_back(report.measures.front());
    CHECK(rolled({reduce(plan, rules(), ""), reduce(report, rules(), "")}).standings.size() == 1);
}

TEST_CASE("without a wanted year the newest that most agencies reported is taken, and other years are not 'not sent'") {
    const std::vector<Submission> all{submission("ทต.ก", "80", 2567), submission("ทต.ข", "81", 2567),
                                      submission("ทต.ค", "82", 2568), submission("ทต.ง", "83", 2568),
                                      submission("ทต.จ", "84", 2566), submission("ทต.จ", "84", 2565)};
    Options options;
    options.expected = {agency_of("ทต.ก"), agency_of("ทต.ค"), agency_of("ทต.จ"), agency_of("ทต.ฮ")};
    const Province province = rolled(all, options);
    CHECK(province.year == 2568);
    CHECK(province.years == std::vector<std::pair<int, std::size_t>>{{2565, 1}, {2566, 1}, {2567, 2}, {2568, 2}});
    REQUIRE(province.missing.size() == 1);
    CHECK(province.missing[0].agency.own_key == "ฮ");
    REQUIRE(province.other_years.size() == 3);
    CHECK(province.other_years[2].agency.own_key == "จ");
    CHECK(province.other_years[2].years == std::vector<int>{2565, 2566});
    CHECK(province.other_years[2].scores == std::vector<YearScore>{{2564, Decimal(84, 0)}, {2565, Decimal(84, 0)}});
}

TEST_CASE("several reports of one agency in a year count as one agency when the year is chosen") {
    const Province province = rolled({submission("ทต.ก อ.ก", "80", 2568), submission("ทต.ก อ.ก", "81", 2568),
                                      submission("ทต.ข", "80", 2567), submission("ทต.ค", "80", 2567)});
    CHECK(province.year == 2567);
}

TEST_CASE("what a report tells of earlier years is kept by year") {
    Report report = report_of("ทต.ก", "90");
    for (const auto& [year, value] : {std::pair(2563, "70"), std::pair(2564, "80"), std::pair(2565, "90")}) {
        YearResult result;
        result.year_be = year;
        result.score = score(value);
        report.history.push_back(result);
    }
    const Province province = rolled({reduce(report, rules(), "")});
    const Standing& standing = province.standings.at(0);
    CHECK(standing.years ==
          std::vector<YearScore>{{2563, Decimal(70, 0)}, {2564, Decimal(80, 0)}, {2565, Decimal(90, 0)}});
    REQUIRE(standing.report.content.change);
    CHECK(standing.report.content.change->to_string() == "10");
}

TEST_CASE("only totals that are certain are ranked; the others stand below with the reason") {
    Report decided = report_of("ทต.ก", "99");
    decided.overall.score->decided_by = {"the summary says so", "ตามที่สรุป"};
    Report doubted = report_of("ทต.ข", "98");
    doubted.diagnostics.push_back({Severity::finding, "total-weight", {"en", "ไทย"}, {}});
    Report computed = report_of("ทต.ค", "");
    for (const char* code : {"IIT", "EIT", "OIT"}) {
        Instrument instrument;
        instrument.code = code;
        instrument.score = score("97");
        computed.instruments.push_back(instrument);
    }
    const Province province = rolled({reduce(decided, rules(), ""), reduce(doubted, rules(), ""),
                                      reduce(computed, rules(), ""), submission("ทต.ง", ""), submission("ทต.จ", "60")});
    REQUIRE(province.standings.size() == 5);
    CHECK(province.standings[0].report.content.agency.own_key == "จ");
    CHECK(province.standings[0].rank == 1U);
    CHECK(province.standings[0].unranked.empty());
    for (std::size_t i = 1; i < province.standings.size(); ++i) {
        CHECK_FALSE(province.standings[i].rank);
        CHECK_FALSE(province.standings[i].unranked.empty());
    }
    CHECK(province.standings[1].unranked.find("ตามที่สรุป") != std::string::npos);
    CHECK(statistics(totals(province)).count == 1);
}

TEST_CASE("agencies stand together by kind and by amphoe, with how far their measures have come") {
    Report first = report_of("โรงพยาบาลก อำเภอน้ำพอง จังหวัดขอนแก่น", "90");
    first.measures.resize(5, first.measures.front());
    const std::array<std::optional<WorkStatus>, 5> statuses{WorkStatus::done, WorkStatus::under_way,
                                                            WorkStatus::not_done, WorkStatus::cancelled, std::nullopt};
    for (std::size_t i = 0; i < statuses.size(); ++i)
        if (statuses[i]) first.measures[i].progress.status = Sourced<WorkStatus>{*statuses[i], "", {}};
    Options options;
    options.expected = {agency_of("อบต.ฮ อำเภอชุมแพ")};
    const Province province = rolled({reduce(first, rules(), ""), submission("ทต.ข อำเภอน้ำพอง", "80"),
                                      submission("ทต.ค อำเภอชุมแพ", "70"), submission("ชมรม ง", "")},
                                     options);
    std::vector<std::string> kinds;
    for (const Group& group : by_kind(province)) kinds.push_back(group.name);
    CHECK(kinds == std::vector<std::string>{"องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "โรงพยาบาล", ""});
    const auto amphoes = by_amphoe(province);
    REQUIRE(amphoes.size() == 3);
    CHECK(amphoes[0].name == "ชุมแพ");
    CHECK(amphoes[0].reported == 1);
    CHECK(amphoes[0].missing == 1);
    CHECK(amphoes[1].name == "น้ำพอง");
    CHECK(statistics(amphoes[1].totals).mean.to_string() == "85.00");
    CHECK(amphoes[1].passed == 1);
    CHECK(amphoes[1].measures == StatusCounts{1, 1, 2, 2});
    CHECK(amphoes[2].name.empty());
    CHECK(status_counts(province) == StatusCounts{1, 1, 2, 4});
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
