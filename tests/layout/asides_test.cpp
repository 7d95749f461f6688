// Footnotes at the foot of the page, floats at their places, text that gives way to them, newspaper columns.
#include <algorithm>

#include "laid_out.h"
#include "make_document.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr double line_pt = 18.08;
void add_footnote(DocumentMaker& maker, const std::string& text, int lines) {
    Footnote note;
    for (int i = 0; i < lines; ++i) note.blocks.push_back({DocumentMaker::paragraph(text)});
    Paragraph& paragraph = std::get<Paragraph>(maker.document.sections.back().blocks.back().what);
    paragraph.anchors.push_back(0);
    maker.document.sections.back().blocks.push_back({Aside{std::move(note)}});
}

Float box_of_text(const std::string& text, double width, double height) {
    Float floating;
    floating.width = Points(width);
    floating.height = Points(height);
    Shape shape;
    shape.width = Points(width);
    shape.height = Points(height);
    shape.blocks.push_back({DocumentMaker::paragraph(text)});
    floating.shapes.push_back(std::move(shape));
    return floating;
}

void hang(DocumentMaker& maker, Paragraph& paragraph, Float floating) {
    paragraph.anchors.push_back(0);
    maker.document.sections.back().blocks.push_back({Aside{std::move(floating)}});
}

std::size_t page_of(const LaidOut& laid, const std::string& text) {
    for (std::size_t i = 0; i < laid.pages.all.size(); ++i)
        if (line_with(laid, laid.pages.all[i], text) != nullptr) return i;
    return laid.pages.all.size();
}

}  // namespace

TEST_CASE("a footnote stands at the foot of the page of its mark, and the text above gives way") {
    DocumentMaker maker;
    maker.add("มีเชิงอรรถ");
    add_footnote(maker, "หมายเหตุ", 2);
    for (int i = 0; i < lines_a_page; ++i) maker.add("บรรทัด");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    const Page& first = laid.pages.all[0];
    const TextLine* note = line_with(laid, first, "หมายเหตุ");
    REQUIRE(note != nullptr);
    CHECK(note->baseline_pt > 420 - 2 * line_pt);
    CHECK(page_of(laid, "หมายเหตุ") == 0);
    const auto body = std::ranges::count_if(
        first.lines, [&](const TextLine& line) { return laid.text(first, line).find("บรรทัด") != std::string::npos; });
    CHECK(body == lines_a_page - 1 - 3);  // two lines of note, 12 pt of separator
    CHECK(std::ranges::any_of(first.fills, [](const Fill& fill) { return fill.width_pt == 144; }));
}

TEST_CASE("a footnote of the last line takes that line along to the next page") {
    DocumentMaker maker;
    for (int i = 0; i < lines_a_page - 1; ++i) maker.add("บรรทัด");
    maker.add("มีเชิงอรรถ");
    add_footnote(maker, "หมายเหตุ", 1);
    const LaidOut laid(maker.document);
    CHECK(page_of(laid, "มีเชิงอรรถ") == 1);
    CHECK(page_of(laid, "หมายเหตุ") == 1);
}

TEST_CASE("a footnote that is too long goes on at the foot of the next pages, and none of it is lost") {
    DocumentMaker maker;
    maker.add("มีเชิงอรรถ");
    add_footnote(maker, "ยาวมาก", 3 * lines_a_page);
    maker.add("ต่อไป");
    const LaidOut laid(maker.document);
    std::size_t lines = 0;
    for (const Page& page : laid.pages.all)
        lines += static_cast<std::size_t>(std::ranges::count_if(page.lines, [&](const TextLine& line) {
            return laid.text(page, line).find("ยาวมาก") != std::string::npos;
        }));
    CHECK(lines == 3 * lines_a_page);
    CHECK(laid.pages.all.size() <= 5);
    CHECK(page_of(laid, "ต่อไป") < laid.pages.all.size());
}

TEST_CASE("a footnote in a table stands on the page of its row") {
    DocumentMaker maker;
    Table& table = maker.add_table({200});
    for (int i = 0; i < 30; ++i) {
        Row row;
        row.cells.push_back(DocumentMaker::cell(0, {"แถว" + std::to_string(i)}));
        if (i == 3) {
            std::get<Paragraph>(row.cells[0].blocks[0].what).anchors.push_back(0);
            Footnote note;
            note.blocks.push_back({DocumentMaker::paragraph("หมายเหตุ")});
            row.cells[0].blocks.push_back({Aside{std::move(note)}});
        }
        table.rows.push_back(std::move(row));
    }
    const LaidOut laid(maker.document);
    CHECK(page_of(laid, "หมายเหตุ") == 0);
    const TextLine* note = line_with(laid, laid.pages.all[0], "หมายเหตุ");
    for (const TextLine& line : laid.pages.all[0].lines)
        CHECK((&line == note || line.baseline_pt < note->baseline_pt - 10));
}

TEST_CASE("a float without wrap stands at its place and moves no text") {
    DocumentMaker maker;
    Float floating = box_of_text("กล่อง", 100, 40);
    floating.horizontal = {FloatPosition::From::page, FloatPosition::Align::end, Points(), std::nullopt};
    floating.vertical = {FloatPosition::From::margin, FloatPosition::Align::offset, Points(50), std::nullopt};
    hang(maker, maker.add("ข้อความ"), floating);
    maker.add("ต่อไป");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all[0];
    REQUIRE(line_with(laid, page, "กล่อง") != nullptr);
    CHECK(line_with(laid, page, "กล่อง")->x_pt == doctest::Approx(340 + 7.2));
    CHECK(line_with(laid, page, "กล่อง")->baseline_pt > 70);
    CHECK(line_with(laid, page, "กล่อง")->baseline_pt < 100);
    CHECK(line_with(laid, page, "ต่อไป")->baseline_pt - line_with(laid, page, "ข้อความ")->baseline_pt ==
          doctest::Approx(line_pt).epsilon(0.01));
}

TEST_CASE("a box that hangs on a paragraph counts from above the space before it, in cells too") {
    ParagraphFormat spaced;
    spaced.space_before = Points(24);
    for (const bool in_cell : {false, true}) {
        DocumentMaker maker;
        const std::uint32_t format = maker.paragraph_format(spaced);
        std::vector<Block> blocks{{DocumentMaker::paragraph("ก่อน")}, {DocumentMaker::paragraph("มีกล่อง", format)}};
        std::get<Paragraph>(blocks[1].what).anchors.push_back(0);
        blocks.push_back({Aside{box_of_text("ในกล่อง", 100, 40)}});
        if (in_cell) {
            Table& table = maker.add_table({200});
            table.rows.emplace_back();
            table.rows.back().cells.emplace_back();
            table.rows.back().cells.back().blocks = blocks;
        } else {
            maker.document.sections[0].blocks = blocks;
        }
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all[0];
        const TextLine* above = line_with(laid, page, "ก่อน");
        const TextLine* inside = line_with(laid, page, "ในกล่อง");
        REQUIRE((above != nullptr && inside != nullptr));
        constexpr double inset = 3.6;
        CHECK(inside->baseline_pt == doctest::Approx(above->baseline_pt + line_pt + inset).epsilon(0.001));
    }
}

TEST_CASE("the text of a turned box runs along its height") {
    DocumentMaker maker;
    Float floating = box_of_text("ข้อความยาวในกล่อง", 40, 300);
    floating.shapes[0].quarter_turns = 3;
    hang(maker, maker.add("ข้อความ"), floating);
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all[0];
    const TextLine* inside = line_with(laid, page, "ข้อความยาวในกล่อง");  // on one line, which 40 pt would not hold
    REQUIRE(inside != nullptr);
    CHECK(inside->quarter_turns == 3);
    CHECK(inside->x_pt < 20 + 40);
    CHECK(inside->baseline_pt > 250);
}

TEST_CASE("a drawing in the line makes its line high, moves with it, and nothing else gives way") {
    DocumentMaker maker;
    for (int i = 0; i < lines_a_page - 2; ++i) maker.add("บรรทัด");
    Paragraph& paragraph = maker.add("รูป \uFFFC");
    paragraph.objects.push_back(
        {static_cast<std::uint32_t>(paragraph.text.size() - 3), InlineDrawing{Points(100), Points(60), 0}});
    Float floating = box_of_text("ในกล่อง", 100, 60);
    floating.in_line = true;
    hang(maker, paragraph, std::move(floating));
    maker.add("ต่อไป");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(page_of(laid, "รูป") == 1);
    CHECK(page_of(laid, "ในกล่อง") == 1);
    const Page& page = laid.pages.all[1];
    const TextLine* letter = line_with(laid, page, "รูป");
    const TextLine* boxed = line_with(laid, page, "ในกล่อง");
    const TextLine* below = line_with(laid, page, "ต่อไป");
    REQUIRE((letter != nullptr && boxed != nullptr && below != nullptr));
    CHECK(letter->baseline_pt == doctest::Approx(20 + 60).epsilon(0.001));
    CHECK(below->baseline_pt == doctest::Approx(20 + 60 + line_pt).epsilon(0.01));
    CHECK(boxed->x_pt > letter->x_pt + 10);
    CHECK(boxed->baseline_pt < letter->baseline_pt);
}

TEST_CASE("text goes on below a float that lets none stand beside it") {
    DocumentMaker maker;
    Float floating = box_of_text("กล่อง", 100, 60);
    floating.wrap = Wrap::top_and_bottom;
    hang(maker, maker.add("ข้อความ"), floating);
    const LaidOut laid(maker.document);
    CHECK(line_with(laid, laid.pages.all[0], "ข้อความ")->baseline_pt > 80);
}

TEST_CASE("lines beside a float are shorter, and whole again below it") {
    DocumentMaker maker;
    Float floating = box_of_text("กล่อง", 200, 50);
    floating.wrap = Wrap::square;
    hang(maker, maker.add(many_words(60)), floating);
    maker.document.text_formats[0].size = Points(16);
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all[0];
    std::size_t beside = 0;
    for (const TextLine& line : page.lines) {
        if (laid.text(page, line).find("รายงาน") == std::string::npos) continue;
        const bool high = line.baseline_pt < 20 + 50 + line_pt / 2;
        CHECK(line.x_pt == doctest::Approx(high ? 220 : 20));
        beside += high ? 1 : 0;
    }
    CHECK(beside >= 3);
    for (int i = 0; i < 60; ++i) CHECK(laid.text().find("รายงาน" + std::to_string(i)) != std::string::npos);
}

namespace {

/// A table of one row, 300 pt wide, against the right margin and as far below the text that follows.
void add_floating_table(DocumentMaker& maker, double down_pt) {
    Table& table = maker.add_table({300});
    table.rows.emplace_back().cells.push_back(DocumentMaker::cell(0, {"ตารางลอย"}));
    table.place.emplace();
    table.place->horizontal.align = FloatPosition::Align::end;
    table.place->vertical.offset = Points(down_pt);
}

}  // namespace

TEST_CASE("a floating table counts from the paragraph behind it, and empty paragraphs may stand beside it") {
    DocumentMaker maker;
    maker.add("ก่อน");
    add_floating_table(maker, line_pt + 2);
    ParagraphFormat indented;
    indented.indent_start = Points(60);
    const std::uint32_t format = maker.paragraph_format(indented);
    maker.add("ของตาราง");
    maker.add("", format);
    maker.add("", format);
    maker.add("หลัง");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all[0];
    const TextLine* own = line_with(laid, page, "ของตาราง");
    const TextLine* inside = line_with(laid, page, "ตารางลอย");
    const TextLine* after = line_with(laid, page, "หลัง");
    REQUIRE((own != nullptr && inside != nullptr && after != nullptr));
    CHECK(own->baseline_pt == doctest::Approx(line_with(laid, page, "ก่อน")->baseline_pt + line_pt).epsilon(0.001));
    CHECK(inside->baseline_pt > own->baseline_pt + line_pt);
    CHECK(inside->x_pt > 120);
    CHECK(after->baseline_pt == doctest::Approx(own->baseline_pt + 3 * line_pt).epsilon(0.001));
}

TEST_CASE("a floating table takes its paragraph along to the page where it fits; without one it stands in the flow") {
    DocumentMaker maker;
    for (int i = 0; i < lines_a_page - 1; ++i) maker.add("บรรทัด");
    add_floating_table(maker, line_pt);
    maker.add("ของตาราง");
    add_floating_table(maker, 0);
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(page_of(laid, "ของตาราง") == 1);
    const Page& page = laid.pages.all[1];
    CHECK(std::ranges::count_if(page.lines, [&](const TextLine& line) {
              return laid.text(page, line).find("ตารางลอย") != std::string::npos;
          }) == 2);
}

TEST_CASE("a floating table that is higher than a page parts over pages at its place across") {
    DocumentMaker maker;
    Table& table = maker.add_table({100});
    TablePlace place;
    place.horizontal = {FloatPosition::From::margin, FloatPosition::Align::centre, Points(), std::nullopt};
    table.place = place;
    for (int i = 0; i < 2 * lines_a_page; ++i) {
        table.rows.emplace_back();
        table.rows.back().cells.push_back(DocumentMaker::cell(0, {"แถว"}));
    }
    maker.add("ของตาราง");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() >= 2);
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(line_with(laid, laid.pages.all[i], "แถว")->x_pt == doctest::Approx(20 + 150 + 5.4).epsilon(0.01));
    CHECK(line_with(laid, laid.pages.all.back(), "ของตาราง")->x_pt == doctest::Approx(20));
}

TEST_CASE("columns are filled one after the other") {
    DocumentMaker maker;
    maker.document.sections[0].columns = {{Points(180), Points(40)}, {Points(180), Points()}};
    for (int i = 0; i < lines_a_page + 5; ++i) maker.add("บรรทัด" + std::to_string(i));
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 1);
    const TextLine* next = line_with(laid, laid.pages.all[0], "บรรทัด" + std::to_string(lines_a_page));
    REQUIRE(next != nullptr);
    CHECK(next->x_pt == doctest::Approx(240));
    CHECK(next->baseline_pt == doctest::Approx(line_with(laid, laid.pages.all[0], "บรรทัด0")->baseline_pt));
}

TEST_CASE("columns before a continuous break are equally high, and the text behind it stands below them") {
    DocumentMaker maker;
    maker.document.sections[0].columns = {{Points(180), Points(40)}, {Points(180), Points()}};
    for (int i = 0; i < 8; ++i) maker.add("บรรทัด" + std::to_string(i));
    Section behind = maker.document.sections[0];
    behind.columns.clear();
    behind.blocks.clear();
    behind.start = SectionStart::continuous;
    maker.document.sections.push_back(behind);
    maker.add("ต่อไป");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all[0];
    CHECK(line_with(laid, page, "บรรทัด3")->x_pt == doctest::Approx(20));
    CHECK(line_with(laid, page, "บรรทัด4")->x_pt == doctest::Approx(240));
    CHECK(line_with(laid, page, "ต่อไป")->baseline_pt ==
          doctest::Approx(line_with(laid, page, "บรรทัด3")->baseline_pt + line_pt).epsilon(0.02));
}

TEST_CASE("a column break ends a column, not the page") {
    DocumentMaker maker;
    maker.document.sections[0].columns = {{Points(180), Points(40)}, {Points(180), Points()}};
    maker.add("ก\vข");
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 1);
    CHECK(line_with(laid, laid.pages.all[0], "ข")->x_pt == doctest::Approx(240));
}

TEST_CASE("figures are drawn in their box, filled and outlined; arrows have their heads") {
    using Outline = Shape::Outline;
    for (const Outline outline : {Outline::ellipse, Outline::rounded_box, Outline::triangle, Outline::chevron,
                                  Outline::left_arrow, Outline::line_up}) {
        DocumentMaker maker;
        maker.add("ก").anchors.push_back(0);
        Float floating;
        floating.width = Points(80);
        floating.height = Points(40);
        Shape shape;
        shape.outline = outline;
        shape.arrow_right = outline == Outline::line_up;
        shape.width = Points(80);
        shape.height = Points(40);
        shape.fill = Colour{1, 2, 3};
        shape.line.style = BorderStyle::single;
        floating.shapes.push_back(shape);
        maker.document.sections.back().blocks.push_back({Aside{floating}});
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all[0];
        CHECK(page.dashes.size() == (outline == Outline::line_up ? 1 : 0));
        REQUIRE(page.paths.size() == 1);
        const PlacedPath& path = page.paths[0];
        CHECK(path.path.fill.has_value());
        for (const PathStep& step : path.path.steps) {
            if (step.kind == PathStep::Kind::close) continue;
            CHECK(path.x_pt + step.x_pt >= 20 - 0.01);
            CHECK(path.x_pt + step.x_pt <= 100 + 3);
            CHECK(path.y_pt + step.y_pt >= 20 - 3);
            CHECK(path.y_pt + step.y_pt <= 60 + 0.01);
        }
    }
}
