// The library as others see it: nothing but include/raingan and libraingan.so.
#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "outside.h"

using namespace outside;

namespace {

const raingan::Document& sample() {
    static const raingan::Document document = raingan::read_file(sample_path());
    return document;
}

}  // namespace

TEST_CASE("a report's values, each with its words and place") {
    const raingan::Report report = sample().report();
    REQUIRE(report.organization);
    CHECK(report.organization->value == "เทศบาลตำบลลำน้ำพอง");
    REQUIRE(report.overall.score);
    CHECK(report.overall.score->exact == "99.24");
    CHECK(report.overall.score->value == doctest::Approx(99.24));
    CHECK_FALSE(report.overall.score->as_written.empty());
    CHECK(report.instruments.size() == 3);
    CHECK(report.instruments.front().code == "IIT");
    REQUIRE_FALSE(report.measures.empty());
    CHECK(report.measures.front().place.table > 0);
    CHECK_FALSE(report.measures.front().actions.empty());
    CHECK(sample().has_report());
    CHECK(sample().text().find("ลำน้ำพอง") != std::string::npos);
    for (const raingan::Finding& finding : sample().findings()) {
        CHECK_FALSE(finding.code.empty());
        CHECK_FALSE(finding.message.en.empty());
        CHECK_FALSE(finding.message.th.empty());
    }
}

TEST_CASE("a report comes back from its JSON, its XML and its PDF") {
    const std::string json = sample().to_json();
    const raingan::Document from_json = raingan::read(json, "report.json");
    CHECK(from_json.to_json() == json);
    CHECK(from_json.text().empty());
    CHECK(raingan::read(sample().to_xml(), "report.xml").to_json() == json);
    const raingan::Outputs made = raingan::convert(sample(), {.formats = {"pdf"}});
    CHECK(made.files.size() == 1);
    CHECK(made.at("pdf").starts_with("%PDF-"));
    CHECK(raingan::read(made.at("pdf"), "report.pdf").report().overall.score->exact == "99.24");
}

TEST_CASE("the library makes the same bytes as the program, of files and of bytes") {
    const Folder folder;
    const Ran ran = run(std::string(RAINGAN_PROGRAM) + " convert -q --to pdf,xlsx,json,xml -o '" +
                        folder.path.string() + "' '" + sample_path() + "'");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    const raingan::Document read = raingan::read(slurp(sample_path()), "lamnamphong-ita-2566.docx");
    const raingan::Outputs made = raingan::convert(read, {.formats = {"pdf", "xlsx", "json", "xml"}});
    REQUIRE(made.files.size() == 4);
    for (const auto& [format, bytes] : made.files)
        CHECK_MESSAGE(bytes == slurp(folder.path / ("lamnamphong-ita-2566." + format)), format);
}

TEST_CASE("one document is converted as often as one likes, differently, by many threads") {
    std::string thai, again;
    {
        const std::jthread one(
            [&] { thai = raingan::convert(sample(), {.formats = {"pdf"}, .numerals = "thai"}).at("pdf"); });
        const std::jthread two([&] {
            (void)raingan::convert(sample(), {.formats = {"pdf"}, .standard_form = true});
            again = raingan::convert(sample(), {.formats = {"pdf"}, .numerals = "thai"}).at("pdf");
        });
    }
    CHECK(thai == again);
    CHECK(raingan::convert(sample(), {.formats = {"pdf"}, .title = "อื่น"}).at("pdf") != thai);
}

TEST_CASE("errors have a kind, a code, and a message in both languages") {
    try {
        (void)raingan::read("\x89PNG\r\n", "a.png");
        FAIL("an image was read");
    } catch (const raingan::Error& error) {
        CHECK(error.kind() == raingan::ErrorKind::unreadable);
        CHECK(error.code() == "not-docx");
        CHECK(error.message().en.find("image") != std::string::npos);
        CHECK(error.message().th.find("รูปภาพ") != std::string::npos);
        CHECK(std::string(error.what()) == error.message().en);
    }
    CHECK(code_of([] { (void)raingan::read_file("/nonexistent/a.docx"); }) == "not-found");
    CHECK(code_of([] { (void)raingan::convert(sample(), {.formats = {"docx"}}); }) == "bad-format");
    CHECK(code_of([] { (void)raingan::convert(sample(), {.numerals = "roman"}); }) == "bad-numerals");
    CHECK(code_of([] { (void)raingan::verify("no PDF"); }) == "no-pdf");
    CHECK(code_of([] { (void)raingan::sign("no PDF", {}); }) == "bad-key-file");
    CHECK(code_of([] { raingan::set_limit("elephants=3"); }) == "bad-limit");
}

TEST_CASE("formats and limits are those of the program's tables") {
    std::set<std::string> ids;
    for (const raingan::Format& format : raingan::formats()) ids.insert(format.id);
    for (const char* id : {"docx", "doc", "xlsx", "ods", "text", "report-json", "pptx"}) CHECK(ids.contains(id));
    CHECK(raingan::format_of(slurp(sample_path())).id == "docx");
    CHECK(raingan::format_of(sample().to_json()).id == "report-json");
    CHECK_FALSE(raingan::format_of("\x89PNG").read);
    const Ran table = run(std::string(RAINGAN_PROGRAM) + " --limits");
    for (const raingan::Limit& limit : raingan::limits())
        CHECK_MESSAGE(table.out.find(limit.name + " ") != std::string::npos, limit.name);
    CHECK(raingan::version() == std::string(RAINGAN_VERSION));
    CHECK(raingan::normalise("นํ้า") == "น้ำ");
}

TEST_CASE("a province: standings, table, and its files") {
    const raingan::Document list = raingan::read("เทศบาลตำบลลำน้ำพอง\nเทศบาลตำบลน้ำพอง\n", "expected.txt");
    raingan::RollupOptions options;
    options.province = "ขอนแก่น";
    options.expected = list;
    const raingan::Province province = raingan::roll_up({sample()}, options);
    CHECK(province.name() == "ขอนแก่น");
    REQUIRE(province.standings().size() == 1);
    const raingan::Standing standing = province.standings().front();
    CHECK(standing.agency.kind == "เทศบาลตำบล");
    CHECK(standing.score == doctest::Approx(99.24));
    CHECK(standing.instruments.size() == 3);
    CHECK(standing.indicators.size() == 10);
    REQUIRE(province.missing().size() == 1);
    CHECK(province.missing().front().name == "เทศบาลตำบลน้ำพอง");
    const raingan::Table table = province.table();
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows.front().size() == table.columns.size());
    CHECK(province.to_csv().find("agency_name") != std::string::npos);
    CHECK(province.to_xlsx().starts_with("PK"));
    CHECK(province.to_pdf().starts_with("%PDF-"));
    CHECK(raingan::roll_up({}).standings().empty());
}
