// What stands around the text: lines around pages, numbers beside lines, large initials, frames, space between cells.
#include <algorithm>

#include "layout/laid_out.h"
#include "layout/make_document.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Border rule(double width, double space) {
    Border border;
    border.style = BorderStyle::single;
    border.width = Points(width);
    border.space = Points(space);
    return border;
}

/// Numbers that are drawn and not read.
std::vector<std::string> numbers_of(const LaidOut& laid, const Page& page) {
    std::vector<std::string> numbers;
    for (const TextLine& line : page.lines)
        if (page.runs[line.first_run].tag == header_tag) numbers.push_back(laid.text(page, line));
    return numbers;
}

}  // namespace

TEST_CASE("borders stand around the pages that ask for them, from the page's edge or from the text") {
    DocumentMaker maker;
    PageBorders around;
    around.borders.top = around.borders.start = rule(2, 10);
    around.on = PageBorders::On::not_first;
    maker.document.sections.back().page_borders = around;
    maker.add("ก\fข\fค");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    CHECK(laid.pages.all[0].fills.empty());
    for (const std::size_t i : {1U, 2U}) {
        REQUIRE(laid.pages.all[i].fills.size() == 2);
        const Fill& top = laid.pages.all[i].fills[0];
        CHECK(top.y_pt == doctest::Approx(10));
        CHECK(top.height_pt == doctest::Approx(2));
        CHECK(laid.pages.all[i].fills[1].x_pt == doctest::Approx(10));
    }
    maker.document.sections.back().page_borders->from_text = true;
    maker.document.sections.back().page_borders->on = PageBorders::On::first;
    const LaidOut by_text(maker.document);
    REQUIRE(by_text.pages.all[0].fills.size() == 2);
    CHECK(by_text.pages.all[0].fills[0].y_pt == doctest::Approx(8));  // 20 pt of margin, less 10 and the rule
    CHECK(by_text.pages.all[1].fills.empty());
}

TEST_CASE("lines are numbered on each page anew or on and on; paragraphs that do not count and tables are left out") {
    DocumentMaker maker;
    ParagraphFormat silent;
    silent.unnumbered_lines = true;
    maker.add("หนึ่ง");
    maker.add("ไม่นับ", maker.paragraph_format(silent));
    maker.add("");
    maker.add("สาม\fสี่");
    maker.document.sections.back().line_numbers = LineNumbers{};
    const LaidOut laid(maker.document);
    CHECK(numbers_of(laid, laid.pages.all.at(0)) == std::vector<std::string>{"1", "2", "3"});
    CHECK(numbers_of(laid, laid.pages.all.at(1)) == std::vector<std::string>{"1"});
    const TextLine* number = line_with(laid, laid.pages.all[0], "3");
    const TextLine* text = line_with(laid, laid.pages.all[0], "สาม");
    REQUIRE((number != nullptr && text != nullptr));
    CHECK(number->baseline_pt == doctest::Approx(text->baseline_pt));
    CHECK(number->x_pt < text->x_pt - 18);
    maker.document.sections.back().line_numbers->restart = LineNumbers::Restart::never;
    maker.document.sections.back().line_numbers->every = 2;
    const LaidOut on(maker.document);
    CHECK(numbers_of(on, on.pages.all.at(0)) == std::vector<std::string>{"2"});
    CHECK(numbers_of(on, on.pages.all.at(1)) == std::vector<std::string>{"4"});
}

TEST_CASE("a large initial stands on its last line's baseline, the lines beside it begin behind it") {
    DocumentMaker maker;
    TextFormat large = maker.document.text_formats[0];
    large.size = Points(60);
    maker.document.text_formats.push_back(large);
    std::string words;
    for (int i = 0; i < 40; ++i) words += "รายงาน" + std::to_string(i) + " ";
    Paragraph& paragraph = maker.add("ก" + words);
    paragraph.runs = {{0, 3, 1}, {3, static_cast<std::uint32_t>(paragraph.text.size()), 0}};
    DropCap cap;
    cap.end = 3;
    paragraph.drop_cap = cap;
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() > 5);
    const TextLine& initial = page.lines[0];  // first in reading order
    CHECK(laid.text(page, initial) == "ก");
    CHECK(initial.baseline_pt == doctest::Approx(page.lines[3].baseline_pt));
    CHECK(page.lines[1].x_pt > initial.x_pt + 15);
    CHECK(page.lines[3].x_pt == doctest::Approx(page.lines[1].x_pt));
    CHECK(page.lines[4].x_pt == doctest::Approx(initial.x_pt));
    // In the margin it takes no room from them; a paragraph that is too short becomes as high as it.
    std::get<Paragraph>(maker.document.sections[0].blocks[0].what).drop_cap->in_margin = true;
    const LaidOut beside(maker.document);
    CHECK(beside.pages.all[0].lines[0].x_pt < 20);
    CHECK(beside.pages.all[0].lines[1].x_pt == doctest::Approx(20));
    DocumentMaker low;
    low.document.text_formats.push_back(large);
    Paragraph& one = low.add("กข");
    one.runs = {{0, 3, 1}, {3, 6, 0}};
    one.drop_cap = cap;
    low.add("ต่อไป");
    const LaidOut below(low.document);
    const Page& short_page = below.pages.all.at(0);
    REQUIRE(short_page.lines.size() == 3);
    CHECK(short_page.lines[2].baseline_pt > short_page.lines[0].baseline_pt + 10);
}

TEST_CASE("a frame without a width is as wide as its text, at the margin's end") {
    DocumentMaker maker;
    Paragraph& paragraph = maker.add("เนื้อหา");
    paragraph.anchors.push_back(0);
    Float frame;
    frame.horizontal = {FloatPosition::From::margin, FloatPosition::Align::end, {}, {}};
    frame.width = Points(400);
    Shape shape;
    shape.outline = Shape::Outline::none;
    shape.inset_start = shape.inset_end = Points();
    shape.width = Points(400);
    shape.grows = shape.wide_as_text = true;
    shape.blocks.push_back({DocumentMaker::paragraph("๑๒")});
    frame.shapes.push_back(shape);
    maker.document.sections.back().blocks.push_back({Aside{frame}});
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    const TextLine* number = line_with(laid, page, "๑๒");
    REQUIRE(number != nullptr);
    CHECK(laid.right_edge(page, *number) == doctest::Approx(420).epsilon(0.001));
}

TEST_CASE("cells with space between them keep apart, and the table's own rules stand around all") {
    DocumentMaker maker;
    Table& table = maker.add_table({100, 100});
    table.cell_spacing = Points(6);
    table.outline = {rule(1, 0), rule(1, 0), rule(1, 0), rule(1, 0)};
    for (int r = 0; r < 2; ++r) {
        Row row;
        for (std::uint32_t c = 0; c < 2; ++c) {
            row.cells.push_back(DocumentMaker::cell(c, {"ช่อง"}));
            row.cells.back().background = Colour{200, 200, 200};
        }
        table.rows.push_back(row);
    }
    maker.add("หลัง");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    std::vector<Fill> cells;
    for (const Fill& fill : page.fills)
        if (fill.colour.red == 200) cells.push_back(fill);
    REQUIRE(cells.size() == 4);
    CHECK(cells[1].x_pt - (cells[0].x_pt + cells[0].width_pt) == doctest::Approx(6));
    CHECK(cells[2].y_pt - (cells[0].y_pt + cells[0].height_pt) == doctest::Approx(6));
    const TextLine* behind = line_with(laid, page, "หลัง");
    REQUIRE(behind != nullptr);
    CHECK(behind->baseline_pt > cells[3].y_pt + cells[3].height_pt + 6);
    const bool around = std::ranges::any_of(page.fills, [&](const Fill& fill) {
        return fill.colour.red == 0 && fill.height_pt > 50 && fill.x_pt < cells[0].x_pt - 5;
    });
    CHECK(around);
}
