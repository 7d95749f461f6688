// Texts as long as a cell can hold: a column of the usual width would go on over pages.
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string cell_of_text(const std::string& at, const std::string& text) {
    return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
Document sheet_with(const std::string& row, const std::string& behind = {}) {
    return XlsxBuilder().sheet("ก", "<sheetData><row r=\"1\">" + row + "</row></sheetData>" + behind).read();
}
double room_of(const Document& document) {
    const Section& section = document.sections.at(0);
    return section.page_width.pt - section.margin_start.pt - section.margin_end.pt;
}

}  // namespace

TEST_CASE("a column with a text of pages takes the room that its page has left; the others keep their width") {
    const std::string text(32'767, 'x');
    const Document beside = sheet_with(cell_of_text("A1", text) + "<c r=\"B1\"><v>5</v></c>");
    const std::vector<Points>& widths = table_of(beside).columns;
    REQUIRE(widths.size() == 2);
    CHECK(widths[1].pt == doctest::Approx(48));
    CHECK(widths[0].pt + widths[1].pt == doctest::Approx(room_of(beside)));
    CHECK(text_of(table_of(beside).rows.at(0).cells.at(0)) == text);
    // Two of them share it.
    const Document both = sheet_with(cell_of_text("A1", text) + cell_of_text("B1", text));
    CHECK(table_of(both).columns.at(0).pt == doctest::Approx(room_of(both) / 2));
    CHECK(table_of(both).columns.at(1).pt == doctest::Approx(room_of(both) / 2));
}

TEST_CASE("a text of some lines widens nothing") {
    const std::string text(900, 'x');
    const Document document = sheet_with(cell_of_text("A1", text) + "<c r=\"B1\"><v>5</v></c>");
    CHECK(table_of(document).columns.at(0).pt == doctest::Approx(48));
}
