// What people correct reaches the report, the checks and every output; what does not fit is told and not made.
#include "corrections/apply.h"

#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "corrections/report_tree.h"
#include "exchange/json.h"
#include "exchange/json_read.h"
#include "exchange/xml.h"
#include "report/document_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const Report& sample_report() {
    static const Report report = checked(sample_document());
    return report;
}

std::string quoted(const std::string& text) {
    return Json(text).dump();
}

std::string operation(const std::string& id, const std::string& rest) {
    return R"({"id": ")" + id + R"(", "by": "สมศรี", "when": "2026-01-31T09:30:00+07:00", "why": "พิมพ์ผิด", )" + rest +
           "}";
}

corrections::Log log_of(const std::vector<std::string>& operations) {
    std::string text = R"({"operations": [)";
    for (const std::string& one : operations) text.append(text.back() == '[' ? "" : ", ").append(one);
    return corrections::read_log(text + "]}", "log.json");
}

Report corrected(const std::vector<std::string>& operations, Report report = sample_report()) {
    corrections::apply(report, log_of(operations));
    return report;
}

std::string refusal_of(const Report& report) {
    for (const Diagnostic& diagnostic : report.diagnostics)
        if (diagnostic.code == "correction-refused") return diagnostic.message.en;
    return "";
}

std::string score_text() {
    return sample_report().overall.score->value.to_string();
}

std::string message_of(const std::string& log) {
    try {
        corrections::read_log(log, "log.json");
    } catch (const Error& error) {
        CHECK(error.code() == "bad-corrections");
        CHECK(!error.message().th.empty());
        return error.place() + ": " + error.message().en;
    }
    return "";
}

}  // namespace

TEST_CASE("a value that is set keeps its place and what was written, and says who corrected it") {
    const Report report = corrected(
        {operation("1", R"("op": "set", "path": "/overall/score", "was": )" + score_text() + R"(, "value": 12.30)")});
    CHECK(refusal_of(report) == "");
    CHECK(report.overall.score->value.to_string() == "12.30");
    CHECK(report.overall.score->origin == sample_report().overall.score->origin);
    CHECK(report.overall.score->as_written == sample_report().overall.score->as_written);
    REQUIRE(report.corrections.size() == 1);
    CHECK(report.corrections[0].from == score_text());
    CHECK(report.corrections[0].to == "12.30");
    CHECK(corrected_thing(report.corrections[0], report).en == "overall result › score");
    CHECK(told_change(report.corrections[0]).en ==
          "corrected from “" + score_text() + "” to “12.30” by สมศรี on 2026-01-31: พิมพ์ผิด");
    CHECK(to_json(from_json(to_json(report))) == to_json(report));
    CHECK(to_json(from_xml(to_xml(report))) == to_json(report));
}

TEST_CASE("statements of the value at its own place change with it, others do not") {
    Report report = sample_report();
    report.statements.push_back(
        {Statement::About::overall_score, {}, 0, report.overall.score->value, {}, report.overall.score->origin});
    report.statements.push_back(
        {Statement::About::overall_score, {}, 0, report.overall.score->value, {}, Origin{0, 0, 0, 0, 9999}});
    report = corrected(
        {operation("1", R"("op": "set", "path": "/overall/score", "was": )" + score_text() + R"(, "value": 12.30)")},
        report);
    const std::size_t count = report.statements.size();
    CHECK(report.statements[count - 2].value->to_string() == "12.30");
    CHECK(report.statements[count - 1].value->to_string() == score_text());
}

TEST_CASE("another place of the source is chosen by what it says there") {
    Report report = sample_report();
    const Origin other{0, 0, 0, 0, 9999};
    report.statements.push_back({Statement::About::overall_score, {}, 0, *Decimal::parse("77.70"), {}, other});
    const std::string choose = R"("op": "choose", "path": "/overall/score", "was": )" + score_text();
    const Report chosen = corrected({operation("1", choose + R"(, "at": {"part": 0, "paragraph": 9999})")}, report);
    CHECK(refusal_of(chosen) == "");
    CHECK(chosen.overall.score->value.to_string() == "77.70");
    CHECK(chosen.overall.score->origin == other);
    CHECK(chosen.corrections.at(0).kind == Correction::Kind::choose);
    CHECK(refusal_of(
              corrected({operation("1", choose + R"(, "at": {"part": 0, "paragraph": 9999}, "value": 1)")}, report))
              .find("the source says “77.70”") != std::string::npos);
    CHECK(refusal_of(corrected({operation("1", choose + R"(, "at": {"part": 0, "paragraph": 4})")}, report)) != "");
    // By place alone the value is given.
    const Report placed =
        corrected({operation("1", choose + R"(, "at": {"part": 0, "paragraph": 4}, "value": 50)")}, report);
    CHECK(placed.overall.score->origin.paragraph == 4);
}

TEST_CASE("lists, periods and values that were not there") {
    const Measure& measure = sample_report().measures.at(0);
    Json was = Json::array();
    for (const Text& text : measure.responsible) was.push_back(text.value);
    const Report report = corrected({
        operation("1", R"("op": "set", "path": "/measures/0/responsible", "was": )" + was.dump() +
                           R"(, "value": ["กองคลัง", "กองช่าง", "สำนักปลัด"])"),
        operation("2", R"("op": "set", "path": "/measures/0/period", "was": )" +
                           (measure.period ? quoted(measure.period->text) : "null") +
                           R"(, "value": "1 ตุลาคม 2566 - 31 มีนาคม 2567")"),
        operation("3", R"("op": "set", "path": "/organization/province", "was": )" +
                           (sample_report().agency.province ? quoted(sample_report().agency.province->value) : "null") +
                           R"(, "value": "เลย")"),
        operation("4", R"("op": "set", "path": "/measures/0/completion", "was": null, "value": 50)"),
    });
    CHECK(refusal_of(report) == "");
    REQUIRE(report.measures[0].responsible.size() == 3);
    CHECK(report.measures[0].responsible[1].value == "กองช่าง");
    REQUIRE(report.measures[0].period->period);
    CHECK(thai::iso(report.measures[0].period->period->end) == "2024-03-31");
    CHECK(report.agency.province->value == "เลย");
    CHECK(report.measures[0].progress.completion->value.to_string() == "50");
    CHECK(corrected_thing(report.corrections[0], report).th == "มาตรการลำดับที่ 1 › หน่วยงานรับผิดชอบ");
    CHECK(to_json(from_json(to_json(report))) == to_json(report));
}

TEST_CASE("what does not fit is told and not made, and the rest is") {
    const std::string good =
        operation("0", R"("op": "set", "path": "/overall/score", "was": )" + score_text() + R"(, "value": 12.30)");
    for (const std::string& bad : std::vector<std::string>{
             R"("op": "set", "path": "/overall/level", "was": "ไม่ใช่", "value": "B")",
             R"("op": "set", "path": "/overall/nothing", "was": null, "value": "B")",
             R"("op": "set", "path": "/measures/9999/score", "was": null, "value": 1)",
             R"("op": "set", "path": "/measures/0/score/deep", "was": null, "value": 1)",
             R"("op": "set", "path": "/statements/0/value", "was": null, "value": 1)",
             R"("op": "set", "path": "/overall/origin/score/at/part", "was": 0, "value": 1)",
             R"("op": "set", "path": "/score_year", "was": )" +
                 (sample_report().score_year ? std::to_string(sample_report().score_year->value) : "null") +
                 R"(, "value": 99)",
             R"("op": "set", "path": "/measures", "was": null, "value": [])",
         }) {
        CAPTURE(bad);
        const Report report = corrected({good, operation("1", bad)});
        CHECK(refusal_of(report) != "");
        CHECK(report.overall.score->value.to_string() == "12.30");
        CHECK(report.corrections.size() == 1);
    }
}

TEST_CASE("a finding that is dismissed goes, with its message kept; one that is not there is told") {
    Report report = sample_report();
    report.diagnostics.push_back({Severity::finding, "level-band", {"one", "หนึ่ง"}, Origin{0, 1, 2, 0, 0}});
    report.diagnostics.push_back({Severity::finding, "level-band", {"two", "สอง"}, Origin{0, 1, 2, 0, 0}});
    const std::size_t count = report.diagnostics.size();
    const std::string at = R"("at": {"part": 0, "table": 1, "row": 2})";
    corrections::apply(report,
                       log_of({operation("1", R"("op": "dismiss", "finding": {"code": "level-band", )" + at +
                                                  R"(, "message": "two"})"),
                               operation("2", R"("op": "dismiss", "finding": {"code": "score-mean", )" + at + "}")}));
    corrections::leave_out_dismissed(report, true);
    REQUIRE(report.corrections.size() == 1);
    CHECK(report.corrections[0].finding->message.th == "สอง");
    CHECK(report.diagnostics.size() == count);  // one less, and one that tells of the other
    CHECK(report.diagnostics.back().code == "correction-unused");
    CHECK(to_json(from_json(to_json(report))) == to_json(report));
}

TEST_CASE("undo of all gives the report as it was, undo of an undo the correction; in any order") {
    std::mt19937 random(7);
    const std::vector<std::string> sets{
        R"("op": "set", "path": "/overall/score", "was": )" + score_text() + R"(, "value": 12.30)",
        R"("op": "set", "path": "/overall/score", "was": )" + score_text() + R"(, "value": 45.60)",
        R"("op": "set", "path": "/title", "was": )" + quoted(sample_report().title->value) + R"(, "value": "ชื่อใหม่")",
        R"("op": "set", "path": "/measures/1/actions/0", "was": )" +
            quoted(sample_report().measures.at(1).actions.at(0).value) + R"(, "value": "ทำ")",
        R"("op": "dismiss", "finding": {"code": "x"})"};
    for (int round = 0; round < 50; ++round) {
        std::vector<std::string> operations;
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < sets.size(); ++i) {
            ids.push_back("s" + std::to_string(i));
            operations.push_back(operation(ids.back(), sets[i]));
        }
        std::ranges::shuffle(ids, random);
        for (const std::string& id : ids)
            operations.push_back(operation("u" + id, R"("op": "undo", "of": ")" + id + "\""));
        CHECK(to_json(corrected(operations)) == to_json(sample_report()));
        operations.push_back(operation("again", R"("op": "undo", "of": "us1")"));
        const Report again = corrected(operations);
        CHECK(again.overall.score->value.to_string() == "45.60");
        CHECK(again.corrections.size() == 1);
    }
}

TEST_CASE("a log that is none is refused with its place, in both languages") {
    CHECK(message_of("{") != "");
    CHECK(message_of("[]").find("must be {\"operations\"") != std::string::npos);
    CHECK(message_of(R"({"operations": [{"op": "jump"}]})").find("log.json: /operations/0: has no \"op\"") == 0);
    CHECK(message_of(R"({"operations": [)" + operation("1", R"("op": "set", "path": "/a", "was": 1)") + "]}")
              .find("lacks \"value\"") != std::string::npos);
    CHECK(message_of(R"({"operations": [)" + operation("1", R"("op": "undo", "of": "2")") + "]}")
              .find("does not stand before") != std::string::npos);
    CHECK(message_of(R"({"operations": [)" + operation("1", R"("op": "set", "path": "a", "was": 1, "value": 2)") + "]}")
              .find("/operations/0/path: is no JSON pointer") != std::string::npos);
    CHECK(message_of(R"({"operations": [], "more": 1})").find("is not known here") != std::string::npos);
}

TEST_CASE("times are RFC 3339's") {
    for (const char* good : {"2026-01-31T09:30:00Z", "2024-02-29T23:59:60+07:00", "2026-01-31T09:30:00.125-00:30"})
        CHECK(corrections::is_timestamp(good));
    for (const char* bad : {"", "2026-01-31", "2026-01-31T09:30:00", "2026-02-30T09:30:00Z", "2026-01-31T24:30:00Z",
                            "2026-01-31T09:30:00.Z", "2026-01-31 09:30:00Z", "2026-01-31T09:30:00+0700"})
        CHECK_FALSE(corrections::is_timestamp(bad));
}
