// A long table of a Word document is packed; a reader of its rows sees what a short one has.
#include "document/packed_rows.h"
#include "readers/docx_builder.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string row(std::size_t number, const std::string& properties = "") {
    const std::string n = std::to_string(number);
    return "<w:tr><w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>ข้อ " + n +
           "</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" +
           std::to_string(number % 7) + "</w:t></w:r></w:p></w:tc></w:tr>";
}

Table table_of(std::size_t rows, const std::string& grid, const std::string& form = "") {
    std::string body = "<w:tbl><w:tblPr>" + form + "</w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>";
    for (std::size_t i = 1; i <= rows; ++i)
        body += row(i, i == 1'000 ? "<w:vMerge w:val=\"restart\"/>" : i == 1'001 ? "<w:vMerge/>" : "");
    const Document document = read_body(body + "</w:tbl><w:p/>");
    for (const Block& block : document.sections.front().blocks)
        if (const auto* table = std::get_if<Table>(&block.what)) return *table;
    return {};
}

const std::string grid = "<w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/>";

}  // namespace

TEST_CASE("the rows of a long table are packed, and are those of a short one and their like behind") {
    constexpr std::size_t many = 4'200;
    const Table small = table_of(3'000, grid), large = table_of(many, grid);
    CHECK(small.more.empty());
    REQUIRE(large.more.size() == 1);
    CHECK(large.rows.size() == 1'001);  // the merged cells stay together
    CHECK(large.more.front().whole.empty());
    const Table all = unpacked(large);
    REQUIRE(all.rows.size() == many);
    CHECK(std::vector<Row>(all.rows.begin(), all.rows.begin() + 2'999) ==
          std::vector<Row>(small.rows.begin(), small.rows.begin() + 2'999));
    const auto& last = std::get<Paragraph>(all.rows.back().cells.front().blocks.front().what);
    CHECK(last.text == "ข้อ 4200");
    CHECK(last.origin.row == many);
    CHECK(last.origin.paragraph == 1);
}

TEST_CASE("tables whose columns come from their content, or that float, keep their rows") {
    CHECK(table_of(4'200, "").more.empty());
    CHECK(table_of(4'200, grid, "<w:tblpPr w:tblpX=\"100\" w:tblpY=\"100\"/>").more.empty());
}
