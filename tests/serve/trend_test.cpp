// Years side by side: what became of measures, as JSON, workbook, paper and chart, of the service and of the command.
#include "serve/running_service.h"

using namespace raingan::test;

namespace {

/// The sample's report of a year, with these measures for an indicator.
std::string plan_of(const json& report, int year, double score, const std::vector<std::string>& actions) {
    json plan = report;
    plan["organization"]["name"] = "เทศบาลตำบลบ้านไผ่";
    plan["report_year"] = year;
    plan["overall"]["score"] = score;
    json measure = report["measures"][0];
    plan["measures"] = json::array();
    for (const std::string& action : actions) {
        measure["actions"] = json::array({action});
        plan["measures"].push_back(measure);
    }
    return plan.dump();
}

}  // namespace

TEST_CASE("what became of each measure, from its plan to the next year's report, on screen, in files and by command") {
    const Service service;
    const std::string first = service.upload(sample("lamnamphong-ita-2566.docx"));
    service.settled(first);
    const json report = service.get("/api/v1/documents/" + first + "/report.json").read();
    REQUIRE(!report["measures"].empty());
    const std::string training = "จัดอบรมให้ความรู้เรื่องการใช้ทรัพย์สินของทางราชการแก่บุคลากร";
    const std::string sign = "จัดทำป้ายประชาสัมพันธ์ขั้นตอนการให้บริการ", survey = "สำรวจความพึงพอใจของผู้รับบริการทุกเดือน";
    std::string agency;
    for (const auto& [year, actions] : std::vector<std::pair<int, std::vector<std::string>>>{
             {2565, {training, sign}}, {2566, {training + "ทุกคน", survey}}, {2567, {}}}) {
        const Answer put = service.ask("PUT", "/api/v1/documents?name=r.json&year=" + std::to_string(year),
                                       plan_of(report, year, 80 + year % 10, actions));
        const json document = service.settled(put.read()["id"]);
        REQUIRE_MESSAGE(document["state"] == "ready", document.dump());
        agency = document["agency"];
    }
    const json trend = service.get("/api/v1/agencies/" + agency + "/trend").read();
    REQUIRE(trend["years"].size() == 3);
    const json& measures = trend["measures"];
    REQUIRE(measures.size() == 4);
    CHECK(measures[0]["next"] == "again");
    CHECK(measures[0]["next_year"] == 2566);
    CHECK(measures[0]["next_actions"] == training + "ทุกคน");
    CHECK(measures[1]["next"] == "others");
    CHECK(measures[2]["next"] == "gone");
    CHECK(measures[3]["year"] == 2566);
    CHECK(service.get("/api/v1/agencies/a_none/trend").status == 404);
    const TemporaryDir folder;
    const Answer paper = service.get("/api/v1/agencies/" + agency + "/trend.pdf?wait=60");
    REQUIRE(paper.status == 200);
    spill(folder.path / "trend.pdf", paper.body);
    // A cell's words may stand on two lines.
    std::string text = run("pdftotext " + (folder.path / "trend.pdf").string() + " -").out;
    std::erase_if(text, [](char c) { return c == '\n' || c == ' '; });
    CHECK_MESSAGE(text.find("เทศบาลตำบลบ้านไผ่") != std::string::npos, text);
    CHECK(text.find("๒๕๖๗") != std::string::npos);
    CHECK(text.find("ดำเนินการต่อ") != std::string::npos);
    CHECK(service.get("/api/v1/province/trend.pdf?wait=60").body.starts_with("%PDF"));
    // The command, over the same store.
    const std::string at = folder.path.string();
    const auto command = [&](const std::string& arguments) {
        return run("env LC_ALL=C " + std::string(RAINGAN_PROGRAM) + " trend " + arguments + " --data " +
                   service.folder());
    };
    for (const char* ending : {"xlsx", "pdf", "svg"}) {
        CAPTURE(ending);
        const std::string output = at + "/a." + ending;
        const Ran made = command("ทต.บ้านไผ่ -o " + output);
        CHECK_MESSAGE(made.status == 0, made.out);
        CHECK(command("ทต.บ้านไผ่ -o " + output).status == 0);  // its own it replaces
        CHECK(command("--province '*' -o " + at + "/p." + ending).status == 0);
        spill(at + "/other." + ending, "somebody's");
        CHECK(command("ทต.บ้านไผ่ -o " + at + "/other." + ending).status == 3);
        CHECK(slurp(at + "/other." + ending) == "somebody's");
        CHECK(command("ทต.บ้านไผ่ --force -o " + at + "/other." + ending).status == 0);
    }
    CHECK(run("unzip -p " + at + "/a.xlsx xl/worksheets/sheet2.xml").out.find(survey) != std::string::npos);
    CHECK(command("ทต.ไม่มี -o " + at + "/n.pdf").status == 2);
    CHECK(command("-o " + at + "/n.pdf").status == 64);
    CHECK(command("ทต.บ้านไผ่ -o " + at + "/n.docx").status == 64);
}

TEST_CASE("who must report comes as CSV, too, and a fault is told by its line") {
    const Service service;
    const auto put = [&](const std::string& csv) {
        return service.ask("PUT", "/api/v1/agencies/expected", csv, {{"Content-Type", "text/csv; charset=utf-8"}});
    };
    CHECK(put("หน่วยงาน,อำเภอ,จังหวัด\r\nเทศบาลตำบลพล,พล,ขอนแก่น\r\n\r\n\"เทศบาลตำบลบ้านไผ่\",บ้านไผ่,ขอนแก่น\r\n").read() ==
          json{{"agencies", 2}, {"added", 2}});
    CHECK(put("\xEF\xBB\xBFname;amphoe;province\nเทศบาลตำบลชุมแพ;ชุมแพ;ขอนแก่น\n").read()["added"] == 1);
    // The same in TIS-620, as iconv has it.
    const TemporaryDir folder;
    spill(folder.path / "a.csv", "หน่วยงาน,อำเภอ\nเทศบาลตำบลโนนทัน,เมือง\nเทศบาลตำบลพล,พล\n");
    run("iconv -f utf-8 -t tis-620 " + (folder.path / "a.csv").string() + " >" + (folder.path / "t.csv").string());
    CHECK(put(slurp(folder.path / "t.csv")).read() == json{{"agencies", 2}, {"added", 1}});
    const auto is_expected = [&](const std::string& name) {
        const json all = service.get("/api/v1/agencies").read();
        for (const json& agency : all["agencies"])
            if (agency["name"] == name) return agency["expected"].get<bool>();
        return false;
    };
    CHECK(is_expected("เทศบาลตำบลโนนทัน"));
    CHECK(!is_expected("เทศบาลตำบลชุมแพ"));
    const Answer headless = put("เทศบาลตำบลพล,พล\n");
    CHECK(headless.status == 422);
    CHECK(headless.read()["messages"]["en"].get<std::string>().starts_with("line 1"));
    CHECK(put("name,amphoe\nเทศบาลตำบลพล,พล\n,พล\n").read()["messages"]["en"].get<std::string>().starts_with("line 3"));
    CHECK(put("name\n\"เทศบาล\n").read()["messages"]["en"].get<std::string>().starts_with("line 2"));
    CHECK(put(std::string("\x00\xFF\xFE\x00garbage\x01", 12)).status == 422);
    CHECK(is_expected("เทศบาลตำบลโนนทัน"));  // as it was
}
