// Charts of OpenDocument: what is read of them, in text and on sheets, and what damaged ones cost.
#include "readers/chart/opendocument.h"

#include "document/text.h"
#include "readers/docx_builder.h"
#include "readers/ods/ods.h"
#include "readers/odt_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const std::string odf_chart_spaces =
    odf_namespaces + R"( xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0")";

std::string kept_cell(const std::string& text, const std::string& value = "", const std::string& range = "") {
    return "<table:table-cell" + (value.empty() ? "" : " office:value=\"" + value + "\"") + "><text:p>" + text +
           "</text:p>" + (range.empty() ? "" : "<draw:g><svg:desc>" + range + "</svg:desc></draw:g>") +
           "</table:table-cell>";
}
std::string kept_row(const std::string& cells) {
    return "<table:table-row>" + cells + "</table:table-row>";
}

/// Two series over three categories; `series`: further attributes of the second one.
std::string odf_chart(const std::string& plot, const std::string& series = "", const std::string& more = "") {
    return R"(<chart:chart chart:class="chart:bar" chart:style-name="C"><chart:title><text:p>คะแนน</text:p></chart:title>)"
           R"(<chart:legend chart:legend-position="bottom"/><chart:plot-area chart:style-name="P">)"
           R"(<chart:axis chart:dimension="x" chart:name="primary-x"><chart:categories )"
           R"(table:cell-range-address="local-table.$A$2:.$A$4"/></chart:axis>)"
           R"(<chart:axis chart:dimension="y" chart:name="primary-y" chart:style-name="Y"><chart:title><text:p>ร้อยละ</text:p>)"
           R"(</chart:title><chart:grid/></chart:axis>)"
           R"(<chart:series chart:style-name="S" chart:values-cell-range-address="local-table.$B$2:.$B$4" )"
           R"(chart:label-cell-address="local-table.$B$1"><chart:data-point chart:repeated="2"/>)"
           R"(<chart:data-point chart:style-name="D"/></chart:series>)"
           R"(<chart:series chart:values-cell-range-address="local-table.$C$2:local-table.$C$4" )"
           R"(chart:label-cell-address="local-table.$C$1" )" +
           series + "/>" + more + plot +
           "</chart:plot-area><table:table table:name=\"local-table\"><table:table-header-rows>" +
           kept_row(kept_cell("") + kept_cell("หนึ่ง") + kept_cell("สอง")) +
           "</table:table-header-rows><table:table-rows>" +
           kept_row(kept_cell("ก") + kept_cell("95.5", "95.5") + kept_cell("1", "1")) +
           kept_row(kept_cell("ข") + kept_cell("") + kept_cell("2", "2")) +
           kept_row(kept_cell("ค") + kept_cell("91", "91") + kept_cell("3", "3")) +
           "</table:table-rows></table:table></chart:chart>";
}

std::string odf_chart_document(const std::string& content, const std::string& plot_properties = "") {
    return "<office:document " + odf_chart_spaces + "><office:automatic-styles>" +
           odf_style("P", "chart", "<style:chart-properties " + plot_properties + "/>") +
           odf_style("S", "chart",
                     R"(<style:chart-properties chart:data-label-number="value" chart:symbol-type="none"/>)"
                     R"(<style:graphic-properties draw:fill-color="#ff0000"/>)",
                     R"(style:data-style-name="N")") +
           odf_style("D", "chart", R"(<style:graphic-properties draw:fill-color="#00ff00"/>)") +
           odf_style(
               "Y", "chart",
               R"(<style:chart-properties chart:maximum="120" chart:gap-width="50" chart:interval-major="20"/>)") +
           R"(<number:number-style style:name="N"><number:number number:decimal-places="2" number:min-integer-digits="1"/>)"
           "</number:number-style></office:automatic-styles><office:body><office:chart>" +
           content + "</office:chart></office:body></office:document>";
}

std::optional<charts::Chart> read_odf(const std::string& xml_text) {
    const auto part = xml::parse("content.xml", xml_text, xml::Spaces::kept);
    return chart::read_opendocument({}, "", part->root(), {}, Points(300), Points(200));
}

}  // namespace

TEST_CASE("charts of OpenDocument: series, categories, formats, looks, axes, legend and title are read") {
    const auto chart = read_odf(odf_chart_document(odf_chart(""), R"(chart:vertical="true" chart:stacked="true")"));
    REQUIRE(chart);
    CHECK(chart->title == "คะแนน");
    CHECK(chart->legend == charts::Chart::Legend::bottom);
    CHECK(chart->categories == std::vector<std::string>{"ก", "ข", "ค"});
    REQUIRE(chart->series.size() == 2);
    const charts::Series& first = chart->series[0];
    CHECK(first.name == "หนึ่ง");
    CHECK(first.kind == charts::Series::Kind::bar);
    CHECK(first.stacking == charts::Series::Stacking::stacked);
    CHECK(first.gap == 0.5);
    CHECK(first.label.value);
    CHECK(first.look.fill == Colour{255, 0, 0});
    REQUIRE(first.points.size() == 3);
    CHECK(first.points[2].fill == Colour{0, 255, 0});
    CHECK(first.values == std::vector<std::optional<double>>{95.5, std::nullopt, 91});
    CHECK(first.show(95.5) == "95.50");
    CHECK(chart->value.most == 120);
    CHECK(chart->value.step == 20);
    CHECK(chart->value.title == "ร้อยละ");
    CHECK(chart->value.gridlines);
    CHECK_FALSE(chart->flattened);
}

TEST_CASE("charts of OpenDocument: kinds, a second axis, three dimensions") {
    const auto chart =
        read_odf(odf_chart_document(odf_chart("", R"(chart:class="chart:line" chart:attached-axis="secondary-y")"),
                                    R"(chart:three-dimensional="true")"));
    REQUIRE(chart);
    CHECK(chart->flattened);
    CHECK(chart->series[0].kind == charts::Series::Kind::column);
    CHECK(chart->series[1].kind == charts::Series::Kind::line);
    CHECK(chart->series[1].second_axis);
    std::string pie = odf_chart("");
    pie.replace(pie.find("chart:bar"), 9, "chart:circle");
    const auto round = read_odf(odf_chart_document(pie));
    REQUIRE(round);
    CHECK(round->series[0].kind == charts::Series::Kind::pie);
    CHECK(round->series[0].varied);
}

TEST_CASE("charts of OpenDocument in a flat text are drawn, told and read as a table") {
    Fodt file{
        "<text:p>ก<draw:frame text:anchor-type=\"as-char\" svg:width=\"300pt\" svg:height=\"200pt\"><draw:object>" +
        odf_chart_document(odf_chart("")) + "</draw:object></draw:frame></text:p>"};
    const Document document = file.read();
    REQUIRE(document.images.size() == 1);
    CHECK(document.images[0].drawing);
    CHECK(plain_text(document.sections.at(0).blocks).find("95.50") != std::string::npos);
    for (const Diagnostic& told : document.diagnostics) CHECK(told.code != "not-shown");
}

TEST_CASE("charts of OpenDocument on a sheet are read by the ranges that their table names, and stand at their cells") {
    std::string content = odf_chart("");
    const auto rename = [&](const std::string& from, const std::string& to) {
        for (std::size_t at = 0; (at = content.find(from, at)) != std::string::npos; at += to.size())
            content.replace(at, from.size(), to);
    };
    rename("local-table.$B$2:.$B$4", "S.$B$3:.$B$5");
    rename("local-table.$B$1", "S.$B$2");
    rename(kept_cell("95.5", "95.5"), kept_cell("95.5", "95.5", "S.B3:S.B5"));
    rename(kept_cell("หนึ่ง"), kept_cell("หนึ่ง", "", "S.B2:S.B2"));
    rename("\"S.$B$2\"", "\"S.$B$2:S.$B$2\"");
    const std::string sheet =
        "<office:document-content " + odf_chart_spaces +
        "><office:body><office:spreadsheet><table:table "
        "table:name=\"S\"><table:table-row><table:table-cell><text:p>x</text:p>"
        "</table:table-cell></table:table-row><table:table-row><table:table-cell/><table:table-cell>"
        "<draw:frame svg:width=\"200pt\" svg:height=\"100pt\"><draw:object xlink:href=\"./Object "
        "1\"/><svg:desc>ภาพรวม</svg:desc>"
        "</draw:frame></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>";
    const Document document = ods::read(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                                {"content.xml", sheet},
                                                {"Object 1/content.xml", odf_chart_document(content)}}));
    REQUIRE(document.images.size() == 1);
    CHECK(document.images[0].drawing);
    const std::string text = plain_text(document.sections.at(0).blocks);
    CHECK(text.find("หนึ่ง") != std::string::npos);
    CHECK(text.find("95.50") != std::string::npos);
}

TEST_CASE("charts of OpenDocument: without values, or not in the file, they are told as before") {
    CHECK_FALSE(read_odf(odf_chart_document("")));
    CHECK_FALSE(read_odf("<office:document " + odf_chart_spaces + "><office:body/></office:document>"));
    const Document document =
        Fodt{
            "<text:p><draw:frame svg:width=\"30pt\" svg:height=\"20pt\"><draw:object xlink:href=\"./Object 1\"/>"
            "</draw:frame></text:p>"}
            .read();
    CHECK(count_diagnostics(document, "not-shown") == 1);
}

TEST_CASE("charts of OpenDocument: hostile addresses, repetitions and numbers cost no more than a chart") {
    std::string content = odf_chart("");
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = content;
        changed.replace(changed.find(from), from.size(), to);
        return read_odf(odf_chart_document(changed));
    };
    CHECK(with("local-table.$B$2:.$B$4", "local-table.$B$2:.$XFD$1048576"));
    CHECK(with("local-table.$B$2:.$B$4", "local-table."));
    CHECK(with("chart:repeated=\"2\"", "chart:repeated=\"999999999\""));
    CHECK(with("<table:table-cell>", "<table:table-cell table:number-columns-repeated=\"999999999\">"));
    CHECK(with("office:value=\"91\"", "office:value=\"1e308\"")->series[0].values[2] == std::nullopt);
}
