// Reports out of PDFs that carry none: read from their pages.
#include <nlohmann/json.hpp>

#include "program.h"
#include "readers/pdf_document.h"

using namespace raingan::test;

namespace {

using Json = nlohmann::json;

/// A report without its places, which differ with the format.
Json without_places(const Json& json) {
    if (json.is_array()) {
        Json out = Json::array();
        for (const Json& item : json) out.push_back(without_places(item));
        return out;
    }
    if (!json.is_object()) return json;
    Json out = Json::object();
    for (const auto& [key, value] : json.items()) {
        const bool place = key == "place" || key == "places" || key == "parts" || key == "at" || key == "row" ||
                           key == "diagnostics" || key == "source";
        if (!place) out[key] = without_places(value);
    }
    return out;
}

Json report_in(const std::filesystem::path& path) {
    return without_places(Json::parse(slurp(path)));
}

std::string difference(const std::filesystem::path& a, const std::filesystem::path& b) {
    return Json::diff(report_in(a), report_in(b)).dump();
}

}  // namespace

TEST_CASE("a PDF of ours whose attachments were taken away says the same report by its pages") {
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    const TemporaryDir dir;
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to pdf,json -o " + quoted(dir.path)).status == 0);
    const auto pdf = dir.path / "lamnamphong-ita-2566.pdf", bare = dir.path / "bare.pdf", out = dir.path / "out";
    REQUIRE(run("qpdf " + quoted(pdf) +
                " --remove-attachment=report.json --remove-attachment=report.xml --remove-attachment=report.xlsx " +
                quoted(bare))
                .status == 0);
    // The pages are not written anew: of PDF, XLSX and JSON the latter two are made.
    CHECK(program("convert " + quoted(bare) + " -o " + quoted(out)).status == 0);
    CHECK(std::filesystem::exists(out / "bare.xlsx"));
    CHECK_FALSE(std::filesystem::exists(out / "bare.pdf"));
    CHECK(difference(out / "bare.json", dir.path / "lamnamphong-ita-2566.json") == "[]");

    const Ran refused = program("convert " + quoted(bare) + " --to pdf -o " + quoted(out));
    CHECK(refused.status != 0);
    CHECK(refused.out.find("--style standard") != std::string::npos);
    CHECK(program("convert " + quoted(bare) + " --to pdf --style standard -o " + quoted(out)).status == 0);
    const Ran list = run("qpdf --list-attachments " + quoted(out / "bare.pdf"));
    CHECK(list.out.find("source.pdf") != std::string::npos);

    const auto locked = dir.path / "locked.pdf";
    REQUIRE(run("qpdf --encrypt user owner 256 -- " + quoted(bare) + " " + quoted(locked)).status == 0);
    const std::string unlock = "convert " + quoted(locked) + " --to json -o " + quoted(out);
    const Ran without = program(unlock), wrong = program(unlock + " --password guess");
    CHECK(without.status == 2);
    CHECK(without.out.find("locked.pdf: the PDF is encrypted with a password; give it with") != std::string::npos);
    CHECK(wrong.status == 2);
    CHECK(wrong.out.find("locked.pdf: the PDF is encrypted, and the password given is not the") != std::string::npos);
    const Ran thai = program(unlock + " --password guess", "LC_ALL=th_TH.UTF-8");
    CHECK(thai.out.find("รหัสผ่านที่ระบุไม่ถูกต้อง") != std::string::npos);
    CHECK(thai.status == 2);
    CHECK(program(unlock + " --password user").status == 0);
    CHECK(difference(out / "locked.json", out / "bare.json") == "[]");
    // Locked against changes alone, it opens, whatever password is given.
    REQUIRE(run("qpdf --encrypt '' owner 256 -- " + quoted(bare) + " " + quoted(locked)).status == 0);
    for (const char* given : {"", " --password owner", " --password guess"})
        CHECK(program(unlock + " --force" + given).status == 0);
}

TEST_CASE("what the pages of a PDF of ours say otherwise than the report in it is a finding, with both values") {
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    const TemporaryDir dir;
    const auto pdf = dir.path / "lamnamphong-ita-2566.pdf", changed = dir.path / "changed.pdf";
    const auto json = dir.path / "report.json", out = dir.path / "out.json";
    for (const std::string style : {"source", "standard"})
        for (const char* digits : {"keep", "thai", "arabic"}) {
            CAPTURE(style);
            CAPTURE(digits);
            REQUIRE(program("convert " + quoted(sample_docx()) + " --to pdf -o " + quoted(dir.path) +
                            " --force --style " + style + " --numerals " + digits)
                        .status == 0);
            const std::string findings = program("check " + quoted(pdf)).out;
            CHECK(findings.find("its pages say") == std::string::npos);
            CHECK(findings.find("stands on no page") == std::string::npos);
        }
    // The report in it is exchanged: a score, a total and an office say something else.
    REQUIRE(run("qpdf --show-attachment=report.json " + quoted(pdf) + " > " + quoted(json)).status == 0);
    std::string text = slurp(json);
    for (const auto& [from, to] : std::initializer_list<std::pair<std::string, std::string>>{
             {"\"score\": 99.24", "\"score\": 89.24"}, {"\"score\": 98.78", "\"score\": 97.78"}}) {
        REQUIRE(text.find(from) != std::string::npos);
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) text.replace(at, from.size(), to);
    }
    spill(json, text);
    REQUIRE(run("qpdf " + quoted(pdf) + " --add-attachment " + quoted(json) +
                " --mimetype=application/json --replace -- " + quoted(changed))
                .status == 0);
    const Ran told = program("check " + quoted(changed));
    CHECK(told.status == 1);
    CHECK(told.out.find("“89.24”, its pages say “") != std::string::npos);
    REQUIRE(program("convert " + quoted(changed) + " --to json -o " + quoted(out)).status == 0);
    const Json report = Json::parse(slurp(out));
    bool placed = false;
    for (const Json& diagnostic : report["diagnostics"])
        if (diagnostic["code"] == "pages-differ") {
            const std::string part = report["parts"][diagnostic["at"]["part"].get<std::size_t>()];
            placed = placed || part.starts_with("page ");
        }
    CHECK(placed);
}

TEST_CASE("LibreOffice's tagged PDF of the sample says the sample's report") {
    if (run("command -v soffice").status != 0) {
        MESSAGE("skipped: no soffice");
        return;
    }
    const TemporaryDir dir;
    REQUIRE(run("soffice -env:UserInstallation=file://" + (dir.path / "profile").string() +
                " --headless --convert-to "
                "'pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}'"
                " --outdir " +
                quoted(dir.path) + " " + quoted(sample_docx()))
                .status == 0);
    const auto source = dir.path / "source.json", read = dir.path / "read.json";
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to json -o " + quoted(source)).status == 0);
    CHECK(
        program("convert " + quoted(dir.path / "lamnamphong-ita-2566.pdf") + " --to json -o " + quoted(read)).status ==
        0);
    CHECK(difference(read, source) == "[]");
}

TEST_CASE("the tables of a PDF that is no report become a workbook, and what is not in it is told") {
    const TemporaryDir dir;
    const auto pdf = dir.path / "a.pdf", out = dir.path / "a.xlsx";
    PdfDocument made;
    made.page(line_at(100, 760, "บัญชีรายการ") + grid({100, 200, 300}, {600, 650, 700}) + line_at(110, 672, "รายการ") +
              line_at(210, 672, "จำนวน") + line_at(110, 622, "=1+1") + line_at(210, 622, "๑,๒๓๔.๕๐"));
    spill(pdf, made.bytes());
    const Ran ran = program("convert " + quoted(pdf) + " --to xlsx -o " + quoted(out));
    CHECK(ran.status == 0);
    CHECK(ran.out.find("tables of the PDF (1), and not its other text (paragraphs: 1)") != std::string::npos);
    const Ran sheet =
        run("python3 -c 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1])"
            ".read(\"xl/worksheets/sheet1.xml\").decode())' " +
            quoted(out));
    REQUIRE(sheet.status == 0);
    CHECK(sheet.out.find("<v>1234.5</v>") != std::string::npos);
    CHECK(sheet.out.find("<f>") == std::string::npos);

    PdfDocument prose;
    prose.page(line_at(100, 760, "ข้อความล้วน"));
    spill(pdf, prose.bytes());
    const Ran none = program("convert " + quoted(pdf) + " --to xlsx --force -o " + quoted(out));
    CHECK(none.status == 2);
    CHECK(none.out.find("neither a report on measures nor a table") != std::string::npos);
}
