// What lies over the cells of a sheet: where it stands, what it says, and what of it is told.
#include <filesystem>

#include "limited.h"
#include "readers/container/base64.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// A PNG's head says its size; nobody looks further here.
std::string png(char width, char height) {
    std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0", 19);
    bytes += width;
    bytes += std::string(3, '\0');
    bytes += height;
    return bytes + std::string("\x08\x06\0\0\0", 5);
}

std::string corner(const std::string& name, int column, int row, int x_pt = 0, int y_pt = 0) {
    constexpr int emu = 12'700;
    return "<" + name + "><col>" + std::to_string(column) + "</col><colOff>" + std::to_string(x_pt * emu) +
           "</colOff><row>" + std::to_string(row) + "</row><rowOff>" + std::to_string(y_pt * emu) + "</rowOff></" +
           name + ">";
}
std::string picture(const std::string& more = "", const std::string& form = "") {
    return "<pic><nvPicPr><cNvPr id=\"1\" name=\"p\" descr=\"ตรา\"/></nvPicPr><blipFill><blip r:embed=\"i\"/>" + more +
           "</blipFill><spPr>" + form + "</spPr></pic>";
}
std::string two_corners(const std::string& corners, const std::string& object) {
    return "<twoCellAnchor>" + corners + object + "</twoCellAnchor>";
}

/// A workbook of one sheet with a drawing; columns are 48 points wide, rows 15 high.
XlsxBuilder drawn(const std::string& inner, const std::string& anchors) {
    XlsxBuilder builder;
    builder.sheet("S", inner);
    builder.parts["xl/worksheets/_rels/s1.xml.rels"] =
        R"(<Relationships><Relationship Id="d" Type="x/drawing" Target="../d.xml"/></Relationships>)";
    builder.parts["xl/_rels/d.xml.rels"] =
        R"(<Relationships><Relationship Id="i" Type="x/image" Target="i.png"/></Relationships>)";
    builder.parts["xl/d.xml"] = "<wsDr xmlns:a=\"a\" xmlns:r=\"r\">" + anchors + "</wsDr>";
    builder.parts["xl/i.png"] = png(40, 20);
    return builder;
}
std::string cells(const std::string& row) {
    return "<sheetData>" + row + "</sheetData>";
}
std::string word(const std::string& at) {
    return "<c r=\"" + at + "\" t=\"str\"><v>" + at + "</v></c>";
}

struct Hung {
    const Float* floating = nullptr;
    std::size_t row = 0;
    std::uint32_t column = 0;
};
std::vector<Hung> hung_in(const Table& table) {
    std::vector<Hung> found;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (const Cell& cell : table.rows[r].cells)
            for (const Block& block : cell.blocks)
                if (const auto* aside = std::get_if<Aside>(&block.what))
                    found.push_back({&std::get<Float>(aside->what), r, cell.column});
    return found;
}
bool keeps_next(const Document& document, const Row& row) {
    const auto& first = std::get<Paragraph>(row.cells.at(0).blocks.at(0).what);
    return document.paragraph_formats.at(first.format).keep_next;
}

}  // namespace

TEST_CASE("a picture stands at its cells, in the size that they give it") {
    const Document document = drawn(cells("<row r=\"1\">" + word("A1") + "</row>"),
                                    two_corners(corner("from", 1, 2, 10, 5) + corner("to", 3, 6, 4, 3),
                                                picture("<srcRect l=\"10000\" b=\"25000\"/>")))
                                  .read();
    const auto hung = hung_in(table_of(document));
    REQUIRE(hung.size() == 1);
    CHECK(hung[0].row == 2);
    CHECK(hung[0].column == 1);
    const Float& floating = *hung[0].floating;
    CHECK(floating.horizontal.offset.pt == doctest::Approx(10));
    CHECK(floating.vertical.offset.pt == doctest::Approx(5));
    CHECK(floating.width.pt == doctest::Approx(2 * 48 - 6));
    CHECK(floating.height.pt == doctest::Approx(4 * 15 - 2));
    const auto& shown = floating.shapes.at(0).picture;
    REQUIRE(shown);
    CHECK(shown->alt == "ตรา");
    CHECK(shown->crop == Crop{0.1, 0, 0, 0.25});
    CHECK(document.images.at(shown->image).media_type == "image/png");
    CHECK(document.diagnostics.empty());
    // Its rows share a page: all but the last are kept with the next.
    const Table& table = table_of(document);
    REQUIRE(table.rows.size() == 7);
    for (std::size_t r = 2; r < 6; ++r) CHECK(keeps_next(document, table.rows[r]));
}

TEST_CASE("a picture over text hangs on an empty cell beside it, and counts from there") {
    const Document document = drawn(cells("<row r=\"1\">" + word("A1") + word("B1") + word("D1") + "</row>"),
                                    two_corners(corner("from", 1, 0, 6) + corner("to", 2, 1), picture()))
                                  .read();
    const auto hung = hung_in(table_of(document));
    REQUIRE(hung.size() == 1);
    CHECK(hung[0].column == 2);
    CHECK(hung[0].floating->horizontal.offset.pt == doctest::Approx(6 - 48));
    CHECK(text_of(table_of(document).rows[0].cells[1]) == "B1");
}

TEST_CASE("a picture over a merged cell, in full rows, and where only it is on the sheet") {
    const Document merged =
        drawn(cells("<row r=\"1\">" + word("A1") + "</row>") + "<mergeCells><mergeCell ref=\"A1:C4\"/></mergeCells>",
              two_corners(corner("from", 1, 2, 3, 4) + corner("to", 2, 3), picture()))
            .read();
    const auto in_merge = hung_in(table_of(merged));
    REQUIRE(in_merge.size() == 1);
    CHECK(in_merge[0].row == 0);
    CHECK(in_merge[0].floating->horizontal.offset.pt == doctest::Approx(48 + 3 - 2));
    CHECK(in_merge[0].floating->vertical.offset.pt == doctest::Approx(2 * 15 + 4));

    const Document alone = drawn(cells(""), two_corners(corner("from", 0, 0) + corner("to", 1, 3), picture())).read();
    CHECK(hung_in(table_of(alone)).size() == 1);
}

TEST_CASE("one corner and a size, a place on the sheet, a turn, a group") {
    const Document document =
        drawn(
            cells("<row r=\"1\">" + word("A1") + "</row>"),
            "<oneCellAnchor>" + corner("from", 2, 0) + "<ext cx=\"1270000\" cy=\"635000\"/>" +
                picture("", "<a:xfrm rot=\"5400000\"/>") +
                "</oneCellAnchor><absoluteAnchor><pos x=\"1270000\" y=\"508000\"/><ext cx=\"127000\" cy=\"254000\"/>" +
                picture() + "</absoluteAnchor>" +
                two_corners(corner("from", 0, 4) + corner("to", 2, 8),
                            "<grpSp><grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"100\" cy=\"100\"/>"
                            "<a:chOff x=\"1000000\" y=\"0\"/><a:chExt cx=\"2000000\" cy=\"1000000\"/></a:xfrm>"
                            "</grpSpPr>" +
                                picture("",
                                        "<a:xfrm><a:off x=\"2000000\" y=\"500000\"/>"
                                        "<a:ext cx=\"500000\" cy=\"250000\"/></a:xfrm>") +
                                "</grpSp>"))
            .read();
    const auto hung = hung_in(table_of(document));
    REQUIRE(hung.size() == 3);
    // Turned about its middle: 100 × 50 points become 50 × 100, and what would be above the sheet is at its edge.
    CHECK(hung[0].floating->shapes[0].picture->quarter_turns == 1);
    CHECK(hung[0].floating->width.pt == doctest::Approx(50));
    CHECK(hung[0].floating->height.pt == doctest::Approx(100));
    CHECK(hung[0].floating->horizontal.offset.pt == doctest::Approx(25));
    // 100 and 40 points from the sheet's corner.
    CHECK(hung[1].row == 2);
    CHECK(hung[1].column == 2);
    CHECK(hung[1].floating->horizontal.offset.pt == doctest::Approx(4));
    CHECK(hung[1].floating->vertical.offset.pt == doctest::Approx(10));
    // The right half of 96 × 60 points, from the middle down; a quarter of it wide and high.
    CHECK(hung[2].floating->width.pt == doctest::Approx(24));
    CHECK(hung[2].floating->height.pt == doctest::Approx(15));
    CHECK(hung[2].row == 6);
    CHECK(hung[2].column == 1);
}

TEST_CASE("what is not shown is told: no such file, outside of the print area, hidden") {
    XlsxBuilder missing = drawn(cells("<row r=\"1\">" + word("A1") + "</row>"),
                                two_corners(corner("from", 0, 0) + corner("to", 1, 3), picture()));
    missing.parts.erase("xl/i.png");
    CHECK(tells(missing.read(), "not-shown", "1 picture on the sheet is not shown: A1"));

    XlsxBuilder outside = drawn(cells("<row r=\"1\">" + word("A1") + "</row>"),
                                two_corners(corner("from", 4, 4) + corner("to", 5, 6), picture()));
    outside.names = R"(<definedName name="_xlnm.Print_Area" localSheetId="0">S!$A$1:$B$2</definedName>)";
    CHECK(tells(outside.read(), "not-shown", "1 picture on the sheet is not shown: E5"));

    const Document tiny = drawn(cells("<row r=\"1\">" + word("A1") + "</row>"),
                                two_corners(corner("from", 0, 0) + corner("to", 0, 0, 1, 1), picture()))
                              .read();
    CHECK(hung_in(table_of(tiny)).empty());
    CHECK(tiny.diagnostics.empty());
}

TEST_CASE("a picture of more pixels than are read is told, and the sheet is read") {
    const WithLimit pixels(limits::image_pixels, "100");
    const Document document = drawn(cells("<row r=\"1\">" + word("A1") + "</row>"),
                                    two_corners(corner("from", 0, 0) + corner("to", 1, 3), picture()))
                                  .read();
    CHECK(tells(document, "not-shown", "1 picture on the sheet is not shown: A1"));
    CHECK(rows_of(table_of(document)).at(0) == "A1");
}

TEST_CASE("blank rows under a picture are not left out; one that is far away costs nothing") {
    const Document document =
        drawn(cells("<row r=\"1\">" + word("A1") + "</row><row r=\"400\">" + word("A400") + "</row>"),
              two_corners(corner("from", 0, 200) + corner("to", 1, 210), picture()))
            .read();
    const Table& table = table_of(document);
    CHECK(table.rows.size() == 1 + 1 + 10 + 1);
    CHECK(hung_in(table).size() == 1);
    const Document far =
        drawn(cells("<row r=\"1\">" + word("A1") + "</row>"),
              two_corners(corner("from", 16'000, 1'000'000) + corner("to", 16'383, 2'000'000'000), picture()))
            .read();
    CHECK(table_of(far).rows.size() <= 1'200);
}

TEST_CASE("a picture that goes on behind its page's edge is cut there, and its rest stands on the next page") {
    std::string row;
    for (char c = 'A'; c <= 'L'; ++c) row += word(std::string(1, c) + "1");
    // Ten columns of 48 points fit the page; the picture lies over the ninth to the twelfth.
    const Document document = drawn(cells("<row r=\"1\">" + row + "</row>"),
                                    two_corners(corner("from", 8, 1) + corner("to", 12, 4), picture()))
                                  .read();
    const Table& table = table_of(document);
    REQUIRE(table.bands.size() == 2);
    REQUIRE(table.bands[0].end == 10);
    const auto hung = hung_in(table);
    REQUIRE(hung.size() == 2);
    CHECK(hung[0].column == 8);
    CHECK(hung[0].floating->width.pt == doctest::Approx(96));
    CHECK(hung[0].floating->shapes.at(0).picture->crop.right == doctest::Approx(0.5));
    CHECK(hung[1].column == 10);
    CHECK(hung[1].floating->width.pt == doctest::Approx(96));
    CHECK(hung[1].floating->shapes.at(0).picture->crop.left == doctest::Approx(0.5));
    CHECK_FALSE(tells(document, "not-shown"));
    // One that its page has room for stays whole, and no page is made for it.
    const Document whole = drawn(cells("<row r=\"1\">" + word("A1") + "</row>"),
                                 two_corners(corner("from", 8, 1) + corner("to", 10, 4, 5), picture()))
                               .read();
    CHECK(hung_in(table_of(whole)).size() == 1);
    CHECK(table_of(whole).bands.empty());
}

TEST_CASE("headers show their pictures, the file's name and the day of its last saving") {
    XlsxBuilder builder;
    builder.sheet("S", cells("<row r=\"1\">" + word("A1") + "</row>") +
                           "<headerFooter><oddHeader>&amp;L&amp;G&amp;C&amp;F&amp;R&amp;D &amp;T</oddHeader>"
                           "<oddFooter>&amp;L&amp;Z&amp;C&amp;G</oddFooter></headerFooter>");
    builder.parts["xl/worksheets/_rels/s1.xml.rels"] =
        R"(<Relationships><Relationship Id="c" Type="x/vmlDrawing" Target="../comments.vml"/>)"
        R"(<Relationship Id="d" Type="x/vmlDrawing" Target="../v.vml"/></Relationships>)";
    builder.parts["xl/comments.vml"] = "<xml/>";
    builder.parts["xl/_rels/v.vml.rels"] =
        R"(<Relationships><Relationship Id="i" Type="x/image" Target="i.png"/></Relationships>)";
    builder.parts["xl/v.vml"] =
        "<xml xmlns:v=\"v\" xmlns:o=\"o\"><v:shape id=\"LH\" style='position:absolute;margin-left:0;width:60pt;"
        "height:30pt'><v:imagedata o:relid=\"i\" o:title=\"t\"/></v:shape></xml>";
    builder.parts["xl/i.png"] = png(40, 20);
    builder.parts["_rels/.rels"] =
        R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/>)"
        R"(<Relationship Id="b" Type="x/core-properties" Target="core.xml"/></Relationships>)";
    builder.parts["core.xml"] =
        "<coreProperties xmlns:dcterms=\"d\"><dcterms:modified>2023-09-30T18:30:00Z"
        "</dcterms:modified></coreProperties>";
    const Document document = read_document(builder.bytes(), "ลาด/รายงาน.xlsx");
    const auto& header = document.sections.at(0).headers.regular;
    REQUIRE(header.size() == 2);
    // Half past one at night, Thai time, is the next day.
    CHECK(std::get<Paragraph>(header[0].what).text == "\tรายงาน.xlsx\t1/10/2566 1:30");
    const auto& floating = std::get<Float>(std::get<Aside>(header[1].what).what);
    CHECK(floating.width.pt == doctest::Approx(60));
    CHECK(floating.behind);
    CHECK(document.images.at(floating.shapes.at(0).picture->image).media_type == "image/png");
    CHECK(
        tells(document, "not-shown", "2 parts of the sheet's headers and footers are not known and left out: &Z, &G"));
    CHECK(tells(document, "placed-otherwise", "1 header or footer of the sheet shows the day"));
}

TEST_CASE("pictures of what LibreOffice makes of a workbook: .xls and .ods") {
    if (test::run("command -v soffice").status != 0) {
        MESSAGE("skipped: no soffice");
        return;
    }
    const TemporaryDir temporary;
    const std::filesystem::path& folder = temporary.path;
    // A picture that can be decoded: 1 × 1, black.
    spill(
        folder / "a.fods",
        R"(<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:)"
        R"(opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:)"
        R"(names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" )"
        R"(office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>)"
        R"(<office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell office:value-type="string">)"
        R"(<text:p>A1</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell/></table:table-row>)"
        R"(<table:table-row><table:table-cell/><table:table-cell><draw:frame table:end-cell-address="A.C7" table:end-x="5pt" )"
        R"(table:end-y="5pt" svg:x="10pt" svg:y="5pt" svg:width="60pt" svg:height="50pt"><draw:image><office:binary-data>)"
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
        R"(</office:binary-data></draw:image><svg:desc>ตรา</svg:desc></draw:frame></table:table-cell></table:table-row>)"
        R"(</table:table></office:spreadsheet></office:body></office:document>)");
    for (const std::string ending : {"xls", "ods"}) {
        CAPTURE(ending);
        const std::string path = folder.string();
        static_cast<void>(test::run("cd " + path + " && soffice -env:UserInstallation=file://" + path +
                                    "/profile --headless --convert-to " + ending + " a.fods"));
        const Document document = read_document(slurp(folder / ("a." + ending)), "a." + ending);
        const auto hung = hung_in(table_of(document));
        REQUIRE(hung.size() == 1);
        CHECK(hung[0].row == 2);
        CHECK(hung[0].column == 1);
        // .xls states a share of the column, which LibreOffice makes as wide as ten letters of whatever face it finds.
        CHECK(hung[0].floating->horizontal.offset.pt == doctest::Approx(10).epsilon(0.3));
        CHECK(hung[0].floating->height.pt == doctest::Approx(50).epsilon(0.2));
        // LibreOffice leaves the words out of .xls.
        if (ending == "ods") CHECK(hung[0].floating->shapes.at(0).picture->alt == "ตรา");
    }
}
