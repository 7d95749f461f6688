// JSON comes back as the Report that it was written from, or is refused with the place.
#include "exchange/json_read.h"

#include "base/error.h"
#include "exchange/read_report.h"
#include "report/helpers.h"
#include "report/report_maker.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// "code place" of the refusal; "" where the JSON is read.
std::string refusal(const std::string& json) {
    try {
        from_json(json);
        return "";
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        CHECK(!error.message().en.empty());
        CHECK(!error.message().th.empty());
        return error.code() + " " + error.place();
    }
}

constexpr const char* least = R"({"overall": {}, "instruments": [], "measures": []})";

/// The least report with one more member of "overall".
std::string with_overall(const std::string& member) {
    return R"({"overall": {)" + member + R"(}, "instruments": [], "measures": []})";
}

/// Where the objects of the JSON begin; not those braces that stand in texts.
std::vector<std::size_t> objects_in(const std::string& json) {
    std::vector<std::size_t> begins;
    bool in_text = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (in_text && json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            in_text = !in_text;
        else if (!in_text && json[at] == '{')
            begins.push_back(at);
    }
    return begins;
}

}  // namespace

TEST_CASE("the sample's JSON gives back its report, and the same bytes again") {
    const Report report = checked(sample_document());
    const std::string json = to_json(report);
    const Report again = from_json(json);
    CHECK(report_difference(again, report) == "");
    CHECK(to_json(again) == json);
}

TEST_CASE("any report comes back from its JSON") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Report report = ReportMaker(seed).report();
        const std::string json = to_json(report);
        const Report again = from_json(json);
        CHECK(report_difference(again, report) == "");
        CHECK(to_json(again) == json);
    }
}

TEST_CASE("JSON without places is read: the truth beside the repository") {
    if (!has_shared("expected/lamnamphong-ita-2566.json")) return;
    const std::string json = slurp(shared_dir() / "expected/lamnamphong-ita-2566.json");
    CHECK(difference(Json::parse(json), Json::parse(to_json(from_json(json)))) == "");
}

TEST_CASE("decimals keep the places that are written, and long numbers do not become doubles") {
    for (const char* score : {"100", "100.0", "100.00", "-0.50", "0.1", "123456789012345.678"}) {
        const Report report = from_json(with_overall(std::string("\"score\": ") + score));
        CHECK(report.overall.score->value.to_string() == score);
    }
}

TEST_CASE("members may stand in any order, and a byte order mark before them") {
    CHECK(from_json("\xEF\xBB\xBF {\"measures\": [], \"instruments\": [], \"title\": \"ก\", \"overall\": {}}")
              .title->value == "ก");
}

TEST_CASE("what is no report is refused with its place") {
    CHECK(refusal(least) == "");
    CHECK(refusal("{\n\"overall\": {},\n]") == "ill-formed line 3");
    CHECK(refusal("") == "ill-formed line 1");
    CHECK(refusal(std::string(least) + "{}") == "ill-formed line 1");
    CHECK(refusal("[]") == "bad-report /");
    CHECK(refusal("{}") == "bad-report /");
    CHECK(refusal(with_overall(R"("score": "99")")) == "bad-report /overall/score");
    CHECK(refusal(with_overall(R"("score": 1e2)")) == "bad-report /overall/score");
    CHECK(refusal(with_overall(R"("score": 1234567890123456789)")) == "bad-report /overall/score");
    CHECK(refusal(with_overall(R"("score": null)")) == "bad-report /overall/score");
    CHECK(refusal(with_overall(R"("score": 1, "score": 1)")) == "bad-report /overall/score");
    CHECK(refusal(with_overall(R"("a/b~": 1)")) == "bad-report /overall/a~1b~0");
    CHECK(refusal(with_overall(R"("previous_year": 2022)")) == "bad-report /overall/previous_year");
    CHECK(refusal(with_overall(R"("score": 1, "origin": {"score": {"at": {"part": 70000}}})")) ==
          "bad-report /overall/origin/score/at/part");
    CHECK(refusal(R"({"overall": {}, "instruments": [], "measures": [{"instrument": "", "indicator_name": "",
        "actions": [], "responsible": [7]}]})") == "bad-report /measures/0/responsible/0");
    CHECK(refusal(R"({"overall": {}, "instruments": [], "measures": [{"instrument": "", "indicator_name": "",
        "actions": [], "responsible": [], "period": {"text": "", "start": "2023-02-29", "end": "2023-03-01"}}]})") ==
          "bad-report /measures/0/period/start");
    CHECK(
        refusal(
            R"({"overall": {}, "instruments": [], "measures": [], "statements": [{"about": "?", "at": {"part": 0}}]})") ==
        "bad-report /statements/0/about");
}

TEST_CASE("a member that no report has is refused in every object of a report") {
    for (unsigned seed = 0; seed < 12; ++seed) {
        CAPTURE(seed);
        const std::string json = to_json(ReportMaker(seed).report());
        const std::vector<std::size_t> objects = objects_in(json);
        CHECK(!objects.empty());
        for (const std::size_t begin : objects) {
            const bool is_empty = json[json.find_first_not_of(" \n", begin + 1)] == '}';
            std::string changed = json;
            changed.insert(begin + 1, is_empty ? R"("unheard-of": 1)" : R"("unheard-of": 1, )");
            const std::string refused = refusal(changed);
            CHECK_MESSAGE(refused.starts_with("bad-report /"), changed.substr(begin, 60));
            CHECK_MESSAGE(refused.ends_with("/unheard-of"), refused);
        }
    }
}

TEST_CASE("depth and number of values are bounded") {
    CHECK(refusal(std::string(5'000'000, '[')) == "over-limit ");
    std::string many = "[0";
    for (int i = 0; i < 4'000'001; ++i) many += ",0";
    CHECK(refusal(many) == "over-limit ");
}

TEST_CASE("damaged JSON is read or refused, never more") {
    const std::string json = to_json(checked(sample_document()));
    std::mt19937 random(1);
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        std::string damaged = json;
        for (int n = 0; n < 3; ++n) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        if (i % 4 == 0) damaged.resize(random() % damaged.size());
        if (!refusal(damaged).empty()) ++refused;
    }
    CHECK(refused > 250);
}

TEST_CASE("a report file is told by its content") {
    CHECK(report_format(least) == ReportFormat::json);
    CHECK(report_format(" {}") == ReportFormat::json);
    CHECK(report_format("{\\rtf1 \"") == ReportFormat::none);
    CHECK(report_format("PK\x03\x04") == ReportFormat::none);
    CHECK(report_format("") == ReportFormat::none);
    CHECK(report_format("<?xml version='1.0'?><!-- > -->\n<r:report xmlns:r='urn:raingan:report:1'/>") ==
          ReportFormat::xml);
    CHECK(report_format("<?xml version='1.0'?><report/>") == ReportFormat::none);
    CHECK(report_format("<html xmlns='urn:raingan:report:1'>") == ReportFormat::none);
    CHECK(report_format("<?xml") == ReportFormat::none);
    CHECK_FALSE(read_report("PK\x03\x04").has_value());
    CHECK(read_report(least).has_value());
}
