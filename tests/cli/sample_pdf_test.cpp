// The sample's PDF as readers that we did not write see it.
#include <algorithm>

#include <set>

#include "pdf/readers.h"
#include "program.h"

using namespace raingan::test;

namespace {

const std::filesystem::path& sample_pdf() {
    static const TemporaryDir dir;
    static const std::filesystem::path path = [] {
        const Ran ran = program("convert " + quoted(sample_docx()) + " --to pdf -o " + quoted(dir.path) + "/");
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        return dir.path / "lamnamphong-ita-2566.pdf";
    }();
    return path;
}

/// What the report says, a token a word between spaces.
std::vector<std::string> tokens_of(const std::string& text) {
    std::vector<std::string> tokens(1);
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > ' ' && c != '*')
            tokens.back() += c;
        else if (!tokens.back().empty())
            tokens.emplace_back();
    }
    if (tokens.back().empty()) tokens.pop_back();
    return tokens;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

}  // namespace

TEST_CASE("every word of the sample comes back code point for code point from four readers") {
    const std::vector<std::string> tokens = tokens_of(slurp(sample("lamnamphong-ita-2566.txt")));
    REQUIRE(tokens.size() > 300);
    for (const Reader& reader : readers()) {
        CAPTURE(reader.name);
        const std::string text = joined(read_back(reader, sample_pdf()));
        for (const std::string& token : tokens) {
            CAPTURE(token);
            CHECK(text.find(token) != std::string::npos);
        }
    }
}

TEST_CASE("the three pieces of the table take a page each and the report at most six") {
    if (run("command -v pdftotext").status != 0) {
        MESSAGE("skipped: no pdftotext");
        return;
    }
    const std::string text = run("pdftotext -enc UTF-8 " + quoted(sample_pdf()) + " -").out;
    std::vector<std::string> pages(1);
    for (const char c : text) {
        if (c == '\f')
            pages.emplace_back();
        else
            pages.back() += c;
    }
    pages.pop_back();
    CHECK(pages.size() <= 6);
    REQUIRE(pages.size() >= 4);
    const auto stands_on = [&](const char* words) {
        std::set<std::size_t> found;
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (pages[i].find(words) != std::string::npos) found.insert(i + 1);
        return found;
    };
    CHECK(stands_on("หมายเหตุ") == std::set<std::size_t>{1, 2, 3});
    CHECK(stands_on("จัดทำคู่มือปฏิบัติงานของตนเอง") == std::set<std::size_t>{1});
    CHECK(stands_on("ให้นำกระบวนการต่างๆ") == std::set<std::size_t>{2});
    CHECK(stands_on("กำหนดมาตรการและแนวทาง") == std::set<std::size_t>{3});
}

TEST_CASE(
    "the sample's PDF: landscape pages, then portrait; fonts embedded, subset and mapped; qpdf has no complaint") {
    for (const char* tool : {"pdfinfo", "pdffonts", "qpdf"})
        if (run(std::string("command -v ") + tool).status != 0) {
            MESSAGE("skipped: no ", std::string(tool));
            return;
        }
    const std::string sizes = run("pdfinfo -f 1 -l 9 " + quoted(sample_pdf()) + " | grep 'Page.*size'").out;
    CHECK(sizes.find("841.9 x 595.3") < sizes.find("595.3 x 841.9"));
    const std::string fonts = run("pdffonts " + quoted(sample_pdf()) + " | tail -n +3").out;
    CHECK(std::count(fonts.begin(), fonts.end(), '\n') == 2);
    for (std::size_t at = 0; (at = fonts.find("Laksaman", at)) != std::string::npos; ++at) {
        CHECK(fonts.substr(at - 7, 7).find('+') == 6);
        CHECK(fonts.substr(at, fonts.find('\n', at) - at).find("yes yes yes") != std::string::npos);
    }
    const Ran qpdf = run("qpdf --check " + quoted(sample_pdf()));
    CHECK(qpdf.status == 0);
    CHECK(qpdf.out.find("No syntax or stream encoding errors") != std::string::npos);
}
