#include <algorithm>
#include <cmath>

#include "document/packed_rows.h"
#include "laid_out.h"
#include "make_document.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Row row_of(std::vector<Cell> cells) {
    Row row;
    row.cells = std::move(cells);
    return row;
}

std::vector<std::string> numbered(int count) {
    std::vector<std::string> lines;
    for (int i = 0; i < count; ++i) lines.push_back("บรรทัดที่" + std::to_string(i));
    return lines;
}

const TextLine* find_line(const LaidOut& laid, const Page& page, const std::string& text) {
    for (const TextLine& line : page.lines)
        if (laid.text(page, line) == text) return &line;
    return nullptr;
}

}  // namespace

TEST_CASE("cells of a row stand side by side in their columns, on one baseline") {
    DocumentMaker maker;
    Table& table = maker.add_table({100, 200});
    table.rows.push_back(row_of({DocumentMaker::cell(0, {"ซ้าย"}), DocumentMaker::cell(1, {"ขวา"})}));
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 2);
    CHECK(page.lines[0].x_pt == doctest::Approx(25.4));
    CHECK(page.lines[1].x_pt == doctest::Approx(125.4));
    CHECK(page.lines[0].baseline_pt == page.lines[1].baseline_pt);
    CHECK(page.fills.size() == 5);  // the rule between the cells is drawn once, those above and below in one stroke
}

TEST_CASE("a row splits over pages at its lines, and every line stands once") {
    DocumentMaker maker;
    Table& table = maker.add_table({150, 150});
    table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(50)), DocumentMaker::cell(1, {"สั้น"})}));
    const LaidOut laid(maker.document);
    CHECK(laid.pages.all.size() == 3);
    std::string expected;
    for (const std::string& line : numbered(50)) expected += line;
    std::string text = without_space(laid.text());
    text.erase(text.find("สั้น"), std::string("สั้น").size());
    CHECK(text == expected);
}

TEST_CASE("a row that may not split moves whole") {
    DocumentMaker maker;
    Table& table = maker.add_table({300});
    table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(15))}));
    table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(10))}));
    table.rows.back().cant_split = true;
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(laid.pages.all[0].lines.size() == 15);
    CHECK(laid.pages.all[1].lines.size() == 10);
}

TEST_CASE("header rows repeat on each page as artifacts, never alone at a page's foot") {
    DocumentMaker maker;
    for (int i = 0; i < 20; ++i) maker.add("ก่อน");
    Table& table = maker.add_table({300});
    table.rows.push_back(row_of({DocumentMaker::cell(0, {"หัวตาราง"})}));
    table.rows.back().header = true;
    for (int i = 0; i < 40; ++i) table.rows.push_back(row_of({DocumentMaker::cell(0, {"แถว" + std::to_string(i)})}));
    table.rows[1].cells[0] = DocumentMaker::cell(0, numbered(3));
    table.rows[1].cant_split = true;
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 4);
    CHECK(find_line(laid, laid.pages.all[0], "หัวตาราง") == nullptr);
    const TextLine* first = find_line(laid, laid.pages.all[1], "หัวตาราง");
    const TextLine* again = find_line(laid, laid.pages.all[2], "หัวตาราง");
    REQUIRE(first != nullptr);
    REQUIRE(again != nullptr);
    CHECK_FALSE(is_artifact(laid.pages.all[1].runs[first->first_run].tag));
    CHECK(laid.pages.all[2].runs[again->first_run].tag == repeat_tag);
}

TEST_CASE("a header of many lines is not cut before the row that it heads, but where it is higher than a page") {
    for (const int header_lines : {12, 40}) {
        DocumentMaker maker;
        for (int i = 0; i < 15; ++i) maker.add("ก่อน");
        Table& table = maker.add_table({300});
        table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(header_lines))}));
        table.rows.back().header = true;
        for (int i = 0; i < 3; ++i) table.rows.push_back(row_of({DocumentMaker::cell(0, {"แถว"})}));
        const LaidOut laid(maker.document);
        REQUIRE(laid.pages.all.size() == (header_lines == 12 ? 2 : 3));
        CHECK(laid.pages.all[0].lines.size() == 15);
        CHECK(find_line(laid, laid.pages.all.back(), "แถว") != nullptr);
    }
}

TEST_CASE("a row that may not split, and is higher than a page has room below its header, is cut under it") {
    DocumentMaker maker;
    maker.add("ก่อน");
    Table& table = maker.add_table({300});
    table.rows.push_back(row_of({DocumentMaker::cell(0, {"หัวตาราง"})}));
    table.rows.back().header = true;
    table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(30))}));
    table.rows.back().cant_split = true;
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    CHECK(laid.pages.all[0].lines.size() == 1);
    CHECK(laid.pages.all[1].lines.size() > 20);
    for (std::size_t page : {1, 2}) CHECK(find_line(laid, laid.pages.all[page], "หัวตาราง") != nullptr);
}

TEST_CASE("a grid far from the width that the table states is none, unless it is fixed") {
    for (const bool fixed : {false, true}) {
        DocumentMaker maker;
        Table& table = maker.add_table({5, 5});
        table.fixed = fixed;
        table.width_share = 1;
        table.rows.push_back(row_of({DocumentMaker::cell(0, {"ก"}), DocumentMaker::cell(1, {"ข"})}));
        const LaidOut laid(maker.document);
        double right = 0;
        for (const Fill& fill : laid.pages.all.at(0).fills) right = std::max<double>(right, fill.x_pt + fill.width_pt);
        CHECK((right > 400) == !fixed);
    }
}

TEST_CASE("a merged cell's content runs on through the rows it spans, also over a page break") {
    DocumentMaker maker;
    Table& table = maker.add_table({100, 200});
    table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(30), 40), DocumentMaker::cell(1, {"แถว0"})}));
    for (int i = 1; i < 40; ++i) table.rows.push_back(row_of({DocumentMaker::cell(1, {"แถว" + std::to_string(i)})}));
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    const std::string text = laid.text();
    for (const std::string& line : numbered(30)) CHECK(text.find(line + "\n") != std::string::npos);
    for (int i = 0; i < 40; ++i) CHECK(text.find("แถว" + std::to_string(i) + "\n") != std::string::npos);
}

TEST_CASE("a merged cell higher than its rows enlarges the last of them only") {
    DocumentMaker maker;
    Table& table = maker.add_table({100, 200});
    table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(5), 2), DocumentMaker::cell(1, {"บน"})}));
    table.rows.push_back(row_of({DocumentMaker::cell(1, {"ล่าง"})}));
    maker.add("หลัง");
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    const TextLine* upper = find_line(laid, page, "บน");
    const TextLine* lower = find_line(laid, page, "ล่าง");
    const TextLine* behind = find_line(laid, page, "หลัง");
    REQUIRE((upper != nullptr && lower != nullptr && behind != nullptr));
    CHECK(lower->baseline_pt - upper->baseline_pt == doctest::Approx(18.58).epsilon(0.001));
    CHECK(behind->baseline_pt - upper->baseline_pt == doctest::Approx(5 * 18.08 + 0.5).epsilon(0.01));
}

TEST_CASE("vertical alignment puts the spare room above") {
    DocumentMaker maker;
    Table& table = maker.add_table({100, 100, 100});
    Cell centre = DocumentMaker::cell(1, {"กลาง"});
    centre.vertical = VerticalAlignment::centre;
    Cell bottom = DocumentMaker::cell(2, {"ท้าย"});
    bottom.vertical = VerticalAlignment::bottom;
    table.rows.push_back(row_of({DocumentMaker::cell(0, numbered(5)), centre, bottom}));
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    const auto baseline = [&](const char* text) { return find_line(laid, page, text)->baseline_pt; };
    CHECK(baseline("กลาง") == doctest::Approx(baseline("บรรทัดที่2")));
    CHECK(baseline("ท้าย") == doctest::Approx(baseline("บรรทัดที่4")));
}

TEST_CASE("row heights: exact stays, at least grows") {
    for (const auto& [rule, expected] : {std::pair{RowHeightRule::exact, 30.0}, {RowHeightRule::at_least, 30.5}}) {
        DocumentMaker maker;
        Table& table = maker.add_table({300});
        for (const char* text : {"หนึ่ง", "สอง"}) {
            table.rows.push_back(row_of({DocumentMaker::cell(0, {text})}));
            table.rows.back().height_rule = rule;
            table.rows.back().height = Points(30);
        }
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all.at(0);
        CHECK(page.lines.at(1).baseline_pt - page.lines.at(0).baseline_pt == doctest::Approx(expected).epsilon(0.01));
    }
}

TEST_CASE("a table without a grid takes its widths from its content, within the page") {
    DocumentMaker maker;
    Table& table = maker.add_table({});
    table.fixed = false;
    const std::string longer = "ข้อความที่ยาวมากในช่องเดียว ข้อความที่ยาวมากในช่องเดียว ข้อความที่ยาวมากในช่องเดียว ข้อความที่ยาวมาก";
    table.rows.push_back(row_of({DocumentMaker::cell(0, {"ก"}), DocumentMaker::cell(1, {longer})}));
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    for (const TextLine& line : page.lines) CHECK(laid.right_edge(page, line) < 420);
    CHECK(page.lines.at(1).x_pt < 60);
}

TEST_CASE("nested tables are set inside their cell and split over pages with it") {
    DocumentMaker maker;
    Table& table = maker.add_table({300});
    Cell outer = DocumentMaker::cell(0, {"ก่อน"});
    Table inner;
    inner.fixed = true;
    inner.columns = {Points(120), Points(120)};
    for (int i = 0; i < 30; ++i)
        inner.rows.push_back(
            row_of({DocumentMaker::cell(0, {"ใน" + std::to_string(i)}), DocumentMaker::cell(1, {"x"})}));
    outer.blocks.push_back({inner});
    outer.blocks.push_back({DocumentMaker::paragraph("")});
    table.rows.push_back(row_of({outer}));
    const LaidOut laid(maker.document);
    CHECK(laid.pages.all.size() == 2);
    const std::string text = laid.text();
    for (int i = 0; i < 30; ++i) CHECK(text.find("ใน" + std::to_string(i) + "\n") != std::string::npos);
}

TEST_CASE("rows that may not split, nested in one that may not either and is higher than a page, end all the same") {
    DocumentMaker maker;
    ParagraphFormat bound;
    bound.keep_next = true;
    const std::uint32_t format = maker.paragraph_format(bound);
    Table inner;
    inner.fixed = true;
    inner.columns = {Points(200)};
    for (int i = 0; i < 60; ++i) {
        Cell cell = DocumentMaker::cell(0, {});
        cell.blocks.push_back({DocumentMaker::paragraph("ใน" + std::to_string(i), format)});
        inner.rows.push_back(row_of({cell}));
        inner.rows.back().cant_split = true;
    }
    Table& table = maker.add_table({300});
    Cell outer = DocumentMaker::cell(0, {});
    outer.blocks.push_back({inner});
    table.rows.push_back(row_of({outer}));
    table.rows.back().cant_split = true;
    const LaidOut laid(maker.document);
    CHECK(laid.pages.all.size() < 10);
    const std::string text = laid.text();
    for (int i = 0; i < 60; ++i) CHECK(text.find("ใน" + std::to_string(i) + "\n") != std::string::npos);
}

TEST_CASE("turned text runs along the height that its row asks for") {
    for (const std::uint8_t turns : {std::uint8_t{1}, std::uint8_t{3}}) {
        DocumentMaker maker;
        Table& table = maker.add_table({40, 100});
        table.rows.resize(1);
        table.rows[0].height_rule = RowHeightRule::at_least;
        table.rows[0].height = Points(120);
        table.rows[0].cells = {DocumentMaker::cell(0, {"ข้อความ ในช่อง"}), DocumentMaker::cell(1, {"ข"})};
        table.rows[0].cells[0].quarter_turns = turns;
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all.at(0);
        REQUIRE(page.lines.size() == 2);
        CHECK(page.lines[0].quarter_turns == turns);
        CHECK(page.lines[1].quarter_turns == 0);
        CHECK(page.lines[0].x_pt > 20);
        CHECK(page.lines[0].x_pt < 60);
        // It begins at the top and runs down, or at the bottom and runs up.
        CHECK(page.lines[0].baseline_pt == doctest::Approx(turns == 1 ? 20.25 : 140.25).epsilon(0.01));
    }
}

TEST_CASE("a row without a height becomes as high as its turned text is long") {
    DocumentMaker maker;
    Table& table = maker.add_table({40, 100});
    table.rows.resize(1);
    table.rows[0].cells = {DocumentMaker::cell(0, {"ข้อความที่ยาวพอสมควรในช่องแคบ"}), DocumentMaker::cell(1, {"ข"})};
    table.rows[0].cells[0].quarter_turns = 3;
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.at(0).lines.size() == 2);
    CHECK(laid.pages.all.at(0).lines[0].baseline_pt > 120);
}

TEST_CASE("a turned number keeps its size where its row may grow") {
    DocumentMaker maker;
    ParagraphFormat format;
    format.one_line = true;
    const std::uint32_t number = maker.paragraph_format(format);
    Table& table = maker.add_table({40, 100});
    table.rows.resize(1);
    table.rows[0].height_rule = RowHeightRule::at_least;
    table.rows[0].height = Points(15);
    Cell cell = DocumentMaker::cell(0, {});
    cell.blocks = {{DocumentMaker::paragraph("1234567", number)}};
    cell.quarter_turns = 3;
    table.rows[0].cells = {cell, DocumentMaker::cell(1, {"ข"})};
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 2);
    CHECK(page.runs[page.lines[0].first_run].size_pt == 16);
}

TEST_CASE("slanted text begins in its cell's lower corner and makes its row as high as it is") {
    for (const int angle : {30, 45, -45, 75}) {
        CAPTURE(angle);
        DocumentMaker maker;
        Table& table = maker.add_table({40, 40, 100});
        table.rows.resize(1);
        table.rows[0].cells = {DocumentMaker::cell(0, {"ข้อความในช่อง"}), DocumentMaker::cell(1, {}),
                               DocumentMaker::cell(2, {"ข"})};
        table.rows[0].cells[0].slant = static_cast<std::int8_t>(angle);
        table.rows[0].cells[0].vertical = VerticalAlignment::bottom;
        table.rows[0].cells[2].vertical = VerticalAlignment::bottom;
        const LaidOut laid(maker.document);
        const Page& page = laid.pages.all.at(0);
        REQUIRE(page.lines.size() == 2);
        CHECK(laid.text(page, page.lines[0]) == "ข้อความในช่อง");
        CHECK(page.lines[0].slant == angle);
        CHECK(page.lines[1].slant == 0);
        // Upwards it begins below where it ends, downwards above.
        CHECK((page.lines[0].baseline_pt > page.lines[1].baseline_pt - 15) == (angle > 0));
        CHECK(std::ranges::none_of(laid.pages.diagnostics,
                                   [](const Diagnostic& diagnostic) { return diagnostic.code == "text-off-page"; }));
        double along = 0;
        for (const SetUnit& unit : page.units) along += unit.advance_pt;
        CHECK(page.lines[1].baseline_pt > 20 + (along - 10) * std::sin(std::abs(angle) * 3.14159 / 180));
    }
}

TEST_CASE("slanted text that would leave its page stands steeper") {
    DocumentMaker maker;
    Table& table = maker.add_table({100, 30});
    table.rows.resize(1);
    table.rows[0].cells = {DocumentMaker::cell(0, {"ก"}), DocumentMaker::cell(1, {"ข้อความที่ยาวพอสมควร"})};
    table.rows[0].cells[1].slant = 20;
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 2);
    CHECK(page.lines[1].slant > 60);
}

TEST_CASE("stacked letters stand one below the other, marks with them") {
    DocumentMaker maker;
    Table& table = maker.add_table({60});
    table.rows.resize(1);
    table.rows[0].cells = {DocumentMaker::cell(0, {"ที่ดิน"})};
    table.rows[0].cells[0].stacked = true;
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 3);
    CHECK(laid.text(page, page.lines[0]) == "ที่");
    CHECK(laid.text(page, page.lines[1]) == "ดิ");
    CHECK(page.lines[2].baseline_pt > page.lines[1].baseline_pt + 5);
    CHECK(page.lines[2].x_pt == doctest::Approx(page.lines[0].x_pt));
}

TEST_CASE("diagonals join the corners of a cell") {
    DocumentMaker maker;
    Table& table = maker.add_table({100});
    table.rows.resize(1);
    table.rows[0].cells = {DocumentMaker::cell(0, {"ก"})};
    table.rows[0].cells[0].diagonal_down.style = BorderStyle::single;
    table.rows[0].cells[0].diagonal_up.style = BorderStyle::dashed;
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.dashes.size() == 2);
    CHECK(page.dashes[0].x2_pt - page.dashes[0].x1_pt == doctest::Approx(100));
    CHECK(page.dashes[0].y1_pt < page.dashes[0].y2_pt);
    CHECK(page.dashes[0].on_pt == 0);
    CHECK(page.dashes[1].y1_pt == page.dashes[0].y2_pt);
    CHECK(page.dashes[1].on_pt > 0);
}

TEST_CASE("text that begins below a row of exact height is there but not seen") {
    DocumentMaker maker;
    Table& table = maker.add_table({100});
    table.rows.resize(2);
    table.rows[0].height_rule = RowHeightRule::exact;
    table.rows[0].height = Points(20);
    table.rows[0].cells = {DocumentMaker::cell(0, {"หนึ่ง", "สอง", "สาม"})};
    table.rows[1].cells = {DocumentMaker::cell(0, {"สี่"})};
    const LaidOut laid(maker.document);
    const Page& page = laid.pages.all.at(0);
    REQUIRE(page.lines.size() == 4);
    const auto hidden = [&](std::size_t line) { return page.runs[page.lines[line].first_run].hidden; };
    CHECK_FALSE(hidden(0));
    CHECK(hidden(1));
    CHECK(hidden(2));
    CHECK_FALSE(hidden(3));
    CHECK(laid.text(page) == "หนึ่ง\nสอง\nสาม\nสี่\n");
}

TEST_CASE("rows that a long table keeps packed follow its others, under its header on each page") {
    DocumentMaker maker;
    Table& table = maker.add_table({100, 200});
    table.rows.push_back(row_of({DocumentMaker::cell(0, {"หัว"}), DocumentMaker::cell(1, {"ตาราง"})}));
    table.rows.front().header = true;
    table.rows.push_back(row_of({DocumentMaker::cell(0, {"แรก"}), DocumentMaker::cell(1, {"แถว"})}));
    PackedRows& packed = table.more.emplace_back();
    packed.row_models.emplace_back();
    packed.models.push_back(DocumentMaker::cell(0, {" "}));
    std::get<Paragraph>(packed.models[0].blocks[0].what).text.clear();
    constexpr std::uint32_t count = 1'200;
    for (std::uint32_t i = 0; i < count; ++i) {
        packed.texts.push_back({std::to_string(i), {}});
        packed.rows.push_back({2 * i, i + 3, 0, 0});
        packed.cells.push_back({i, 0, 0, 1});
        packed.cells.push_back({i, 0, 1, 2});
    }
    Document whole = maker.document;
    unpack_rows(whole);
    REQUIRE(std::get<Table>(whole.sections[0].blocks[0].what).rows.size() == count + 2);
    const LaidOut laid(maker.document);
    const LaidOut expected(whole);
    REQUIRE(laid.pages.all.size() == expected.pages.all.size());
    for (std::size_t i = 0; i < laid.pages.all.size(); ++i) {
        CHECK(laid.text(laid.pages.all[i]) == expected.text(expected.pages.all[i]));
        REQUIRE(laid.pages.all[i].lines.size() == expected.pages.all[i].lines.size());
        CHECK(laid.pages.all[i].lines.back().baseline_pt ==
              doctest::Approx(expected.pages.all[i].lines.back().baseline_pt));
    }
    CHECK(laid.pages.tags.size() == expected.pages.tags.size());
}
