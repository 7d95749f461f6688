// Tables, pages and drawings of OpenDocument text.
#include "document/text.h"
#include "readers/docx_builder.h"
#include "readers/odt_builder.h"
#include "readers/reader.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

std::string odt_cell(const std::string& text, const std::string& attributes = {}) {
    return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
}
const std::string odt_covered = "<table:covered-table-cell/>";

std::string page_layout(const std::string& name, const std::string& properties, const std::string& rest = {}) {
    return "<style:page-layout style:name=\"" + name + "\"><style:page-layout-properties " + properties + "/>" + rest +
           "</style:page-layout>";
}
std::string master(const std::string& name, const std::string& layout, const std::string& next = {},
                   const std::string& content = {}) {
    return "<style:master-page style:name=\"" + name + "\" style:page-layout-name=\"" + layout + "\"" +
           (next.empty() ? "" : " style:next-style-name=\"" + next + "\"") + ">" + content + "</style:master-page>";
}
std::string header(const std::string& text) {
    return "<style:header><text:p>" + text + "</text:p></style:header>";
}
const std::string a4 = R"(fo:page-width="595pt" fo:page-height="842pt" fo:margin="50pt")";
const std::string a4_across = R"(fo:page-width="842pt" fo:page-height="595pt" fo:margin="50pt")";

/// A PNG of that many pixels, as base64 (its head is all that is looked at).
const std::string png_base64 = "iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAYAAAB3AH1ZAAAAAElFTkSuQmCC";  // 32 × 16

}  // namespace

TEST_CASE("a table: columns, header rows, spans both ways, covered cells, repetitions") {
    Fodt file{
        "<table:table table:style-name=\"T\"><table:table-column table:style-name=\"C\" "
        "table:number-columns-repeated=\"3\"/><table:table-header-rows><table:table-row>" +
        odt_cell("h", "table:number-columns-spanned=\"3\"") + odt_covered + odt_covered +
        "</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated=\"2\">" +
        odt_cell("r", "table:number-columns-repeated=\"3\"") + "</table:table-row><table:table-row>" +
        odt_cell("m", "table:number-rows-spanned=\"2\"") + odt_cell("b") + odt_cell("c") +
        "</table:table-row><table:table-row>" + odt_covered + odt_cell("d") + odt_cell("e") +
        "</table:table-row></table:table>"};
    file.automatic = odf_style("T", "table", R"(<style:table-properties fo:margin-left="-5pt" table:align="left"/>)") +
                     odf_style("C", "table-column", R"(<style:table-column-properties style:column-width="60pt"/>)");
    const Document document = file.read();
    const Table& table = odt_table(document, 0);
    CHECK(table.columns == std::vector<Points>(3, Points(60)));
    CHECK(table.indent.pt == doctest::Approx(-5));
    CHECK(plain_text(document.sections[0].blocks) == "h\nr\tr\tr\nr\tr\tr\nm\tb\tc\nd\te");
    CHECK(table.rows.at(0).header);
    CHECK_FALSE(table.rows.at(1).header);
    CHECK(table.rows[0].cells.at(0).col_span == 3);
    CHECK(table.rows.at(3).cells.at(0).row_span == 2);
    CHECK(table.rows.at(4).cells.at(0).column == 1);
    CHECK(table.rows[4].cells[0].origin == Origin{0, 1, 5, 2, 0});
}

TEST_CASE("cells: borders with their shorthand, padding, background of row and table, alignment, heights") {
    Fodt file{
        "<table:table table:style-name=\"T\"><table:table-column/><table:table-column/><table:table-row "
        "table:style-name=\"R\">" +
        odt_cell("a", "table:style-name=\"A\"") + odt_cell("b", "table:style-name=\"B\"") +
        "</table:table-row></table:table>"};
    file.automatic =
        odf_style("T", "table", R"(<style:table-properties style:width="200pt" fo:background-color="#eeeeee"/>)") +
        odf_style("R", "table-row",
                  R"(<style:table-row-properties style:min-row-height="30pt" fo:keep-together="always"/>)") +
        odf_style(
            "A", "table-cell",
            R"(<style:table-cell-properties fo:border="1pt solid #000000" fo:border-top="none" fo:padding="3pt" fo:padding-left="7pt" style:vertical-align="middle" style:writing-mode="tb-rl"/>)") +
        odf_style(
            "B", "table-cell",
            R"(<style:table-cell-properties fo:background-color="transparent" fo:border-bottom="2pt double #00ff00"/>)");
    const Table table = odt_table(file.read(), 0);
    CHECK(table.columns == std::vector<Points>(2, Points(100)));
    const Row& row = table.rows.at(0);
    CHECK(row.height_rule == RowHeightRule::at_least);
    CHECK(row.height.pt == doctest::Approx(30));
    CHECK(row.cant_split);
    const Cell& a = row.cells.at(0);
    CHECK(a.borders.top.style == BorderStyle::none);
    CHECK(a.borders.start == Border{BorderStyle::single, Points(1), Points(), Colour{0, 0, 0}});
    CHECK(a.margin_start.pt == doctest::Approx(7));
    CHECK(a.margin_top.pt == doctest::Approx(3));
    CHECK(a.vertical == VerticalAlignment::centre);
    CHECK(a.quarter_turns == 1);
    CHECK(a.background == Colour{0xEE, 0xEE, 0xEE});
    CHECK(row.cells.at(1).background == std::nullopt);
    CHECK(row.cells[1].borders.bottom.style == BorderStyle::double_line);
}

TEST_CASE("spans that run over other cells or out of the table are cut") {
    const Table table = odt_table(
        Fodt{"<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row>" +
             odt_cell("a", "table:number-rows-spanned=\"9\" table:number-columns-spanned=\"9\"") + odt_cell("b") +
             "</table:table-row><table:table-row>" + odt_cell("c") + odt_cell("d") + "</table:table-row></table:table>"}
            .read(),
        0);
    CHECK(table.rows.at(0).cells.at(0).col_span == 1);
    CHECK(table.rows[0].cells[0].row_span == 1);
}

TEST_CASE("text in a covered cell is told; a nested table is a table in its cell") {
    const Document document =
        Fodt{"<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row>" +
             odt_cell("a", "table:number-columns-spanned=\"2\"") +
             "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell></table:table-row>"
             "<table:table-row><table:table-cell><table:table><table:table-column/><table:table-row>" +
             odt_cell("in") + "</table:table-row></table:table></table:table-cell>" + odt_cell("d") +
             "</table:table-row></table:table>"}
            .read();
    CHECK(is_told(document, "covered by a merge"));
    CHECK(plain_text(odt_table(document, 0).rows.at(0).cells.at(0).blocks).find("under") != std::string::npos);
    const Cell& outer = odt_table(document, 0).rows.at(1).cells.at(0);
    CHECK(std::holds_alternative<Table>(outer.blocks.at(0).what));
}

TEST_CASE("a page style on a paragraph or table begins a section; breaks stay in their section") {
    Fodt file{
        R"(<text:p>a</text:p><text:p text:style-name="B">b</text:p><text:p text:style-name="L">c</text:p><table:table table:style-name="T"><table:table-column/><table:table-row>)" +
        odt_cell("d") + "</table:table-row></table:table>"};
    file.automatic = page_layout("p1", a4) + page_layout("p2", a4_across) +
                     odf_style("B", "paragraph", R"(<style:paragraph-properties fo:break-before="page"/>)") +
                     odf_style("L", "paragraph", R"(<style:paragraph-properties style:page-number="5"/>)",
                               R"(style:master-page-name="Across")") +
                     odf_style("T", "table", R"(<style:table-properties fo:break-before="page"/>)");
    file.masters = master("Standard", "p1") + master("Across", "p2");
    const Document document = file.read();
    REQUIRE(document.sections.size() == 3);
    CHECK(odt_form(document, odt_paragraph(document, 1)).page_break_before);
    CHECK(document.sections[1].page_width.pt == doctest::Approx(842));
    CHECK(document.sections[1].page_number_start == 5);
    CHECK(document.sections[2].page_width.pt == doctest::Approx(842));
    CHECK(document.sections[2].start == SectionStart::next_page);
    CHECK_FALSE(document.sections[2].page_number_start.has_value());
}

TEST_CASE("a first page's style with a successor of the same form is a title page") {
    Fodt file{R"(<text:p text:style-name="F">a</text:p>)"};
    file.automatic = page_layout("p1", a4) + odf_style("F", "paragraph", "", R"(style:master-page-name="First")");
    file.masters = master("Standard", "p1", "", header("rest")) + master("First", "p1", "Standard", header("title"));
    const Document document = file.read();
    REQUIRE(document.sections.size() == 1);
    CHECK(document.sections[0].title_page);
    CHECK(plain_text(document.sections[0].headers.first) == "title");
    CHECK(plain_text(document.sections[0].headers.regular) == "rest");
}

TEST_CASE("a successor of another form takes over at the next page break") {
    Fodt file{R"(<text:p text:style-name="F">a</text:p><text:p text:style-name="B">b</text:p>)"};
    file.automatic = page_layout("p1", a4) + page_layout("p2", a4_across) +
                     odf_style("F", "paragraph", "", R"(style:master-page-name="First")") +
                     odf_style("B", "paragraph", R"(<style:paragraph-properties fo:break-before="page"/>)");
    file.masters = master("Standard", "p2") + master("First", "p1", "Standard");
    const Document document = file.read();
    REQUIRE(document.sections.size() == 2);
    CHECK(document.sections[0].page_width.pt == doctest::Approx(595));
    CHECK(document.sections[1].page_width.pt == doctest::Approx(842));
}

TEST_CASE("a header takes its height from the page; a gap that does not shrink is part of it") {
    const std::string rest =
        R"(<style:header-style><style:header-footer-properties fo:min-height="20pt" fo:margin-bottom="12pt")";
    Fodt file{"<text:p>a</text:p>"};
    file.automatic = page_layout("p", a4, rest + "/></style:header-style>");
    file.masters = master("Standard", "p", "",
                          header("h") + "<style:footer style:display=\"false\"><text:p>no</text:p></style:footer>");
    const Document fixed = file.read();
    const Section& section = fixed.sections.at(0);
    CHECK(section.header_distance.pt == doctest::Approx(50));
    CHECK(section.margin_top.pt == doctest::Approx(70));
    CHECK(section.margin_bottom.pt == doctest::Approx(50));
    CHECK(section.footers.regular.empty());
    const auto& paragraph = std::get<Paragraph>(section.headers.regular.at(0).what);
    CHECK(odt_form(fixed, paragraph).space_after.pt == doctest::Approx(12));
    file.automatic = page_layout("p", a4, rest + R"( style:dynamic-spacing="true"/></style:header-style>)");
    const Document shrinking = file.read();
    CHECK(odt_form(shrinking, std::get<Paragraph>(shrinking.sections[0].headers.regular.at(0).what)).space_after.pt ==
          0);
}

TEST_CASE("left pages have their own header, and sections without one the regular one") {
    Fodt file{"<text:p>a</text:p>"};
    file.automatic = page_layout("p", a4);
    file.masters = master("Standard", "p", "",
                          header("right") +
                              "<style:header-left><text:p>left</text:p></style:header-left><style:footer><text:p>both</"
                              "text:p></style:footer>");
    const Document document = file.read();
    CHECK(document.even_and_odd_headers);
    CHECK(plain_text(document.sections[0].headers.even) == "left");
    CHECK(plain_text(document.sections[0].footers.even) == "both");
}

TEST_CASE("a section of columns goes on on the same page") {
    Fodt file{
        R"(<text:p>a</text:p><text:section text:style-name="S"><text:p>b</text:p></text:section><text:p>c</text:p>)"};
    file.automatic =
        page_layout("p", a4) +
        odf_style(
            "S", "section",
            R"(<style:section-properties><style:columns fo:column-count="2" fo:column-gap="15pt"/></style:section-properties>)");
    file.masters = master("Standard", "p");
    const Document document = file.read();
    REQUIRE(document.sections.size() == 3);
    CHECK(document.sections[1].start == SectionStart::continuous);
    REQUIRE(document.sections[1].columns.size() == 2);
    CHECK(document.sections[1].columns[0].width.pt == doctest::Approx(240));
    CHECK(document.sections[2].start == SectionStart::continuous);
    CHECK(document.sections[2].columns.empty());
}

TEST_CASE("a picture as a character is an inline image, a frame beside text a float") {
    const std::string image = "<draw:image><office:binary-data>" + png_base64 + "</office:binary-data></draw:image>";
    Fodt file{
        "<text:p>a<draw:frame text:anchor-type=\"as-char\" svg:width=\"40pt\" svg:height=\"20pt\">" + image +
        "<svg:title>a mark</svg:title></draw:frame>b<draw:frame text:anchor-type=\"paragraph\" draw:style-name=\"F\" "
        "svg:x=\"10pt\" svg:y=\"5pt\" svg:width=\"100pt\"><draw:text-box fo:min-height=\"30pt\"><text:p>boxed</text:p>"
        "</draw:text-box></draw:frame></text:p>"};
    file.automatic = odf_style(
        "F", "graphic",
        R"(<style:graphic-properties style:wrap="parallel" style:horizontal-pos="right" style:horizontal-rel="page-content" fo:border="1pt solid #0000ff" fo:padding="4pt" fo:margin-left="9pt"/>)");
    const Document document = file.read();
    const Paragraph& paragraph = odt_paragraph(document, 0);
    CHECK(plain_text(paragraph) == "ab");
    REQUIRE(paragraph.objects.size() == 1);
    const auto& picture = std::get<InlineImage>(paragraph.objects[0].what);
    CHECK(picture.width.pt == doctest::Approx(40));
    CHECK(picture.alt == "a mark");
    CHECK(document.images.at(picture.image).media_type == "image/png");
    const auto& floating = std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(1).what).what);
    CHECK(floating.wrap == Wrap::square);
    CHECK(floating.horizontal.from == FloatPosition::From::margin);
    CHECK(floating.horizontal.align == FloatPosition::Align::end);
    CHECK(floating.vertical.offset.pt == doctest::Approx(5));
    CHECK(floating.distance_start.pt == doctest::Approx(9));
    const Shape& shape = floating.shapes.at(0);
    CHECK(plain_text(shape.blocks) == "boxed");
    CHECK(shape.grows);
    CHECK(shape.height.pt == doctest::Approx(30));
    CHECK(shape.inset_top.pt == doctest::Approx(4));
    CHECK(shape.line.colour == Colour{0, 0, 255});
}

TEST_CASE("figures: lines both ways, custom shapes by their type, groups in one float; what is not drawn is told") {
    const Document document =
        Fodt{
            R"(<text:p>x<draw:line text:anchor-type="char" svg:x1="0pt" svg:y1="30pt" svg:x2="40pt" svg:y2="10pt"/>)"
            R"(<draw:g text:anchor-type="char"><draw:custom-shape svg:x="10pt" svg:y="10pt" svg:width="20pt" svg:height="20pt"><text:p>one</text:p><draw:enhanced-geometry draw:type="round-rectangle"/></draw:custom-shape>)"
            R"(<draw:rect svg:x="50pt" svg:y="10pt" svg:width="30pt" svg:height="5pt" draw:style-name="none"/></draw:g>)"
            R"(<draw:polygon text:anchor-type="char" svg:width="9pt" svg:height="9pt"><text:p>kept</text:p></draw:polygon></text:p>)"}
            .read();
    const auto float_at = [&](std::size_t i) -> const Float& {
        return std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(i).what).what);
    };
    CHECK(float_at(1).shapes.at(0).outline == Shape::Outline::line_up);
    CHECK(float_at(1).height.pt == doctest::Approx(20));
    REQUIRE(float_at(2).shapes.size() == 2);
    CHECK(float_at(2).shapes[0].outline == Shape::Outline::rounded_box);
    CHECK(plain_text(float_at(2).shapes[0].blocks) == "one");
    CHECK(float_at(2).shapes[1].x.pt == doctest::Approx(40));
    CHECK(plain_text(float_at(3).shapes.at(0).blocks) == "kept");
    CHECK(is_told(document, "a drawn figure"));
}

TEST_CASE("figures: paths and polygons by their points, shades, seen-through colours, turns of any angle") {
    Fodt file{
        R"(<text:p>x<draw:polygon text:anchor-type="char" draw:style-name="shade" svg:width="40pt" svg:height="20pt" svg:viewBox="0 0 400 200" draw:points="0,0 400,0 200,200"/>)"
        R"(<draw:path text:anchor-type="char" svg:width="10pt" svg:height="10pt" svg:viewBox="0 0 10 10" svg:d="M0 0h10v10"/>)"
        R"odf(<draw:rect text:anchor-type="char" draw:style-name="faint" svg:width="20pt" svg:height="20pt" draw:transform="rotate (0.5)"/></text:p>)odf"};
    file.styles =
        R"(<draw:gradient draw:name="g" draw:style="linear" draw:start-color="#ff0000" draw:end-color="#0000ff" draw:angle="0"/>)";
    file.automatic =
        odf_style("shade", "graphic",
                  R"(<style:graphic-properties draw:fill="gradient" draw:fill-gradient-name="g"/>)") +
        odf_style("faint", "graphic",
                  R"(<style:graphic-properties draw:fill="solid" draw:fill-color="#00ff00" draw:opacity="30%"/>)");
    const Document document = file.read();
    const auto shape_at = [&](std::size_t i) -> const Shape& {
        return std::get<Float>(std::get<Aside>(document.sections[0].blocks.at(i).what).what).shapes.at(0);
    };
    for (const std::size_t i : {1U, 2U, 3U}) REQUIRE(shape_at(i).outline == Shape::Outline::figure);
    const DrawnPath& triangle = shape_at(1).figure.at(0);
    CHECK(triangle.steps.at(1).x_pt == doctest::Approx(40));
    const auto* gradient = std::get_if<Gradient>(&triangle.fill->what);
    REQUIRE(gradient != nullptr);
    CHECK(gradient->stops.front().colour == Colour{255, 0, 0});
    CHECK(mapped(gradient->place, 1, 0).y == doctest::Approx(20));
    CHECK(!shape_at(2).figure.at(0).fill.has_value());  // open: a line
    CHECK(shape_at(3).figure.at(0).fill->opacity == doctest::Approx(0.3));
    CHECK(!is_told(document, "a drawn figure"));
}

TEST_CASE("repetitions beyond any real table and covered cells of great depth end in an error") {
    const auto rows = [](const std::string& row) {
        return Fodt{"<table:table><table:table-column/>" + row + "</table:table>"};
    };
    const std::string many =
        "<table:table-row table:number-rows-repeated=\"1000000\">" + odt_cell("x") + "</table:table-row>";
    CHECK(error_code([&] { return rows(many).read(); }) == "over-limit");
    std::string deep, end;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<text:span>";
        end += "</text:span>";
    }
    const std::string covered = "<table:table-row>" + odt_cell("x") + "<table:covered-table-cell>" + deep + end +
                                "</table:covered-table-cell></table:table-row>";
    CHECK(error_code([&] { return rows(covered).read(); }) == "over-limit");
    CHECK(error_code([&] { return Fodt{"<text:p>" + deep + end + "</text:p>"}.read(); }) == "over-limit");
}

TEST_CASE("an encrypted file is named so, with a remedy") {
    const std::string bytes = zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml", "\x01\x02"},
         {"META-INF/manifest.xml",
          R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>)"}});
    CHECK(error_code([&] { return read_document(bytes, "a.odt"); }) == "encrypted");
}
