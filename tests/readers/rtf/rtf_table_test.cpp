// Tables of RTF: a grid from the edges of cells, merges, nesting, form.
#include "readers/rtf_document.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("rows with their cells, and the paragraph behind them") {
    const Document document =
        read_rtf(R"(\trowd\trgaph108\trleft-108\cellx2000\cellx5000\pard\intbl a\cell b\par b2\cell\row)"
                 R"(\trowd\cellx2000\cellx5000\pard\intbl c\cell d\cell\row\pard after)");
    CHECK(text_of(document) == "a\tb\nb2\nc\td\nafter");
    const Table& table = nth_table(document);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells[0].margin_start == Points(5.4));
    CHECK(table.indent == Points(-5.4));  // of the border
}

TEST_CASE("edges that differ from row to row make a grid") {
    const Document document =
        read_rtf(R"(\trowd\cellx3000\cellx6000\pard\intbl a\cell b\cell\row)"
                 R"(\trowd\cellx1000\cellx3004\cellx6000\pard\intbl c\cell d\cell e\cell\row\pard)");
    const Table& table = nth_table(document);
    REQUIRE(table.columns.size() == 3);
    CHECK(table.rows[0].cells[0].col_span == 2);
    CHECK(table.rows[1].cells[2].column == 2);
}

TEST_CASE("merges down and across") {
    const Document document =
        read_rtf(R"(\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl a\cell b\cell\cell\row)"
                 R"(\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell c\cell d\cell\row\pard)");
    const Table& table = nth_table(document);
    REQUIRE(table.rows.size() == 2);
    REQUIRE(table.rows[0].cells.size() == 2);
    CHECK(table.rows[0].cells[0].row_span == 2);
    CHECK(table.rows[0].cells[1].col_span == 2);
    CHECK(table.rows[1].cells.size() == 2);
    CHECK(text_of(document) == "a\tb\nc\td");
}

TEST_CASE("a table in a cell") {
    const Document document = read_rtf(
        R"(\trowd\cellx4000\cellx8000\pard\intbl\itap1 outer\par)"
        R"(\pard\intbl\itap2 n1\nestcell{\nonesttables\par}n2\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow})"
        R"({\nonesttables\par}\pard\intbl\itap1 behind\cell last\cell)"
        R"({\trowd\cellx4000\cellx8000\row}\pard after)");
    const Table& table = nth_table(document);
    REQUIRE(table.rows.size() == 1);
    REQUIRE(table.rows[0].cells.size() == 2);
    const Cell& cell = table.rows[0].cells[0];
    REQUIRE(cell.blocks.size() == 3);
    const auto* nested = std::get_if<Table>(&cell.blocks[1].what);
    REQUIRE(nested != nullptr);
    CHECK(plain_text(Block{*nested}) == "n1\tn2");
    CHECK(plain_text(cell.blocks[2]) == "behind");
    CHECK(plain_text(table.rows[0].cells[1]) == "last");
}

TEST_CASE("form of rows and cells") {
    const Document document = read_rtf(
        R"(\trowd\trqc\trhdr\trkeep\trrh-600\trbrdrt\brdrs\brdrw10\clvertalc\clcbpat1\clbrdrb\brdrdb\brdrw15\brdrcf2)"
        R"(\clpadt200\clpadft3\cltxbtlr\cellx3000\pard\intbl a\cell\row\pard)");
    const Table& table = nth_table(document);
    CHECK(table.alignment == Alignment::centre);
    const Row& row = table.rows[0];
    CHECK(row.header);
    CHECK(row.cant_split);
    CHECK(row.height_rule == RowHeightRule::exact);
    CHECK(row.height == Points(30));
    const Cell& cell = row.cells[0];
    CHECK(cell.vertical == VerticalAlignment::centre);
    CHECK(cell.background == Colour{255, 0, 0});
    CHECK(cell.borders.top.style == BorderStyle::single);
    CHECK(cell.borders.bottom.style == BorderStyle::double_line);
    CHECK(cell.borders.bottom.colour == Colour{0, 0, 255});
    CHECK(cell.margin_start == Points(10));  // \clpadt is Word's left
    CHECK(cell.quarter_turns == 3);
}

TEST_CASE("a floating table keeps its place") {
    const Document document =
        read_rtf(R"(\trowd\tphpg\tpvpara\tposx1000\tposy200\cellx3000\pard\intbl a\cell\row\pard b)");
    const Table& table = nth_table(document);
    REQUIRE(table.place);
    CHECK(table.place->horizontal.from == FloatPosition::From::page);
    CHECK(table.place->vertical.from == FloatPosition::From::text);
    CHECK(table.place->vertical.offset == Points(10));
}

TEST_CASE("no text of a broken table is lost") {
    CHECK(text_of(read_rtf(R"(\trowd\cellx1000\pard\intbl a\cell b\cell c\cell\row\pard)")) == "a\tb\tc");
    CHECK(text_of(read_rtf(R"(\pard\intbl a\cell b)")) == "a\tb");
    CHECK(text_of(read_rtf(R"(a\cell b\row c)")) == "a\tb\nc");
    CHECK(text_of(read_rtf(R"(\trowd\cellx1000\cellx1000\pard\intbl a\cell b\cell\row)")) == "a\nb");
    CHECK(text_of(read_rtf(R"(\pard\intbl\itap900 deep\nestcell\nestrow)")) == "deep");
}
