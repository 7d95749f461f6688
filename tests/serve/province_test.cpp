// The province at a glance, and signatures in order.
#include "serve/running_service.h"

using namespace raingan::test;

TEST_CASE("years, ranking, who is missing, heat map, trends and files of a province") {
    const Service service;
    const std::string first = service.upload(sample("lamnamphong-ita-2566.docx"));
    service.settled(first);
    const json report = service.get("/api/v1/documents/" + first + "/report.json").read();
    REQUIRE(report.contains("organization"));
    const char* const names[] = {"เทศบาลตำบลบ้านไผ่", "เทศบาลตำบลชุมแพ", "องค์การบริหารส่วนตำบลโนนทัน"};
    std::vector<std::string> ids;
    for (int year = 2565; year <= 2567; ++year)
        for (int i = 0; i < 3; ++i) {
            const Answer put = service.ask("PUT", "/api/v1/documents?name=r.json&year=" + std::to_string(year),
                                           report_as(report, names[i], year, 80 + i + year % 10));
            REQUIRE_MESSAGE(put.status == 202, put.body);
            ids.push_back(put.read()["id"]);
        }
    for (const std::string& id : ids) {
        const json document = service.settled(id);
        CHECK_MESSAGE(document["state"] == "ready", document.dump());
    }
    const json expected{
        {"agencies", {{{"name", names[0]}}, {{"name", names[1]}}, {{"name", "เทศบาลตำบลพล"}, {"amphoe", "พล"}}}}};
    CHECK(service.send("PUT", "/api/v1/agencies/expected", expected).read()["agencies"] == 3);
    const json years = service.get("/api/v1/years").read()["years"];
    REQUIRE(years.size() == 3);
    CHECK(years[2]["year"] == 2567);
    CHECK(years[2]["reported"] == 3);
    CHECK(years[1]["reported"] == 4);  // with the sample
    CHECK(years[2]["mean"] == 88);
    const json province = service.get("/api/v1/province?year=2567").read();
    CHECK(province["reported"] == 3);
    CHECK(province["expected"] == 3);
    const json ranked = service.get("/api/v1/province/agencies?year=2567").read();
    CHECK(ranked["total"] == 4);
    CHECK(ranked["agencies"][0]["name"] == names[2]);
    CHECK(ranked["agencies"][0]["rank"] == 1);
    CHECK(ranked["agencies"][3]["reported"] == false);
    CHECK(service.get("/api/v1/province/agencies?year=2567&reported=0").read()["agencies"].size() == 1);
    CHECK(service.get("/api/v1/province/agencies?year=2567&sort=name&limit=2").read()["next"] == "2");
    CHECK(service.get("/api/v1/province/agencies?year=2567&sort=sideways").status == 400);
    CHECK(service.get("/api/v1/province/heatmap?year=2567").read()["rows"].size() == 3);
    const Answer csv = service.get("/api/v1/province/agencies.csv?year=2567");
    CHECK(csv.body.find(names[2]) != std::string::npos);
    const Answer svg = service.get("/api/v1/province/trend.svg");
    CHECK(svg.headers.at("content-type") == "image/svg+xml");
    CHECK(svg.body.starts_with("<svg"));
    const Answer workbook = service.get("/api/v1/province/rollup.xlsx?year=2567&wait=60");
    CHECK(workbook.status == 200);
    CHECK(workbook.body.starts_with("PK"));
    CHECK(service.get("/api/v1/province/rollup.csv?year=2567&wait=60").body.find(names[1]) != std::string::npos);
    const Answer summary = service.get("/api/v1/province/rollup.pdf?year=2567&wait=60");
    CHECK(summary.body.starts_with("%PDF"));
    // An agency under another name since.
    const json agencies = service.get("/api/v1/agencies").read()["agencies"];
    std::string before, since;
    for (const json& agency : agencies) {
        if (agency["name"] == names[2]) before = agency["id"];
        if (agency["name"] == names[1]) since = agency["id"];
    }
    CHECK(service.send("POST", "/api/v1/agencies/" + since + "/follows", {{"agency", before}, {"year", 2568}}).status ==
          201);
    CHECK(service.get("/api/v1/agencies/" + since + "/trend").read()["years"].size() == 6);
    CHECK(service.ask("DELETE", "/api/v1/agencies/" + since + "/follows?agency=" + before).status == 204);
    CHECK(service.get("/api/v1/agencies/" + since + "/trend").read()["years"].size() == 3);
}

TEST_CASE("what agencies call themselves is text in tables and charts") {
    const Service service;
    const std::string first = service.upload(sample("lamnamphong-ita-2566.docx"));
    service.settled(first);
    const json report = service.get("/api/v1/documents/" + first + "/report.json").read();
    const Answer put = service.ask("PUT", "/api/v1/documents?name=r.json&year=2567",
                                   report_as(report, "=HYPERLINK(\"http://evil\")<script>alert(1)</script>", 2567, 90));
    const json document = service.settled(put.read()["id"]);
    REQUIRE(document["state"] == "ready");
    const std::string csv = service.get("/api/v1/province/agencies.csv?year=2567").body;
    CHECK(csv.find(",=HYPERLINK") == std::string::npos);
    CHECK(csv.find(",\"=HYPERLINK") == std::string::npos);
    const Answer svg = service.get("/api/v1/agencies/" + document["agency"].get<std::string>() + "/trend.svg");
    CHECK(svg.body.find("<script") == std::string::npos);
}

TEST_CASE("a report is signed in order: the PDF that was given out, by whose turn it is") {
    const Service service;
    const std::string first = service.upload(sample("lamnamphong-ita-2566.docx"));
    service.settled(first);
    const json report = service.get("/api/v1/documents/" + first + "/report.json").read();
    const Answer put = service.ask("PUT", "/api/v1/documents?name=r.json", report_to_sign(report));
    const std::string id = put.read()["id"], path = "/api/v1/documents/" + id;
    const json document = service.settled(id);
    REQUIRE_MESSAGE(document["state"] == "ready", document.dump());
    const json before = service.get(path + "/signatures").read();
    REQUIRE(before["roles"].size() == 2);
    const std::string role = before["next"];
    CHECK(!role.empty());
    CHECK(before["complete"] == false);
    const TemporaryDir folder;
    const std::string at = folder.path.string();
    spill(folder.path / "password", "secret");
    spill(folder.path / "report.pdf", service.get(path + "/outputs/pdf").body);
    REQUIRE(run("cd " + at +
                " && openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj '/CN=Test' "
                "-addext keyUsage=digitalSignature && openssl pkcs12 -export -inkey key.pem -in cert.pem -out id.p12 "
                "-passout pass:secret")
                .status == 0);
    const Ran made = run("cd " + at + " && env LC_ALL=C " + std::string(RAINGAN_PROGRAM) +
                         " sign report.pdf --key id.p12 "
                         "--password-file password --role '" +
                         role + "' --name-as-written -o signed.pdf");
    REQUIRE_MESSAGE(made.status <= 1, made.out);
    const std::string signed_pdf = slurp(folder.path / "signed.pdf");
    const auto brought = [&](const std::string& pdf, std::size_t count) {
        CHECK(service.ask("PUT", path + "/signatures", pdf).status == 202);
        return signature_number(service, id, count);
    };
    CHECK(brought(service.get(path + "/outputs/pdf").body, 1)["accepted"] == false);  // nothing was signed
    std::string changed = signed_pdf;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] + 1);
    CHECK(brought(changed, 2)["accepted"] == false);
    const json accepted = brought(signed_pdf, 3);
    CHECK_MESSAGE(accepted["accepted"] == true, accepted.dump());
    CHECK(accepted["role"] == role);
    CHECK(service.get(path + "/outputs/pdf").body == signed_pdf);
    CHECK(service.get(path + "/signatures").read()["next"] == "ผู้อนุมัติ");
    // What is signed stays as it was signed.
    CHECK(service.send("POST", path + "/corrections", {{"op", "undo"}, {"of", "c1"}}, {{"If-Match", "\"0\""}}).code() ==
          "is-signed");
}
