// Colour scales, data bars and icon sets: what they make of numbers, from .xlsx as Excel writes them.
#include "base/limits.h"
#include "limited.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// A column of numbers with rules.
Document column_with(const std::vector<double>& numbers, const std::string& rules) {
    std::string rows;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string row = std::to_string(i + 1);
        rows += "<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + std::to_string(numbers[i]) + "</v></c></row>";
    }
    return XlsxBuilder().sheet("ก", "<sheetData>" + rows + "</sheetData>" + rules).read();
}
std::string rule_of(const std::string& attributes, const std::string& inner) {
    return R"(<conditionalFormatting sqref="A1:A20"><cfRule priority="1" )" + attributes + ">" + inner +
           "</cfRule></conditionalFormatting>";
}
std::string hex(const std::optional<Colour>& colour) {
    if (!colour) return "-";
    constexpr const char* digits = "0123456789ABCDEF";
    std::string out;
    for (const std::uint8_t part : {colour->red, colour->green, colour->blue})
        out.append(1, digits[part >> 4U]).append(1, digits[part & 15U]);
    return out;
}
std::vector<std::string> grounds_of(const Document& document) {
    std::vector<std::string> grounds;
    for (const Row& row : table_of(document).rows)
        grounds.push_back(row.cells.empty() ? "" : hex(row.cells.front().background));
    return grounds;
}
/// What hangs on the cells of the column, in order: the figures' colours, places and widths.
struct Hung {
    Colour colour;
    double x = 0, width = 0;
    bool behind = false;
};
std::vector<std::vector<Hung>> figures_of(const Document& document) {
    std::vector<std::vector<Hung>> all;
    for (const Row& row : table_of(document).rows) {
        auto& here = all.emplace_back();
        for (const Cell& cell : row.cells)
            for (const Block& block : cell.blocks) {
                const auto* aside = std::get_if<Aside>(&block.what);
                const auto* floating = aside == nullptr ? nullptr : std::get_if<Float>(&aside->what);
                if (floating == nullptr) continue;
                Hung hung{{}, floating->horizontal.offset.pt, floating->width.pt, floating->behind};
                const DrawnPath& path = floating->shapes.at(0).figure.at(0);
                if (path.fill && std::holds_alternative<Colour>(path.fill->what))
                    hung.colour = std::get<Colour>(path.fill->what);
                else if (path.fill)
                    hung.colour = std::get<Gradient>(path.fill->what).stops.front().colour;
                here.push_back(hung);
            }
    }
    return all;
}

constexpr const char* two_colours = R"(<colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FF000000"/>)"
                                    R"(<color rgb="FFFF0000"/></colorScale>)";

}  // namespace

TEST_CASE("a colour scale gives each number a colour between its ends'") {
    CHECK(grounds_of(column_with({0, 5, 10}, rule_of(R"(type="colorScale")", two_colours))) ==
          std::vector<std::string>{"000000", "800000", "FF0000"});
    // Three colours, the middle one at half of the numbers in their order; what lies beyond the ends has theirs.
    const std::string three = R"(<colorScale><cfvo type="num" val="10"/><cfvo type="percentile" val="50"/>)"
                              R"(<cfvo type="percent" val="100"/><color rgb="FF0000FF"/><color rgb="FFFFFFFF"/>)"
                              R"(<color rgb="FF00FF00"/></colorScale>)";
    CHECK(grounds_of(column_with({0, 10, 20, 60, 100}, rule_of(R"(type="colorScale")", three))) ==
          std::vector<std::string>{"0000FF", "0000FF", "FFFFFF", "80FF80", "00FF00"});
    // One number alone is the highest, and texts have no colour.
    CHECK(grounds_of(column_with({7}, rule_of(R"(type="colorScale")", two_colours))) ==
          std::vector<std::string>{"FF0000"});
}

TEST_CASE("a scale that counts on other cells is told and not guessed") {
    const std::string by_cell = R"(<colorScale><cfvo type="num" val="$B$1"/><cfvo type="max"/><color rgb="FF000000"/>)"
                                R"(<color rgb="FFFF0000"/></colorScale>)";
    const Document document = column_with({1, 2}, rule_of(R"(type="colorScale")", by_cell));
    CHECK(grounds_of(document) == std::vector<std::string>{"-", "-"});
    CHECK(tells(document, "not-shown", "1 conditional format"));
}

TEST_CASE("data bars are as long as their numbers, from a tenth to nine tenths of the cell") {
    const std::string bar = R"(<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar>)";
    const Document document = column_with({0, 5, 10}, rule_of(R"(type="dataBar")", bar));
    const auto figures = figures_of(document);
    REQUIRE(figures.size() == 3);
    const double room = table_of(document).columns.at(0).pt - 4;  // without the margins
    constexpr double shares[]{0.1, 0.5, 0.9};
    for (std::size_t i = 0; i < 3; ++i) {
        REQUIRE(figures[i].size() == 1);
        CHECK(figures[i][0].width == doctest::Approx(room * shares[i]));
        CHECK(figures[i][0].x == 0);
        CHECK(figures[i][0].behind);
        CHECK(hex(figures[i][0].colour) == "638EC6");
    }
    CHECK(rows_of(table_of(document)) == std::vector<std::string>{"0", "5", "10"});
    CHECK(document.diagnostics.empty());
}

TEST_CASE("bars of later versions begin at an axis, and negative ones go the other way in their colour") {
    const std::string rules =
        rule_of(R"(type="dataBar")",
                R"(<dataBar showValue="0"><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar>)"
                R"(<extLst><ext><x14:id xmlns:x14="x">{1}</x14:id></ext></extLst>)") +
        R"(<extLst><ext><x14:conditionalFormattings xmlns:x14="x" xmlns:xm="y"><x14:conditionalFormatting>)"
        R"(<x14:cfRule type="dataBar" id="{1}"><x14:dataBar minLength="0" maxLength="100" gradient="0" showValue="0">)"
        R"(<x14:cfvo type="autoMin"/><x14:cfvo type="num"><xm:f>30</xm:f></x14:cfvo>)"
        R"(<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>)"
        R"(<xm:sqref>A1:A20</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>)";
    const Document document = column_with({-10, 0, 30}, rules);
    const auto figures = figures_of(document);
    REQUIRE(figures.size() == 3);
    const double room = table_of(document).columns.at(0).pt - 4;
    REQUIRE(figures[0].size() == 2);  // the axis, the bar
    CHECK(figures[0][0].x == doctest::Approx(room / 4));
    CHECK(figures[0][1].x == doctest::Approx(0));
    CHECK(figures[0][1].width == doctest::Approx(room / 4));
    CHECK(hex(figures[0][1].colour) == "FF0000");
    REQUIRE(figures[1].size() == 1);
    REQUIRE(figures[2].size() == 2);
    CHECK(figures[2][1].x == doctest::Approx(room / 4));
    CHECK(figures[2][1].width == doctest::Approx(room * 3 / 4));
    CHECK(hex(figures[2][1].colour) == "638EC6");
    // The numbers are not shown, and are still what the cells mean.
    CHECK(rows_of(table_of(document)) == std::vector<std::string>{"", "", ""});
    CHECK(std::holds_alternative<Decimal>(table_of(document).rows[0].cells.at(0).value));
    CHECK(document.diagnostics.empty());
}

TEST_CASE("icons stand at the left of their cells, by where a number lies between the lowest and the highest") {
    const std::string lights = R"(<iconSet iconSet="3TrafficLights1"><cfvo type="percent" val="0"/>)"
                               R"(<cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet>)";
    const auto colours = [](const Document& document) {
        std::string all;
        for (const auto& here : figures_of(document))
            for (const Hung& hung : here) all += hung.colour.red < 0x80 ? 'g' : hung.colour.green < 0x80 ? 'r' : 'y';
        return all;
    };
    const std::vector<double> numbers{0, 32, 33, 66, 67, 100};
    CHECK(colours(column_with(numbers, rule_of(R"(type="iconSet")", lights))) == "rryygg");
    std::string turned = lights;
    turned.replace(turned.find("iconSet="), 0, "reverse=\"1\" ");
    CHECK(colours(column_with(numbers, rule_of(R"(type="iconSet")", turned))) == "ggyyrr");
    std::string above = lights;
    above.replace(above.find("val=\"33\""), 0, "gte=\"0\" ");
    CHECK(colours(column_with(numbers, rule_of(R"(type="iconSet")", above))) == "rrrygg");
    // Every set that Excel has can be drawn.
    for (const char* set : {"3Arrows", "3ArrowsGray", "3Flags", "3TrafficLights2", "3Signs", "3Symbols", "3Symbols2",
                            "3Stars", "3Triangles", "4Arrows", "4ArrowsGray", "4RedToBlack", "4Rating",
                            "4TrafficLights", "5Arrows", "5ArrowsGray", "5Rating", "5Quarters", "5Boxes"}) {
        std::string marks;
        const int count = set[0] - '0';
        for (int i = 0; i < count; ++i)
            marks += R"(<cfvo type="percent" val=")" + std::to_string(100 / count * i) + R"("/>)";
        const Document document = column_with(
            {0, 25, 50, 75, 100},
            rule_of(R"(type="iconSet")", "<iconSet iconSet=\"" + std::string(set) + "\">" + marks + "</iconSet>"));
        std::size_t drawn = 0;
        for (const auto& here : figures_of(document)) drawn += here.size();
        CAPTURE(set);
        CHECK(drawn == 5);
    }
}

TEST_CASE("icons of one's own choice: single ones of other sets, and none") {
    const std::string rules =
        R"(<extLst><ext><x14:conditionalFormattings xmlns:x14="x" xmlns:xm="y"><x14:conditionalFormatting>)"
        R"(<x14:cfRule type="iconSet" priority="1" id="{2}"><x14:iconSet iconSet="3Triangles" custom="1">)"
        R"(<x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>5</xm:f></x14:cfvo>)"
        R"(<x14:cfvo type="num"><xm:f>9</xm:f></x14:cfvo><x14:cfIcon iconSet="NoIcons" iconId="0"/>)"
        R"(<x14:cfIcon iconSet="3Signs" iconId="0"/><x14:cfIcon iconSet="3Flags" iconId="2"/></x14:iconSet>)"
        R"(</x14:cfRule><xm:sqref>A1:A20</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>)";
    const auto figures = figures_of(column_with({1, 5, 9}, rules));
    REQUIRE(figures.size() == 3);
    CHECK(figures[0].empty());
    CHECK(figures[1].size() == 1);
    CHECK(figures[2].size() == 1);
}

TEST_CASE("scales that look at more cells than a table may have are told, and none is shown by half") {
    const WithLimit cells(limits::table_cells, "30");
    const Document document = column_with(
        {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20},
        rule_of(R"(type="colorScale")", R"(<colorScale><cfvo type="min"/><cfvo type="max"/>)"
                                        R"(<color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale>)") +
            rule_of(R"(type="colorScale")", R"(<colorScale><cfvo type="min"/><cfvo type="max"/>)"
                                            R"(<color rgb="FF0000FF"/><color rgb="FF00FFFF"/></colorScale>)"));
    CHECK(grounds_of(document).front() == "FF0000");
    CHECK(std::ranges::count_if(document.diagnostics, [](const Diagnostic& diagnostic) {
              return diagnostic.message.en.find("table-cells") != std::string::npos;
          }) == 1);
}
