// A document's tables as a workbook.
#include "sheet/document_tables.h"

#include "workbook_reader.h"

using namespace raingan;
using namespace raingan::test;

namespace {

Cell cell_of(const std::string& text, std::uint32_t column) {
    Cell cell;
    cell.column = column;
    Paragraph paragraph;
    paragraph.text = text;
    cell.blocks.push_back({std::move(paragraph)});
    return cell;
}

Document with_table(std::vector<std::vector<std::string>> rows) {
    Table table;
    table.columns = {Points(200), Points(100)};
    for (const std::vector<std::string>& texts : rows) {
        Row row;
        for (const std::string& text : texts)
            row.cells.push_back(cell_of(text, static_cast<std::uint32_t>(row.cells.size())));
        table.rows.push_back(std::move(row));
    }
    Document document;
    document.parts = {"/document"};
    document.sections.emplace_back().blocks.push_back({std::move(table)});
    return document;
}

}  // namespace

TEST_CASE("a text that no cell can hold goes on in the rows below, and nothing of it is lost") {
    std::string text;
    for (int i = 0; i < 9000; ++i) text += "คำที่" + std::to_string(i) + " ";
    text.pop_back();
    const WorkbookRead workbook(sheet::write_tables(with_table({{text, "๑๒"}, {"แถวถัดไป", "5"}})).bytes);
    const std::string& name = workbook.sheets.front().first;
    const std::string mark = "(ต่อ) ";
    std::string all;
    int row = 1;
    for (;; ++row) {
        std::string part = workbook.cell(name, "A" + std::to_string(row)).value;
        if (part == "แถวถัดไป") break;
        REQUIRE(row < 5000);
        CHECK(part.size() <= 3 * 30'000);
        if (row > 1) {
            REQUIRE(part.starts_with(mark));
            part.erase(0, mark.size());
        }
        all += part;
    }
    CHECK(row > 2);
    CHECK(all == text);
    CHECK(workbook.cell(name, "B1").value == "12");
    CHECK_FALSE(workbook.cell(name, "B2").present);
    CHECK(workbook.cell(name, "B" + std::to_string(row)).value == "5");
}
