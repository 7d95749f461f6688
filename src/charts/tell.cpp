#include "charts/tell.h"

#include <algorithm>
#include <string_view>

namespace raingan::charts {
namespace {

constexpr std::size_t most_told = 12;          // series, or values of one series
constexpr std::size_t most_words_bytes = 240;  // of a name

std::string_view kind_name(Series::Kind kind) {
    switch (kind) {
        case Series::Kind::column:
            return "แท่ง";
        case Series::Kind::bar:
            return "แท่งแนวนอน";
        case Series::Kind::line:
            return "เส้น";
        case Series::Kind::area:
            return "พื้นที่";
        case Series::Kind::pie:
            return "วงกลม";
        case Series::Kind::doughnut:
            return "โดนัท";
        case Series::Kind::scatter:
        case Series::Kind::bubble:
            return "กระจาย";
        case Series::Kind::radar:
            return "เรดาร์";
        case Series::Kind::stock:
            return "หุ้น";
    }
    return "";
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (out.size() > most_words_bytes && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) return out + "…";
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return out;
}

std::string value_text(const Series& series, std::size_t index) {
    return index < series.values.size() && series.values[index] ? series.show(*series.values[index]) : std::string();
}

std::string values_text(const Chart& chart, const Series& series) {
    std::string out;
    const std::size_t count = series.values.size();
    if (count > most_told) {
        const auto [low, high] =
            std::ranges::minmax_element(series.values, {}, [](const auto& value) { return value.value_or(0); });
        return std::to_string(count) + " ค่า ตั้งแต่ " + series.show(low->value_or(0)) + " ถึง " +
               series.show(high->value_or(0));
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!series.values[i]) continue;
        if (!out.empty()) out += ", ";
        out += one_line(chart.category_name(i)) + ' ' + value_text(series, i);
    }
    return out;
}

Cell cell_of(std::uint32_t column, std::string text) {
    Cell cell;
    cell.column = column;
    Paragraph paragraph;
    paragraph.text = std::move(text);
    if (!paragraph.text.empty()) paragraph.runs.push_back({0, static_cast<std::uint32_t>(paragraph.text.size()), 0});
    cell.blocks.push_back({std::move(paragraph)});
    return cell;
}

std::string x_text(const Chart& chart, std::size_t index) {
    for (const Series& series : chart.series)
        if (index < series.x.size() && series.x[index]) return chart.category.show(*series.x[index]);
    return chart.category_name(index);
}

}  // namespace

std::string describe(const Chart& chart) {
    std::string out = "แผนภูมิ";
    std::vector<Series::Kind> kinds;
    for (const Series& series : chart.series)
        if (std::ranges::find(kinds, series.kind) == kinds.end()) {
            out += (kinds.empty() ? "" : "และ") + std::string(kind_name(series.kind));
            kinds.push_back(series.kind);
        }
    if (!chart.title.empty()) out += " “" + one_line(chart.title) + "”";
    const std::size_t told = std::min(chart.series.size(), most_told);
    for (std::size_t i = 0; i < told; ++i) {
        const Series& series = chart.series[i];
        out += i == 0 ? ": " : "; ";
        if (!series.name.empty()) out += one_line(series.name) + " ";
        out += values_text(chart, series);
    }
    if (told < chart.series.size()) out += "; … รวม " + std::to_string(chart.series.size()) + " ชุดข้อมูล";
    return out;
}

Table values_of(const Chart& chart) {
    Table table;
    const std::size_t places = chart.places();
    if (places == 0) return table;
    const auto columns = static_cast<std::uint32_t>(chart.series.size() + 1);
    table.columns.assign(columns, Points(1));
    table.rows.resize(places + 1);
    Row& head = table.rows.front();
    head.head = true;
    head.cells.push_back(cell_of(0, one_line(chart.category.title)));
    for (std::uint32_t s = 1; s < columns; ++s) head.cells.push_back(cell_of(s, chart.series[s - 1].name));
    for (std::size_t i = 0; i < places; ++i) {
        Row& row = table.rows[i + 1];
        row.cells.push_back(cell_of(0, x_text(chart, i)));
        for (std::uint32_t s = 1; s < columns; ++s) row.cells.push_back(cell_of(s, value_text(chart.series[s - 1], i)));
    }
    return table;
}

}  // namespace raingan::charts
