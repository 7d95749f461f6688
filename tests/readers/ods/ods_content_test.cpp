// OpenDocument spreadsheets: what their reader hands over, from flat files written here.
#include "document/packed_rows.h"
#include "readers/docx_builder.h"
#include "readers/ods/content.h"
#include "readers/ods/ods.h"
#include "readers/ods/values.h"
#include "readers/odt_builder.h"
#include "readers/opendocument/number_styles.h"
#include "readers/opendocument/source.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// Keeps what it is handed; views become texts.
struct Recorder final : workbook::RowSink {
    struct CellKept {
        std::uint32_t column = 0, look = 0;
        workbook::Kind kind = workbook::Kind::empty;
        double number = 0;
        std::string text, shown, link;
        bool formula = false;
        std::size_t runs = 0;
    };
    struct RowKept {
        workbook::Row row;
        std::vector<CellKept> cells;
    };
    std::vector<workbook::Sheet> sheets;
    std::vector<std::vector<RowKept>> rows;
    workbook::Styles styles;
    bool takes_hidden = false;

    bool begin_sheet(const workbook::Sheet& sheet, const workbook::Styles& all) override {
        styles = all;
        sheets.push_back(sheet);
        rows.emplace_back();
        return takes_hidden || sheet.visibility == workbook::Visibility::visible;
    }
    void row(const workbook::Row& row) override {
        RowKept kept{row, {}};
        for (const workbook::Cell& cell : row.cells)
            kept.cells.push_back({cell.column, cell.look, cell.kind, cell.number, std::string(cell.text),
                                  cell.shown.value_or("-"), std::string(cell.link), cell.formula, cell.runs.size()});
        rows.back().push_back(std::move(kept));
    }
    void end_sheet(const workbook::Sheet& sheet) override { sheets.back() = sheet; }
};

struct Fods {
    std::string tables;
    std::string automatic{}, styles{}, masters{};

    [[nodiscard]] std::string bytes() const {
        return R"(<?xml version="1.0" encoding="UTF-8"?><office:document )" + odf_namespaces +
               R"( xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")" +
               R"( office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:styles>)" +
               styles + "</office:styles><office:automatic-styles>" + automatic +
               "</office:automatic-styles><office:master-styles>" + masters +
               "</office:master-styles><office:body><office:spreadsheet>" + tables +
               "</office:spreadsheet></office:body></office:document>";
    }
    void read(Recorder& to) const {
        std::string content;
        const opendocument::Source source = opendocument::open_head(bytes(), content);
        opendocument::StyleSheet sheet(source);
        Document scratch;
        Formats formats(scratch);
        ods::CellStyles cells(sheet, scratch, formats);
        ods::read_content(source.name(), content, {sheet, cells, scratch, source}, to);
    }
};

std::string ods_table(const std::string& content, const std::string& attributes = {}) {
    return "<table:table table:name=\"แผ่น ๑\" " + attributes + ">" + content + "</table:table>";
}
std::string ods_row(const std::string& cells, const std::string& attributes = {}) {
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}
std::string ods_cell(const std::string& attributes, const std::string& text) {
    return "<table:table-cell " + attributes + ">" + (text.empty() ? "" : "<text:p>" + text + "</text:p>") +
           "</table:table-cell>";
}
std::string code_of(const std::string& style) {
    Fods file{ods_table("")};
    file.automatic = style;
    std::string content;
    const std::string bytes = file.bytes();
    const opendocument::Source source = opendocument::open_head(bytes, content);
    return opendocument::format_code(opendocument::StyleSheet(source), "N");
}
using workbook::Kind;

}  // namespace

TEST_CASE("values come typed, with the text that the file shows and whether a formula made them") {
    Recorder got;
    Fods{ods_table(ods_row(
             ods_cell(R"(office:value-type="float" office:value="99.24")", "๙๙.๒๔") +
             ods_cell(R"(office:value-type="percentage" office:value="0.5" table:formula="of:=1/2")", "50%") +
             ods_cell(R"(office:value-type="currency" office:currency="THB" office:value="1500")", "") +
             ods_cell(R"(office:value-type="date" office:date-value="2023-09-30")", "30 ก.ย. 66") +
             ods_cell(R"(office:value-type="time" office:time-value="PT12H00M00S")", "12:00") +
             ods_cell(R"(office:value-type="boolean" office:boolean-value="true")", "จริง") +
             ods_cell(R"(office:value-type="string" calcext:value-type="error" table:formula="of:=1/0")", "#DIV/0!") +
             ods_cell(R"(office:value-type="string" office:string-value="only here")", "")))}
        .read(got);
    const auto& cells = got.rows.at(0).at(0).cells;
    REQUIRE(cells.size() == 8);
    CHECK(cells[0].number == 99.24);
    CHECK(cells[0].shown == "๙๙.๒๔");
    CHECK_FALSE(cells[0].formula);
    CHECK(cells[1].number == 0.5);
    CHECK(cells[1].formula);
    CHECK(cells[2].kind == Kind::number);
    CHECK(cells[2].shown == "-");
    CHECK(cells[3].number == 45199);
    CHECK(cells[4].number == 0.5);
    CHECK(cells[5].kind == Kind::boolean);
    CHECK(cells[5].number == 1);
    CHECK(cells[6].kind == Kind::error);
    CHECK(cells[6].text == "#DIV/0!");
    CHECK(cells[7].text == "only here");
}

TEST_CASE("repeated rows are handed over once, repeated cells each; empty ones to the sheet's end not at all") {
    Recorder got;
    Fods{ods_table("<table:table-column table:number-columns-repeated=\"16384\"/>" +
                   ods_row(ods_cell(R"(office:value-type="string" table:number-columns-repeated="3")", "ก") +
                           "<table:table-cell table:number-columns-repeated=\"16381\"/>") +
                   ods_row("<table:table-cell table:number-columns-repeated=\"16384\"/>",
                           "table:number-rows-repeated=\"1048570\"") +
                   ods_row(ods_cell(R"(office:value-type="string")", "last")))}
        .read(got);
    const auto& rows = got.rows.at(0);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].cells.size() == 3);
    CHECK(rows[0].cells[2].column == 2);
    CHECK(rows[1].row.repeat == 1048570);
    CHECK(rows[1].cells.empty());
    CHECK(rows[2].row.index == 1048571);
}

TEST_CASE("spans are merges; what stands in covered cells is handed over too") {
    Recorder got;
    Fods{ods_table(ods_row(
             ods_cell(R"(table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string")",
                      "m") +
             "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>" +
             ods_cell(R"(office:value-type="string")", "c")))}
        .read(got);
    CHECK(got.sheets.at(0).merges == std::vector<workbook::Range>{{0, 0, 2, 1}});
    REQUIRE(got.rows[0][0].cells.size() == 3);
    CHECK(got.rows[0][0].cells[1].text == "under");
    CHECK(got.rows[0][0].cells[2].column == 2);
}

TEST_CASE("hidden sheets, rows and columns; print ranges, title rows, page breaks, heights") {
    Recorder got;
    Fods file{
        ods_table(
            "<table:table-header-columns><table:table-column table:style-name=\"co\"/></table:table-header-columns>"
            "<table:table-column table:visibility=\"collapse\"/>"
            "<table:table-header-rows>" +
                ods_row(ods_cell(R"(office:value-type="string")", "h")) + "</table:table-header-rows>" +
                ods_row("", "table:visibility=\"filter\"") + ods_row(ods_cell("", "x"), "table:style-name=\"ro\""),
            R"x(table:print-ranges="$'แผ่น ๑'.$A$1:$'แผ่น ๑'.$C$9 'a.b'.E2" table:style-name="ta")x") +
        ods_table("", "table:style-name=\"off\"")};
    file.automatic =
        odf_style("co", "table-column", R"(<style:table-column-properties style:column-width="72pt"/>)") +
        odf_style(
            "ro", "table-row",
            R"(<style:table-row-properties style:row-height="20pt" style:use-optimal-row-height="false" fo:break-before="page"/>)") +
        odf_style("ta", "table", "", R"(style:master-page-name="M")") +
        odf_style("off", "table", R"(<style:table-properties table:display="false"/>)") +
        R"(<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="842pt" fo:page-height="595pt" fo:margin="36pt" style:scale-to-X="1" style:scale-to-Y="0" style:print-page-order="ltr" style:table-centering="horizontal"/></style:page-layout>)";
    file.masters =
        R"(<style:master-page style:name="M" style:page-layout-name="p"><style:header><style:region-left><text:p>R&amp;D</text:p></style:region-left><style:region-right><text:p><text:page-number>1</text:page-number>/<text:page-count>9</text:page-count></text:p></style:region-right></style:header></style:master-page>)";
    file.read(got);
    REQUIRE(got.sheets.size() == 2);
    const workbook::Sheet& sheet = got.sheets[0];
    CHECK(sheet.name == "แผ่น ๑");
    CHECK(got.sheets[1].visibility == workbook::Visibility::hidden);
    REQUIRE(sheet.columns.size() == 2);
    CHECK(sheet.columns[0].width.pt == doctest::Approx(72));
    CHECK(sheet.columns[1].hidden);
    CHECK(sheet.print_areas == std::vector<workbook::Range>{{0, 0, 8, 2}, {1, 4, 1, 4}});
    CHECK(sheet.title_rows == std::pair{0U, 0U});
    CHECK(sheet.title_columns == std::pair{0U, 0U});
    CHECK(sheet.row_breaks == std::vector<std::uint32_t>{2});
    CHECK(got.rows[0][1].row.hidden);
    CHECK(got.rows[0][2].row.height == Points(20));
    CHECK(got.rows[0][2].row.fixed_height);
    CHECK(sheet.page.landscape);
    CHECK(sheet.page.paper_width.pt == doctest::Approx(595));
    CHECK(sheet.page.left.pt == doctest::Approx(36));
    CHECK(sheet.page.fit);
    CHECK(sheet.page.fit_wide == 1);
    CHECK(sheet.page.over_then_down);
    CHECK(sheet.page.fit_high == 0);
    CHECK(sheet.page.centre_across);
    CHECK(sheet.page.odd_header == "&LR&&D&R&P/&N");
}

TEST_CASE("looks: styles with parents, the column's default style, rotation, wrap; Thai takes the complex font") {
    Recorder got;
    Fods file{ods_table("<table:table-column table:default-cell-style-name=\"B\"/>" +
                        ods_row(ods_cell(R"(office:value-type="string")", "ไทย") +
                                ods_cell(R"(office:value-type="string" table:style-name="C")", "mixed ไทย")))};
    file.styles = odf_style(
        "A", "table-cell",
        R"(<style:table-cell-properties fo:background-color="#ffff00" fo:wrap-option="wrap" style:vertical-align="top"/><style:text-properties fo:font-family="Arial" style:font-family-complex="TH SarabunPSK" fo:font-size="10pt" style:font-size-complex="16pt"/>)");
    file.automatic =
        odf_style(
            "B", "table-cell",
            R"(<style:table-cell-properties fo:border-bottom="1pt solid #000000" style:rotation-angle="270"/><style:paragraph-properties fo:text-align="center"/>)",
            R"(style:parent-style-name="A")") +
        odf_style("C", "table-cell", "", R"(style:parent-style-name="A")");
    file.read(got);
    const auto& cells = got.rows.at(0).at(0).cells;
    const workbook::Look& thai = got.styles.looks.at(cells.at(0).look);
    CHECK(thai.text.font == "TH SarabunPSK");
    CHECK(thai.text.size.pt == 16);
    CHECK(thai.fill == Colour{255, 255, 0});
    CHECK(thai.wrap);
    CHECK(thai.vertical == VerticalAlignment::top);
    CHECK(thai.horizontal == workbook::Horizontal::centre);
    CHECK(thai.rotation == -90);
    CHECK(thai.borders.bottom.style == BorderStyle::single);
    CHECK(cells[0].runs == 0);
    CHECK(got.styles.looks.at(cells.at(1).look).text.font == "Arial");
    CHECK(cells[1].runs == 2);
}

TEST_CASE("text that is turned by more than 90 degrees stands upright, and that is told") {
    for (const char* angle : {"120", "180", "200", "-135"}) {
        CAPTURE(angle);
        Fods file{ods_table(ods_row(ods_cell(R"(office:value-type="string" table:style-name="T")", "ก") +
                                    ods_cell(R"(office:value-type="string" table:style-name="U")", "ข")))};
        file.automatic =
            odf_style("T", "table-cell",
                      R"(<style:table-cell-properties style:rotation-angle=")" + std::string(angle) + R"("/>)") +
            odf_style("U", "table-cell", R"(<style:table-cell-properties style:rotation-angle="300"/>)");
        const Document document = ods::read(file.bytes());
        CHECK(tells(document, "placed-otherwise", "text in 1 cell is turned by more than 90 degrees"));
    }
}

TEST_CASE("text of a cell: paragraphs are lines, spans are runs, links, spaces; comments and drawings are counted") {
    Recorder got;
    Fods file{ods_table(ods_row(
        R"(<table:table-cell office:value-type="string"><office:annotation><dc:creator>มานี</dc:creator><dc:date>2026-01-01</dc:date><text:p>a <text:span>comment</text:span></text:p><text:p>more</text:p></office:annotation><draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame><text:p>one<text:s text:c="2"/>two</text:p><text:p>a <text:span text:style-name="T">bold</text:span> <text:a xlink:href="https://a.go.th">link</text:a></text:p></table:table-cell>)"))};
    file.automatic = odf_style("T", "text", R"(<style:text-properties fo:font-weight="bold"/>)");
    file.read(got);
    const auto& cell = got.rows.at(0).at(0).cells.at(0);
    CHECK(cell.text == "one  two\na bold link");
    CHECK(cell.runs == 3);
    CHECK(cell.link == "https://a.go.th");
    REQUIRE(got.sheets[0].comments.size() == 1);
    CHECK(got.sheets[0].comments[0].text == "a comment\nmore");
    CHECK(got.sheets[0].comments[0].author == "มานี");
    REQUIRE(got.sheets[0].left_out.size() == 1);
    CHECK(got.sheets[0].left_out[0].kind == workbook::LeftOut::Kind::shape);
    CHECK(got.sheets[0].left_out[0].words == "“drawn”");
}

TEST_CASE("the background of a header is its picture") {
    Recorder got;
    Fods file{
        ods_table(ods_row(R"(<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>)"))};
    file.automatic =
        R"(<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/>)"
        R"(<style:header-style><style:header-footer-properties fo:min-height="1cm"><style:background-image )"
        R"(style:position="center right" style:repeat="no-repeat"><office:binary-data>)"
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
        R"(</office:binary-data></style:background-image></style:header-footer-properties></style:header-style></style:page-layout>)";
    file.masters = R"(<style:master-page style:name="M" style:page-layout-name="L"><style:header><text:p>head</text:p>)"
                   "</style:header></style:master-page>";
    file.read(got);
    const workbook::PageSetup& page = got.sheets.at(0).page;
    CHECK(page.odd_header == "&Chead&R&G");
    CHECK(page.even_header.empty());
    REQUIRE(!page.pictures.empty());
    CHECK(page.pictures[0].place == "RH");
    CHECK(page.pictures[0].width.pt == doctest::Approx(0.75));
}

TEST_CASE("number styles become format codes") {
    CHECK(
        code_of(
            R"(<number:number-style style:name="N"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>)") ==
        "#,##0.00");
    CHECK(
        code_of(
            R"(<number:percentage-style style:name="N"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>)") ==
        "0.0%");
    CHECK(
        code_of(
            R"(<number:date-style style:name="N" number:language="th" number:country="TH"><number:day/><number:text> </number:text><number:month number:style="long" number:textual="true"/><number:text> </number:text><number:year number:style="long" number:calendar="buddhist"/></number:date-style>)") ==
        R"([$-41E]d" "mmmm" "bbbb)");
    CHECK(
        code_of(
            R"(<number:time-style style:name="N" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/></number:time-style>)") ==
        R"([h]":"mm)");
    CHECK(
        code_of(
            R"(<number:currency-style style:name="P"><number:number number:min-integer-digits="1"/></number:currency-style><number:currency-style style:name="N"><style:text-properties fo:color="#ff0000"/><number:text>-</number:text><number:number number:min-integer-digits="1"/><style:map style:condition="value()&gt;=0" style:apply-style-name="P"/></number:currency-style>)") ==
        R"([>=0]0;[Red]"-"0)");
    CHECK(
        code_of(
            R"(<number:number-style style:name="N" number:transliteration-format="๑"><number:number number:min-integer-digits="1"/></number:number-style>)") ==
        "[$-D00041E]0");
    CHECK(code_of("") == "");
}

TEST_CASE("dates and times as the file writes them") {
    using workbook::DateSystem;
    CHECK(ods::date_serial("1900-01-01", DateSystem::from_1900) == 1);
    CHECK(ods::date_serial("1900-03-01", DateSystem::from_1900) == 61);
    CHECK(ods::date_serial("2021-01-01T12:00:00", DateSystem::from_1900) == 44197.5);
    CHECK(ods::date_serial("1904-01-02", DateSystem::from_1904) == 1);
    CHECK_FALSE(ods::date_serial("2023-02-30", DateSystem::from_1900));
    CHECK_FALSE(ods::date_serial("soon", DateSystem::from_1900));
    CHECK(ods::time_serial("PT36H") == 1.5);
    CHECK(ods::time_serial("-PT12H00M00S") == -0.5);
    CHECK(ods::time_serial("P1DT6H") == 1.25);
    CHECK_FALSE(ods::time_serial("12:00"));
}

TEST_CASE("dates from 1904 count from there") {
    Recorder got;
    Fods{"<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>" +
         ods_table(ods_row(ods_cell(R"(office:value-type="date" office:date-value="1904-01-03")", "3 ม.ค. 2447")))}
        .read(got);
    CHECK(got.styles.dates == workbook::DateSystem::from_1904);
    CHECK(got.rows.at(0).at(0).cells.at(0).number == 2);
}

TEST_CASE("tracked changes, named expressions and forms are no cells; shapes of a sheet are counted") {
    Recorder got;
    Fods{
        "<table:tracked-changes><table:cell-content-change><table:table-cell><text:p>old</text:p></table:table-cell>"
        "</table:cell-content-change></table:tracked-changes>" +
        ods_table("<office:forms/><table:shapes><draw:frame/><draw:rect><text:p>x</text:p></draw:rect></table:shapes>" +
                  ods_row(ods_cell("", "new")) + "<table:named-expressions/>")}
        .read(got);
    REQUIRE(got.sheets.size() == 1);
    CHECK(got.sheets[0].left_out.size() == 2);
    REQUIRE(got.rows[0].size() == 1);
    CHECK(got.rows[0][0].cells.at(0).text == "new");
}

TEST_CASE("a file without a spreadsheet in it is refused") {
    CHECK(error_code([] { return ods::read(Fodt{"<text:p>x</text:p>"}.bytes()); }) == "not-odf");
}

TEST_CASE("pictures of cells and of the sheet, of a flat file; what is none is told") {
    // A PNG of 40 × 20.
    const std::string image =
        "<draw:image><office:binary-data>iVBORw0KGgoAAAANSUhEUgAAACgAAAAUCAYAAAA="
        "</office:binary-data></draw:image>";
    Recorder got;
    Fods{ods_table(
             "<table:shapes><draw:frame svg:x=\"2cm\" svg:y=\"1cm\" svg:width=\"72pt\" svg:height=\"36pt\">" + image +
             "</draw:frame></table:shapes>" +
             ods_row(ods_cell(R"(office:value-type="string")", "ก") +
                     "<table:table-cell><draw:frame table:end-cell-address=\"'แผ่น ๑'.D4\" table:end-x=\"10pt\" "
                     "table:end-y=\"5pt\" svg:x=\"3pt\" svg:y=\"4pt\" svg:width=\"1cm\" svg:height=\"1cm\">" +
                     image + "<svg:desc>ตรา</svg:desc></draw:frame></table:table-cell>" +
                     "<table:table-cell><draw:frame><draw:text-box><text:p>คำ</text:p></draw:text-box></draw:frame>"
                     "</table:table-cell>"))}
        .read(got);
    const auto& pictures = got.sheets.at(0).pictures;
    REQUIRE(pictures.size() == 2);
    CHECK(pictures[0].anchor.beyond_cell);
    CHECK(pictures[0].anchor.from.x.pt == doctest::Approx(56.69).epsilon(0.001));
    CHECK(pictures[0].anchor.width.pt == doctest::Approx(72));
    CHECK(pictures[0].image->media_type == "image/png");
    CHECK(pictures[1].alt == "ตรา");
    CHECK(pictures[1].anchor.from.column == 1);
    CHECK(pictures[1].anchor.from.x.pt == doctest::Approx(3));
    REQUIRE(pictures[1].anchor.to);
    CHECK(pictures[1].anchor.to->row == 3);
    CHECK(pictures[1].anchor.to->column == 3);
    CHECK(pictures[1].anchor.to->y.pt == doctest::Approx(5));
    REQUIRE(got.sheets[0].left_out.size() == 1);
    CHECK(got.sheets[0].left_out[0].words == "“คำ”");
}

TEST_CASE("colour scales, bars and icons are kept as scales, other conditional formats where they stand") {
    Recorder got;
    const std::string entries = R"(<calcext:formatting-entry calcext:value="0" calcext:type="percent"/>)"
                                R"(<calcext:formatting-entry calcext:value="33" calcext:type="percent"/>)";
    const auto format = [](const std::string& where, const std::string& inner) {
        return "<calcext:conditional-format calcext:target-range-address=\"" + where + "\">" + inner +
               "</calcext:conditional-format>";
    };
    Fods{ods_table(ods_row(ods_cell(R"(office:value-type="float" office:value="1")", "1")) +
                   "<calcext:conditional-formats>" +
                   format("'แผ่น ๑'.A1:'แผ่น ๑'.A9 'แผ่น ๑'.C1:'แผ่น ๑'.C9",
                          R"(<calcext:color-scale><calcext:color-scale-entry calcext:value="0" calcext:type="minimum" )"
                          R"(calcext:color="#ff0000"/><calcext:color-scale-entry calcext:value="50" )"
                          R"(calcext:type="percentile" calcext:color="#00ff00"/></calcext:color-scale>)") +
                   format("'แผ่น ๑'.B1:'แผ่น ๑'.B9",
                          R"(<calcext:data-bar calcext:max-length="80" calcext:positive-color="#638ec6" )"
                          R"(calcext:negative-color="#ff00ff"><calcext:formatting-entry calcext:value="0" )"
                          R"(calcext:type="auto-minimum"/><calcext:formatting-entry calcext:value="0" )"
                          R"(calcext:type="auto-maximum"/></calcext:data-bar>)") +
                   format("'แผ่น ๑'.D1:'แผ่น ๑'.D9",
                          R"(<calcext:icon-set calcext:icon-set-type="3Flags">)" + entries + "</calcext:icon-set>") +
                   format("'แผ่น ๑'.E1:'แผ่น ๑'.E9", R"(<calcext:condition calcext:value="&gt;5"/>)") +
                   format("'แผ่น ๑'.F1:'แผ่น ๑'.F9",
                          R"(<calcext:icon-set calcext:icon-set-type="3Flags"><calcext:formatting-entry )"
                          R"(calcext:value="A1" calcext:type="formula"/></calcext:icon-set>)") +
                   "</calcext:conditional-formats>")}
        .read(got);
    const workbook::Sheet& sheet = got.sheets.at(0);
    REQUIRE(sheet.scales.size() == 3);
    using Type = workbook::Scale::Mark::Type;
    CHECK(sheet.scales[0].where == std::vector<workbook::Range>{{0, 0, 8, 0}, {0, 2, 8, 2}});
    REQUIRE(sheet.scales[0].marks.size() == 2);
    CHECK(sheet.scales[0].marks[1].type == Type::percentile);
    CHECK(sheet.scales[0].marks[1].value == 50);
    CHECK(sheet.scales[0].marks[1].colour == Colour{0, 0xFF, 0});
    CHECK(sheet.scales[1].kind == workbook::Scale::Kind::bar);
    CHECK(sheet.scales[1].bar.longest == 0.8);
    CHECK(sheet.scales[1].bar.negative == Colour{0xFF, 0, 0xFF});
    CHECK(sheet.scales[1].marks.at(0).type == Type::lowest_or_zero);
    CHECK(sheet.scales[2].icons == "3Flags");
    CHECK(sheet.scales[2].marks.size() == 2);
    CHECK(sheet.other_conditions == std::vector<workbook::Range>{{0, 4, 8, 4}, {0, 5, 8, 5}});
}

TEST_CASE("rows that a sheet does not list are as high as most that it lists, else as LibreOffice has them") {
    Recorder got;
    Fods file{ods_table(ods_row(ods_cell("", "a"), R"(table:style-name="high")") +
                        ods_row(ods_cell("", ""), R"(table:style-name="usual" table:number-rows-repeated="1000")")) +
              ods_table(ods_row(ods_cell("", "b")))};
    const auto style = [](const std::string& name, const std::string& height) {
        return "<style:style style:name=\"" + name +
               "\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"" + height +
               "\" style:use-optimal-row-height=\"true\"/></style:style>";
    };
    file.automatic = style("high", "40pt") + style("usual", "18pt");
    file.read(got);
    REQUIRE(got.sheets.size() == 2);
    CHECK(got.sheets[0].default_height->pt == doctest::Approx(18));
    CHECK(got.sheets[1].default_height->pt == doctest::Approx(12.8));
}

TEST_CASE("a row with content that repeats to the sheet's end is shown a thousand times, and that is told") {
    Fods file{
        ods_table(ods_row(ods_cell(R"(office:value-type="string")", "ก"), R"(table:number-rows-repeated="1048575")") +
                  ods_row(ods_cell(R"(office:value-type="string")", "ท้าย")))};
    const Document document = ods::read(file.bytes());
    const auto rows = rows_of(unpacked(table_of(document)));
    CHECK(std::ranges::count(rows, "ก") == 1000);
    CHECK(rows.back() == "ท้าย");
    CHECK(tells(document, "not-shown", "row 1 repeats itself 1048575 times"));
    file.tables =
        ods_table(ods_row(ods_cell(R"(office:value-type="string")", "ก"), R"(table:number-rows-repeated="9999")"));
    const Document whole = ods::read(file.bytes());
    CHECK(rows_of(unpacked(table_of(whole))).size() == 9999);
    CHECK(whole.diagnostics.empty());
}
