// Hebrew, Arabic and Jawi beside Thai: read back in their logical order from a file that is still PDF/A-3a and
// PDF/UA-1.
#include <algorithm>
#include <cstring>

#include "conformance.h"
#include "layout/laid_out.h"
#include "layout/make_document.h"
#include "pdf/pdf.h"
#include "readers.h"

namespace raingan::pdf {
namespace {

const std::vector<std::string> written_lines{
    "כתב עת שלום עולם",
    "كراجأن تمڤتن دان ڤنديديقن",
    "مَدْرَسَةٌ لا إله إلا الله السَلامُ",
    "چڠڤݢڽ اين اياله",
};

test::DocumentMaker document_from_right() {
    test::DocumentMaker maker;
    ParagraphFormat format;
    format.right_to_left = true;
    const std::uint32_t from_right = maker.paragraph_format(format);
    for (const std::string& line : written_lines) maker.add(line, from_right);
    maker.add("รายงาน سكوله ประจำปี");
    Table& table = maker.add_table({100, 100});
    table.right_to_left = true;
    table.rows.resize(1);
    table.rows[0].cells = {test::DocumentMaker::cell(0, {"ستو"}), test::DocumentMaker::cell(1, {"ก"})};
    return maker;
}

/// Without marks of direction, which pdftotext adds to what it turned.
std::string without_directions(std::string text) {
    for (const char* mark : {"\u202A", "\u202B", "\u202C", "\u200E", "\u200F"})
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;) text.erase(at, std::strlen(mark));
    return text;
}

}  // namespace

TEST_CASE("text from right to left comes back in its logical order, letter for letter") {
    const test::DocumentMaker maker = document_from_right();
    test::LaidOut laid(maker.document);
    const test::TemporaryDir dir;
    test::spill(dir.path / "a.pdf", write_pdf(laid.pages, {}, laid.fonts, {"ชื่อ", "", "", ""}));
    // In the order of the page: with -raw it takes words as they stand, as in PDFs of all other programs.
    if (test::run("command -v pdftotext").status != 0) {
        MESSAGE("skipped: no pdftotext");
        return;
    }
    const std::string read =
        without_directions(test::run("pdftotext -enc UTF-8 '" + (dir.path / "a.pdf").string() + "' -").out);
    const std::vector<std::string> lines = test::lines_of(read);
    REQUIRE(lines.size() > written_lines.size());
    for (const std::string& line : written_lines) CHECK(std::ranges::find(lines, line) != lines.end());
    CHECK(read.find("سكوله") != std::string::npos);  // within Thai
}

TEST_CASE("a file with text from right to left is PDF/A-3a and PDF/UA-1, its language said") {
    if (test::run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    test::DocumentMaker maker = document_from_right();
    maker.document.text_formats.front().language = "ms-Arab";
    test::LaidOut laid(maker.document);
    const test::TemporaryDir dir;
    test::spill(dir.path / "a.pdf", write_pdf(laid.pages, {}, laid.fonts, {"ชื่อ", "", "2023-11-02T08:30:00Z", ""}));
    const test::Conformance conformance(dir.path / "a.pdf");
    CHECK_MESSAGE(conformance.findings.empty(), conformance.all());
    CHECK(conformance.outline().find("Table(") != std::string::npos);
    const std::string content =
        test::run("qpdf --qdf --object-streams=disable '" + (dir.path / "a.pdf").string() + "' - | strings").out;
    CHECK(content.find("/Lang(ms-Arab)") != std::string::npos);
}

}  // namespace raingan::pdf
