// What files of a batch show of the fonts that their authors had, and what is made of it.
#include "batch/neighbours.h"

#include <doctest/doctest.h>

#include <map>

#include "batch/batch.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;

namespace {

Outcome outcome(const std::string& author, double em, bool shown) {
    Outcome made;
    made.author = author;
    made.builds.push_back({"TH SarabunPSK", em, shown});
    return made;
}

constexpr double earlier = 1.13, later = 1.31;

/// 44 lines of TH SarabunPSK 16 on pages that hold 22 of the earlier build, saved by Word 2016; with a record of its
/// two pages, or without.
std::string document_of(const std::string& author, bool recorded) {
    std::string body;
    for (int line = 0; line < 44; ++line)
        body += std::string("<w:p><w:r>") + (recorded && line == 22 ? "<w:lastRenderedPageBreak/>" : "") +
                R"(<w:rPr><w:rFonts w:cs="TH SarabunPSK" w:ascii="TH SarabunPSK"/><w:sz w:val="32"/>)"
                R"(<w:szCs w:val="32"/></w:rPr><w:t>คำ</w:t></w:r></w:p>)";
    body +=
        R"(<w:sectPr><w:pgSz w:w="8800" w:h="8800"/><w:pgMar w:top="400" w:bottom="400" w:left="400" w:right="400"/>)"
        R"(</w:sectPr>)";
    test::DocxBuilder builder(body);
    static_cast<void>(builder.bytes());
    const std::string types = "http://schemas.openxmlformats.org/";
    builder.parts["_rels/.rels"] =
        "<Relationships xmlns=\"" + types + "package/2006/relationships\"><Relationship Id=\"a\" Type=\"" + types +
        "officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"b\" "
        "Type=\"" +
        types + "officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>" +
        "<Relationship Id=\"c\" Type=\"" + types +
        "package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
    builder.parts["docProps/app.xml"] =
        "<Properties><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>" +
        std::string(recorded ? "<Pages>2</Pages><Characters>88</Characters>" : "") + "</Properties>";
    builder.parts["docProps/core.xml"] = "<cp:coreProperties xmlns:cp=\"urn:a\" xmlns:dc=\"urn:b\"><dc:creator>" +
                                         author + "</dc:creator></cp:coreProperties>";
    return builder.bytes();
}

/// Why the line height was taken, by the input's name.
std::map<std::string, std::string> reasons(const std::filesystem::path& folder, bool isolate) {
    BatchOptions options;
    options.selection.inputs = {folder.string()};
    options.selection.recursive = true;
    options.selection.formats = {"pdf"};
    options.selection.output = (folder / "out").string();
    options.settings.formats = {"pdf"};
    options.isolate = isolate;
    options.shows_progress = false;
    std::map<std::string, std::string> found;
    Listener listener;
    listener.tell = [&](const batch::Task& task, const batch::Row& row, bool) {
        std::string& reason = found[std::filesystem::path(task.input).filename().string()];
        CHECK(reason.empty());  // told once
        reason = "none";
        for (const Finding& finding : row.outcome.findings)
            if (finding.code == "line-height") reason = finding.message;
        CHECK(row.written.size() == 1);
    };
    const std::size_t made = run_batch(options, load_rules(""), listener).made;
    CHECK(made == found.size());
    return found;
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a guess is corrected by what all files of the author show, else all of the folder") {
    Neighbours neighbours;
    neighbours.add("a", outcome("สมชาย", earlier, true));
    neighbours.add("a", outcome("สมหญิง", later, true));
    neighbours.add("b", outcome("", earlier, true));
    neighbours.add("b", outcome("สมศรี", later, false));  // a guess shows nothing
    const auto corrected = [&](const std::string& folder, const std::string& author, double em) {
        const auto lines = neighbours.corrections(folder, outcome(author, em, false));
        return lines.empty() ? 0 : lines.front().em;
    };
    CHECK(corrected("c", "สมชาย", later) == earlier);
    CHECK(corrected("c", "สมชาย", earlier) == 0);
    CHECK(corrected("b", "สมหญิง", earlier) == later);  // the author stands above the folder
    CHECK(corrected("b", "สมศรี", later) == earlier);
    CHECK(corrected("a", "สมศรี", later) == 0);  // files of this folder differ
    CHECK(corrected("c", "สมศรี", later) == 0);
    neighbours.add("d", outcome("สมชาย", later, true));
    CHECK(corrected("c", "สมชาย", later) == 0);
    CHECK(neighbours.corrections("b", outcome("", later, true)).empty());
}

TEST_CASE("a batch takes the build that files of the same author show, wherever they stand in it") {
    for (const bool isolate : {false, true}) {
        const test::TemporaryDir dir;
        for (const char* folder : {"one", "two"}) std::filesystem::create_directories(dir.path / folder);
        test::spill(dir.path / "one/a.docx", document_of("สมชาย", false));
        test::spill(dir.path / "one/b.docx", document_of("สมหญิง", false));
        test::spill(dir.path / "two/c.docx", document_of("สมชาย", true));
        const auto found = reasons(dir.path, isolate);
        REQUIRE(found.size() == 3);
        CHECK(holds(found.at("a.docx"), "1.130 em"));
        CHECK(holds(found.at("a.docx"), "author or folder"));
        CHECK(holds(found.at("b.docx"), "1.310 em"));
        CHECK(holds(found.at("b.docx"), "guess"));
        CHECK(holds(found.at("c.docx"), "1.130 em"));
        CHECK(holds(found.at("c.docx"), "recorded"));
    }
}
