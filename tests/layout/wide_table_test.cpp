// Tables that go on to the right over several pages.
#include <algorithm>

#include "document/packed_rows.h"
#include "laid_out.h"
#include "make_document.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string name_of(std::size_t row, std::uint32_t column) {
    return "r" + std::to_string(row) + "c" + std::to_string(column) + ".";
}

/// Nine columns of 100 pt on pages with room for four; each cell says where it stands. Row 0 is a header.
Table& add_sheet(DocumentMaker& maker, std::size_t rows, bool titles) {
    Table& table = maker.add_table(std::vector<double>(9, 100));
    if (titles)
        table.bands = {{0, 4, 0, 0}, {4, 7, 0, 1}, {7, 9, 0, 1}};
    else
        table.bands = {{0, 4, 0, 0}, {4, 8, 0, 0}, {8, 9, 0, 0}};
    for (std::size_t r = 0; r < rows; ++r) {
        Row row;
        row.header = r == 0;
        for (std::uint32_t c = 0; c < 9; ++c) row.cells.push_back(DocumentMaker::cell(c, {name_of(r, c)}));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

bool has(const LaidOut& laid, std::size_t page, const std::string& text) {
    return laid.text(laid.pages.all.at(page)).find(text) != std::string::npos;
}

/// Lines that are read, as against those that are drawn again.
std::string read_text(const LaidOut& laid) {
    std::string all;
    for (const Page& page : laid.pages.all)
        for (const TextLine& line : page.lines)
            if (!is_artifact(page.runs.at(line.first_run).tag)) all += laid.text(page, line);
    return all;
}

}  // namespace

TEST_CASE("a wide table's columns go on over pages, all rows of a band first, and every cell is read once") {
    DocumentMaker maker;
    add_sheet(maker, 40, false);
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() % 3 == 0);
    const std::size_t down = laid.pages.all.size() / 3;
    REQUIRE(down >= 2);
    CHECK(has(laid, 0, name_of(1, 3)));
    CHECK_FALSE(has(laid, 0, name_of(1, 4)));
    CHECK(has(laid, down - 1, name_of(39, 0)));
    CHECK(has(laid, down, name_of(1, 4)));
    CHECK(has(laid, 2 * down, name_of(1, 8)));
    CHECK(has(laid, 3 * down - 1, name_of(39, 8)));
    for (std::size_t page = 0; page < down; ++page) CHECK(has(laid, page, name_of(0, 0)));
    for (std::size_t page = down; page < 2 * down; ++page) CHECK(has(laid, page, name_of(0, 4)));
    const std::string text = read_text(laid);
    std::size_t length = 0;
    for (std::size_t r = 0; r < 40; ++r)
        for (std::uint32_t c = 0; c < 9; ++c) {
            CHECK(count(text, name_of(r, c)) == 1);
            length += name_of(r, c).size();
        }
    CHECK(without_space(text).size() == length);
}

TEST_CASE("a row stands at the same height in all bands, however high one of its cells is") {
    DocumentMaker maker;
    Table& table = add_sheet(maker, 4, false);
    table.rows[1].cells[8] = DocumentMaker::cell(8, {"สูง", "สูง", "สูง", "สูง"});
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    const auto baseline = [&](std::size_t page, const std::string& text) {
        for (const TextLine& line : laid.pages.all[page].lines)
            if (laid.text(laid.pages.all[page], line) == text) return line.baseline_pt;
        return -1.0F;
    };
    CHECK(baseline(0, name_of(2, 0)) > baseline(0, name_of(1, 0)) + 60);
    CHECK(baseline(0, name_of(2, 0)) == doctest::Approx(baseline(1, name_of(2, 4))));
    CHECK(baseline(0, name_of(2, 0)) == doctest::Approx(baseline(2, name_of(2, 8))));
}

TEST_CASE("pages of a wide table go over and then down where the sheet says so") {
    DocumentMaker maker;
    add_sheet(maker, 40, false).across_first = true;
    const LaidOut laid(maker.document);
    CHECK(has(laid, 0, name_of(1, 0)));
    CHECK(has(laid, 1, name_of(1, 4)));
    CHECK(has(laid, 2, name_of(1, 8)));
    CHECK(has(laid, laid.pages.all.size() - 1, name_of(39, 8)));
    CHECK(count(read_text(laid), name_of(39, 0)) == 1);
}

TEST_CASE("repeated columns stand to the left on each page, and are read once") {
    DocumentMaker maker;
    add_sheet(maker, 5, true);
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    for (std::size_t page = 0; page < 3; ++page) {
        const Page& now = laid.pages.all[page];
        const auto at = std::ranges::find_if(
            now.lines, [&](const TextLine& line) { return laid.text(now, line) == name_of(3, 0); });
        REQUIRE(at != now.lines.end());
        CHECK(at->x_pt == doctest::Approx(25.4));
        CHECK(is_artifact(now.runs.at(at->first_run).tag) == (page > 0));
    }
    const Page& second = laid.pages.all[1];
    const auto own = std::ranges::find_if(
        second.lines, [&](const TextLine& line) { return laid.text(second, line) == name_of(3, 4); });
    REQUIRE(own != second.lines.end());
    CHECK(own->x_pt == doctest::Approx(125.4));
    CHECK(count(read_text(laid), name_of(3, 0)) == 1);
}

TEST_CASE("a merged cell that bands divide has its text once, whole, and no rule where it is divided") {
    DocumentMaker maker;
    Table& table = add_sheet(maker, 2, false);
    table.rows[1].cells.resize(3);
    table.rows[1].cells.push_back(DocumentMaker::cell(3, {"ผสาน"}));
    table.rows[1].cells.back().col_span = 6;
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    CHECK_FALSE(has(laid, 0, "ผสาน"));  // one narrow column of it stands there
    CHECK(has(laid, 1, "ผสาน"));
    CHECK(count(laid.text(), "ผสาน") == 1);
    const auto upright = [&](std::size_t page, double x) {
        return std::ranges::any_of(laid.pages.all[page].fills, [&](const Fill& fill) {
            return fill.width_pt < 2 && std::abs(fill.x_pt + fill.width_pt / 2 - x) < 0.1 && fill.height_pt > 30;
        });
    };
    CHECK_FALSE(upright(0, 420));  // of both rows: only the header's cell ends there
    CHECK(upright(0, 20));
}

TEST_CASE("what stands above the repeated rows of a wide table begins its pages too") {
    DocumentMaker maker;
    Table& above = add_sheet(maker, 1, false);
    above.rows[0].header = false;
    for (Cell& cell : above.rows[0].cells)
        cell = DocumentMaker::cell(cell.column, {"บน" + std::to_string(cell.column)});
    add_sheet(maker, 30, false);
    maker.add("ท้าย");
    const LaidOut laid(maker.document);
    const std::size_t down = laid.pages.all.size() / 3;
    CHECK(has(laid, 0, "บน0"));
    CHECK(has(laid, 0, name_of(1, 0)));
    CHECK(has(laid, down, "บน4"));
    CHECK(has(laid, down, name_of(1, 4)));
    CHECK(has(laid, laid.pages.all.size() - 1, "ท้าย"));
    CHECK(count(laid.text(), "บน8") == 1);
}

TEST_CASE("a wide table with too little room below other text begins on the next page") {
    DocumentMaker maker;
    for (int i = 0; i < 21; ++i) maker.add("ก");
    add_sheet(maker, 3, false);
    const LaidOut laid(maker.document);
    for (std::size_t r = 0; r < 3; ++r)
        for (std::uint32_t c = 0; c < 9; ++c) CHECK(count(read_text(laid), name_of(r, c)) == 1);
    CHECK(laid.pages.all.size() == 4);
}

TEST_CASE("bands that make no sense lose nothing; in cells and at places of their own tables stay whole") {
    for (const std::vector<ColumnBand>& bands :
         {std::vector<ColumnBand>{{0, 2, 5, 9}, {7, 1, 3, 2}, {1, 400, 0, 300}}, {{3, 3, 0, 0}, {9, 9, 9, 9}}}) {
        DocumentMaker maker;
        add_sheet(maker, 3, false).bands = bands;
        Cell outer = DocumentMaker::cell(0, {});
        outer.blocks.push_back(maker.document.sections[0].blocks.front());
        maker.add_table({400}).rows.emplace_back().cells = {outer};
        const LaidOut laid(maker.document);
        for (std::uint32_t c = 0; c < 9; ++c) CHECK(count(read_text(laid), name_of(2, c)) == 2);
    }
}

TEST_CASE("a row may begin a page, in a wide table as in others") {
    for (const bool wide : {false, true}) {
        DocumentMaker maker;
        Table& table = add_sheet(maker, 6, false);
        if (!wide) table.bands.clear();
        table.rows[3].page_break_before = true;
        const LaidOut laid(maker.document);
        REQUIRE(laid.pages.all.size() == (wide ? 6 : 2));
        CHECK(has(laid, 0, name_of(2, 0)));
        CHECK_FALSE(has(laid, 0, name_of(3, 0)));
        CHECK(has(laid, 1, name_of(3, 0)));
        CHECK(has(laid, 1, name_of(0, 0)));  // the header again
        CHECK(count(read_text(laid), name_of(3, 0)) == 1);
    }
}

TEST_CASE("rows that a wide table keeps packed stand on the pages as if they were not") {
    DocumentMaker maker;
    Table& table = add_sheet(maker, 1'200, true);
    constexpr std::ptrdiff_t unpacked_rows = 100;
    PackedRows& packed = table.more.emplace_back();
    packed.whole.assign(table.rows.begin() + unpacked_rows, table.rows.end());
    table.rows.resize(unpacked_rows);
    for (std::uint32_t i = 0; i < packed.whole.size(); ++i) packed.rows.push_back({0, 0, 0, i + 1});
    const LaidOut laid(maker.document);
    unpack_rows(maker.document);
    const LaidOut whole(maker.document);
    REQUIRE(laid.pages.all.size() == whole.pages.all.size());
    for (std::size_t page = 0; page < laid.pages.all.size(); ++page) {
        CAPTURE(page);
        CHECK(laid.text(laid.pages.all[page]) == whole.text(whole.pages.all[page]));
    }
    CHECK(count(read_text(laid), "r1199c8.") == 1);
}
