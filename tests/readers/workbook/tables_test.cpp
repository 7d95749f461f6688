// Tables of a sheet: how their styles look below what the cells say.
#include "base/limits.h"
#include "readers/xlsb_builder.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string colour_name(const std::optional<Colour>& colour) {
    if (!colour) return "-";
    constexpr const char* digits = "0123456789ABCDEF";
    std::string out;
    for (const std::uint8_t part : {colour->red, colour->green, colour->blue})
        out.append(1, digits[part >> 4U]).append(1, digits[part & 15U]);
    return out;
}
/// Fills of the cells, a row a text.
std::vector<std::string> fills_of(const Document& document) {
    std::vector<std::string> rows;
    for (const Row& row : table_of(document).rows) {
        std::string fills;
        for (const Cell& cell : row.cells) fills += (fills.empty() ? "" : " ") + colour_name(cell.background);
        rows.push_back(fills);
    }
    return rows;
}
const TextFormat& look_of(const Document& document, std::size_t row, std::size_t cell) {
    const auto& paragraph = std::get<Paragraph>(table_of(document).rows.at(row).cells.at(cell).blocks.at(0).what);
    return document.text_formats.at(paragraph.mark_format);
}

std::string rows_of_two(int count, int hidden = 0) {
    std::string rows;
    for (int r = 1; r <= count; ++r) {
        const std::string n = std::to_string(r);
        rows += "<row r=\"" + n + "\"" + (r == hidden ? " hidden=\"1\"" : "") + "><c r=\"A" + n + "\"><v>" + n +
                "</v></c><c r=\"B" + n + "\"><v>" + n + "</v></c></row>";
    }
    return "<sheetData>" + rows + "</sheetData>";
}

XlsxBuilder with_table(const std::string& sheet, const std::string& attributes, const std::string& info,
                       const std::string& styles = "") {
    XlsxBuilder builder;
    builder.sheet("S", sheet);
    builder.styles(R"(<fonts><font><sz val="11"/><name val="A"/></font><font><b/><sz val="11"/><color rgb="FFFF0000"/>)"
                   R"(<name val="A"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill/>)"
                   R"(<fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill></fills>)"
                   R"(<borders><border/></borders><cellXfs><xf fontId="0" fillId="0" borderId="0"/>)"
                   R"(<xf fontId="1" fillId="2" borderId="0"/></cellXfs>)" +
                   styles);
    builder.relationships += R"(<Relationship Id="th" Type="x/theme" Target="theme1.xml"/>)";
    builder.parts["xl/theme1.xml"] =
        R"(<a:theme xmlns:a="a"><a:themeElements><a:clrScheme><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1>)"
        R"(<a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:accent2><a:srgbClr )"
        R"(val="ED7D31"/></a:accent2></a:clrScheme></a:themeElements></a:theme>)";
    builder.parts["xl/worksheets/_rels/s1.xml.rels"] =
        R"(<Relationships><Relationship Id="t" Type="x/table" Target="../table1.xml"/></Relationships>)";
    builder.parts["xl/table1.xml"] = "<table " + attributes + "><tableStyleInfo " + info + "/></table>";
    return builder;
}

}  // namespace

TEST_CASE("a table's head, stripes and sum look as its style says, in the theme's colours") {
    const Document document = with_table(rows_of_two(5), R"(ref="A1:B5" totalsRowCount="1")",
                                         R"(name="TableStyleMedium2" showRowStripes="1")")
                                  .read();
    const auto fills = fills_of(document);
    REQUIRE(fills.size() == 5);
    CHECK(fills[0] == "4472C4 4472C4");
    CHECK(fills[1] == fills[3]);
    CHECK(fills[1].substr(0, 6) != "-");
    CHECK(fills[2] == "- -");
    CHECK(fills[4] == "- -");
    CHECK(look_of(document, 0, 0).bold);
    CHECK(colour_name(look_of(document, 0, 0).colour) == "FFFFFF");
    CHECK_FALSE(look_of(document, 1, 0).bold);
    CHECK(look_of(document, 4, 0).bold);
    const Table& table = table_of(document);
    CHECK(table.rows[4].cells[0].borders.top.style == BorderStyle::double_line);
    CHECK(table.rows[1].cells[0].borders.start.style == BorderStyle::single);
    CHECK(table.rows[1].cells[0].borders.end.style == BorderStyle::none);
    CHECK(table.rows[1].cells[1].borders.end.style == BorderStyle::single);
}

TEST_CASE("stripes pass over hidden rows") {
    const auto fills = fills_of(
        with_table(rows_of_two(5, 3), R"(ref="A1:B5")", R"(name="TableStyleMedium2" showRowStripes="1")").read());
    REQUIRE(fills.size() == 4);
    CHECK(fills[1] != "- -");
    CHECK(fills[2] == "- -");
    CHECK(fills[3] == fills[1]);
}

TEST_CASE("what a cell says itself stands over its table's style, and empty cells have that too") {
    const Document document =
        with_table(
            R"(<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData>)",
            R"(ref="A1:C3")", R"(name="TableStyleMedium9" showRowStripes="1")")
            .read();
    const auto fills = fills_of(document);
    REQUIRE(fills.size() == 3);
    CHECK(fills[0] == "00FF00 4472C4 4472C4");
    CHECK(colour_name(look_of(document, 0, 0).colour) == "FF0000");
    CHECK(fills[1].size() == 20);  // a row that the file does not list
    CHECK(fills[2].size() == 20);
    CHECK(fills[1] != fills[2]);
}

TEST_CASE("a workbook's own table style: parts, sizes of stripes, inner lines") {
    const std::string styles =
        R"(<dxfs><dxf><fill><patternFill><bgColor rgb="FF111111"/></patternFill></fill></dxf><dxf><fill><patternFill>)"
        R"(<bgColor rgb="FF222222"/></patternFill></fill></dxf><dxf><border><horizontal style="thin"/></border></dxf></dxfs>)"
        R"(<tableStyles><tableStyle name="เรา"><tableStyleElement type="firstRowStripe" size="2" dxfId="0"/>)"
        R"(<tableStyleElement type="firstColumn" dxfId="1"/><tableStyleElement type="wholeTable" dxfId="2"/></tableStyle>)"
        "</tableStyles>";
    const Document document = with_table(rows_of_two(4), R"(ref="A1:B4" headerRowCount="0")",
                                         R"(name="เรา" showRowStripes="1" showFirstColumn="1")", styles)
                                  .read();
    CHECK(fills_of(document) ==
          std::vector<std::string>{"222222 111111", "222222 111111", "222222 -", "222222 111111"});
    CHECK(table_of(document).rows[0].cells[0].borders.top.style == BorderStyle::none);
    CHECK(table_of(document).rows[0].cells[0].borders.bottom.style == BorderStyle::single);
}

TEST_CASE("every style that Excel has is known, and no other") {
    const auto looks = [](const std::string& style) {
        const auto document =
            with_table(rows_of_two(3), R"(ref="A1:B3" totalsRowCount="1")",
                       "name=\"" + style + R"(" showRowStripes="1" showFirstColumn="1" showLastColumn="1")")
                .read();
        bool any = look_of(document, 0, 0).bold || look_of(document, 0, 0).colour.has_value();
        for (const Row& row : table_of(document).rows)
            for (const Cell& cell : row.cells) any = any || cell.background || cell.borders != Borders{};
        return any;
    };
    for (int i = 1; i <= 21; ++i) CHECK(looks("TableStyleLight" + std::to_string(i)));
    for (int i = 1; i <= 28; ++i) CHECK(looks("TableStyleMedium" + std::to_string(i)));
    for (int i = 1; i <= 11; ++i) CHECK(looks("TableStyleDark" + std::to_string(i)));
    for (const char* none : {"TableStyleLight22", "TableStyleDark0", "TableStyleMedium", "TableStyleMedium2x", ""})
        CHECK_FALSE(looks(none));
}

TEST_CASE("rows of a long table are packed, with their stripes") {
    const Document document =
        with_table(rows_of_two(2500), R"(ref="A1:B2500")", R"(name="TableStyleMedium2" showRowStripes="1")").read();
    const Table& table = table_of(document);
    REQUIRE(table.more.size() == 1);
    CHECK(table.more[0].whole.empty());
    const std::vector<Row> rows = unpacked(table.more[0], 0, 2);
    CHECK(rows[0].cells[0].background.has_value() != rows[1].cells[0].background.has_value());
}

TEST_CASE("a table over the whole sheet costs what is in it") {
    const Document document =
        with_table(rows_of_two(3), R"(ref="A1:B1048576")", R"(name="TableStyleMedium2" showRowStripes="1")").read();
    CHECK(table_of(document).rows.size() < 300);
}

TEST_CASE("a table of a binary workbook looks as one of .xlsx") {
    XlsbBuilder builder;
    builder.sheet(u"ก", xlsb_row(0) + xlsb_record(6, xlsb_cell(0).wide(u"ก")) + xlsb_row(1) +
                            xlsb_record(6, xlsb_cell(0).wide(u"ข")));
    builder.parts["xl/worksheets/_rels/s1.bin.rels"] =
        R"(<Relationships><Relationship Id="t" Type="x/table" Target="../table1.bin"/></Relationships>)";
    builder.parts["xl/table1.bin"] =
        xlsb_record(343, Bits().u32(0).u32(1).u32(0).u32(0).u32(0).u32(1).u32(1).u32(0).u32(0)) +
        xlsb_record(513, Bits().u16(4).wide(u"TableStyleMedium8")) + xlsb_record(344);
    const Document document = read_document(builder.bytes(), "a.xlsb");
    CHECK(fills_of(document).at(0) == "000000");
    CHECK(fills_of(document).at(1) != "-");
}
