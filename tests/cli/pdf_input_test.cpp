// Reports out of PDFs that carry none: read from their pages.
#include <nlohmann/json.hpp>

#include "program.h"

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
    CHECK(program("convert " + quoted(locked) + " --to json -o " + quoted(out)).status == 2);
    CHECK(program("convert " + quoted(locked) + " --password user --to json -o " + quoted(out)).status == 0);
    CHECK(difference(out / "locked.json", out / "bare.json") == "[]");
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
