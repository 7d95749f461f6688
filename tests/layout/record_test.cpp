// Pages that follow the record which Word left in the file.
#include "layout/record.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "laid_out.h"
#include "make_document.h"
#include "readers/reader.h"
#include "support.h"

namespace raingan::test {
namespace {

std::string first_line(const LaidOut& laid, std::size_t page) {
    const Page& on = laid.pages.all.at(page);
    return on.lines.empty() ? "" : laid.text(on, on.lines.front());
}

/// Paragraphs "1" … of one line each, with recorded page starts before the given ones.
DocumentMaker numbered(std::size_t count, const std::vector<std::size_t>& starts) {
    DocumentMaker maker;
    std::uint32_t characters = 0;
    for (std::size_t i = 1; i <= count; ++i) {
        Paragraph& paragraph = maker.add(std::to_string(i));
        characters += static_cast<std::uint32_t>(paragraph.text.size());
        if (std::ranges::find(starts, i) != starts.end()) paragraph.page_starts = {0};
    }
    maker.document.properties.word_version = 16;
    maker.document.properties.pages = static_cast<std::uint32_t>(starts.size() + 1);
    maker.document.properties.characters = characters;
    return maker;
}

std::size_t lines_of_a_page() {
    DocumentMaker maker = numbered(100, {});
    maker.document.properties.pages = 0;  // no record
    return LaidOut(maker.document).pages.all.front().lines.size();
}

}  // namespace

TEST_CASE("pages begin where the record has them, also before they are full") {
    const DocumentMaker maker = numbered(30, {11, 16});
    CHECK(layout::record_is_trusted(maker.document));
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    CHECK(first_line(laid, 1) == "11");
    CHECK(first_line(laid, 2) == "16");
}

TEST_CASE("a page that holds more lines than fit is set closer, in order, within the margins, with nothing lost") {
    const std::size_t fit = lines_of_a_page();
    const DocumentMaker maker = numbered(fit + 5, {fit + 3});
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    const Page& full = laid.pages.all.front();
    REQUIRE(full.lines.size() == fit + 2);
    CHECK(first_line(laid, 1) == std::to_string(fit + 3));
    CHECK(full.lines.back().baseline_pt < 420);
    const double natural = 420.0 - 20.0;
    for (std::size_t i = 1; i < full.lines.size(); ++i) {
        const double pitch = full.lines[i].baseline_pt - full.lines[i - 1].baseline_pt;
        CHECK(pitch > layout::least_pitch * natural / static_cast<double>(fit + 1));
    }
}

TEST_CASE("what cannot be set so close ends its page early, and later pages are made up for") {
    const std::size_t fit = lines_of_a_page();
    const DocumentMaker maker = numbered(3 * fit, {fit + 8, 2 * fit + 8});
    const LaidOut laid(maker.document);
    CHECK(laid.pages.all.size() == 3);
    std::string expected;
    for (std::size_t i = 1; i <= 3 * fit; ++i) expected += std::to_string(i);
    CHECK(without_space(laid.text()) == expected);
}

TEST_CASE("a recorded start within a paragraph begins a line") {
    DocumentMaker maker = numbered(2, {});
    Paragraph& paragraph = maker.add("กองคลังและกองช่างร่วมกันจัดทำแผนการใช้จ่ายงบประมาณประจำปีและเผยแพร่ให้ประชาชนทราบ");
    const std::size_t at = paragraph.text.find("กองช่าง");
    paragraph.page_starts = {static_cast<std::uint32_t>(at)};
    maker.document.properties.pages = 2;
    maker.document.properties.characters = 76;
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 2);
    CHECK(first_line(laid, 1).starts_with("กองช่าง"));
}

TEST_CASE("a table is cut where the record cuts it, between rows and within one") {
    DocumentMaker maker = numbered(1, {});
    Table& table = maker.add_table({200, 200});
    for (int row = 0; row < 6; ++row) {
        Row made;
        made.cells.push_back(DocumentMaker::cell(0, {"ก" + std::to_string(row), "ข" + std::to_string(row)}));
        made.cells.push_back(DocumentMaker::cell(1, {"ค" + std::to_string(row)}));
        table.rows.push_back(std::move(made));
    }
    const auto mark = [&](std::size_t row, std::size_t block) {
        std::get<Paragraph>(table.rows[row].cells[0].blocks[block].what).page_starts = {0};
    };
    mark(2, 0);
    mark(4, 1);
    maker.document.properties.pages = 3;
    maker.document.properties.characters = 37;
    CHECK(layout::record_is_trusted(maker.document));
    const LaidOut laid(maker.document);
    REQUIRE(laid.pages.all.size() == 3);
    CHECK(first_line(laid, 1) == "ก2");
    CHECK(first_line(laid, 2) == "ข4");
}

TEST_CASE("an echo of an explicit break is no second page") {
    DocumentMaker maker = numbered(3, {});
    maker.add("หน้าแรก\f");
    maker.add("หน้าสอง").page_starts = {0};
    maker.document.properties.pages = 2;
    maker.document.properties.characters = 17;
    CHECK(layout::record_is_trusted(maker.document));
    CHECK(LaidOut(maker.document).pages.all.size() == 2);
}

TEST_CASE("a record that does not fit the file is not followed") {
    const DocumentMaker good = numbered(30, {11});
    DocumentMaker other = good;
    other.document.properties.pages = 3;
    CHECK_FALSE(layout::record_is_trusted(other.document));
    other = good;
    other.document.properties.word_version = 0;
    CHECK_FALSE(layout::record_is_trusted(other.document));
    other = good;
    other.document.properties.characters *= 2;
    CHECK_FALSE(layout::record_is_trusted(other.document));
    CHECK(first_line(LaidOut(other.document), 1) != "11");
}

TEST_CASE("layout goes by the rules alone where that is asked for") {
    const DocumentMaker maker = numbered(10, {3});
    fonts::FontLibrary fonts{{}};
    thai::Breaker breaker;
    CHECK(lay_out(maker.document, fonts, breaker, {.follow_record = false}).all.size() == 1);
    CHECK(lay_out(maker.document, fonts, breaker).all.size() == 2);
}

TEST_CASE("squeezing keeps images whole and in place among the text") {
    Page page;
    page.lines = {{0, 30, 0, 0, false}, {0, 450, 0, 0, false}};
    page.images.push_back({0, 10, 100, 50, 300, 0, 0, {}, 0});
    layout::squeeze(page, 20, 460, 450);
    CHECK(page.images[0].height_pt == 300);
    CHECK(page.images[0].y_pt > page.lines[0].baseline_pt);
    CHECK(page.lines[1].baseline_pt > page.images[0].y_pt + 300);
    CHECK(page.lines[1].baseline_pt < 442);
}

TEST_CASE("the real files of Word have the pages that Word recorded") {
    if (!has_shared("corpus")) return;
    std::size_t trusted = 0;
    for (const auto& entry : std::filesystem::directory_iterator(shared_dir() / "corpus")) {
        if (!entry.path().filename().string().starts_with("pages-")) continue;
        const std::string path = entry.path().string();
        CAPTURE(path);
        const Document document = read_document(slurp(path), path);
        if (!layout::record_is_trusted(document)) continue;
        ++trusted;
        CHECK(LaidOut(document).pages.all.size() == document.properties.pages);
    }
    CHECK(trusted > 20);
}

}  // namespace raingan::test
