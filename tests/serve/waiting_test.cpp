// What waits to be signed, and for whom; what people read of a document names no option.
#include "serve/running_service.h"

using namespace raingan::test;

namespace {

/// The sample's report with two who sign it.
std::string report_of_two() {
    const TemporaryDir folder;
    const Ran ran = run("env LC_ALL=C " + std::string(RAINGAN_PROGRAM) + " convert -q --to json -o " +
                        folder.path.string() + " " + sample("lamnamphong-ita-2566.docx").string());
    REQUIRE(ran.status <= 1);
    json report = json::parse(slurp(folder.path / "lamnamphong-ita-2566.json"));
    report["sign_off"] = {{{"role", "ผู้รายงาน"}, {"name", "นางสมศรี ใจดี"}, {"position", "นิติกร"}},
                          {{"role", "ผู้อนุมัติ"}, {"name", "นายอนันต์ สุขใจ"}, {"position", "นายกเทศมนตรี"}}};
    return report.dump();
}

}  // namespace

TEST_CASE("what was sent waits for the one whom the report names, and for nobody else") {
    const Service service;
    const std::string agency = "เทศบาลตำบลลำน้ำพอง";
    add_user(service, "chief", "admin");
    add_user(service, "somsri", "officer", agency);
    add_user(service, "first", "signer", agency);
    add_user(service, "second", "signer", agency);
    add_user(service, "other", "signer", "เทศบาลเมืองอื่น");
    const Headers chief = sign_in(service, "chief", password_of("admin"));
    for (const auto& [name, shown] : {std::pair("first", "สมศรี ใจดี"), std::pair("second", "อนันต์ สุขใจ")})
        REQUIRE(service.send("PATCH", "/api/v1/users/" + std::string(name), {{"shown", shown}}, chief).status == 200);
    const Headers officer = sign_in(service, "somsri", password_of("officer"));
    const Answer given = service.ask("PUT", "/api/v1/documents?name=a.json", report_of_two(), officer);
    REQUIRE(given.status == 202);
    const std::string id = given.read()["id"];
    REQUIRE(service.settled(id, officer)["state"] == "ready");
    const auto waiting = [&](const std::string& name) {
        return service.get("/api/v1/signing", sign_in(service, name, password_of("signer"))).read()["waiting"];
    };
    CHECK(waiting("first").empty());
    REQUIRE(service.ask("POST", "/api/v1/documents/" + id + "/send", "", officer).status == 200);
    const json first = waiting("first"), second = waiting("second");
    REQUIRE(first.size() == 1);
    CHECK(first[0]["yours"] == true);
    CHECK(first[0]["next"]["role"] == "ผู้รายงาน");
    CHECK(first[0]["document"]["id"] == id);
    REQUIRE(second.size() == 1);
    CHECK(second[0]["yours"] == false);
    CHECK(waiting("other").empty());
    const json told = service.get("/api/v1/documents/" + id + "/signatures", officer).read()["waits_for"];
    REQUIRE(told.size() == 1);
    CHECK(told[0] == "สมศรี ใจดี");
    // Nobody of the agency bears the name: whoever signs for it.
    REQUIRE(service.send("PATCH", "/api/v1/users/first", {{"shown", "คนใหม่"}}, chief).status == 200);
    CHECK(waiting("second")[0]["yours"] == true);
}

TEST_CASE("findings and problems name no option of the command line") {
    const Service service;
    const Answer given =
        service.ask("PUT", "/api/v1/documents?name=a.html",
                    "<meta charset=utf-8><p style='font-family:Nirgendwo'>รายงาน \xF0\x93\x80\x80</p>");
    REQUIRE(given.status == 202);
    const std::string id = given.read()["id"];
    REQUIRE(service.settled(id)["state"] == "ready");
    const json findings = service.get("/api/v1/documents/" + id + "/findings").read()["findings"];
    CHECK(!findings.empty());
    bool named = false;
    for (const json& finding : findings) {
        for (const char* language : {"th", "en"})
            CHECK_MESSAGE(finding["message"][language].get<std::string>().find(" --") == std::string::npos,
                          finding.dump());
        named = named || finding["source_message"].get<std::string>().find(" --") != std::string::npos;
    }
    CHECK(named);  // the program itself says more
}
