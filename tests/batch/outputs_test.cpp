#include "batch/outputs.h"

#include <doctest/doctest.h>

#include "batch/converter.h"
#include "batch/run_report.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;
using raingan::test::slurp;
using raingan::test::spill;

namespace {

Converted made_of_sample(bool fields) {
    Settings settings;
    settings.formats = {"pdf", "xlsx", "json", "xml"};
    settings.signature_fields = fields;
    const Rules rules = load_rules("");
    return Converter(settings, rules).convert(slurp(test::sample("lamnamphong-ita-2566.docx")), "a.docx");
}

std::string code_of(const std::string& path, const Replacing& replacing = {}) {
    try {
        prepare_output(path, "new", replacing).commit();
    } catch (const Error& error) {
        CHECK(error.status() == ExitStatus::unwritable);
        return error.code();
    }
    return "";
}

}  // namespace

TEST_CASE("what we make is known as ours, and what others do to it is not") {
    for (const bool fields : {false, true}) {
        for (const Output& output : made_of_sample(fields).outputs) {
            INFO(output.format, " ", fields);
            CHECK(is_own_output(output.bytes));
            CHECK(is_own_output(output.bytes.substr(0, output.bytes.size() / 2)) == (false));
        }
    }
    const std::string pdf = made_of_sample(false).outputs.at(0).bytes;
    CHECK(is_pdf_of_ours(pdf));
    const std::string noted = pdf + "7 0 obj\n<</Type/Annot/Subtype/Text>>\nendobj\nstartxref\n9\n%%EOF\n";
    CHECK_FALSE(is_own_output(noted));
    CHECK(is_pdf_of_ours(noted));
    for (const std::string other : {"", "text", "{}", "{\"a\": 1}", "%PDF-1.7\n%%EOF", "PK\x03\x04", "<report/>", "[]"})
        CHECK_FALSE(is_own_output(other));
}

TEST_CASE("reports on runs and open data are ours") {
    const RunReport report(Language::english);
    for (const auto format :
         {RunReport::Format::json, RunReport::Format::csv, RunReport::Format::txt, RunReport::Format::xlsx})
        CHECK(is_own_output(report.finish({}, format)));
    CHECK(is_own_output("\xEF\xBB\xBFrank,agency_name,agency_type,amphoe\r\n"));
    CHECK_FALSE(is_own_output("rank,name\r\n"));
}

TEST_CASE("a workbook that another program saved is the user's") {
    if (test::run("command -v libreoffice").status != 0) {
        MESSAGE("skipped: no libreoffice");
        return;
    }
    const test::TemporaryDir dir;
    spill(dir.path / "a.xlsx", made_of_sample(false).outputs.at(1).bytes);
    std::filesystem::create_directory(dir.path / "out");
    const test::Ran ran = test::run("libreoffice -env:UserInstallation=file://" + dir.path.string() +
                                    "/profile --headless --convert-to xlsx --outdir " + (dir.path / "out").string() +
                                    " " + (dir.path / "a.xlsx").string());
    REQUIRE(ran.status == 0);
    CHECK_FALSE(is_own_output(slurp(dir.path / "out" / "a.xlsx")));
}

TEST_CASE("only what is ours, empty, the same or known is replaced; --force replaces all") {
    const test::TemporaryDir dir;
    const std::string path = dir.path / "a.json";
    spill(path, "precious");
    CHECK(code_of(path) == "not-ours");
    CHECK(slurp(path) == "precious");
    CHECK(code_of(path, {.is_known = [](const std::string&, std::string_view bytes) { return bytes == "precious"; }})
              .empty());
    CHECK(slurp(path) == "new");
    CHECK(code_of(path).empty());  // the same
    spill(path, "precious");
    CHECK(code_of(path, {.force = true}).empty());
    for (const std::string& nothing : {std::string(), std::string(5'000, '\0')}) {
        spill(path, nothing);
        CHECK(code_of(path).empty());
    }
    std::filesystem::remove(path);
    CHECK(code_of(path).empty());
    spill(path, "%PDF-1.7\n/Producer(Raingan)\n/ByteRange[0 1 2 3]\n%%EOF\n");
    CHECK(code_of(path) == "signed");
}
