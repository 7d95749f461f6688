// Tables of the API as workbooks: what their filters leave, as their own values, and nothing that is run.
#include <cstdlib>

#include "serve/running_service.h"

using namespace raingan::test;

namespace {

/// A part of a workbook, by a program that we did not write.
std::string part_of(const std::string& workbook, const std::string& name) {
    const TemporaryDir folder;
    spill(folder.path / "a.xlsx", workbook);
    return run("unzip -p " + (folder.path / "a.xlsx").string() + " " + name).out;
}

std::string first_sheet(const Answer& answer) {
    CHECK_MESSAGE(answer.status == 200, answer.body);
    CHECK(answer.headers.at("content-type") == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    CHECK(answer.headers.at("content-disposition").starts_with("attachment; filename="));
    return part_of(answer.body, "xl/worksheets/sheet1.xml");
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t rows_in(const std::string& sheet) {
    std::size_t rows = 0;
    for (std::size_t at = sheet.find("<row "); at != std::string::npos; at = sheet.find("<row ", at + 1)) ++rows;
    return rows;
}

}  // namespace

TEST_CASE("each table is a workbook too, by the same filters, and names are never formulas") {
    const Service service;
    const std::string first = service.upload(sample("lamnamphong-ita-2566.docx"));
    service.settled(first);
    const json report = service.get("/api/v1/documents/" + first + "/report.json").read();
    const std::string evil = "=HYPERLINK(\"http://evil\")", at = "@SUM(1)", plus = "+1+1", minus = "-2+3";
    int score = 80;
    for (const std::string& name : {evil, at, plus, minus}) {
        const Answer put =
            service.ask("PUT", "/api/v1/documents?name=%3D1.json&year=2566", report_as(report, name, 2566, ++score));
        REQUIRE(service.settled(put.read()["id"])["state"] == "ready");
    }
    for (const char* path : {"/province/agencies.xlsx?year=2566", "/province/heatmap.xlsx", "/province/trend.xlsx",
                             "/province/amphoes.xlsx", "/years.xlsx", "/documents.xlsx", "/audit.xlsx"}) {
        CAPTURE(path);
        const std::string sheet = first_sheet(service.get("/api/v1" + std::string(path)));
        CHECK(rows_in(sheet) > 1);
        CHECK(!holds(sheet, "<f>"));
        CHECK(!holds(sheet, "<hyperlink"));
    }
    const std::string agencies = first_sheet(service.get("/api/v1/province/agencies.xlsx?year=2566&sort=score"));
    CHECK(rows_in(agencies) == 6);
    for (const std::string& name : {at, plus, minus}) CHECK_MESSAGE(holds(agencies, ">" + name + "<"), name);
    CHECK(holds(agencies, "=HYPERLINK("));
    CHECK(holds(agencies, "อันดับ"));
    CHECK(holds(first_sheet(service.get("/api/v1/province/agencies.xlsx", {{"Accept-Language", "en"}})), ">Rank<"));
    CHECK(agencies.find(at) > agencies.find(evil));  // as the JSON sorts them
    // Values are numbers, texts are texts.
    CHECK(holds(agencies, "<v>81</v>"));
    const std::string found = first_sheet(service.get("/api/v1/province/agencies.xlsx?year=2566&q=SUM"));
    CHECK(rows_in(found) == 2);
    CHECK(service.get("/api/v1/province/agencies.xlsx?sort=sideways").status == 400);
    CHECK(service.get("/api/v1/province/agencies.xlsx?year=soon").status == 400);
    CHECK(rows_in(first_sheet(service.get("/api/v1/documents.xlsx?state=failed"))) == 1);
    CHECK(rows_in(first_sheet(service.get("/api/v1/documents.xlsx?q=HYPERLINK"))) == 2);
    CHECK(rows_in(first_sheet(service.get("/api/v1/documents.xlsx?q=%25"))) == 1);  // no pattern
    const std::string agency = service.get("/api/v1/documents/" + first).read()["agency"];
    const std::string trend = first_sheet(service.get("/api/v1/agencies/" + agency + "/trend.xlsx"));
    CHECK(holds(trend, "<v>2566</v>"));
    CHECK(holds(trend, "IIT"));
    // What others make of it.
    if (run("command -v soffice").status != 0) {
        MESSAGE("skipped: no LibreOffice");
        return;
    }
    const TemporaryDir folder;
    spill(folder.path / "a.xlsx", service.get("/api/v1/province/agencies.xlsx?year=2566").body);
    run("cd " + folder.path.string() + " && soffice -env:UserInstallation=file://" + folder.path.string() +
        "/profile --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' a.xlsx >/dev/null 2>&1");
    const std::string read = slurp(folder.path / "a.csv");
    CHECK_MESSAGE(holds(read, "=HYPERLINK("), read);
    CHECK(holds(read, "เทศบาลตำบลลำน้ำพอง"));
}

TEST_CASE("workbooks show what their table shows whoever asks, and no more") {
    const Service service;
    add_user(service, "root", "admin");
    add_user(service, "somchai", "officer", "เทศบาลตำบลลำน้ำพอง");
    add_user(service, "malee", "officer", "เทศบาลตำบลบ้านไผ่");
    const Headers admin = sign_in(service, "root", password_of("admin"));
    const Headers officer = sign_in(service, "somchai", password_of("officer"));
    const Headers other = sign_in(service, "malee", password_of("officer"));
    const std::string id = service.upload(sample("lamnamphong-ita-2566.docx"), officer);
    const json document = service.settled(id, officer);
    CHECK(rows_in(first_sheet(service.get("/api/v1/documents.xlsx", officer))) == 2);
    CHECK(rows_in(first_sheet(service.get("/api/v1/documents.xlsx", other))) == 1);
    const std::string agency = document["agency"];
    CHECK(service.get("/api/v1/documents.xlsx?agency=" + agency, other).status == 404);
    CHECK(service.get("/api/v1/agencies/" + agency + "/trend.xlsx", other).status == 404);
    for (const char* path : {"/users.xlsx", "/audit.xlsx", "/years.xlsx", "/province/agencies.xlsx",
                             "/province/heatmap.xlsx", "/province/amphoes.xlsx", "/province/trend.xlsx"}) {
        CHECK_MESSAGE(service.get("/api/v1" + std::string(path), officer).status == 403, path);
        CHECK_MESSAGE(service.get("/api/v1" + std::string(path)).status == 401, path);
    }
    const std::string users = first_sheet(service.get("/api/v1/users.xlsx", admin));
    CHECK(rows_in(users) == 4);
    CHECK(holds(users, "เทศบาลตำบลบ้านไผ่"));
    CHECK(holds(users, "ผู้ดูแลระบบ"));
}
