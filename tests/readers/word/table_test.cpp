// Tables: grid, spans, merges, rules, conditional parts of styles, limits.
#include "base/limits.h"
#include "document/text.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const std::string restart = "<w:vMerge w:val=\"restart\"/>";
const std::string go_on = "<w:vMerge/>";

std::string borders(const std::string& name, const std::string& sides) {
    std::string out = "<w:" + name + ">";
    for (std::size_t at = 0; at < sides.size();) {
        const std::size_t end = std::min(sides.find(' ', at), sides.size());
        out += "<w:" + sides.substr(at, end - at) + " w:val=\"single\" w:sz=\"8\"/>";
        at = end + 1;
    }
    return out + "</w:" + name + ">";
}

/// Top, end, bottom, start as "1" or "0".
std::string rules(const Cell& cell) {
    std::string out;
    for (const Border* b : {&cell.borders.top, &cell.borders.end, &cell.borders.bottom, &cell.borders.start})
        out += b->style == BorderStyle::none ? '0' : '1';
    return out;
}

}  // namespace

TEST_CASE("gridSpan and gridBefore place cells on the grid") {
    const Document document = read_body(table(3, row(text_cell("ก", "<w:gridSpan w:val=\"2\"/>") + text_cell("ข")) +
                                                     row(text_cell("ค"), "<w:gridBefore w:val=\"2\"/>")));
    const Table& t = table_at(document, 0);
    CHECK(t.rows[0].cells[0].col_span == 2);
    CHECK(t.rows[0].cells[1].column == 2);
    CHECK(t.rows[1].cells[0].column == 2);
}

TEST_CASE("vMerge becomes a row span, and the covered places have no cell") {
    const Document document = read_body(
        table(2, row(text_cell("ก", restart) + text_cell("๑")) + row(cell("<w:p/>", go_on) + text_cell("๒")) +
                     row(cell("<w:p/>", go_on) + text_cell("๓")) + row(text_cell("ข", restart) + text_cell("๔"))));
    const Table& t = table_at(document, 0);
    CHECK(t.rows[0].cells[0].row_span == 3);
    REQUIRE(t.rows[1].cells.size() == 1);
    CHECK(t.rows[1].cells[0].column == 1);
    CHECK(t.rows[1].cells[0].origin.column == 2);  // as counted in the file
    CHECK(t.rows[3].cells[0].row_span == 1);
}

TEST_CASE("a merge that goes on from nothing, or from a cell of another width, stands for itself") {
    const Document lone = read_body(table(1, row(text_cell("ก", go_on))));
    CHECK(plain_text(table_at(lone, 0).rows[0].cells.at(0)) == "ก");
    const Document wide = read_body(table(
        2, row(text_cell("ก", restart + "<w:gridSpan w:val=\"2\"/>")) + row(text_cell("ข", go_on) + text_cell("ค"))));
    CHECK(table_at(wide, 0).rows[0].cells[0].row_span == 1);
    CHECK(table_at(wide, 0).rows[1].cells.size() == 2);
}

TEST_CASE("text in a covered cell is not lost, and told") {
    const Document document = read_body(table(1, row(text_cell("ก", restart)) + row(text_cell("ซ่อนอยู่", go_on))));
    CHECK(plain_text(table_at(document, 0).rows[0].cells[0]) == "ก\nซ่อนอยู่");
    CHECK(count_diagnostics(document, "placed-otherwise", "covered by a merge") == 1);
}

TEST_CASE("hMerge of old files widens the cell before") {
    const Document document = read_body(table(
        2, row(text_cell("ก", "<w:hMerge w:val=\"restart\"/>") + cell("<w:p/>", "<w:hMerge w:val=\"continue\"/>"))));
    REQUIRE(table_at(document, 0).rows[0].cells.size() == 1);
    CHECK(table_at(document, 0).rows[0].cells[0].col_span == 2);
}

TEST_CASE("rows keep header, cantSplit and height; a height without a rule is a least one") {
    const Document document = read_body(
        table(1, row(text_cell("ก"), "<w:tblHeader/><w:cantSplit/><w:trHeight w:val=\"400\"/>") +
                     row(text_cell("ข"), "<w:tblHeader w:val=\"0\"/><w:trHeight w:val=\"300\" w:hRule=\"exact\"/>") +
                     row(text_cell("ลบ"), "<w:del/>") + row(text_cell("ซ่อน"), "<w:hidden/>")));
    const Table& t = table_at(document, 0);
    REQUIRE(t.rows.size() == 2);
    CHECK(t.rows[0].header);
    CHECK(t.rows[0].cant_split);
    CHECK(t.rows[0].height_rule == RowHeightRule::at_least);
    CHECK(t.rows[0].height.pt == 20);
    CHECK_FALSE(t.rows[1].header);
    CHECK(t.rows[1].height_rule == RowHeightRule::exact);
}

TEST_CASE("table borders: outer sides at the edges, inside ones between, the cell's own above all") {
    const std::string all = borders("tblBorders", "top left bottom right");
    const Document outer = read_body(table(
        2, row(text_cell("ก") + text_cell("ข")) + row(text_cell("ค") + text_cell("ง", borders("tcBorders", "top"))),
        all));
    const Table& t = table_at(outer, 0);
    CHECK(rules(t.rows[0].cells[0]) == "1001");
    CHECK(rules(t.rows[0].cells[1]) == "1100");
    CHECK(rules(t.rows[1].cells[0]) == "0011");
    CHECK(rules(t.rows[1].cells[1]) == "1110");
    CHECK(t.rows[0].cells[0].borders.top.width.pt == 1);
    const Document inside =
        read_body(table(2, row(text_cell("ก") + text_cell("ข", "<w:tcBorders><w:left w:val=\"nil\"/></w:tcBorders>")),
                        borders("tblBorders", "insideV insideH")));
    CHECK(rules(table_at(inside, 0).rows[0].cells[0]) == "0100");
    CHECK(rules(table_at(inside, 0).rows[0].cells[1]) == "0000");
}

TEST_CASE("a merged cell has the bottom rule of the lowest cell it covers") {
    const Document document =
        read_body(table(1, row(text_cell("ก", restart)) + row(cell("<w:p/>", go_on + borders("tcBorders", "bottom"))) +
                               row(text_cell("ข"))));
    CHECK(rules(table_at(document, 0).rows[0].cells[0]) == "0010");
}

TEST_CASE("a table style's parts follow tblLook: first row, bands, first column; form and rules") {
    const std::string style =
        R"(<w:style w:type="table" w:styleId="T"><w:tblPr><w:tblCellMar><w:left w:w="200" w:type="dxa"/></w:tblCellMar>)"
        R"(</w:tblPr><w:rPr><w:i/></w:rPr>)"
        R"(<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="00FF00"/>)" +
        borders("tcBorders", "bottom") +
        R"(</w:tcPr></w:tblStylePr><w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="0000FF"/>)"
        R"(</w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:pPr><w:jc w:val="right"/></w:pPr></w:tblStylePr>)"
        R"(</w:style>)";
    const std::string two = row(text_cell("a") + text_cell("b"));
    const auto read = [&](const std::string& look) {
        return DocxBuilder(table(2, two + two + two, "<w:tblStyle w:val=\"T\"/><w:tblLook " + look + "/>"))
            .styles(style)
            .read();
    };
    const Document document = read(R"(w:firstRow="1" w:firstColumn="1" w:noHBand="0" w:noVBand="1")");
    const Table& t = table_at(document, 0);
    const Cell& head = t.rows[0].cells[1];
    CHECK(head.background == Colour{0, 255, 0});
    CHECK(rules(head) == "0010");
    CHECK(head.margin_start.pt == 10);
    CHECK(head.margin_end.pt == doctest::Approx(5.4));
    const TextFormat& bold = format_at(document, paragraph_at(head.blocks, 0), 0);
    CHECK(bold.bold);
    CHECK(bold.italic);
    CHECK(t.rows[1].cells[1].background == Colour{0, 0, 255});
    CHECK_FALSE(t.rows[2].cells[1].background.has_value());
    CHECK(form_of(document, paragraph_at(t.rows[1].cells[0].blocks, 0)).alignment == Alignment::end);
    CHECK_FALSE(format_at(document, paragraph_at(t.rows[1].cells[1].blocks, 0), 0).bold);
    const Document plain = read(R"(w:val="0600")");  // bits: no bands of either kind
    CHECK_FALSE(table_at(plain, 0).rows[0].cells[0].background.has_value());
    CHECK_FALSE(table_at(plain, 0).rows[1].cells[0].background.has_value());
}

TEST_CASE("tblInd places the text up to Word 2010, the border since, and in nested tables always") {
    const auto indent = [](const std::string& settings) {
        const Document document =
            DocxBuilder(
                table(1, row(cell(table(1, row(text_cell("x")), "<w:tblInd w:w=\"200\" w:type=\"dxa\"/>") + "<w:p/>")),
                      "<w:tblInd w:w=\"200\" w:type=\"dxa\"/>"))
                .settings(settings)
                .read();
        const Table& outer = table_at(document, 0);
        CHECK(std::get<Table>(outer.rows[0].cells[0].blocks.at(0).what).indent.pt == 10);
        return outer.indent.pt;
    };
    const std::string mode = "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:val=\"";
    CHECK(indent("") == doctest::Approx(4.6));
    CHECK(indent(mode + "14\"/></w:compat>") == doctest::Approx(4.6));
    CHECK(indent(mode + "15\"/></w:compat>") == 10);
}

TEST_CASE("widths: points, share of the column, or neither") {
    const auto read = [](const std::string& properties) {
        return read_body(table(1, row(text_cell("x")), properties));
    };
    CHECK(table_at(read("<w:tblW w:w=\"4000\" w:type=\"dxa\"/>"), 0).width == Points(200));
    CHECK(table_at(read("<w:tblW w:w=\"2500\" w:type=\"pct\"/>"), 0).width_share == 0.5);
    CHECK(table_at(read("<w:tblW w:w=\"75%\" w:type=\"pct\"/>"), 0).width_share == 0.75);
    const Document neither = read("<w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout w:type=\"fixed\"/>");
    CHECK_FALSE(table_at(neither, 0).width.has_value());
    CHECK_FALSE(table_at(neither, 0).width_share.has_value());
    CHECK(table_at(neither, 0).fixed);
}

TEST_CASE("a grid that is missing or too short grows from the cells' own widths") {
    const std::string width = "<w:tcW w:w=\"1440\" w:type=\"dxa\"/>";
    const Document document = read_body(table(1, row(text_cell("ก") + text_cell("ข", width))));
    REQUIRE(table_at(document, 0).columns.size() == 2);
    CHECK(table_at(document, 0).columns[1].pt == 72);
}

TEST_CASE("a floating table keeps its place; where it is nested it stands in the flow and is told") {
    const std::string place =
        R"(<w:tblpPr w:leftFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpXSpec="right" w:tblpY="140"/>)";
    const Document document = read_body(table(1, row(text_cell("ก")), place) + text_paragraph("ข") +
                                        table(1, row(cell(table(1, row(text_cell("ค")), place) + text_paragraph("")))));
    REQUIRE(table_at(document, 0).place);
    const TablePlace& found = *table_at(document, 0).place;
    CHECK(found.horizontal.from == FloatPosition::From::margin);
    CHECK(found.horizontal.align == FloatPosition::Align::end);
    CHECK(found.vertical.from == FloatPosition::From::text);
    CHECK(found.vertical.offset.pt == 7);
    CHECK(found.distance_start.pt == 9);
    CHECK(count_diagnostics(document, "placed-otherwise", "floating table") == 1);
    CHECK_FALSE(std::get<Table>(table_at(document, 2).rows[0].cells[0].blocks[0].what).place);
}

TEST_CASE("places inside a nested table name the outer cell") {
    const Document document =
        read_body(text_paragraph("ก") + table(1, row(text_cell("ข"))) +
                  table(2, row(text_cell("ค") + cell(text_paragraph("ง") + table(1, row(text_cell("จ")))))));
    const Cell& outer = table_at(document, 2).rows[0].cells[1];
    const Cell& inner = std::get<Table>(outer.blocks.at(1).what).rows[0].cells[0];
    CHECK(paragraph_at(inner.blocks, 0).origin == Origin{0, 2, 1, 2, 2});
    CHECK(paragraph_at(document, 0).origin == Origin{0, 0, 0, 0, 1});
}

TEST_CASE("what passes a limit is an error that names it") {
    const auto read = [](const std::string& body) { return error_code([&] { return read_body(body); }); };
    CHECK(read(table(1, row(text_cell("ก", "<w:gridSpan w:val=\"2000000000\"/>")))) == "over-limit");
    CHECK(read(table(1, row(text_cell("ก"), "<w:gridBefore w:val=\"99999\"/>"))) == "over-limit");
    CHECK(read(table(static_cast<int>(limits::table_columns) + 1, "")) == "over-limit");
    CHECK(read(table(1, row(text_cell("ก", "<w:gridSpan w:val=\"-5\"/>")))).empty());
    std::string nested = text_paragraph("ก");
    for (std::size_t i = 0; i <= limits::table_nesting; ++i) nested = table(1, row(cell(nested)));
    CHECK(read(nested) == "over-limit");
    std::string deep = text_paragraph("ก");
    for (std::size_t i = 0; i <= limits::xml_depth; ++i)
        deep.insert(0, "<w:sdt><w:sdtContent>").append("</w:sdtContent></w:sdt>");
    CHECK(read(deep) == "over-limit");
}

TEST_CASE("a cell's text direction and diagonals are read, from its style too") {
    const Document document = DocxBuilder(table(3,
                                                row(text_cell("ก", "<w:textDirection w:val=\"btLr\"/>") +
                                                    text_cell("ข", "<w:textDirection w:val=\"tbRl\"/>") +
                                                    text_cell("ค",
                                                              "<w:tcBorders><w:tl2br w:val=\"single\" w:sz=\"8\"/>"
                                                              "<w:tr2bl w:val=\"dotted\"/></w:tcBorders>")),
                                                "<w:bidiVisual/><w:tblCellSpacing w:w=\"20\" w:type=\"dxa\"/>"))
                                  .read();
    const std::vector<Cell>& cells = table_at(document, 0).rows.at(0).cells;
    REQUIRE(cells.size() == 3);
    CHECK(cells[0].quarter_turns == 3);
    CHECK(cells[1].quarter_turns == 1);
    CHECK(cells[2].quarter_turns == 0);
    CHECK(cells[2].diagonal_down.width == Points(1));
    CHECK(cells[2].diagonal_up.style == BorderStyle::dotted);
    CHECK(table_at(document, 0).right_to_left);
}
