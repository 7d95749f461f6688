// XML says what the JSON says, keeps to schemas/report.xsd, and comes back as the same Report.
#include "exchange/xml.h"

#include "base/error.h"
#include "report/helpers.h"
#include "report/report_maker.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

Error refusal_of(const std::string& xml) {
    try {
        from_xml(xml);
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unreadable);
        CHECK(!error.message().th.empty());
        return error;
    }
    return unreadable("", "", {});
}

/// A report on six lines; `overall` stands on the third.
std::string xml_with_overall(const std::string& overall) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:raingan:report:1\">\n<overall>" + overall +
           "</overall>\n<instruments></instruments>\n<measures/>\n</report>\n";
}

}  // namespace

TEST_CASE("the sample's XML gives back its report, and the same bytes again") {
    const Report report = checked(sample_document());
    const std::string xml = to_xml(report);
    const Report again = from_xml(xml);
    CHECK(report_difference(again, report) == "");
    CHECK(to_xml(again) == xml);
    CHECK(to_json(again) == to_json(report));
}

TEST_CASE("any report comes back from its XML") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Report report = ReportMaker(seed).report();
        const std::string xml = to_xml(report);
        const Report again = from_xml(xml);
        CHECK(report_difference(again, report) == "");
        CHECK(to_xml(again) == xml);
    }
}

TEST_CASE("xmllint finds the XML valid, and not a damaged one") {
    if (run("xmllint --version").status != 0) {
        MESSAGE("skipped: no xmllint");
        return;
    }
    const TemporaryDir dir;
    const std::string check = "xmllint --noout --schema '" + (source_dir() / "schemas/report.xsd").string() + "' '" +
                              (dir.path / "report.xml").string() + "'";
    const auto is_valid = [&](const std::string& xml) {
        spill(dir.path / "report.xml", xml);
        return run(check).status == 0;
    };
    const std::string xml = to_xml(checked(sample_document()));
    CHECK(is_valid(xml));
    CHECK_FALSE(is_valid(replaced(xml, "<report_year>", "<report_year>x")));
    for (unsigned seed = 0; seed < 5; ++seed) CHECK(is_valid(to_xml(ReportMaker(seed).report())));
}

TEST_CASE("an invalid file is refused with line and rule") {
    CHECK(refusal_of(xml_with_overall("")).code() == "");
    CHECK(from_xml(xml_with_overall("<score> 99.70 </score>")).overall.score->value.to_string() == "99.70");

    const Error number = refusal_of(xml_with_overall("\n<score>many</score>"));
    CHECK(number.code() == "schema-invalid");
    CHECK(number.place() == "line 4");
    CHECK(number.message().en.find("Element 'score': ") != std::string::npos);
    CHECK(number.message().en.find("'many'") != std::string::npos);

    const Error unknown = refusal_of(xml_with_overall("<colour/>"));
    CHECK(unknown.code() == "schema-invalid");
    CHECK(unknown.place() == "line 3");
    CHECK(unknown.message().en.find("Element 'colour': This element is not expected. ") != std::string::npos);

    CHECK(refusal_of(xml_with_overall("<score>1e2</score>")).code() == "schema-invalid");
    CHECK(refusal_of(xml_with_overall("<score>1</score><score>1</score>")).code() == "schema-invalid");
    CHECK(refusal_of(xml_with_overall("<score>12345678901234567.89</score>")).code() == "bad-report");
    CHECK(refusal_of(xml_with_overall("<level escaped=\"true\">\\x</level>")).code() == "bad-report");
    CHECK(refusal_of(xml_with_overall("<level escaped=\"true\">\\ud800</level>")).place() == "line 3");
    CHECK(refusal_of(replaced(xml_with_overall(""), "<measures/>", "")).code() == "schema-invalid");
    CHECK(refusal_of(replaced(xml_with_overall(""), "</overall>", "</over>")).code() == "ill-formed");
    CHECK(refusal_of(xml_with_overall("").substr(0, 90)).code() == "ill-formed");
    CHECK(refusal_of("").code() == "ill-formed");
    CHECK(refusal_of("<a/>").code() == "schema-invalid");
}

TEST_CASE("document types, deep and endless files are refused") {
    const Error entity = refusal_of(replaced(xml_with_overall("<level>&e;</level>"), "<report",
                                             "<!DOCTYPE report [<!ENTITY e SYSTEM \"/etc/passwd\">]>\n<report"));
    CHECK(entity.code() == "doctype");
    CHECK(entity.place() == "line 2");
    CHECK(refusal_of(xml_with_overall("<level>&e;</level>")).code() == "ill-formed");
    // Declared otherwise, the bytes are still UTF-8: no second reading in which a document type shows.
    CHECK(refusal_of(replaced(xml_with_overall("<level>+ADwAIQ-</level>"), "UTF-8", "UTF-7")).code() == "");

    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK(!refusal_of(xml_with_overall(deep)).code().empty());
    CHECK(!refusal_of(deep).code().empty());
}

TEST_CASE("comments, prefixes, CDATA and white space between elements do not matter") {
    const Report report = from_xml(
        "<r:report xmlns:r='urn:raingan:report:1'><!-- a --><r:measures> </r:measures><r:instruments/>"
        "<r:overall><r:level><![CDATA[A<]]>A<!-- b --></r:level></r:overall></r:report>");
    CHECK(report.overall.level->value == "A<A");
}

TEST_CASE("damaged XML is read or refused, never more") {
    const std::string xml = to_xml(checked(sample_document()));
    std::mt19937 random(1);
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
        std::string damaged = xml;
        for (int n = 0; n < 3; ++n) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        if (i % 4 == 0) damaged.resize(random() % damaged.size());
        if (!refusal_of(damaged).code().empty()) ++refused;
    }
    CHECK(refused > 200);
}
