// Each limit's passing is an Error that names it. Limits are set so low that small files pass them.
#include "base/limits.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <map>

#include "base/error.h"
#include "base/file.h"
#include "batch/converter.h"
#include "batch/own_limits.h"
#include "limited.h"
#include "readers/docx_builder.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::batch;
using namespace raingan::test;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::string sample_docx() {
    return slurp(sample("lamnamphong-ita-2566.docx"));
}

std::string styled_docx() {
    const auto style = [](const std::string& id, const std::string& base) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:basedOn w:val=\"" + base + "\"/></w:style>";
    };
    DocxBuilder builder(paragraph(text_run("ก"), "<w:pStyle w:val=\"a\"/>"));
    return builder.styles(style("a", "b") + style("b", "c") + style("c", "")).bytes();
}

/// What the header says of a picture is judged before anything of it is unpacked.
std::string picture_docx() {
    DocxBuilder builder(paragraph(
        R"(<w:r><w:drawing><wp:inline><wp:extent cx="254000" cy="127000"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>)"
        R"(<a:blip r:embed="image1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>)"));
    builder.parts["word/media/image1.png"] =
        std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x10\0\0\0\x10\0\x08\2\0\0\0", 29) + std::string(40, '\0');
    return builder.tie("image", "media/image1.png").bytes();
}

std::string floating_docx() {
    const std::string box =
        R"(<w:r><w:drawing><wp:anchor><wp:extent cx="254000" cy="127000"/><wp:wrapNone/><a:graphic><a:graphicData><wps:wsp>)"
        "<wps:txbx><w:txbxContent>" +
        text_paragraph("ก") +
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>";
    return DocxBuilder(paragraph(box + box + box)).bytes();
}

std::string two_sheets() {
    return XlsxBuilder().sheet("a", "<sheetData/>").sheet("b", "<sheetData/>").bytes();
}
std::string long_comment() {
    return XlsxBuilder().sheet("a", "<!--" + std::string(300'000, 'x') + "--><sheetData/>").bytes();
}

std::string nested(std::size_t tables) {
    std::string inner = text_paragraph("ก");
    for (std::size_t i = 0; i < tables; ++i) inner = table(1, row(cell(inner)));
    return DocxBuilder(inner).bytes();
}

struct Passing {
    Limit& limit;
    const char* value;
    std::string name;                    ///< of the file
    std::function<std::string()> bytes;  ///< of it
};

const std::vector<Passing>& passings() {
    static const std::vector<Passing> all{
        {limits::container_entries, "3", "a.docx", sample_docx},
        {limits::entry_bytes, "100", "a.docx", sample_docx},
        {limits::inflated_bytes, "1KiB", "a.docx", sample_docx},
        {limits::streamed_bytes, "10", "a.xlsx", two_sheets},
        {limits::inflate_ratio, "10", "a.docx",
         [] { return DocxBuilder("<!--" + repeated("ซ้ำ 0123456789", 100'000) + "-->").bytes(); }},
        {limits::xml_depth, "3", "a.docx", sample_docx},
        {limits::xml_tags, "10", "a.docx", sample_docx},
        {limits::xml_attributes, "10", "a.docx", sample_docx},
        {limits::xml_token_bytes, "1KiB", "a.xlsx", long_comment},
        {limits::html_attributes, "5", "a.html", [] { return "<html><body><p " + repeated("a=1 ", 8) + ">ก"; }},
        {limits::html_depth, "5", "a.html", [] { return "<html><body>" + repeated("<div>", 8) + "ก"; }},
        {limits::rtf_groups, "3", "a.rtf", [] { return "{\\rtf1 " + repeated("{", 5) + "a" + repeated("}", 5) + "}"; }},
        {limits::style_depth, "2", "a.docx", styled_docx},
        {limits::table_nesting, "2", "a.docx", [] { return nested(3); }},
        {limits::table_columns, "2", "a.docx",
         [] { return DocxBuilder(table(3, row(text_cell("ก") + text_cell("ข") + text_cell("ค")))).bytes(); }},
        {limits::table_cells, "2", "a.docx",
         [] { return DocxBuilder(table(3, row(text_cell("ก") + text_cell("ข") + text_cell("ค")))).bytes(); }},
        {limits::html_cells, "2", "a.html", [] { return "<table><tr>" + repeated("<td>ก</td>", 3) + "</tr></table>"; }},
        {limits::sheets, "1", "a.xlsx", two_sheets},
        {limits::text_paragraphs, "2", "a.txt", [] { return slurp(sample("lamnamphong-ita-2566.txt")); }},
        {limits::document_text_bytes, "10", "a.docx", sample_docx},
        {limits::image_pixels, "100", "a.docx", picture_docx},
        {limits::page_floats, "2", "a.docx", floating_docx},
        {limits::pages, "1", "a.docx",
         [] {
             return DocxBuilder(text_paragraph("ก") + paragraph("<w:r><w:br w:type=\"page\"/></w:r>" + text_run("ข")))
                 .bytes();
         }},
        {limits::report_values, "5", "a.json",
         [] { return slurp(source_dir() / "tests/golden/lamnamphong-ita-2566.json"); }},
        {limits::report_depth, "2", "a.json",
         [] { return slurp(source_dir() / "tests/golden/lamnamphong-ita-2566.json"); }},
    };
    return all;
}

/// Where each of the others is passed.
const std::map<std::string, const char*> elsewhere{
    {"input-bytes", "below: files are read"},
    {"sheet-cells", "tests/readers/xlsx/xlsx_test.cpp: rows behind it are told"},
    {"ocr-pages", "scanned_report_test.cpp: pages behind it are told"},
    {"ocr-page-pixels", "scanned_report_test.cpp: the page is read coarser"},
    {"spin-count", "tests/readers/container/encrypted_package_test.cpp"},
    {"formula-cells", "tests/readers/formula/bounds_test.cpp: what is behind them is told"},
    {"formula-work", "tests/readers/formula/bounds_test.cpp: what is behind it is told"},
    {"formula-depth", "tests/readers/formula/bounds_test.cpp"},
    {"time", "below and in workers_test.cpp"},
    {"memory", "below"},
};

Converter& converter() {
    static const Settings settings;
    static const Rules rules = load_rules("");
    static Converter made(settings, rules);
    return made;
}

/// What the Error says; empty where none is thrown.
std::string refusal(const std::string& bytes, const std::string& name) {
    try {
        converter().convert(bytes, name);
    } catch (const Error& error) {
        return error.code() + " " + error.what();
    }
    return "";
}

/// Runs `work` in a child; gives its exit status and what it wrote to standard error.
Ran in_child(const std::function<void()>& work) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(ends[1], STDERR_FILENO);
        work();
        ::_exit(0);
    }
    ::close(ends[1]);
    Ran ran;
    char buffer[1024];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        ran.out.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(pid, &status, 0);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ran;
}

}  // namespace

TEST_CASE("passing a limit is an error with its name and value, and one step below it is not") {
    for (const Passing& passing : passings()) {
        const std::string bytes = passing.bytes();
        CAPTURE(passing.limit.name());
        CHECK(refusal(bytes, passing.name).find("over-limit") == std::string::npos);
        const WithLimit low(passing.limit, passing.value);
        const std::string said = refusal(bytes, passing.name);
        CHECK(said.starts_with("over-limit"));
        CHECK_MESSAGE(said.find(passing.limit.name() + (" = " + passing.limit.shown())) != std::string::npos, said);
    }
}

TEST_CASE("every limit has a test") {
    for (const Limit* limit : limits::all()) {
        const bool here = std::ranges::any_of(passings(), [&](const Passing& p) { return &p.limit == limit; });
        CHECK_MESSAGE(here != elsewhere.contains(limit->name()), limit->name());
    }
}

TEST_CASE("a file that is too large is not read") {
    const WithLimit low(limits::input_bytes, "1KiB");
    std::string said;
    try {
        read_file(sample("lamnamphong-ita-2566.docx").string());
    } catch (const Error& error) {
        said = error.what();
    }
    CHECK(said.find("input-bytes = 1KiB") != std::string::npos);
}

TEST_CASE("a file that keeps a thread busy for too long ends the program with the file's name and the limit's") {
    const WithLimit second(limits::time, "1s");
    const Ran ran = in_child([] {
        const TimeLimit time("รายงาน.docx", Language::english);
        while (std::clock() != 0) {}
    });
    CHECK(ran.status == 2);
    CHECK(ran.out.starts_with("รายงาน.docx: passes the limit time = 1s"));
    CHECK(ran.out.ends_with("--limit time=…\n"));
}

TEST_CASE("time that a file did not take is not counted against the next") {
    const WithLimit second(limits::time, "1s");
    const Ran ran = in_child([] {
        for (int file = 0; file < 3; ++file) {
            const TimeLimit time("a", Language::english);
            const std::clock_t end = std::clock() + CLOCKS_PER_SEC * 6 / 10;
            while (std::clock() < end) {}
        }
        ::_exit(7);
    });
    CHECK(ran.status == 7);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("memory beyond the limit is refused and told by its name") {
    const WithLimit low(limits::memory, "256MiB");
    const Ran ran = in_child([] {
        limit_memory();
        try {
            const std::string large(512U << 20U, 'x');
            ::_exit(large[5]);
        } catch (const std::bad_alloc&) {
            ::_exit(9);
        }
    });
    CHECK(ran.status == 9);
}
#endif
