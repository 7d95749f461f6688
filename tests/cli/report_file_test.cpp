// A report's own JSON and XML are sources like any other.
#include "program.h"

using namespace raingan::test;

TEST_CASE(
    "convert takes the JSON, XML and PDF that it wrote: the same JSON and XML come out, one workbook, and a PDF") {
    const TemporaryDir dir;
    const std::string all = " --to pdf,xlsx,json,xml -o ";
    REQUIRE(program("convert " + quoted(sample_docx()) + all + quoted(dir.path / "first")).status == 0);
    for (const char* source : {"json", "xml", "pdf"}) {
        const auto input = dir.path / "first" / (std::string("lamnamphong-ita-2566.") + source);
        const Ran ran = program("convert " + quoted(input) + all + quoted(dir.path / source));
        CHECK(ran.status == 0);
        CHECK(count_files(dir.path / source) == 4);
        for (const char* same : {"lamnamphong-ita-2566.json", "lamnamphong-ita-2566.xml"})
            CHECK(slurp(dir.path / source / same) == slurp(dir.path / "first" / same));
        // The workbook of the document itself quotes its text where a finding is; a report has its place alone.
        CHECK(slurp(dir.path / source / "lamnamphong-ita-2566.xlsx") ==
              slurp(dir.path / "json" / "lamnamphong-ita-2566.xlsx"));
        CHECK(slurp(dir.path / source / "lamnamphong-ita-2566.pdf").starts_with("%PDF-"));
        CHECK(program("check " + quoted(input)).status == 1);
    }
}

TEST_CASE("a PDF carries the very files that convert writes, dated as the source") {
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    const TemporaryDir dir;
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to pdf,xlsx,json,xml -o " + quoted(dir.path)).status == 0);
    const std::string pdf = quoted(dir.path / "lamnamphong-ita-2566.pdf");
    for (const std::string kind : {"json", "xml", "xlsx"}) {
        const auto out = dir.path / ("attached." + kind);
        REQUIRE(run("qpdf --show-attachment=report." + kind + " " + pdf + " > " + quoted(out)).status == 0);
        CHECK(slurp(out) == slurp(dir.path / ("lamnamphong-ita-2566." + kind)));
    }
    const std::string list = run("qpdf --list-attachments --verbose " + pdf).out;
    CHECK(list.find("mime type: application/json") != std::string::npos);
    CHECK(list.find("mime type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") !=
          std::string::npos);
    CHECK(list.find("modification date: D:2") != std::string::npos);
}

TEST_CASE("the report comes out of a PDF that another program wrote anew, with object streams") {
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    const TemporaryDir dir;
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to pdf,json -o " + quoted(dir.path)).status == 0);
    const auto pdf = dir.path / "lamnamphong-ita-2566.pdf", rewritten = dir.path / "b.pdf", json = dir.path / "b.json";
    REQUIRE(run("qpdf --object-streams=generate --linearize " + quoted(pdf) + " " + quoted(rewritten)).status == 0);
    CHECK(program("convert " + quoted(rewritten) + " --to json -o " + quoted(json)).status == 0);
    CHECK(slurp(json) == slurp(dir.path / "lamnamphong-ita-2566.json"));

    const auto locked = dir.path / "locked.pdf";
    REQUIRE(run("qpdf --encrypt user owner 256 -- " + quoted(pdf) + " " + quoted(locked)).status == 0);
    const Ran refused = program("check " + quoted(locked));
    CHECK(refused.status == 2);
    CHECK(refused.out.find("encrypted") != std::string::npos);
}

TEST_CASE("a PDF without a report, or damaged, is refused") {
    const TemporaryDir dir;
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to pdf -o " + quoted(dir.path)).status == 0);
    const std::string whole = slurp(dir.path / "lamnamphong-ita-2566.pdf");
    for (const std::size_t size : {std::size_t{9}, std::size_t{200}, whole.size() / 2}) {
        spill(dir.path / "cut.pdf", whole.substr(0, size));
        CHECK(program("check " + quoted(dir.path / "cut.pdf")).status == 2);
    }
    const std::string without =
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000055 00000 n \n"
        "trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n104\n%%EOF\n";
    spill(dir.path / "plain.pdf", without);
    const Ran plain = program("check " + quoted(dir.path / "plain.pdf"));
    CHECK(plain.status == 2);
    CHECK(plain.out.find("is damaged") != std::string::npos);
}

TEST_CASE("check finds anew what was changed in a report file") {
    const TemporaryDir dir;
    const auto path = dir.path / "report.json";
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to json -o " + quoted(path)).status == 0);
    std::string json = slurp(path);
    const std::string level = "\"level\": \"";
    const std::size_t at = json.find(level);
    REQUIRE(at != std::string::npos);
    CHECK(program("check --format json " + quoted(path)).out.find("level-band") == std::string::npos);
    const std::size_t begin = at + level.size();
    json.replace(begin, json.find('"', begin) - begin, "F");
    spill(path, json);
    CHECK(program("check --format json " + quoted(path)).out.find("level-band") != std::string::npos);
}

TEST_CASE("an invalid report file is refused with its place") {
    const TemporaryDir dir;
    spill(dir.path / "a.json", "{\"overall\": {\"score\": \"x\"}, \"instruments\": [], \"measures\": []}");
    spill(dir.path / "a.xml", "<report xmlns=\"urn:raingan:report:1\">\n<colour/></report>");
    const Ran json = program("convert " + quoted(dir.path / "a.json") + " -o " + quoted(dir.path / "out"));
    CHECK(json.status == 2);
    CHECK(json.out.find("/overall/score: is no number") != std::string::npos);
    const Ran xml = program("check " + quoted(dir.path / "a.xml"));
    CHECK(xml.status == 2);
    CHECK(xml.out.find("line 2: Element 'colour'") != std::string::npos);
    CHECK(!std::filesystem::exists(dir.path / "out"));
}
