// What a document says of its own pages is set to where things stand: contents, references, marks of notes, headers.
#include "layout/laid_out.h"
#include "readers/docx_builder.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string mark(const std::string& type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}
std::string code(const std::string& text) {
    return "<w:r><w:instrText xml:space=\"preserve\">" + text + "</w:instrText></w:r>";
}
std::string field(const std::string& instruction, const std::string& result) {
    return mark("begin") + code(instruction) + mark("separate") + text_run(result) + mark("end");
}
std::string bookmarked(const std::string& name, const std::string& text) {
    return "<w:bookmarkStart w:id=\"1\" w:name=\"" + name + "\"/>" + text_run(text) + "<w:bookmarkEnd w:id=\"1\"/>";
}
const std::string page_break = "<w:r><w:br w:type=\"page\"/></w:r>";
const std::string thai_pages = R"(<w:sectPr><w:pgNumType w:fmt="thaiNumbers"/></w:sectPr>)";

/// As LaidOut, of a document that may be changed.
struct Settled {
    Document document;
    fonts::FontLibrary fonts{{}};
    thai::Breaker breaker;
    Pages pages;

    explicit Settled(Document read, const LayoutOptions& options = {}) : document(std::move(read)) {
        pages = lay_out_settled(document, fonts, breaker, options);
        for (const Diagnostic& told : pages.diagnostics)
            CHECK_MESSAGE((told.code != "text-lost" && told.code != "text-doubled"), told.message.en);
    }
    [[nodiscard]] std::string text(std::size_t page) const {
        std::string out;
        for (const TextLine& line : pages.all.at(page).lines)
            for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
                const GlyphRun& run = pages.all[page].runs[r];
                for (std::uint32_t u = run.first; u < run.first + run.count; ++u)
                    for (const char32_t c : fonts.unit(pages.all[page].units[u].unit).text)
                        if (c > ' ') utf8::append(out, c);
            }
        return out;
    }
    [[nodiscard]] std::size_t told(const std::string& which) const {
        return static_cast<std::size_t>(std::ranges::count(pages.diagnostics, which, &Diagnostic::code));
    }
};

std::string contents() {
    const std::string entry = "<w:hyperlink w:anchor=\"_Toc1\">" + text_run("ผลการประเมิน") + "<w:r><w:tab/></w:r>" +
                              field(" PAGEREF _Toc1 \\h ", "๗๗") + "</w:hyperlink>";
    return paragraph(mark("begin") + code(" TOC \\h ") + mark("separate") + entry) + paragraph(mark("end")) +
           paragraph(page_break + bookmarked("_Toc1", "ผลการประเมิน")) +
           paragraph(text_run("ดูหน้า ") + field("PAGEREF _Toc1", "9") + text_run(" และ ") + field("PAGEREF ไม่มี", "9")) +
           thai_pages;
}

}  // namespace

TEST_CASE("numbers of pages in contents and references are those of our pages, in the file's digits, and told once") {
    const Settled settled(read_body(contents()));
    REQUIRE(settled.pages.all.size() == 2);
    CHECK(settled.text(0) == "ผลการประเมิน๒");
    CHECK(settled.text(1) == "ผลการประเมินดูหน้า2และ9");  // of what is nowhere the stored number stays
    CHECK(settled.told("page-numbers-set") == 1);
    CHECK(settled.told("contents-page") == 0);
}

TEST_CASE("stored numbers of pages stay where that is asked for, and are told") {
    LayoutOptions options;
    options.stored_fields = true;
    const Settled settled(read_body(contents()), options);
    CHECK(settled.text(0) == "ผลการประเมิน๗๗");
    CHECK(settled.told("page-numbers-set") == 0);
    CHECK(settled.told("contents-page") == 2);
}

TEST_CASE("right numbers are left alone") {
    std::string body = contents();
    body.replace(body.find("๗๗"), 6, "๒");
    body.replace(body.find(">9<"), 3, ">๒<");
    const Settled settled(read_body(body));
    CHECK(settled.told("page-numbers-set") == 0);
    CHECK(settled.told("contents-page") == 0);
}

TEST_CASE("a heading behind a page break in its own paragraph stands on the page behind it") {
    const Settled settled(read_body(contents()));
    std::size_t page = 0;
    for (std::size_t i = 0; i < settled.pages.all.size(); ++i)
        if (!settled.pages.all[i].bookmarks.empty()) page = i;
    CHECK(page == 1);
}

namespace {

std::string noted(const std::string& text, int id) {
    return text_run(text) + "<w:r><w:footnoteReference w:id=\"" + std::to_string(id) + "\"/></w:r>";
}
std::string notes(int count) {
    std::string all;
    for (int i = 1; i <= count; ++i)
        all += "<w:footnote w:id=\"" + std::to_string(i) + "\">" +
               paragraph("<w:r><w:footnoteRef/></w:r>" + text_run("หมายเหตุ")) + "</w:footnote>";
    return all;
}
Document with_notes(const std::string& body, const std::string& settings, int count) {
    DocxBuilder builder(body);
    builder.relate("footnotes", "footnotes.xml", "footnotes", notes(count));
    return builder.settings(settings).read();
}

}  // namespace

TEST_CASE("footnotes that each page counts anew have its numbers, in the text and before the note") {
    const std::string body = paragraph(noted("ก", 1) + noted("ข", 2)) + paragraph(page_break + noted("ค", 3)) +
                             paragraph(noted("ง", 4) + noted("จ", 5));
    const Settled settled(with_notes(
        body,
        R"(<w:footnotePr><w:numFmt w:val="thaiNumbers"/><w:numStart w:val="3"/><w:numRestart w:val="eachPage"/></w:footnotePr>)",
        5));
    REQUIRE(settled.pages.all.size() == 2);
    CHECK(settled.text(0) == "ก๓ข๔๓หมายเหตุ๔หมายเหตุ");
    CHECK(settled.text(1) == "ค๓ง๔จ๕๓หมายเหตุ๔หมายเหตุ๕หมายเหตุ");
}

TEST_CASE("a header shows the page's first text of a style, the last one, or what came before the page") {
    const auto heading = [](const std::string& text) { return paragraph(text_run(text), "<w:pStyle w:val=\"H1\"/>"); };
    DocxBuilder builder(heading("บทนำ") + heading("ผล") + paragraph(page_break + text_run("ต่อ")) +
                        paragraph(page_break) + heading("สรุป") + heading("ท้าย") +
                        R"(<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>)");
    builder.styles(R"(<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>)");
    builder.header("header1.xml",
                   paragraph(field("STYLEREF \"Heading 1\"", "x") + text_run("/") + field("STYLEREF 1 \\l", "x") +
                             text_run("/") + field("STYLEREF ไม่มี", "เดิม") + text_run("|")));
    const Settled settled(builder.read());
    REQUIRE(settled.pages.all.size() == 3);
    CHECK(settled.text(0).find("บทนำ/ผล/เดิม|") != std::string::npos);
    CHECK(settled.text(1).find("ผล/ผล/เดิม|") != std::string::npos);
    CHECK(settled.text(2).find("สรุป/ท้าย/เดิม|") != std::string::npos);
}

TEST_CASE("an IF field in a header compares each page's number, nested ones too") {
    const std::string page = mark("begin") + code(" PAGE ") + mark("separate") + text_run("1") + mark("end");
    const std::string inner = mark("begin") + code(" IF ") + page + code(" = 2 \"-ข-\" \"-") + mark("begin") +
                              code(" PAGE \\* ThaiArabic ") + mark("separate") + text_run("1") + mark("end") +
                              code("-\" ") + mark("separate") + text_run("x") + mark("end");
    const std::string outer = mark("begin") + code(" IF ") + page + code(" = 1 \"-ก-\" \"") + inner + code("\" ") +
                              mark("separate") + text_run("เดิม") + mark("end");
    DocxBuilder builder(paragraph(text_run("ก")) + paragraph(page_break + text_run("ข")) +
                        paragraph(page_break + text_run("ค")) +
                        R"(<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>)");
    builder.header("header1.xml", paragraph(outer + text_run("|")));
    const Settled settled(builder.read());
    REQUIRE(settled.pages.all.size() == 3);
    CHECK(settled.text(0).find("-ก-|") != std::string::npos);
    CHECK(settled.text(1).find("-ข-|") != std::string::npos);
    CHECK(settled.text(2).find("-๓-|") != std::string::npos);
}

TEST_CASE("a heading behind a page break in its own paragraph is on the page behind it in the outline too") {
    const Settled settled(
        read_body(text_paragraph("ก") + paragraph(page_break + text_run("หัวข้อ"), R"(<w:outlineLvl w:val="0"/>)")));
    REQUIRE(settled.pages.outline.size() == 1);
    CHECK(settled.pages.outline[0].page == 1);
    CHECK(settled.pages.outline[0].title == "หัวข้อ");
}
