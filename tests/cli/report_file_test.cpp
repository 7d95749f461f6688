// A report's own JSON and XML are sources like any other.
#include "program.h"

using namespace raingan::test;

TEST_CASE("convert takes the JSON and XML that it wrote: the same JSON and XML come out, and a PDF and a workbook") {
    const TemporaryDir dir;
    const std::string all = " --to pdf,xlsx,json,xml -o ";
    REQUIRE(program("convert " + quoted(sample_docx()) + all + quoted(dir.path / "first")).status == 0);
    for (const char* source : {"json", "xml"}) {
        const auto input = dir.path / "first" / (std::string("lamnamphong-ita-2566.") + source);
        const Ran ran = program("convert " + quoted(input) + all + quoted(dir.path / source));
        CHECK(ran.status == 0);
        CHECK(count_files(dir.path / source) == 4);
        for (const char* same : {"lamnamphong-ita-2566.json", "lamnamphong-ita-2566.xml"})
            CHECK(slurp(dir.path / source / same) == slurp(dir.path / "first" / same));
        CHECK(slurp(dir.path / source / "lamnamphong-ita-2566.pdf").starts_with("%PDF-"));
        CHECK(program("check " + quoted(input)).status == 1);
    }
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
