// Rows that are packed as a reader makes them come out as they went in.
#include "document/pack_rows.h"

#include <doctest/doctest.h>

#include "document/packed_rows.h"

using namespace raingan;

namespace {

Cell cell_of(std::uint32_t row, std::uint32_t column, const std::string& text, std::uint32_t format = 3) {
    Paragraph paragraph;
    paragraph.text = text;
    if (!text.empty()) paragraph.runs = {{0, static_cast<std::uint32_t>(text.size()), format}};
    paragraph.origin = {0, 1, row, column, 1};
    Cell cell;
    cell.column = column - 1;
    cell.origin = {0, 1, row, column, 0};
    cell.blocks.push_back({paragraph});
    return cell;
}

Paragraph& paragraph_of(Row& row, std::size_t cell) {
    return std::get<Paragraph>(row.cells[cell].blocks.front().what);
}

std::vector<Row> rows_of_all_kinds() {
    std::vector<Row> rows(12);
    for (std::uint32_t r = 0; r < rows.size(); ++r)
        for (std::uint32_t c = 1; c <= 3; ++c)
            rows[r].cells.push_back(cell_of(r + 1, c, c == 2 ? "" : "ข้อ " + std::to_string(r % 4), c));
    rows[1].cells[0].col_span = 2;
    rows[1].cells.erase(rows[1].cells.begin() + 1);
    rows[2].cells[1].background = Colour{};
    rows[3].cant_split = true;
    paragraph_of(rows[4], 0).label = ListLabel{};
    paragraph_of(rows[5], 2).runs = {{0, 3, 1}, {3, 13, 2}};
    rows[6].cells[2].blocks.push_back(rows[6].cells[2].blocks.front());
    rows[7].cells.clear();
    rows[8].cells[0].quarter_turns = 1;
    paragraph_of(rows[9], 0).page_starts = {0};
    paragraph_of(rows[10], 0).origin.row = 1;
    rows[11].cells[0].row_span = 2;
    return rows;
}

}  // namespace

TEST_CASE("packed rows are what they were, plain and of all other kinds") {
    const std::vector<Row> rows = rows_of_all_kinds();
    Table table;
    RowPacking packing(table.more.emplace_back());
    for (const Row& row : rows) packing.add(row);
    CHECK(unpacked(table).rows == rows);
    CHECK(table.more.front().whole.size() == 9);  // all but rows 0, 2 and 3
    CHECK(table.more.front().texts.size() <= 5);
}

TEST_CASE("text of several looks is packed too, but where a look parts what is normalised together") {
    std::vector<Row> rows(3);
    for (std::uint32_t r = 0; r < 3; ++r) {
        rows[r].cells.push_back(cell_of(r + 1, 1, "ผ่าน95 AB"));
        rows[r].cells.push_back(cell_of(r + 1, 2, "ก"));
        rows[r].cells.front().value = Decimal(95, 0);
    }
    paragraph_of(rows[0], 0).runs = {{0, 12, 1}, {12, 14, 2}, {14, 17, 3}};
    paragraph_of(rows[1], 0).runs = {{0, 3, 1}, {3, 17, 2}};  // before a tone mark
    paragraph_of(rows[2], 0).runs = {{0, 12, 1}, {13, 17, 2}};
    Table table;
    RowPacking packing(table.more.emplace_back());
    for (const Row& row : rows) packing.add(row);
    CHECK(unpacked(table).rows == rows);
    CHECK(table.more.front().whole.size() == 2);
    CHECK(packed_cells(table.more.front(), 0).size() == 4);
}

TEST_CASE("more looks than are looked through are kept whole, and lose nothing") {
    std::vector<Row> rows(600);
    for (std::uint32_t r = 0; r < rows.size(); ++r) rows[r].cells.push_back(cell_of(r + 1, 1, "ก", r));
    Table table;
    RowPacking packing(table.more.emplace_back());
    for (const Row& row : rows) packing.add(row);
    CHECK(unpacked(table).rows == rows);
}
