// Numbers that only layout knows: of sections and their pages; and what contents say that stand in the file.
#include "layout/laid_out.h"
#include "layout/make_document.h"

using namespace raingan;
using test::DocumentMaker;

namespace {

void add_field(Paragraph& paragraph, PageField field) {
    const auto at = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += "\uFFFC";
    paragraph.objects.push_back({at, field});
    if (paragraph.runs.empty()) paragraph.runs.push_back({0, 0, 0});
    paragraph.runs.back().end = static_cast<std::uint32_t>(paragraph.text.size());
}

}  // namespace

TEST_CASE("a section knows its number and its pages, in its header and in the text; zeros lead") {
    DocumentMaker maker;
    maker.document.sections.push_back(maker.document.sections.front());
    for (Section& section : maker.document.sections) {
        Paragraph header = DocumentMaker::paragraph("");
        header.text = "ส่วน ";
        header.runs = {{0, static_cast<std::uint32_t>(header.text.size()), 0}};
        add_field(header, {PageField::Kind::section, NumberFormat::thai_numbers});
        header.text += "/";
        header.runs.back().end += 1;
        add_field(header, {PageField::Kind::section_pages, NumberFormat::decimal, 2});
        section.headers.regular.push_back({header});
    }
    for (int page = 0; page < 3; ++page) {
        Paragraph paragraph = DocumentMaker::paragraph("ข้อความ ");
        add_field(paragraph, {PageField::Kind::section_pages, std::nullopt, 0});
        if (page > 0) paragraph.text.insert(0, "\f"), ++paragraph.objects[0].at, ++paragraph.runs[0].end;
        maker.document.sections[0].blocks.push_back({paragraph});
    }
    maker.document.sections[1].blocks.push_back({DocumentMaker::paragraph("ท้าย")});
    const test::LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 4);
    const auto says = [&](std::size_t page, const char* text) {
        return test::without_space(laid.text(laid.pages.all[page])).find(text) != std::string::npos;
    };
    CHECK(says(0, "ส่วน๑/03"));
    CHECK(says(2, "ส่วน๑/03"));
    CHECK(says(3, "ส่วน๒/01"));
    CHECK(says(1, "ข้อความ3"));
}

TEST_CASE("an entry of the contents that names another page than ours is told, a right one is not") {
    DocumentMaker maker;
    const auto entry = [&](const std::string& text, const std::string& target) {
        Paragraph& paragraph = maker.add(text);
        paragraph.links.push_back({0, static_cast<std::uint32_t>(paragraph.text.size()), target});
    };
    entry("บทนำ\t๑", "#a");
    entry("ผล\t๗๗", "#b");
    maker.add("บทนำ").bookmarks.push_back("a");
    maker.add("\fผล").bookmarks.push_back("c");
    maker.add("ผล").bookmarks.push_back("b");
    const test::LaidOut laid(maker.document);
    std::vector<std::string> told;
    for (const Diagnostic& diagnostic : laid.pages.diagnostics)
        if (diagnostic.code == "contents-page") told.push_back(diagnostic.message.en);
    REQUIRE(told.size() == 1);
    CHECK(told[0].find("page 77") != std::string::npos);
    CHECK(told[0].find("page 2") != std::string::npos);
}
