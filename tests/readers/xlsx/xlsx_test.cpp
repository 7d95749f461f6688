// Workbooks: cells, looks, what is hidden, pages.
#include "readers/xlsx_builder.h"

#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string words(const std::string& at, const std::string& text) {
    return R"(<c r=")" + at + R"(" t="inlineStr"><is><t>)" + text + "</t></is></c>";
}
std::string rows_xml(const std::string& rows) {
    return "<sheetData>" + rows + "</sheetData>";
}
const Cell& cell_at(const Table& table, std::size_t row, std::size_t index) {
    REQUIRE(table.rows.size() > row);
    REQUIRE(table.rows[row].cells.size() > index);
    return table.rows[row].cells[index];
}

}  // namespace

TEST_CASE("every type of cell has its text and its value") {
    const Document document =
        XlsxBuilder()
            .strings("<si><t>แบบ</t></si><si><r><t>ตัว</t></r><r><rPr><b/><sz val=\"20\"/></rPr><t>ชี้วัด</t></r></si>")
            .sheet(
                "ก",
                rows_xml(
                    R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>99.450000000000003</v></c>)"
                    R"(<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c><c r="F1" t="str"><f>A1</f><v>ผล</v></c>)"
                    R"(<c r="G1"><f>1+1</f><v>2</v></c></row>)"))
            .read();
    const Table& table = table_of(document);
    CHECK(rows_of(table) == std::vector<std::string>{"แบบ|ตัวชี้วัด|99.45|TRUE|#DIV/0!|ผล|2"});
    CHECK(std::get<Decimal>(cell_at(table, 0, 2).value).to_string() == "99.45");
    CHECK(std::get<bool>(cell_at(table, 0, 3).value));
    CHECK(std::get<Decimal>(cell_at(table, 0, 6).value).to_string() == "2");
    const auto& rich = std::get<Paragraph>(cell_at(table, 0, 1).blocks.front().what);
    REQUIRE(rich.runs.size() == 2);
    CHECK(rich.runs[1].begin == 9);
    CHECK(document.text_formats[rich.runs[1].format].bold);
}

TEST_CASE("a place in a sheet is told as the workbook names it") {
    const Document document =
        XlsxBuilder().sheet("มาตรการ", rows_xml(R"(<row r="7">)" + words("C7", "๑") + "</row>")).read();
    const Origin origin = cell_at(table_of(document), 6, 0).origin;
    CHECK(describe(origin, document.parts, Language::thai) == "มาตรการ!C7");
}

TEST_CASE("dates by the format of their cell, in both calendars of workbooks") {
    const std::string styles = R"(<numFmts><numFmt numFmtId="164" formatCode="[$-D07041E]d mmmm yyyy"/></numFmts>)"
                               R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>)";
    const std::string sheet = rows_xml(R"(<row r="1"><c r="A1" s="1"><v>45199</v></c></row>)");
    const Document document = XlsxBuilder().styles(styles).sheet("ก", sheet).read();
    CHECK(text_of(cell_at(table_of(document), 0, 0)) == "๓๐ กันยายน ๒๕๖๖");
    CHECK(std::get<thai::Date>(cell_at(table_of(document), 0, 0).value) == thai::Date{2023, 9, 30});
    XlsxBuilder later;
    later.properties = R"(<workbookPr date1904="1"/>)";
    const Document four =
        later.styles(styles).sheet("ก", rows_xml(R"(<row r="1"><c r="A1" s="1"><v>43737</v></c></row>)")).read();
    CHECK(text_of(cell_at(table_of(four), 0, 0)) == "๓๐ กันยายน ๒๕๖๖");
}

TEST_CASE("what was typed in the wrong type is mended and told") {
    const std::string styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)";
    const Document document =
        XlsxBuilder()
            .styles(styles)
            .sheet("ก", rows_xml(R"(<row r="1">)" + words("A1", "๙๙.๔๕") + words("B1", "๓๐ ก.ย. ๖๖") +
                                 R"(<c r="C1" s="1"><v>243525</v></c>)" + words("D1", "0812345678") +
                                 words("E1", "O43") + "</row>"))
            .read();
    const Table& table = table_of(document);
    CHECK(std::get<Decimal>(cell_at(table, 0, 0).value).to_string() == "99.45");
    CHECK(std::get<thai::Date>(cell_at(table, 0, 1).value) == thai::Date{2023, 9, 30});
    CHECK(std::get<thai::Date>(cell_at(table, 0, 2).value).year == 2023);  // 2566 typed as a year CE
    CHECK(cell_at(table, 0, 3).value.index() == 0);
    CHECK(cell_at(table, 0, 4).value.index() == 0);
    CHECK(tells(document, "value-mended", "A1"));
    CHECK(tells(document, "value-mended", "B1"));
    CHECK(tells(document, "value-mended", "C1"));
}

TEST_CASE("what is hidden is not shown, and told") {
    const Document document =
        XlsxBuilder()
            .sheet("ก", R"(<cols><col min="2" max="2" width="10" hidden="1"/></cols>)" +
                            rows_xml(R"(<row r="1">)" + words("A1", "a") + words("B1", "b") + words("C1", "c") +
                                     R"(</row><row r="2" hidden="1">)" + words("A2", "d") + "</row>" +
                                     R"(<row r="3">)" + words("A3", "e") + "</row>"))
            .sheet("ลับ", rows_xml(R"(<row r="1">)" + words("A1", "x") + "</row>"), "hidden")
            .read();
    CHECK(document.sections.size() == 1);
    CHECK(rows_of(table_of(document)) == std::vector<std::string>{"a|c", "e"});
    CHECK(tells(document, "not-shown", "hidden sheets are not shown or read: ลับ"));
    CHECK(tells(document, "not-shown", "1 hidden row with content is not shown or read: 2"));
    CHECK(tells(document, "not-shown", "1 hidden column with content is not shown or read: B"));
}

TEST_CASE("merges span, and text that they cover is told") {
    const Document document =
        XlsxBuilder()
            .sheet("ก", rows_xml(R"(<row r="1">)" + words("A1", "a") + words("B1", "under") + "</row>" +
                                 R"(<row r="2">)" + words("C2", "c") + "</row>") +
                            R"(<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>)")
            .read();
    const Table& table = table_of(document);
    REQUIRE(table.rows.size() >= 2);
    REQUIRE(table.rows[0].cells.size() == 1);
    CHECK(table.rows[0].cells[0].col_span == 2);
    CHECK(table.rows[0].cells[0].row_span == 2);
    CHECK(text_of(cell_at(table, 1, 0)) == "c");  // the merge that overlaps the first one does not stand
    CHECK(tells(document, "not-shown", "B1"));
}

TEST_CASE("a title alone in its row runs over its neighbours, text beside other text does not") {
    const std::string title = "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส";
    const Document document =
        XlsxBuilder()
            .sheet("ก", rows_xml(R"(<row r="1">)" + words("A1", "a") + R"(</row><row r="2">)" + words("A2", title) +
                                 R"(</row><row r="3">)" + words("A3", title) + words("C3", "c") + "</row>") +
                            R"(<mergeCells><mergeCell ref="A1:C1"/></mergeCells>)")
            .read();
    const Table& table = table_of(document);
    CHECK(cell_at(table, 1, 0).col_span == 3);
    CHECK(cell_at(table, 2, 0).col_span == 1);
}

TEST_CASE("print areas and titles: what is printed is shown, the rest is told") {
    XlsxBuilder builder;
    builder.names = R"(<definedName name="_xlnm.Print_Area" localSheetId="0">'มาตรการ ITA'!$A$1:$B$4</definedName>)"
                    R"(<definedName name="_xlnm.Print_Titles" localSheetId="0">'มาตรการ ITA'!$2:$2</definedName>)";
    std::string rows;
    for (int r = 1; r <= 5; ++r) {
        const std::string n = std::to_string(r);
        rows += R"(<row r=")" + n + R"(">)" + words("A" + n, "a" + n) + words("B" + n, "b" + n) + "</row>";
    }
    const Document document =
        builder
            .sheet("มาตรการ ITA", rows_xml(rows) + R"(<pageSetup paperSize="9" orientation="landscape"/>)" +
                                      R"(<rowBreaks><brk id="3"/></rowBreaks>)")
            .read();
    CHECK(rows_of(table_of(document, 0, 0)) == std::vector<std::string>{"a1|b1"});
    const Table& rest = table_of(document, 0, 1);
    CHECK(rows_of(rest) == std::vector<std::string>{"a2|b2", "a3|b3", "a4|b4"});
    CHECK(rest.rows[0].header);
    CHECK_FALSE(rest.rows[1].header);
    CHECK(rest.rows[2].page_break_before);
    CHECK(document.sections[0].page_width > document.sections[0].page_height);
    CHECK(tells(document, "not-shown", "A5, B5"));
}

TEST_CASE("a sheet that is to fit its page is scaled, letters and all") {
    const std::string cols =
        R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols><col min="1" max="4" width="50" customWidth="1"/></cols>)";
    const std::string rows =
        rows_xml(R"(<row r="1" ht="30" customHeight="1">)" + words("A1", "a") + words("D1", "d") + "</row>");
    const Document document = XlsxBuilder().sheet("ก", cols + rows + R"(<pageSetup fitToHeight="0"/>)").read();
    const Table& table = table_of(document);
    double width = 0;
    for (const Points column : table.columns) width += column.pt;
    const Section& section = document.sections[0];
    const double room = section.page_width.pt - section.margin_start.pt - section.margin_end.pt;
    CHECK(width == doctest::Approx(room));
    const double scale = room / (4 * 266.25);
    CHECK(table.rows[0].height.pt == doctest::Approx(30 * scale).epsilon(0.02));
    const auto& paragraph = std::get<Paragraph>(cell_at(table, 0, 0).blocks.front().what);
    CHECK(document.text_formats[paragraph.mark_format].size.pt == doctest::Approx(11 * scale).epsilon(0.02));
}

namespace {

/// Ten columns of 20 characters (105 pt): four fit on an upright A4 page.
std::string wide_sheet(const std::string& before, const std::string& behind) {
    std::string cells;
    for (char c = 'A'; c < 'K'; ++c) cells += words(std::string(1, c) + "1", std::string(1, c));
    return before + R"(<cols><col min="1" max="10" width="20" customWidth="1"/></cols>)" +
           rows_xml(R"(<row r="1">)" + cells + R"(</row><row r="2">)" + words("J2", "จ") + "</row>") + behind;
}
/// "0-4, 4-8+0-1": columns of each band, and those that are repeated before them.
std::string bands_of(const Table& table) {
    std::string all;
    for (const ColumnBand& band : table.bands) {
        all += (all.empty() ? "" : ", ") + std::to_string(band.first) + '-' + std::to_string(band.end);
        if (band.repeated_end > band.repeated_first)
            all += '+' + std::to_string(band.repeated_first) + '-' + std::to_string(band.repeated_end);
    }
    return all;
}
std::string titled(const std::string& ranges) {
    return R"(<definedName name="_xlnm.Print_Titles" localSheetId="0">)" + ranges + "</definedName>";
}

}  // namespace

TEST_CASE("columns that do not fit go on further pages, at the size that they have") {
    const Document document = XlsxBuilder().sheet("ก", wide_sheet("", "")).read();
    const Table& table = table_of(document);
    CHECK(bands_of(table) == "0-4, 4-8, 8-10");
    CHECK_FALSE(table.across_first);
    CHECK(table.columns[0].pt == doctest::Approx(105));
    CHECK(rows_of(table)[0] == "A|B|C|D|E|F|G|H|I|J");
}

TEST_CASE("pages go over and then down, and begin at manual column breaks, as the sheet says") {
    const Document document = XlsxBuilder()
                                  .sheet("ก", wide_sheet("", R"(<pageSetup pageOrder="overThenDown"/>)"
                                                             R"(<colBreaks><brk id="2"/><brk id="7"/></colBreaks>)"))
                                  .read();
    CHECK(table_of(document).across_first);
    CHECK(bands_of(table_of(document)) == "0-2, 2-6, 6-7, 7-10");
}

TEST_CASE("repeated columns take their room on each page behind them; those out of the print area too") {
    XlsxBuilder builder;
    builder.sheet("ก", wide_sheet("", ""));
    builder.names = titled("ก!$A:$A,ก!$1:$1");
    CHECK(bands_of(table_of(builder.read())) == "0-4, 4-7+0-1, 7-10+0-1");
    builder.names = titled("ก!$B:$C");
    CHECK(bands_of(table_of(builder.read())) == "0-4, 4-6+1-3, 6-8+1-3, 8-10+1-3");
    builder.names =
        titled("ก!$A:$A") + R"(<definedName name="_xlnm.Print_Area" localSheetId="0">ก!$D$1:$J$2</definedName>)";
    const Document document = builder.read();
    CHECK(rows_of(table_of(document))[0] == "A|D|E|F|G|H|I|J");
    CHECK(bands_of(table_of(document)) == "0-4, 4-7+0-1, 7-8+0-1");
    CHECK(tells(document, "not-shown", "2 cells outside the print area are not shown or read: B1, C1"));
    CHECK_FALSE(tells(document, "not-shown", "hidden columns"));
    builder.names = titled("ก!$A:$D");  // they would leave no room
    CHECK(bands_of(table_of(builder.read())) == "0-4, 4-8, 8-10");
}

TEST_CASE("a fit to two pages wide is scaled until its columns stand on two, manual breaks or not") {
    const Document document =
        XlsxBuilder()
            .sheet("ก",
                   wide_sheet(R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>)",
                              R"(<pageSetup fitToWidth="2" fitToHeight="0"/><colBreaks><brk id="1"/></colBreaks>)"))
            .read();
    CHECK(bands_of(table_of(document)) == "0-5, 5-10");
    CHECK(table_of(document).columns[0].pt < 100);
}

TEST_CASE("a column that is wider than its page is made as wide as that") {
    const Document document =
        XlsxBuilder()
            .sheet("ก", R"(<cols><col min="1" max="2" width="200" customWidth="1"/></cols>)" +
                            rows_xml(R"(<row r="1">)" + words("A1", "a") + words("B1", "b") + "</row>"))
            .read();
    const Section& section = document.sections[0];
    const double room = section.page_width.pt - section.margin_start.pt - section.margin_end.pt;
    CHECK(bands_of(table_of(document)) == "0-1, 1-2");
    for (const Points width : table_of(document).columns) CHECK(width.pt == doctest::Approx(room));
}

TEST_CASE("conditional formats that count on a cell's own value show; others are told once for the sheet") {
    const std::string styles =
        R"(<cellXfs><xf/></cellXfs><dxfs><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill>)"
        R"(<bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><font><color rgb="FF00B050"/></font>)"
        R"(<fill><patternFill><bgColor rgb="FFC6EFCE"/></patternFill></fill></dxf></dxfs>)";
    const auto rule = [](const std::string& attributes, const std::string& formulas,
                         const std::string& where = "A1:E1") {
        return R"(<conditionalFormatting sqref=")" + where + R"("><cfRule )" + attributes + ">" + formulas +
               "</cfRule></conditionalFormatting>";
    };
    const std::string row =
        rows_xml(R"(<row r="1"><c r="A1"><v>10</v></c><c r="B1"><v>60</v></c><c r="C1"><v>90</v></c>)" +
                 words("D1", "ไม่ผ่าน") + words("E1", "ผ่าน") + "</row>");
    const auto fills = [&](const std::string& rules) {
        const Document document = XlsxBuilder().styles(styles).sheet("ก", row + rules).read();
        std::string all;
        for (const Cell& cell : table_of(document).rows[0].cells)
            all += !cell.background ? '.' : cell.background->red == 0xFF ? 'r' : 'g';
        return all;
    };
    CHECK(fills(rule(R"(type="cellIs" operator="lessThan" dxfId="0" priority="1")", "<formula>60</formula>")) ==
          "r....");
    CHECK(fills(rule(R"(type="cellIs" operator="greaterThanOrEqual" dxfId="0" priority="1")",
                     "<formula>60</formula>")) == ".rrrr");  // text is more than any number
    CHECK(fills(rule(R"(type="cellIs" operator="between" dxfId="0" priority="1")",
                     "<formula>60</formula><formula>90</formula>")) == ".rr..");
    CHECK(fills(rule(R"(type="cellIs" operator="equal" dxfId="0" priority="1")", "<formula>\"ผ่าน\"</formula>")) ==
          "....r");
    CHECK(fills(rule(R"(type="containsText" operator="containsText" text="ผ่าน" dxfId="0" priority="1")",
                     "<formula>NOT(ISERROR(SEARCH(\"ผ่าน\",A1)))</formula>")) == "...rr");
    CHECK(fills(rule(R"(type="beginsWith" text="ไม่" dxfId="0" priority="1")", "")) == "...r.");
    CHECK(fills(rule(R"(type="notContainsBlanks" dxfId="0" priority="1")", "", "B1:C1 E1")) == ".rr.r");
    // The more urgent rule's ground stays; what it does not say is the other's.
    CHECK(fills(rule(R"(type="cellIs" operator="lessThan" dxfId="0" priority="2")", "<formula>80</formula>") +
                rule(R"(type="cellIs" operator="lessThan" dxfId="1" priority="1")", "<formula>50</formula>")) ==
          "gr...");
    const std::string others =
        rule(R"(type="expression" dxfId="0" priority="1")", "<formula>$A1&gt;5</formula>") +
        rule(R"(type="cellIs" operator="equal" dxfId="0" priority="1")", "<formula>$A$1</formula>") +
        R"(<extLst><ext><x14:conditionalFormatting xmlns:x14="x" xmlns:xm="y"><x14:cfRule type="iconSet"/>)"
        R"(<xm:sqref>C1:C9</xm:sqref></x14:conditionalFormatting></ext></extLst>)";
    CHECK(fills(others) == ".....");
    const Document told = XlsxBuilder().styles(styles).sheet("ก", row + others).read();
    CHECK(tells(told, "not-shown", "3 conditional formats"));
    CHECK(tells(told, "not-shown", "A1, A1, C1"));
    const Document bold = XlsxBuilder()
                              .styles(styles)
                              .sheet("ก", row + rule(R"(type="cellIs" operator="lessThan" dxfId="0" priority="1")",
                                                     "<formula>60</formula>"))
                              .read();
    const auto& paragraph = std::get<Paragraph>(cell_at(table_of(bold), 0, 0).blocks.front().what);
    CHECK(bold.text_formats[paragraph.runs.at(0).format].bold);
    CHECK(bold.text_formats[paragraph.runs.at(0).format].colour == Colour{0x9C, 0, 0x06});
}

TEST_CASE("headers and footers become paragraphs with fields") {
    const Document document =
        XlsxBuilder()
            .sheet(
                "แผ่น",
                rows_xml(R"(<row r="1">)" + words("A1", "a") + "</row>") +
                    R"(<headerFooter><oddHeader>&amp;Lซ้าย&amp;C&amp;"TH SarabunPSK,Bold"&amp;14&amp;A&amp;Rหน้า &amp;P/&amp;N</oddHeader></headerFooter>)")
            .read();
    const auto& header = std::get<Paragraph>(document.sections[0].headers.regular.at(0).what);
    CHECK(header.text == "ซ้าย\tแผ่น\tหน้า \uFFFC/\uFFFC");
    CHECK(header.objects.size() == 2);
    bool bold = false;
    for (const Run& run : header.runs) bold = bold || document.text_formats[run.format].bold;
    CHECK(bold);
}

TEST_CASE("rows behind the limit are told, later sheets are still read") {
    std::string rows;
    std::string cells;
    for (int c = 0; c < 500; ++c) cells += "<c><v>1</v></c>";
    for (int r = 0; r < 2020; ++r) rows += "<row>" + cells + "</row>";
    const Document document =
        XlsxBuilder().sheet("ใหญ่", rows_xml(rows)).sheet("เล็ก", rows_xml("<row>" + words("A1", "x") + "</row>")).read();
    const Table& table = table_of(document, 0);
    REQUIRE(table.more.size() == 1);
    CHECK(table.rows.size() + table.more[0].rows.size() == 2000);
    CHECK(tells(document, "not-shown", "20 rows are not shown or read: 2001–2020"));
    CHECK(tells(document, "not-shown", "1 row is not shown or read: 1"));
}

TEST_CASE("numbers, dates and what is to be shrunk stand on one line") {
    XlsxBuilder builder;
    builder.styles(
        R"(<cellXfs><xf/><xf numFmtId="14"/><xf><alignment wrapText="1"/></xf><xf><alignment shrinkToFit="1"/></xf>)"
        R"(<xf><alignment shrinkToFit="1" wrapText="1"/></xf></cellXfs>)");
    builder.sheet("ก", rows_xml(R"(<row r="1"><c r="A1"><v>1234567.5</v></c><c r="B1" s="1"><v>45000</v></c>)"
                                R"(<c r="C1" s="2"><v>1234567.5</v></c>)"
                                R"(<c r="D1" s="3" t="inlineStr"><is><t>ยาวมาก</t></is></c>)"
                                R"(<c r="E1" s="4" t="inlineStr"><is><t>ยาวมาก</t></is></c>)"
                                R"(<c r="F1" t="inlineStr"><is><t>ยาวมาก</t></is></c>)"
                                R"(<c r="G1" t="inlineStr"><is><t>1-4099-00123-45-6</t></is></c></row>)"));
    const Document document = builder.read();
    const Row& row = table_of(document).rows.at(0);
    REQUIRE(row.cells.size() == 7);
    std::string one_line;
    for (const Cell& cell : row.cells) {
        const auto& paragraph = std::get<Paragraph>(cell.blocks.at(0).what);
        one_line += document.paragraph_formats[paragraph.format].one_line ? '1' : '-';
    }
    CHECK(one_line == "1111--1");
}

TEST_CASE("an entity bomb is refused") {
    XlsxBuilder builder;
    builder.sheet("ก", rows_xml(""));
    builder.parts["xl/worksheets/s1.xml"] = R"(<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>)";
    CHECK(error_code([&] { return builder.read(); }) == "doctype");
}

TEST_CASE("rows that are folded up are told whole: behind what is shown, many runs of them, and where no row is left") {
    const auto row = [](int number, bool hidden) {
        const std::string at = std::to_string(number);
        return "<row r=\"" + at + "\"" + (hidden ? R"( hidden="1" outlineLevel="1")" : "") + ">" +
               words("A" + at, "x" + at) + "</row>";
    };
    std::string rows = row(1, false), runs;
    for (int i = 2; i <= 60; ++i) {
        rows += row(i, i % 2 == 0);
        if (i % 2 == 0) runs += (runs.empty() ? "" : ", ") + std::to_string(i);
    }
    rows += row(61, true) + row(62, true);
    const Document folded = XlsxBuilder().sheet("ก", rows_xml(rows)).read();
    runs.replace(runs.rfind("60"), 2, "60–62");
    CHECK(tells(folded, "not-shown", "32 hidden rows with content are not shown or read: " + runs));
    const Document none =
        XlsxBuilder().sheet("ก", rows_xml(row(1, true) + row(2, true))).sheet("ข", rows_xml(row(1, false))).read();
    CHECK(tells(none, "not-shown", "2 hidden rows with content are not shown or read: 1–2"));
}

TEST_CASE("a workbook of hidden sheets alone is refused") {
    XlsxBuilder builder;
    builder.sheet("ก", rows_xml(""), "hidden");
    CHECK(error_code([&] { return builder.read(); }) == "no-sheets");
}

TEST_CASE("hostile references and repeats cost nothing") {
    const Document document =
        XlsxBuilder()
            .sheet(
                "ก",
                rows_xml(R"(<row r="1048576">)" + words("XFD1048576", "z") + "</row>" +
                         R"(<row r="5"><c r="ZZZZZZ9"><v>1</v></c></row>)") +
                    R"(<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2"/><mergeCell ref="??"/></mergeCells>)")
            .read();
    CHECK(document.sections.size() == 1);
}
