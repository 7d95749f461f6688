#include "laid_out.h"
#include "make_document.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// 400 pt of text area: 22 lines of 18.08 pt.
std::vector<std::size_t> lines_by_page(const LaidOut& laid) {
    std::vector<std::size_t> counts;
    for (const Page& page : laid.pages.all) counts.push_back(page.lines.size());
    return counts;
}

}  // namespace

TEST_CASE("a page takes as many lines as fit, and the rest go on") {
    DocumentMaker maker;
    for (int i = 0; i < 50; ++i) maker.add("บรรทัด");
    const LaidOut laid(maker.document);
    CHECK(lines_by_page(laid) == std::vector<std::size_t>{lines_a_page, lines_a_page, 6});
}

TEST_CASE("a page break begins a page, and behind the last one no page is made") {
    DocumentMaker maker;
    maker.add("หนึ่ง");
    maker.add("\f");
    maker.add("สอง\fสาม");
    maker.add("\f");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    CHECK(without_space(laid.text(laid.pages.all[0])) == "หนึ่ง");
    CHECK(without_space(laid.text(laid.pages.all[1])) == "สอง");
    CHECK(without_space(laid.text(laid.pages.all[2])) == "สาม");
}

TEST_CASE("a table whose first paragraph asks for a page break begins a page") {
    DocumentMaker maker;
    ParagraphFormat broken;
    broken.page_break_before = true;
    const std::uint32_t format = maker.paragraph_format(broken);
    maker.add("ก่อนตาราง");
    Table& table = maker.add_table({100});
    table.rows.emplace_back();
    table.rows.back().cells.push_back(DocumentMaker::cell(0, {"ในตาราง"}));
    std::get<Paragraph>(table.rows.back().cells.back().blocks.front().what).format = format;
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(without_space(laid.text(laid.pages.all[1])) == "ในตาราง");
}

TEST_CASE("a break that stands alone at the foot of a full page does not make a blank one") {
    DocumentMaker maker;
    for (int i = 0; i < lines_a_page; ++i) maker.add("บรรทัด");
    maker.add("\f");
    maker.add("หน้าใหม่");
    const LaidOut laid(maker.document);
    CHECK(lines_by_page(laid) == std::vector<std::size_t>{lines_a_page, 1});
}

TEST_CASE("widow control: no single line of a paragraph stands alone on a page") {
    DocumentMaker maker;
    for (int i = 0; i < lines_a_page - 1; ++i) maker.add("บรรทัด");
    maker.add(many_words(40));
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(laid.pages.all[0].lines.size() == lines_a_page - 1);
}

TEST_CASE("keepNext: a heading goes with the first lines of what follows") {
    DocumentMaker maker;
    ParagraphFormat heading;
    heading.keep_next = true;
    heading.outline_level = 1;
    const std::uint32_t format = maker.paragraph_format(heading);
    for (int i = 0; i < lines_a_page - 1; ++i) maker.add("บรรทัด");
    maker.add("หัวข้อ", format);
    maker.add(many_words(60));
    const LaidOut laid(maker.document);
    CHECK(laid.pages.all.at(0).lines.size() == lines_a_page - 1);
    REQUIRE(laid.pages.outline.size() == 1);
    CHECK(laid.pages.outline[0].title == "หัวข้อ");
    CHECK(laid.pages.outline[0].page == 1);
}

TEST_CASE("a chain of keepNext paragraphs longer than a page is set all the same") {
    DocumentMaker maker;
    ParagraphFormat heading;
    heading.keep_next = true;
    const std::uint32_t format = maker.paragraph_format(heading);
    for (int i = 0; i < 100; ++i) maker.add("หัวข้อ", format);
    const LaidOut laid(maker.document);
    CHECK(laid.pages.all.size() == 5);
}

TEST_CASE("landscape and portrait sections in one file, each with its own page") {
    DocumentMaker maker;
    maker.add("แนวนอน");
    Section portrait = maker.document.sections[0];
    portrait.page_width = Points(300);
    portrait.page_height = Points(600);
    portrait.blocks.clear();
    maker.document.sections.push_back(portrait);
    maker.add("แนวตั้ง");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(laid.pages.all[0].width_pt == doctest::Approx(440));
    CHECK(laid.pages.all[1].width_pt == doctest::Approx(300));
    CHECK(laid.pages.all[1].height_pt == doctest::Approx(600));
}

TEST_CASE("headers and footers show the page's number and the number of pages, in Thai digits where asked") {
    DocumentMaker maker;
    Section& section = maker.document.sections[0];
    section.page_number_format = NumberFormat::thai_numbers;
    section.header_distance = Points(5);
    Paragraph header = DocumentMaker::paragraph("- \uFFFC / \uFFFC -");
    header.objects = {{2, PageField{PageField::Kind::page, std::nullopt}},
                      {8, PageField{PageField::Kind::page_count, NumberFormat::thai_numbers}}};
    section.headers.regular.push_back({header});
    for (int i = 0; i < 30; ++i) maker.add("บรรทัด");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(laid.text(laid.pages.all[1]).find("- ๒ / ๒ -") != std::string::npos);
    CHECK(laid.pages.all[1].label == "๒");
}

TEST_CASE("the first page of a title-page section has its own header") {
    DocumentMaker maker;
    Section& section = maker.document.sections[0];
    section.title_page = true;
    section.headers.regular.push_back({DocumentMaker::paragraph("หัวกระดาษ")});
    for (int i = 0; i < 30; ++i) maker.add("บรรทัด");
    const LaidOut laid(maker.document);
    CHECK(laid.text(laid.pages.all.at(0)).find("หัวกระดาษ") == std::string::npos);
    CHECK(laid.text(laid.pages.all.at(1)).find("หัวกระดาษ") != std::string::npos);
}

TEST_CASE("impossible measures end all the same and lose nothing") {
    DocumentMaker maker;
    Section& section = maker.document.sections[0];
    section.page_height = Points(10);
    section.margin_start = section.margin_end = Points(400);
    ParagraphFormat format;
    format.indent_start = Points(-500);
    format.indent_end = Points(900);
    format.line = {LineRule::exact, 1, Points(2000)};
    maker.add("ข้อความ ที่ ไม่มีที่วาง", maker.paragraph_format(format));
    const LaidOut laid(maker.document, false);
    CHECK(without_space(laid.text()) == "ข้อความที่ไม่มีที่วาง");
}
