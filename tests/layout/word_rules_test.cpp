// Rules of Word's that its own page breaks in real documents taught (docs/word-layout.md#line-height, #pages).
#include "support.h"

#include "laid_out.h"
#include "make_document.h"

using namespace raingan;
using namespace raingan::test;

namespace {

double baseline(const LaidOut& laid, std::size_t line) {
    return laid.pages.all.at(0).lines.at(line).baseline_pt;
}

double distance_of_lines(int word_version) {
    DocumentMaker maker;
    maker.document.properties.word_version = word_version;
    maker.add("หนึ่ง");
    maker.add("สอง");
    const LaidOut laid(maker.document);
    return baseline(laid, 1) - baseline(laid, 0);
}

}  // namespace

TEST_CASE("the line height of TH SarabunPSK is that of the build which the Word of the file came with") {
    CHECK(distance_of_lines(12) == doctest::Approx(16 * 1.13).epsilon(0.001));
    CHECK(distance_of_lines(14) == doctest::Approx(16 * 1.31).epsilon(0.001));
    CHECK(distance_of_lines(16) == doctest::Approx(16 * 1.31).epsilon(0.001));
    CHECK(distance_of_lines(-16) == doctest::Approx(16 * 1.13).epsilon(0.001));
    CHECK(distance_of_lines(0) == doctest::Approx(16 * 1.13).epsilon(0.001));
}

TEST_CASE("a line of an image alone is as high as the image") {
    DocumentMaker maker;
    maker.document.images.emplace_back();
    Paragraph& picture = maker.add("\uFFFC");
    InlineImage image;
    image.width = image.height = Points(100);
    picture.objects.push_back({0, image});
    maker.add("ใต้ภาพ");
    const LaidOut laid(maker.document);
    CHECK(baseline(laid, 0) == doctest::Approx(20 + 100 + 16 * 0.85).epsilon(0.001));
}

TEST_CASE("widow control holds in cells: of three lines none stays behind alone") {
    DocumentMaker maker;
    Table& table = maker.add_table({100});
    for (const int lines : {21, 3}) {
        std::string text = "ก";
        for (int i = 1; i < lines; ++i) text += "\nก";
        table.rows.emplace_back();
        table.rows.back().cells.push_back(DocumentMaker::cell(0, {text}));
    }
    // 400 pt of body hold 22 lines: 21 of the first row, and one of the second.
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(laid.pages.all[0].lines.size() == 21);
    CHECK(laid.pages.all[1].lines.size() == 3);
}

TEST_CASE("automatic spacing is nothing at the head of a cell and at its foot") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.auto_before = format.auto_after = true;
    format.space_before = format.space_after = Points(14);
    const std::uint32_t automatic = maker.paragraph_format(format);
    Table& table = maker.add_table({100});
    for (int i = 0; i < 2; ++i) {
        table.rows.emplace_back();
        Cell cell;
        cell.blocks.push_back({DocumentMaker::paragraph("ก", automatic)});
        table.rows.back().cells.push_back(cell);
    }
    const LaidOut laid(maker.document);
    CHECK(baseline(laid, 1) - baseline(laid, 0) == doctest::Approx(16 * 1.13).epsilon(0.001));
}

TEST_CASE("automatic spacing parts lists from one another and from text, not the items of one list") {
    DocumentMaker maker;
    ParagraphFormat item;
    item.space_before = item.space_after = Points(14);
    item.auto_before = item.auto_after = true;
    item.list = 1;
    const std::uint32_t one = maker.paragraph_format(item);
    item.list = 2;
    const std::uint32_t other = maker.paragraph_format(item);
    for (const std::uint32_t format : {one, one, other, 0U}) maker.add("ข้อ", format);
    const LaidOut laid(maker.document);
    const double line = 16 * 1.13;
    CHECK(baseline(laid, 1) - baseline(laid, 0) == doctest::Approx(line).epsilon(0.001));
    CHECK(baseline(laid, 2) - baseline(laid, 1) == doctest::Approx(line + 14).epsilon(0.001));
    CHECK(baseline(laid, 3) - baseline(laid, 2) == doctest::Approx(line + 14).epsilon(0.001));
}

TEST_CASE("an empty paragraph stays on the page whose edge only its descent passes") {
    DocumentMaker maker;
    // 22 lines leave 2.2 pt of 400; a bottom margin that is 13 pt less leaves room for an ascent of 13.6 pt, no more.
    maker.document.sections.back().margin_bottom = Points(8);
    for (int i = 0; i < 22; ++i) maker.add("ก");
    maker.add("");
    maker.add("ข");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(laid.pages.all[1].lines[0].baseline_pt == doctest::Approx(20 + 16 * 0.85).epsilon(0.001));
}
