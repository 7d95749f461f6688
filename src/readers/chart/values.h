// What readers of charts share: bounds, and numbers as their format codes show them.
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "charts/chart.h"
#include "readers/workbook/number_format.h"

namespace raingan::chart {

/// As many series as Excel draws, and more points than can be told apart: of one, and of all.
inline constexpr std::size_t most_series = 255, most_points = 4000, most_of_all = 50000;

/// None where sums of such numbers would be none.
inline std::optional<double> usable(double value) {
    constexpr double most = 1e290;
    return std::abs(value) <= most ? std::optional(value) : std::nullopt;
}

/// None where it is no number, or none that is usable.
inline std::optional<double> chart_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return usable(value);
}

inline charts::Show show_with(std::string_view code) {
    return [format = workbook::parse_format(code)](double value) {
        return workbook::show_number(format, value, workbook::DateSystem::from_1900).text;
    };
}

/// Of that size, its labels in the look of `text` at their usual size.
inline charts::Chart new_chart(const TextFormat& text, Points width, Points height) {
    charts::Chart chart;
    chart.width = width;
    chart.height = height;
    chart.text = text;
    chart.text.size = Points(10);
    chart.text.bold = false;
    chart.text.colour.reset();
    return chart;
}

}  // namespace raingan::chart
