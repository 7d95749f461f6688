// The real report: what its reader must find in it.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "document/text.h"
#include "document/walk.h"
#include "readers/docx/docx.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const Document& report() {
    static const Document document = docx::read(slurp(sample("lamnamphong-ita-2566.docx")));
    return document;
}

std::vector<const Table*> tables_of(const Document& document) {
    std::vector<const Table*> tables;
    for (const Section& section : document.sections)
        for (const Block& block : section.blocks)
            if (const auto* table = std::get_if<Table>(&block.what)) tables.push_back(table);
    return tables;
}

/// Without spaces, line ends and the .txt's marks for bold (**): how it breaks lines is its own affair.
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (std::string_view(" \t\r\n\f\v*").find(c) == std::string_view::npos) out += c;
    return out;
}

std::string text_of_sections(const Document& document) {
    std::string text;
    for (const Section& section : document.sections) text += plain_text(section.blocks) + "\n";
    return text;
}

const TextFormat& look_of(const Document& document, std::string_view words) {
    const TextFormat* found = nullptr;
    for_each_paragraph(document, [&](const Paragraph& paragraph) {
        const std::size_t at = paragraph.text.find(words);
        if (at == std::string::npos || found != nullptr) return;
        for (const Run& run : paragraph.runs)
            if (run.begin <= at && at < run.end) found = &document.text_formats.at(run.format);
    });
    REQUIRE(found != nullptr);
    return *found;
}

const ParagraphFormat& form_of_words(const Document& document, std::string_view words) {
    const ParagraphFormat* found = nullptr;
    for_each_paragraph(document, [&](const Paragraph& paragraph) {
        if (found == nullptr && paragraph.text.find(words) != std::string::npos)
            found = &document.paragraph_formats.at(paragraph.format);
    });
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("sample: every character of the text is there, in order") {
    const std::string read = squeezed(text_of_sections(report()));
    const std::string expected = squeezed(slurp(sample("lamnamphong-ita-2566.txt")));
    const auto differ = std::mismatch(read.begin(), read.end(), expected.begin(), expected.end());
    CHECK_MESSAGE(read == expected, "differs from byte ", differ.first - read.begin());
}

TEST_CASE("sample: a landscape section with the tables, then a portrait one") {
    const Document& document = report();
    REQUIRE(document.sections.size() == 2);
    CHECK(document.sections[0].page_width.pt == doctest::Approx(841.9));
    CHECK(document.sections[0].page_height.pt == doctest::Approx(595.3));
    CHECK(document.sections[0].margin_top.pt == doctest::Approx(56.7));
    CHECK(document.sections[0].margin_start.pt == doctest::Approx(42.5));
    CHECK(document.sections[1].page_width.pt == doctest::Approx(595.3));
    CHECK(document.sections[1].page_height.pt == doctest::Approx(841.9));
    CHECK(document.sections[1].margin_start.pt == doctest::Approx(85.05));
    CHECK(document.sections[1].start == SectionStart::next_page);
    CHECK(document.compatibility.mode == 14);
    CHECK(document.default_tab.pt == doctest::Approx(36));
}

TEST_CASE("sample: three tables of seven columns, each with one repeated header row") {
    const auto tables = tables_of(report());
    REQUIRE(tables.size() == 3);
    for (const Table* table : tables) {
        CHECK(table->columns.size() == 7);
        CHECK(table->columns[3].pt == doctest::Approx(317.5));
        CHECK(table->fixed);
        CHECK(table->indent.pt == doctest::Approx(-5.4));  // Word 2010: the cell's text stands at the margin
        REQUIRE(!table->rows.empty());
        CHECK(table->rows.front().header);
        CHECK(plain_text(table->rows.front().cells.at(0)) == "แบบ");
        CHECK(plain_text(table->rows.front().cells.at(6)) == "หมายเหตุ");
        for (std::size_t i = 1; i < table->rows.size(); ++i) CHECK_FALSE(table->rows[i].header);
    }
}

TEST_CASE("sample: the first column is merged over its rows, and covered places have no cell") {
    for (const Table* table : tables_of(report())) {
        std::vector<std::vector<bool>> taken(table->rows.size(), std::vector<bool>(7, false));
        for (std::size_t r = 0; r < table->rows.size(); ++r)
            for (const Cell& cell : table->rows[r].cells)
                for (std::uint32_t row = 0; row < cell.row_span; ++row)
                    for (std::uint32_t column = 0; column < cell.col_span; ++column) {
                        REQUIRE(r + row < taken.size());
                        REQUIRE(cell.column + column < 7);
                        CHECK_FALSE(taken[r + row][cell.column + column]);
                        taken[r + row][cell.column + column] = true;
                    }
        for (const auto& row : taken) CHECK(std::all_of(row.begin(), row.end(), [](bool t) { return t; }));
    }
    const Table& first = *tables_of(report())[0];
    CHECK(plain_text(first.rows.at(1).cells.at(0)) == "IIT");
    CHECK(first.rows[1].cells[0].row_span == 2);
    CHECK(first.rows.at(2).cells.at(0).column == 1);
}

TEST_CASE("sample: single rules half a point wide around every cell, from the table style") {
    for (const Table* table : tables_of(report()))
        for (const Row& row : table->rows)
            for (const Cell& cell : row.cells)
                for (const Border* border :
                     {&cell.borders.top, &cell.borders.end, &cell.borders.bottom, &cell.borders.start}) {
                    CHECK(border->style == BorderStyle::single);
                    CHECK(border->width.pt == doctest::Approx(0.5));
                }
}

TEST_CASE("sample: TH SarabunPSK in 18, 16 and 14 points, and Latin in w:cs runs takes the same face") {
    const Document& document = report();
    const TextFormat& title = look_of(document, "รายงานผลการดำเนินการ มาตรการ");
    CHECK(title.font == "TH SarabunPSK");
    CHECK(title.size.pt == 18);
    CHECK(title.bold);
    const TextFormat& body = look_of(document, "ตามที่ได้ดำเนินการวิเคราะห์");
    CHECK(body.size.pt == 16);
    CHECK_FALSE(body.bold);
    CHECK(body.language == "th-TH");
    CHECK(look_of(document, "จัดทำคู่มือปฏิบัติงาน").size.pt == 14);
    CHECK(look_of(document, "IIT") == look_of(document, "จัดทำคู่มือปฏิบัติงาน"));
}

TEST_CASE("sample: prose is thai_distribute with a first-line indent, titles are centred") {
    const Document& document = report();
    CHECK(form_of_words(document, "ตามที่ได้ดำเนินการ").alignment == Alignment::thai_distribute);
    CHECK(form_of_words(document, "ตามที่ได้ดำเนินการ").indent_first_line.pt == doctest::Approx(70.85));
    CHECK(form_of_words(document, "ตามที่ได้ดำเนินการ").line.multiple == doctest::Approx(1.15));
    CHECK(form_of_words(document, "ประจำปีงบประมาณ").alignment == Alignment::centre);
    const ParagraphFormat& list = form_of_words(document, "ตัวชี้วัดที่ ๑\t");
    REQUIRE(list.tabs.size() == 3);
    CHECK(std::is_sorted(list.tabs.begin(), list.tabs.end(),
                         [](const TabStop& a, const TabStop& b) { return a.position.pt < b.position.pt; }));
}

TEST_CASE("sample: a word that Word cut into runs is one run") {
    const Document& document = report();
    for (const Section& section : document.sections)
        for_each_paragraph_in(section.blocks, [&](const Paragraph& paragraph) {
            std::uint32_t end = 0;
            for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
                CHECK(paragraph.runs[i].begin == end);
                CHECK(paragraph.runs[i].end > end);
                if (i > 0) CHECK(paragraph.runs[i].format != paragraph.runs[i - 1].format);
                end = paragraph.runs[i].end;
            }
            CHECK(end == paragraph.text.size());
        });
    CHECK(document.text_formats.size() < 20);
}

TEST_CASE("sample: places count tables, rows, cells and paragraphs from one") {
    const Table& second = *tables_of(report())[1];
    CHECK(second.origin.table == 2);
    const Cell& cell = second.rows.at(1).cells.at(2);
    CHECK(cell.origin.row == 2);
    CHECK(cell.origin.column == 3);
    const auto& paragraph = std::get<Paragraph>(cell.blocks.at(0).what);
    CHECK(describe(paragraph.origin, report().parts, Language::english) ==
          "word/document.xml: table 2, row 2, cell 3, paragraph 1");
}
