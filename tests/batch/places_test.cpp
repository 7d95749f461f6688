#include "batch/places.h"

#include <doctest/doctest.h>

#include "batch/converter.h"
#include "batch/outcome.h"
#include "layout/layout.h"

#include "support.h"
#include "thai/breaks.h"

using namespace raingan;
using namespace raingan::batch;

namespace {

Block paragraph_from(const std::string& text, const Origin& origin, bool on_new_page = false) {
    Paragraph made;
    made.text = text;
    if (!text.empty()) made.runs.push_back({0, static_cast<std::uint32_t>(text.size()), 0});
    made.format = on_new_page ? 1 : 0;
    made.origin = origin;
    return {made};
}

/// A paragraph on the first page; on the second a table of two rows and two columns.
Document two_pages() {
    Document document;
    document.parts = {"word/document.xml", "word/header1.xml"};
    document.text_formats.resize(1);
    document.paragraph_formats.resize(2);
    document.paragraph_formats[1].page_break_before = true;
    document.sections.resize(1);
    auto& blocks = document.sections[0].blocks;
    blocks.push_back(paragraph_from("คะแนนรวม 93.50", {0, 0, 0, 0, 1}));
    blocks.push_back(paragraph_from("มาตรการ", {0, 0, 0, 0, 2}, true));
    Table table;
    table.columns = {Points(100), Points(200)};
    for (std::uint32_t row = 1; row <= 2; ++row) {
        raingan::Row made;
        for (std::uint32_t column = 1; column <= 2; ++column) {
            Cell cell;
            cell.column = column - 1;
            cell.origin = {0, 1, row, column, 0};
            cell.blocks.push_back(
                paragraph_from(column == 1 ? "๘" : "ปรับปรุงการทำงาน\tอย่างต่อเนื่อง", {0, 1, row, column, 1}));
            made.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(made));
    }
    blocks.push_back({table});
    return document;
}

Diagnostic finding(const Origin& origin, const std::string& en, const std::string& th) {
    return {Severity::finding, "x", {en, th}, origin};
}

}  // namespace

TEST_CASE("a place is told by page, table, row, indicator and words; a place in a message likewise") {
    const std::optional<Document> document = two_pages();
    Report report;
    report.parts = document->parts;
    Measure measure;
    measure.indicator = 8;
    measure.origin = {0, 1, 2, 0, 0};
    report.measures.push_back(measure);
    report.diagnostics = {
        finding({0, 1, 2, 0, 0}, "nobody is responsible", "ไม่มีหน่วยงานรับผิดชอบ"),
        finding({0, 1, 2, 2, 1}, "is 1.00 here but 93.50 at word/document.xml: paragraph 1 (difference 2)",
                "มีคะแนน 1.00 ที่นี่ แต่เป็น 93.50 ที่ word/document.xml: ย่อหน้า 1 (ต่างกัน 2)"),
        finding({0, 0, 0, 0, 1}, "look at “คะแนน”", "ดู “คะแนน”"),
        finding({1, 0, 0, 0, 1}, "a header", "หัวกระดาษ"),
        finding({}, "all of it", "ทั้งหมด"),
    };
    FindingPlaces places(document, report);
    fonts::FontLibrary fonts({});
    thai::Breaker breaker;
    places.find_pages(lay_out(*document, fonts, breaker));
    places.tell(report);
    const auto told = [&](std::size_t i) { return report.diagnostics.at(i).told; };
    CHECK(told(0).place.th == "หน้า ๒, ตารางที่ ๑ แถว ๒ (ตัวชี้วัดที่ ๘): «๘ ปรับปรุงการทำงาน อย่างต่อเนื่อง»");
    CHECK(told(0).place.en == "page 2, table 1, row 2 (indicator 8): “๘ ปรับปรุงการทำงาน อย่างต่อเนื่อง”");
    CHECK(told(1).message.en == "is 1.00 here but 93.50 at page 1: “คะแนนรวม 93.50” (difference 2)");
    CHECK(told(1).message.th == "มีคะแนน 1.00 ที่นี่ แต่เป็น 93.50 ที่ หน้า ๑: «คะแนนรวม 93.50» (ต่างกัน 2)");
    CHECK(told(2).place.en == "page 1");  // the message quotes the words itself
    CHECK(told(3).place.en == "header, paragraph 1");
    CHECK(told(4).place.en.empty());
    CHECK(report.diagnostics[1].message.en.find("word/document.xml: paragraph 1") != std::string::npos);
}

TEST_CASE("without a document a place is told by table and row; of a workbook by sheet and cell") {
    Report report;
    report.parts = {"มาตรการ"};
    report.diagnostics = {finding({0, 0, 7, 3, 0}, "at มาตรการ!C7", "ที่ มาตรการ!C7"),
                          finding({0, 2, 7, 3, 1}, "x", "x")};
    FindingPlaces(std::nullopt, report).tell(report);
    CHECK(report.diagnostics[0].told.place.th == "แผ่นงาน มาตรการ เซลล์ C7");
    CHECK(report.diagnostics[0].told.place.en == "sheet มาตรการ, cell C7");
    CHECK(report.diagnostics[0].told.message.en == "at sheet มาตรการ, cell C7");
}

TEST_CASE("long words are cut before they fill the line, never between a letter and its mark") {
    std::optional<Document> document = two_pages();
    std::string text;
    for (int i = 0; i < 60; ++i) text += "กี่";
    document->sections[0].blocks[0] = paragraph_from(text, {0, 0, 0, 0, 1});
    Report report;
    report.parts = document->parts;
    report.diagnostics = {finding({0, 0, 0, 0, 1}, "x", "x")};
    FindingPlaces(document, report).tell(report);
    const std::string& place = report.diagnostics[0].told.place.en;
    CHECK(place.ends_with("กี่…”"));
    CHECK(place.size() < 150);
}
