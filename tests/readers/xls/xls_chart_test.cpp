// Charts of .xls: from the copies that they keep and from the cells that they name.
#include <bit>

#include "document/text.h"
#include "readers/container/digest.h"
#include "readers/docx_builder.h"
#include "readers/workbook/build.h"
#include "readers/xls/xls.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;
using namespace std::string_literals;

namespace {

/// The bytes of a chart's records ([MS-XLS]).
namespace bytes_of_chart {

std::string w16(unsigned value) {
    return little_endian(value & 0xFFFFU, 2);
}
std::string w32(unsigned value) {
    return little_endian(value, 4);
}
std::string real(double value) {
    return little_endian(std::bit_cast<std::uint64_t>(value), 8);
}
std::string rec(unsigned type, const std::string& body = "") {
    return w16(type) + w16(static_cast<unsigned>(body.size())) + body;
}
std::string text16(std::string_view text) {
    const std::string units = utf16le(text);
    return std::string(1, static_cast<char>(units.size() / 2)) + "\1" + units;
}
std::string block(const std::string& head, const std::string& content) {
    return head + rec(0x1033) + content + rec(0x1034);
}
std::string named(std::string_view text) {
    return rec(0x100D, w16(0) + text16(text));
}
/// A reference to cells of the first sheet (BRAI with a PtgArea3d); `part`: 0 name, 1 values, 2 categories.
std::string cells(unsigned part, unsigned top, unsigned left, unsigned bottom, unsigned right, unsigned format = 0) {
    const std::string area = "\x3B"s + w16(0) + w16(top) + w16(bottom) + w16(left) + w16(right);
    return rec(0x1051, std::string(1, static_cast<char>(part)) + "\2" + w16(0) + w16(format) +
                           w16(static_cast<unsigned>(area.size())) + area);
}
std::string series_of(unsigned count, const std::string& content, unsigned group = 0) {
    return block(rec(0x1003, w16(1) + w16(1) + w16(count) + w16(count) + w16(1) + w16(0)),
                 content + rec(0x1045, w16(group)));
}
std::string group_of(unsigned order, const std::string& content, bool varied = false) {
    return block(rec(0x1014, std::string(16, '\0') + w16(varied ? 1 : 0) + w16(order)), content);
}
std::string columns(bool across = false, unsigned flags = 0) {
    return rec(0x1017, w16(0) + w16(50) + w16((across ? 1U : 0U) | flags));
}
std::string axis_of(unsigned kind, const std::string& content = "") {
    return block(rec(0x101D, w16(kind) + std::string(16, '\0')), content);
}
std::string axes_of(unsigned which, const std::string& content) {
    return block(rec(0x1041, w16(which) + std::string(16, '\0')), content);
}
std::string titled(unsigned link, std::string_view text, unsigned flags = 0, const std::string& more = "",
                   unsigned series = 0) {
    return block(rec(0x1025, std::string(24, '\0') + w16(flags) + std::string(6, '\0')),
                 (text.empty() ? "" : named(text)) + more + rec(0x1027, w16(link) + w16(series) + w16(0xFFFF)));
}
std::string filled(unsigned rgb) {
    return rec(0x100A, w32(rgb) + w32(0) + w16(1) + w16(0) + w16(8) + w16(9));
}
std::string looks(unsigned point, const std::string& content) {
    return block(rec(0x1006, w16(point) + w16(0) + w16(0) + w16(0)), content);
}
std::string number_at(unsigned row, unsigned column, double value) {
    return rec(0x203, w16(row) + w16(column) + w16(0) + real(value));
}
std::string label_at(unsigned row, unsigned column, std::string_view text) {
    const std::string units = utf16le(text);
    return rec(0x204, w16(row) + w16(column) + w16(0) + w16(static_cast<unsigned>(units.size() / 2)) + "\1" + units);
}
std::string copies(unsigned part, const std::string& values) {
    return rec(0x1065, w16(part)) + values;
}
std::string bof(unsigned kind) {
    return rec(0x809, w16(0x0600) + w16(kind) + std::string(12, '\0'));
}
std::string chart_stream(const std::string& content, const std::string& behind = "") {
    return bof(0x20) + block(rec(0x1002, w32(0) + w32(0) + w32(300U << 16U) + w32(200U << 16U)), content) + behind +
           rec(0x0A);
}
/// An object that is a chart, and the chart.
std::string chart_object(const std::string& stream) {
    return rec(0x5D, w16(0x15) + w16(18) + w16(5) + w16(1) + std::string(14, '\0') + w32(0)) + stream;
}
/// A workbook with one sheet, and a chart sheet where `second` holds one.
std::string workbook_of(const std::string& sheet, const std::string& second = "") {
    // One reference to the workbook itself: its first sheet.
    const std::string sources = rec(0x1AE, w16(1) + w16(0x0401)) + rec(0x17, w16(1) + w16(0) + w16(0) + w16(0));
    const std::string formats =
        rec(0x41E, w16(164) + w16(14) + "\0"s + "[$-D07041E]0.0") + rec(0x31, std::string(16, '\0'));
    const auto bound = [](std::size_t at, const char* name, unsigned kind) {
        return rec(0x85, w32(static_cast<unsigned>(at)) + w16(kind << 8U) + text16(name));
    };
    const std::string first_bof = bof(5);
    const std::size_t bounds = bound(0, "ก", 0).size() + (second.empty() ? 0 : bound(0, "ข", 2).size());
    const std::size_t at = first_bof.size() + sources.size() + formats.size() + bounds + rec(0x0A).size();
    const std::string whole = bof(0x10) + sheet + rec(0x0A);
    return first_bof + sources + formats + bound(at, "ก", 0) +
           (second.empty() ? "" : bound(at + whole.size(), "ข", 2)) + rec(0x0A) + whole + second;
}

}  // namespace bytes_of_chart
using namespace bytes_of_chart;

struct ChartRecorder final : workbook::RowSink {
    std::vector<workbook::Sheet> sheets;
    bool begin_sheet(const workbook::Sheet& /*sheet*/, const workbook::Styles& /*styles*/) override { return true; }
    void row(const workbook::Row& /*row*/) override {}
    void end_sheet(const workbook::Sheet& sheet) override { sheets.push_back(sheet); }
};

std::vector<workbook::Sheet> sheets_of(const std::string& stream) {
    ChartRecorder recorder;
    xls::read_stream(stream, {}, recorder);
    return recorder.sheets;
}

/// The only chart of a workbook with one sheet.
charts::Chart chart_in(const std::string& stream, const std::string& cells_of_sheet = "") {
    const auto sheets = sheets_of(workbook_of(cells_of_sheet + chart_object(stream)));
    REQUIRE(sheets.size() == 1);
    REQUIRE(sheets[0].charts.size() == 1);
    CHECK(sheets[0].left_out.empty());
    return sheets[0].charts[0].chart;
}

using ChartSeries = charts::Series;

}  // namespace

TEST_CASE("xls charts: names, copies of values and categories, looks, axes, titles, legend") {
    const std::string both_series =
        series_of(3, named("ปี 2566") + looks(0xFFFF, filled(0x0000FF)) + looks(1, filled(0x00FF00))) +
        series_of(3, named("ปี 2567"));
    const std::string range = real(0) + real(100) + real(25) + real(0) + real(0) + w16(0x118);  // its ends are said
    const std::string axes =
        axes_of(0, axis_of(0) + axis_of(1, rec(0x101F, range) + rec(0x1021, w16(1)) + rec(0x104E, w16(164))) +
                       titled(2, "คะแนน") + titled(3, "หน่วยงาน") +
                       group_of(0, columns(true, 2) + block(rec(0x1015, std::string(16, '\0') + "\0\1\0\0"s), "")));
    const std::string values = copies(2, label_at(0, 0, "กองช่าง") + label_at(1, 0, "กองคลัง") + label_at(2, 0, "ป")) +
                               copies(1, number_at(0, 0, 90.5) + number_at(2, 0, 80) + number_at(0, 1, 7));
    const charts::Chart chart = chart_in(chart_stream(both_series + titled(1, "คะแนน ITA") + axes, values));
    CHECK(chart.title == "คะแนน ITA");
    CHECK(chart.width.pt == 300);
    CHECK(chart.categories == std::vector<std::string>{"กองช่าง", "กองคลัง", "ป"});
    REQUIRE(chart.series.size() == 2);
    const ChartSeries& first = chart.series[0];
    CHECK(first.kind == ChartSeries::Kind::bar);
    CHECK(first.stacking == ChartSeries::Stacking::stacked);
    CHECK(first.gap == 0.5);
    CHECK(first.name == "ปี 2566");
    CHECK(first.values == std::vector<std::optional<double>>{90.5, std::nullopt, 80});
    CHECK(first.look.fill == Colour{255, 0, 0});
    REQUIRE(first.points.size() == 2);
    CHECK(first.points[1].fill == Colour{0, 255, 0});
    CHECK(chart.series[1].look.fill == Colour{153, 51, 102});  // the palette's 25th
    CHECK(chart.value.title == "คะแนน");
    CHECK(chart.category.title == "หน่วยงาน");
    CHECK(chart.value.least == 0);
    CHECK(chart.value.most == 100);
    CHECK(chart.value.step == 25);
    CHECK(chart.value.gridlines);
    CHECK(chart.value.shown);
    CHECK(chart.value.show(90.5) == "๙๐.๕");
    CHECK(chart.legend == charts::Chart::Legend::bottom);
}

TEST_CASE("xls charts: without copies the cells are asked, hidden ones where the chart shows them") {
    const std::string on_sheet = rec(0x208, w16(2) + w16(0) + w16(2) + w16(300) + w32(0) + w32(0x20)) +
                                 label_at(0, 1, "ร้อยละ") + label_at(1, 0, "ม.ค.") + label_at(2, 0, "ก.พ.") +
                                 label_at(3, 0, "มี.ค.") + number_at(1, 1, 1.5) + number_at(2, 1, 2.5) +
                                 number_at(3, 1, 3.5);
    const std::string series = series_of(3, cells(0, 0, 1, 0, 1) + cells(1, 1, 1, 3, 1, 164) + cells(2, 1, 0, 3, 0));
    const std::string axes = axes_of(0, axis_of(0) + axis_of(1) + group_of(0, rec(0x1018, w16(0))));
    const charts::Chart all = chart_in(chart_stream(series + rec(0x1044, w16(0)) + axes), on_sheet);
    REQUIRE(all.series.size() == 1);
    CHECK(all.series[0].kind == ChartSeries::Kind::line);
    CHECK(all.series[0].marked);
    CHECK(all.series[0].name == "ร้อยละ");
    CHECK(all.series[0].values == std::vector<std::optional<double>>{1.5, 2.5, 3.5});
    CHECK(all.series[0].show(2.5) == "๒.๕");
    CHECK(all.categories == std::vector<std::string>{"ม.ค.", "ก.พ.", "มี.ค."});
    const charts::Chart seen = chart_in(chart_stream(series + rec(0x1044, w16(2)) + axes), on_sheet);
    CHECK(seen.series[0].values == std::vector<std::optional<double>>{1.5, 3.5});
    CHECK(seen.categories == std::vector<std::string>{"ม.ค.", "มี.ค."});
}

TEST_CASE("xls charts: pies vary, their labels, three dimensions; scatter without lines; two axes; radar; stock") {
    const std::string values =
        copies(1, number_at(0, 0, 1) + number_at(1, 0, 3)) + copies(2, number_at(0, 0, 5) + number_at(1, 0, 6));
    const std::string pie =
        axes_of(0, group_of(0, rec(0x1019, w16(90) + w16(0) + w16(0)) + rec(0x103A, std::string(14, '\0')), true));
    const std::string label = titled(4, "", 0x800);
    const charts::Chart round = chart_in(chart_stream(series_of(2, "") + label + pie, values));
    CHECK(round.flattened);
    REQUIRE(round.series.size() == 1);
    CHECK(round.series[0].varied);
    CHECK(round.series[0].first_angle == 90);
    CHECK((round.series[0].label.percent && round.series[0].label.category && !round.series[0].label.value));
    REQUIRE(round.series[0].points.size() == 2);
    CHECK(round.series[0].points[0].fill == Colour{153, 153, 255});

    const std::string no_line = rec(0x1007, w32(0) + w16(5) + w16(0) + w16(0) + w16(0));
    const std::string dots =
        axes_of(0, axis_of(0) + axis_of(1) + group_of(0, rec(0x101B, w16(100) + w16(1) + w16(0)) + looks(0, no_line)));
    const charts::Chart scatter = chart_in(chart_stream(series_of(2, "") + dots, values));
    REQUIRE(scatter.series.size() == 1);
    CHECK(scatter.series[0].kind == ChartSeries::Kind::scatter);
    CHECK(scatter.series[0].x == std::vector<std::optional<double>>{5, 6});
    CHECK(!scatter.series[0].joined);
    CHECK(scatter.series[0].marked);
    CHECK(scatter.series[0].look.line == Colour{0, 0, 128});
    const std::string red_mark = rec(0x1009, w32(0) + w32(0x0000FF) + w16(2) + w16(0) + std::string(8, '\0'));
    const charts::Chart red = chart_in(chart_stream(series_of(2, looks(0xFFFF, red_mark)) + dots, values));
    CHECK(red.series.at(0).look.line == Colour{255, 0, 0});

    const std::string two = series_of(2, "", 0) + series_of(2, "", 1) +
                            axes_of(0, axis_of(0) + axis_of(1) + group_of(0, columns())) +
                            axes_of(1, axis_of(1) + group_of(1, rec(0x1018, w16(0))));
    const charts::Chart combined = chart_in(chart_stream(two, values + copies(1, number_at(0, 1, 40))));
    REQUIRE(combined.series.size() == 2);
    CHECK(!combined.series[0].second_axis);
    CHECK(combined.series[1].second_axis);
    CHECK(combined.series[1].kind == ChartSeries::Kind::line);
    CHECK(combined.second_value.shown);

    const charts::Chart radar =
        chart_in(chart_stream(series_of(2, "") + axes_of(0, group_of(0, rec(0x1040, w32(0)))), values));
    CHECK(radar.series.at(0).kind == ChartSeries::Kind::radar);
    CHECK(radar.series.at(0).filled);
    const charts::Chart stock = chart_in(
        chart_stream(series_of(2, "") + axes_of(0, group_of(0, rec(0x1018, w16(0)) + rec(0x101C, w16(1)))), values));
    CHECK(stock.series.at(0).kind == ChartSeries::Kind::stock);
}

TEST_CASE("xls charts: chart sheets, charts without values, and what damaged ones cost") {
    const std::string group = axes_of(0, axis_of(0) + axis_of(1) + group_of(0, columns()));
    const std::string whole = chart_stream(series_of(1, named("ก")) + group, copies(1, number_at(0, 0, 4)));
    const auto sheets = sheets_of(workbook_of("", whole));
    REQUIRE(sheets.size() == 2);
    REQUIRE(sheets[1].charts.size() == 1);
    CHECK(sheets[1].charts[0].chart.series.at(0).values == std::vector<std::optional<double>>{4});
    CHECK(sheets[1].page.landscape);

    const auto none = sheets_of(workbook_of(chart_object(chart_stream(group))));
    CHECK(none.at(0).charts.empty());
    CHECK(none.at(0).left_out.size() == 1);

    // Blocks in blocks, series within the look of a series, endless points.
    std::string nested;
    for (int i = 0; i < 5000; ++i) nested += rec(0x1033);
    const std::string strange =
        series_of(0xFFFF, looks(0, series_of(9, filled(1)) + filled(2) + rec(0x1009, std::string(20, '\0'))));
    CHECK_NOTHROW(sheets_of(workbook_of(chart_object(chart_stream(strange + group + nested)))));
    const std::string stream = workbook_of(chart_object(whole));
    for (std::size_t cut = 0; cut < stream.size(); cut += 3) {
        std::string damaged = stream;
        damaged[cut] = static_cast<char>(~static_cast<unsigned char>(damaged[cut]));
        try {
            sheets_of(damaged);
        } catch (const Error& error) {
            CHECK(!error.code().empty());
        }
    }
}
