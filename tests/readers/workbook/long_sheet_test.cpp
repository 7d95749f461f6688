// Sheets of many rows: packed behind the first ones, and all there when they are unpacked.
#include "base/reading_progress.h"
#include "document/packed_rows.h"
#include "document/text.h"
#include "readers/container/zip.h"
#include "readers/sound.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr std::uint32_t row_count = 2'500;

std::string row_xml(std::uint32_t row, const std::string& cells, const std::string& attributes = "") {
    return "<row r=\"" + std::to_string(row) + "\" " + attributes + ">" + cells + "</row>";
}
std::string text_cell(const std::string& column, std::uint32_t row, const std::string& text) {
    return "<c r=\"" + column + std::to_string(row) + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

/// Rows of a number, a text and a number as text; row 2,300 has rich text, 2,400 begins a merge of two rows.
Document long_sheet() {
    std::string rows;
    for (std::uint32_t r = 1; r <= row_count; ++r) {
        const std::string number = std::to_string(r);
        const std::string plain = text_cell("B", r, r % 2 == 0 ? "กองคลัง" : "ก\u0E4D\u0E32หนด");
        const std::string rich = "<c r=\"B" + number +
                                 "\" t=\"inlineStr\"><is><r><t>ก</t></r><r><rPr><b/></rPr>"
                                 "<t>ข</t></r></is></c>";
        rows += row_xml(r,
                        "<c r=\"A" + number + "\"><v>" + number + ".5</v></c>" + (r == 2'300 ? rich : plain) +
                            (r == 2'401 ? "" : text_cell("D", r, "๑๒")),
                        r == 2'350 ? "ht=\"40\"" : "");
    }
    XlsxBuilder builder;
    builder.sheet("ก", "<cols><col min=\"3\" max=\"3\" hidden=\"1\" width=\"9\"/></cols><sheetData>" + rows +
                           "</sheetData><mergeCells><mergeCell ref=\"D2400:D2401\"/></mergeCells>");
    return builder.read();
}

}  // namespace

TEST_CASE("rows behind the first two thousand are packed, and unpack as the others are") {
    const Document document = long_sheet();
    CHECK(is_sound(document));
    const Table& table = table_of(document);
    REQUIRE(table.more.size() == 1);
    CHECK(table.rows.size() + table.more[0].rows.size() == row_count);
    CHECK(table.more[0].models.size() == 3);  // numbers to the right, texts to the left, those of digits on one line
    const Table all = unpacked(table);
    REQUIRE(all.rows.size() == row_count);
    for (const std::size_t r : {std::size_t{2'200}, std::size_t{2'201}}) {
        Row packed = all.rows[r];
        const Row& whole = table.rows[r - 2'200 + 2];  // even and odd rows alike
        REQUIRE(packed.cells.size() == whole.cells.size());
        CHECK(packed.cells[0].value == CellValue(Decimal(static_cast<std::int64_t>(r + 1) * 10 + 5, 1)));
        CHECK(text_of(packed.cells[0]) == std::to_string(r + 1) + ".5");
        CHECK(packed.cells[2].origin == Origin{0, 0, static_cast<std::uint32_t>(r + 1), 4, 0});
        for (std::size_t i = 1; i < packed.cells.size(); ++i) {
            auto& paragraph = std::get<Paragraph>(packed.cells[i].blocks[0].what);
            CHECK(paragraph.origin == packed.cells[i].origin);
            packed.cells[i].origin.row = paragraph.origin.row = whole.cells[i].origin.row;
            CHECK(packed.cells[i] == whole.cells[i]);
        }
    }
}

TEST_CASE("what is more than plain text stands whole among packed rows") {
    const Document document = long_sheet();
    const Table& table = table_of(document);
    const Table all = unpacked(table);
    CHECK(std::get<Paragraph>(all.rows[2'299].cells[1].blocks[0].what).runs.size() == 2);
    CHECK(all.rows[2'349].height > all.rows[2'348].height);
    CHECK(all.rows[2'399].cells[2].row_span == 2);
    CHECK(all.rows[2'400].cells.size() == 2);
    // No stretch ends within the merge.
    const std::size_t first = table.rows.size();
    CHECK(end_of_stretch(table.more[0], 0, 2'400 - first) == 2'401 - first);
    CHECK(end_of_stretch(table.more[0], 0, 2'399 - first) == 2'399 - first);
}

TEST_CASE("texts of packed rows are normalised, and each cell is told of") {
    const Document document = long_sheet();
    CHECK(text_of(unpacked(table_of(document)).rows[2'200].cells[1]) == "กำหนด");
    std::size_t told = 0, numbers = 0;
    std::uint32_t last_row = 0;
    for (const Diagnostic& diagnostic : document.diagnostics) {
        if (diagnostic.code == "text-normalised") {
            ++told;
            CHECK(diagnostic.origin.row > last_row);
            last_row = diagnostic.origin.row;
        }
        numbers += diagnostic.message.en.find("2499 ") != std::string::npos ? 1 : 0;
    }
    CHECK(told == row_count / 2);
    CHECK(last_row == row_count - 1);
    CHECK(numbers == 1);  // cells with a number as text: all but the covered one
}

TEST_CASE("readers of the whole document see packed rows") {
    const Document document = long_sheet();
    std::size_t paragraphs = 0;
    for_each_paragraph(document, [&](const Paragraph&) { ++paragraphs; });
    CHECK(paragraphs == 3 * row_count - 1);
    const std::string text = plain_text(document.sections[0].blocks);
    CHECK(text.find("\n2500.5\tกองคลัง\t๑๒") != std::string::npos);
}

TEST_CASE("who watches the reading of a workbook hears its end: all strings and sheets that are shown, no hidden one") {
    XlsxBuilder builder;
    std::string rows;
    for (std::uint32_t r = 1; r <= row_count; ++r)
        rows += row_xml(r, "<c r=\"A" + std::to_string(r) + "\" t=\"s\"><v>0</v></c>");
    builder.strings("<si><t>กองคลัง</t></si>").sheet("ก", "<sheetData>" + rows + "</sheetData>");
    builder.sheet("ข", "<sheetData>" + rows + rows + "</sheetData>", "hidden").sheet("ค", "<sheetData/>");
    const std::string bytes = builder.bytes();
    const Zip zip(bytes);
    ReadingProgress progress;
    watched_reading = &progress;
    static_cast<void>(read_document(bytes, "a.xlsx"));
    watched_reading = nullptr;
    const std::uint64_t shown = zip.packed_bytes("xl/sharedStrings.xml") + zip.packed_bytes("xl/worksheets/s1.xml") +
                                zip.packed_bytes("xl/worksheets/s3.xml");
    CHECK(shown > 0);
    CHECK(progress.total == shown);
    CHECK(progress.read == shown);
}
