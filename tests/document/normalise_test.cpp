#include "document/normalise.h"

#include "document/walk.h"
#include "support.h"

using namespace raingan;

namespace {

/// One section with one paragraph of that text, cut into runs at the given bytes.
Document document_of(const std::string& text, std::vector<std::uint32_t> cuts = {}) {
    Document document;
    document.parts = {"word/document.xml"};
    document.text_formats.resize(cuts.size() + 1);
    document.paragraph_formats.resize(1);
    Paragraph paragraph;
    paragraph.text = text;
    paragraph.origin.paragraph = 7;
    cuts.push_back(static_cast<std::uint32_t>(text.size()));
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < cuts.size(); ++i) {
        paragraph.runs.push_back({begin, cuts[i], i});
        begin = cuts[i];
    }
    document.sections.resize(1);
    document.sections[0].blocks.push_back({paragraph});
    return document;
}

Paragraph& only(Document& document) {
    return std::get<Paragraph>(document.sections.at(0).blocks.at(0).what);
}

void check_runs_cover(const Paragraph& paragraph) {
    std::uint32_t end = 0;
    for (const Run& run : paragraph.runs) {
        CHECK(run.begin == end);
        CHECK(run.end > run.begin);
        end = run.end;
    }
    CHECK(end == paragraph.text.size());
}

}  // namespace

TEST_CASE("clean text stays as it is, without a diagnostic") {
    const std::string clean = "รายงานผล ๙๙.๒๔ คะแนน ระดับ AA";
    Document document = document_of(clean);
    normalise_text(document);
    CHECK(only(document).text == clean);
    CHECK(document.diagnostics.empty());
}

TEST_CASE("NIKHAHIT and AA become SARA AM, and what was done is told with its place") {
    Document document = document_of("กําหนด");
    normalise_text(document);
    CHECK(only(document).text == "กำหนด");
    check_runs_cover(only(document));
    REQUIRE(document.diagnostics.size() == 1);
    const Diagnostic& told = document.diagnostics[0];
    CHECK(told.severity == Severity::info);
    CHECK(told.code == "text-normalised");
    CHECK(told.origin.paragraph == 7);
    CHECK(told.message.en.find("ำ") != std::string::npos);
    CHECK(told.message.th.find("ำ") != std::string::npos);
}

TEST_CASE("a cluster that runs cut in two is joined, and the runs cover the text without gaps") {
    // กํ | าหนด: the edit spans the cut
    Document document = document_of("กําหนด", {6});
    normalise_text(document);
    CHECK(only(document).text == "กำหนด");
    check_runs_cover(only(document));
    REQUIRE(only(document).runs.size() == 2);
    CHECK(only(document).runs[1].end - only(document).runs[1].begin == 9);
}

TEST_CASE("a run of nothing but what was taken out is gone") {
    // A zero width no-break space (byte order mark) of its own format between two words.
    Document document = document_of("กข\uFEFFคง", {6, 9});
    normalise_text(document);
    CHECK(only(document).text == "กขคง");
    check_runs_cover(only(document));
    CHECK(only(document).runs.size() == 2);
}

TEST_CASE("objects and links move with their text") {
    Document document = document_of("ทํา\uFFFCทํา ลิงก์");
    Paragraph& paragraph = only(document);
    paragraph.objects.push_back({9, PageField{}});
    paragraph.links.push_back({12, 21, "#a"});
    normalise_text(document);
    CHECK(paragraph.text == "ทำ\uFFFCทำ ลิงก์");
    REQUIRE(paragraph.objects.size() == 1);
    CHECK(paragraph.text.substr(paragraph.objects[0].at, 3) == "\uFFFC");
    REQUIRE(paragraph.links.size() == 1);
    CHECK(paragraph.text.substr(paragraph.links[0].begin, paragraph.links[0].end - paragraph.links[0].begin) == "ทำ");
}

TEST_CASE("one diagnostic for a rule in a paragraph, however often it was needed") {
    Document document = document_of("ทํา ดํา จํา นํา");
    normalise_text(document);
    CHECK(document.diagnostics.size() == 1);
}

TEST_CASE("cells and headers are normalised too") {
    Document document = document_of("ก");
    Table table;
    table.rows.resize(1);
    table.rows[0].cells.resize(1);
    Paragraph in_cell;
    in_cell.text = "นํา";
    in_cell.runs = {{0, 9, 0}};
    table.rows[0].cells[0].blocks.push_back({in_cell});
    document.sections[0].blocks.push_back({table});
    document.sections[0].headers.regular.push_back({in_cell});
    normalise_text(document);
    int composed = 0;
    for_each_paragraph(document, [&](const Paragraph& paragraph) { composed += paragraph.text == "นำ" ? 1 : 0; });
    CHECK(composed == 2);
}

TEST_CASE("Thai that was read in a wrong encoding is mended in the paragraph, with its place told") {
    Document document = document_of("รายงาน ÃÒÂ§Ò¹¼Å¡ÒÃ´Óà¹Ô¹¡ÒÃ จบ");
    only(document).origin.paragraph = 7;
    only(document).links.push_back({static_cast<std::uint32_t>(only(document).text.size() - 6),
                                    static_cast<std::uint32_t>(only(document).text.size()), "#a"});
    normalise_text(document);
    CHECK(only(document).text == "รายงาน รายงานผลการดำเนินการ จบ");
    check_runs_cover(only(document));
    CHECK(only(document).text.substr(only(document).links[0].begin) == "จบ");
    REQUIRE(document.diagnostics.size() == 1);
    CHECK(document.diagnostics[0].code == "mojibake-mended");
    CHECK(document.diagnostics[0].severity == Severity::warning);
    CHECK(document.diagnostics[0].origin.paragraph == 7);
}

TEST_CASE("Thai whose characters were lost in a wrong encoding stays as it is, and is told") {
    const std::string lost = "เธฃเธฒเธขเธ\uFFFDเธฒเธ\uFFFDเธ\uFFFDเธฅเธ\uFFFDเธฒเธฃ";
    Document document = document_of(lost);
    normalise_text(document);
    CHECK(only(document).text == lost);
    REQUIRE_FALSE(document.diagnostics.empty());
    CHECK(document.diagnostics[0].code == "mojibake");
}
