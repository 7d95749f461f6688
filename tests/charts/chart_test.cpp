#include "charts/draw.h"
#include "charts/scale.h"
#include "charts/tell.h"
#include "document/text.h"
#include "support.h"

using namespace raingan;
using namespace raingan::charts;

namespace {

std::string show(double value) {
    std::string text = std::to_string(value);
    text.resize(text.find('.') + 3);
    return text;
}

Series series_of(Series::Kind kind, const std::string& name, std::vector<std::optional<double>> values) {
    Series series;
    series.kind = kind;
    series.name = name;
    series.values = std::move(values);
    series.show = show;
    return series;
}

Chart chart_of(Series::Kind kind) {
    Chart chart;
    chart.width = Points(340);
    chart.height = Points(198);
    chart.title = "คะแนน ITA";
    chart.categories = {"การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"};
    chart.series = {series_of(kind, "ปี ๒๕๖๕", {90.5, 80.25, 85}), series_of(kind, "ปี ๒๕๖๖", {95.5, std::nullopt, 91})};
    chart.category.show = chart.value.show = chart.second_value.show = show;
    chart.legend = Chart::Legend::right;
    return chart;
}

std::vector<std::string> texts_of(const Drawing& drawing) {
    std::vector<std::string> out;
    for (const DrawingItem& item : drawing.items)
        if (const auto* text = std::get_if<DrawnText>(&item.what)) out.push_back(text->text);
    return out;
}

bool has(const std::vector<std::string>& texts, const std::string& text) {
    return std::ranges::find(texts, text) != texts.end();
}

/// Every corner lies within the frame, or nearly.
bool stays_inside(const Drawing& drawing) {
    constexpr double edge = 0.01;
    for (const DrawingItem& item : drawing.items)
        if (const auto* path = std::get_if<DrawnPath>(&item.what))
            for (const PathStep& step : path->steps)
                if (!(step.x_pt >= -edge && step.x_pt <= drawing.width.pt + edge && step.y_pt >= -edge &&
                      step.y_pt <= drawing.height.pt + edge))
                    return false;
    return true;
}

/// Height of the filled box of this colour.
std::vector<double> heights(const Drawing& drawing, Colour colour) {
    std::vector<double> out;
    for (const DrawingItem& item : drawing.items)
        if (const auto* path = std::get_if<DrawnPath>(&item.what); path != nullptr && path->fill)
            if (const auto* fill = std::get_if<Colour>(&path->fill->what); fill != nullptr && *fill == colour)
                out.push_back(std::abs(path->steps[2].y_pt - path->steps[0].y_pt));
    return out;
}

}  // namespace

TEST_CASE("an axis begins at 0 unless all values lie far from it, and ends on a step") {
    const Axis axis;
    Scale scale = scale_of(axis, 10, 97, 200, 10);
    CHECK(scale.least == 0);
    CHECK(scale.most == doctest::Approx(120));
    scale = scale_of(axis, 88.25, 95.5, 200, 10);
    CHECK(scale.least > 80);
    CHECK(scale.most >= 95.5);
    scale = scale_of(axis, -5, 5, 200, 10);
    CHECK(scale.least <= -5);
    const std::vector<double> ticks = scale.ticks();
    CHECK(std::ranges::find(ticks, 0.0) != ticks.end());
    Axis asked;
    asked.least = 0, asked.most = 100, asked.step = 25;
    CHECK(scale_of(asked, 3, 7, 200, 10).ticks() == std::vector<double>{0, 25, 50, 75, 100});
}

TEST_CASE("no numbers make an axis without end") {
    for (const double low : {0.0, -1e290, 1e290, 5.0, std::numeric_limits<double>::infinity()})
        for (const double step : {0.0, 1e-300, 1e290}) {
            Axis axis;
            axis.step = step;
            axis.least = low > 1e200 ? std::optional(1e290) : std::nullopt;
            const Scale scale = scale_of(axis, low, 7, 200, 10);
            CHECK(scale.ticks().size() <= 101);
            CHECK(scale.share(1) >= 0);
            CHECK(scale.share(1) <= 1);
            axis.logarithmic = true;
            CHECK(scale_of(axis, low, 7, 200, 10).ticks().size() <= 101);
        }
}

TEST_CASE("every kind is drawn within its frame, with its title, names and legend") {
    using Kind = Series::Kind;
    for (const Kind kind : {Kind::column, Kind::bar, Kind::line, Kind::area, Kind::pie, Kind::doughnut, Kind::scatter,
                            Kind::bubble, Kind::radar, Kind::stock}) {
        CAPTURE(static_cast<int>(kind));
        Chart chart = chart_of(kind);
        for (Series& series : chart.series) {
            series.varied = kind == Kind::pie || kind == Kind::doughnut;
            series.label.value = true;
        }
        const Drawing drawing = draw(chart);
        CHECK(stays_inside(drawing));
        const std::vector<std::string> texts = texts_of(drawing);
        CHECK(has(texts, "คะแนน ITA"));
        CHECK(has(texts, "95.50") != (kind == Kind::pie));  // a pie shows its first series
        if (kind == Kind::pie || kind == Kind::doughnut)
            CHECK(has(texts, "การใช้งบประมาณ"));
        else
            CHECK(has(texts, "ปี ๒๕๖๖"));
    }
}

TEST_CASE("columns are as high as their values, stacked ones stand on each other") {
    Chart chart = chart_of(Series::Kind::column);
    chart.value.least = 0;
    chart.value.most = 100;
    std::vector<double> first = heights(draw(chart), chart.accents[0]);
    REQUIRE(first.size() == 4);  // the legend's key too
    CHECK(first[1] / first[2] == doctest::Approx(90.5 / 80.25).epsilon(0.001));
    for (Series& series : chart.series) series.stacking = Series::Stacking::percent;
    chart.value.most.reset();
    const Drawing stacked = draw(chart);
    first = heights(stacked, chart.accents[0]);
    const std::vector<double> second = heights(stacked, chart.accents[1]);
    CHECK(first[1] / second[1] == doctest::Approx(90.5 / 95.5).epsilon(0.001));
}

TEST_CASE("a chart is told by kind, title, series and values; its values are a table with a head") {
    const Chart chart = chart_of(Series::Kind::column);
    const std::string told = describe(chart);
    CHECK(told ==
          "แผนภูมิแท่ง “คะแนน ITA”: ปี ๒๕๖๕ การปฏิบัติหน้าที่ 90.50, การใช้งบประมาณ 80.25, การใช้อำนาจ 85.00; "
          "ปี ๒๕๖๖ การปฏิบัติหน้าที่ 95.50, การใช้อำนาจ 91.00");
    const Table table = values_of(chart);
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].head);
    CHECK(plain_text(Block{table}) ==
          "\tปี ๒๕๖๕\tปี ๒๕๖๖\nการปฏิบัติหน้าที่\t90.50\t95.50\nการใช้งบประมาณ\t80.25\t\n"
          "การใช้อำนาจ\t85.00\t91.00");
    CHECK(values_of(Chart()).rows.empty());
}

TEST_CASE("a chart of very many values is told in few words, and empty ones are drawn too") {
    Chart chart = chart_of(Series::Kind::line);
    chart.series.assign(
        200, series_of(Series::Kind::line, std::string(5000, 'x'), std::vector<std::optional<double>>(1000, 7)));
    CHECK(describe(chart).size() < 10000);
    Chart empty;
    empty.width = empty.height = Points(1);
    CHECK(stays_inside(draw(empty)));
    Chart none = chart_of(Series::Kind::pie);
    for (Series& series : none.series) series.values = {std::nullopt, 0};
    CHECK(stays_inside(draw(none)));
}
