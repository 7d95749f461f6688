// Charts of DrawingML: what is read of them, and what damaged ones cost.
#include "readers/chart/drawing_ml.h"

#include "document/text.h"
#include "readers/docx_builder.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using test::DocxBuilder;

namespace {

std::string cache(const std::string& kind, const std::vector<std::string>& values, const std::string& code = "") {
    std::string out = "<c:" + kind + "Ref><c:f>S!A1</c:f><c:" + kind + "Cache>";
    if (!code.empty()) out += "<c:formatCode>" + code + "</c:formatCode>";
    out += "<c:ptCount val=\"" + std::to_string(values.size()) + "\"/>";
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!values[i].empty()) out += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + values[i] + "</c:v></c:pt>";
    return out + "</c:" + kind + "Cache></c:" + kind + "Ref>";
}

std::string series(const std::string& name, const std::vector<std::string>& values, const std::string& more = "") {
    return "<c:ser><c:tx>" + cache("str", {name}) + "</c:tx>" + more + "<c:cat>" + cache("str", {"ก", "ข", "ค"}) +
           "</c:cat><c:val>" + cache("num", values, "[$-D07041E]0.00") + "</c:val></c:ser>";
}

std::string space(const std::string& plot, const std::string& more = "") {
    return "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
           "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart>" +
           more + "<c:plotArea>" + plot + "</c:plotArea></c:chart></c:chartSpace>";
}

std::optional<charts::Chart> read(const std::string& xml_text) {
    const auto part = xml::parse("chart.xml", xml_text);
    return chart::read_drawing_ml(part->root(), word::Theme(), {}, Points(300), Points(200));
}

}  // namespace

TEST_CASE("series, categories, formats, stacking, axes, legend and title are read") {
    const auto chart = read(space(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/>" +
            series("หนึ่ง", {"95.5", "", "91"},
                   "<c:spPr><a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></c:spPr>"
                   "<c:dLbls><c:showVal val=\"1\"/></c:dLbls>") +
            series("สอง", {"1", "2", "3"}) +
            "<c:gapWidth val=\"50\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>"
            "<c:catAx><c:axId val=\"1\"/><c:delete val=\"1\"/></c:catAx>"
            "<c:valAx><c:axId val=\"2\"/><c:scaling><c:max val=\"120\"/></c:scaling><c:majorGridlines/></c:valAx>",
        "<c:title><c:tx><c:rich><a:p><a:r><a:t>ชื่อ</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        "<c:legend><c:legendPos val=\"b\"/></c:legend>"));
    REQUIRE(chart);
    CHECK(chart->title == "ชื่อ");
    CHECK(chart->categories == std::vector<std::string>{"ก", "ข", "ค"});
    REQUIRE(chart->series.size() == 2);
    const charts::Series& first = chart->series[0];
    CHECK(first.kind == charts::Series::Kind::bar);
    CHECK(first.stacking == charts::Series::Stacking::stacked);
    CHECK(first.gap == 0.5);
    CHECK(first.label.value);
    CHECK(first.look.fill == Colour{255, 0, 0});
    REQUIRE(first.values.size() == 3);
    CHECK(!first.values[1]);
    CHECK(first.show(95.5) == "๙๕.๕๐");
    CHECK(!chart->category.shown);
    CHECK(chart->value.most == 120);
    CHECK(chart->value.gridlines);
    CHECK(chart->legend == charts::Chart::Legend::bottom);
}

TEST_CASE("a title without words is the only series' name, else what Office calls it") {
    const auto titled = [](const std::string& all_series) {
        return read(space(
            "<c:barChart>" + all_series +
                "<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart><c:valAx><c:axId val=\"2\"/><c:title/></c:valAx>",
            "<c:title/>"));
    };
    const auto one = titled(series("ผล", {"1"})), two = titled(series("ก", {"1"}) + series("ข", {"2"}));
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one->title == "ผล");
    CHECK(two->title == "ชื่อแผนภูมิ");
    CHECK(two->value.title == "ชื่อแกน");
}

TEST_CASE("of two value axes the one at the right is the second; radar, points and pies are known") {
    const auto chart =
        read(space("<c:barChart>" + series("ก", {"1"}) +
                   "<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart><c:lineChart>" + series("ข", {"1000"}) +
                   "<c:axId val=\"3\"/><c:axId val=\"4\"/></c:lineChart>"
                   "<c:catAx><c:axId val=\"1\"/></c:catAx>"
                   "<c:valAx><c:axId val=\"2\"/><c:axPos val=\"l\"/></c:valAx>"
                   "<c:catAx><c:axId val=\"3\"/><c:delete val=\"1\"/></c:catAx>"
                   "<c:valAx><c:axId val=\"4\"/><c:axPos val=\"r\"/></c:valAx>"));
    REQUIRE(chart);
    CHECK(!chart->series[0].second_axis);
    CHECK(chart->series[1].second_axis);
    CHECK(chart->category.shown);
    const auto radar =
        read(space("<c:radarChart><c:radarStyle val=\"filled\"/>" + series("ก", {"1"}) + "</c:radarChart>"));
    REQUIRE(radar);
    CHECK(radar->series[0].filled);
    const auto pie =
        read(space("<c:pie3DChart><c:varyColors val=\"1\"/>" + series("ก", {"1"}) + "</c:pie3DChart>", "<c:view3D/>"));
    REQUIRE(pie);
    CHECK(pie->series[0].varied);
    CHECK(pie->flattened);
}

TEST_CASE("a chart in a Word file is a picture with its words, its values stand behind it as a table") {
    DocxBuilder docx(test::paragraph(
        "<w:r><w:drawing><wp:inline><wp:extent cx=\"4320000\" cy=\"2520000\"/><wp:docPr id=\"1\" name=\"c\" "
        "descr=\"คำบรรยาย\"/><a:graphic><a:graphicData><c:chart "
        "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"chart1\"/></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r>"));
    docx.parts["word/charts/chart1.xml"] =
        space("<c:barChart>" + series("หนึ่ง", {"95.5", "88.25", "91"}) + "</c:barChart>");
    docx.tie("chart", "charts/chart1.xml");
    const Document document = docx.read();
    CHECK(document.diagnostics.empty());
    const auto& blocks = document.sections.at(0).blocks;
    REQUIRE(blocks.size() == 2);
    const auto& shape = std::get<Float>(std::get<Aside>(blocks[1].what).what).shapes.at(0);
    REQUIRE(shape.picture);
    CHECK(document.images.at(shape.picture->image).drawing != nullptr);
    CHECK(shape.picture->alt == "คำบรรยาย – แผนภูมิแท่ง: หนึ่ง ก ๙๕.๕๐, ข ๘๘.๒๕, ค ๙๑.๐๐");
    CHECK(shape.unseen);
    CHECK(plain_text(shape.blocks) == "\tหนึ่ง\nก\t๙๕.๕๐\nข\t๘๘.๒๕\nค\t๙๑.๐๐");
}

namespace {

/// `cell` has a text.
test::XlsxBuilder sheet_with_chart(const std::string& cell) {
    test::XlsxBuilder builder;
    const std::string row = cell.substr(1);
    builder.sheet("S",
                  "<sheetData><row r=\"" + row + "\"><c r=\"" + cell + "\" t=\"str\"><v>ก</v></c></row></sheetData>");
    builder.parts["xl/worksheets/_rels/s1.xml.rels"] =
        R"(<Relationships><Relationship Id="d" Type="x/drawing" Target="../d.xml"/></Relationships>)";
    builder.parts["xl/_rels/d.xml.rels"] =
        R"(<Relationships><Relationship Id="c" Type="x/chart" Target="chart.xml"/></Relationships>)";
    builder.parts["xl/d.xml"] =
        "<wsDr xmlns:a=\"a\" xmlns:c=\"c\" xmlns:r=\"r\"><twoCellAnchor><from><col>1</col><row>2</row></from>"
        "<to><col>7</col><row>14</row></to><graphicFrame><nvGraphicFramePr><cNvPr descr=\"คะแนน\"/></nvGraphicFramePr>"
        "<a:graphic><a:graphicData><c:chart "
        "r:id=\"c\"/></a:graphicData></a:graphic></graphicFrame></twoCellAnchor></wsDr>";
    builder.parts["xl/chart.xml"] = space("<c:lineChart>" + series("หนึ่ง", {"1", "2", "3"}) + "</c:lineChart>");
    return builder;
}

}  // namespace

TEST_CASE("a chart stands at its cells, in the size that they give it, where nothing is written below it") {
    const Document document = sheet_with_chart("A1").read();
    const Table& table = test::table_of(document);
    REQUIRE(table.rows.size() == 14);
    const auto& host = table.rows[2].cells.at(0);
    CHECK(host.column == 1);
    const auto& floating = std::get<Float>(std::get<Aside>(host.blocks.at(1).what).what);
    CHECK(floating.width.pt == doctest::Approx(6 * 48));
    CHECK(floating.height.pt == doctest::Approx(12 * 15));
    CHECK(floating.shapes.at(0).picture->alt.starts_with("คะแนน – แผนภูมิเส้น"));
    CHECK(document.diagnostics.empty());
}

TEST_CASE("a chart over text stands behind all cells, of a size by the cells that it is tied to") {
    test::XlsxBuilder builder = sheet_with_chart("C5");
    const Document document = builder.read();
    const auto& blocks = document.sections.at(0).blocks;
    const auto* aside = std::get_if<Aside>(&blocks.back().what);
    REQUIRE(aside != nullptr);
    const auto& floating = std::get<Float>(aside->what);
    CHECK(floating.in_line);
    CHECK(floating.width.pt == doctest::Approx(6 * 48));
    CHECK(floating.shapes.at(0).picture->alt.starts_with("คะแนน – แผนภูมิเส้น"));
    CHECK(std::ranges::count(document.diagnostics, "placed-otherwise", &Diagnostic::code) == 1);
    builder.parts["xl/chart.xml"] = space("<c:lineChart/>");
    CHECK(std::ranges::count(builder.read().diagnostics, "not-shown", &Diagnostic::code) == 1);
}

TEST_CASE("damaged charts cost little: counts and places beyond bounds, no numbers, too many series") {
    CHECK(!read("<c:chartSpace xmlns:c=\"c\"/>"));
    CHECK(!read(space("<c:barChart/>")));
    const auto far =
        read(space("<c:barChart><c:ser><c:val><c:numRef><c:numCache><c:ptCount val=\"4000000000\"/>"
                   "<c:pt idx=\"-5\"><c:v>1</c:v></c:pt><c:pt idx=\"999999999\"><c:v>1</c:v></c:pt>"
                   "<c:pt idx=\"1\"><c:v>nan</c:v></c:pt><c:pt idx=\"2\"><c:v>1e999</c:v></c:pt>"
                   "</c:numCache></c:numRef></c:val><c:dPt><c:idx val=\"1e12\"/></c:dPt></c:ser></c:barChart>"));
    REQUIRE(far);
    CHECK(far->places() <= 4000);
    for (const auto& value : far->series[0].values) CHECK(!value);
    std::string many;
    for (int i = 0; i < 400; ++i) many += series("ก", std::vector<std::string>(500, "1"));
    const auto crowd = read(space("<c:lineChart>" + many + "</c:lineChart>"));
    REQUIRE(crowd);
    std::size_t points = 0;
    for (const auto& each : crowd->series) points += each.values.size();
    CHECK(points <= 50000);
}
