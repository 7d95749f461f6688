// Scores by year as a chart in SVG, drawn as charts of documents are (src/charts).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace raingan::serve {

struct TrendLine {
    std::string name;
    std::vector<std::optional<std::int64_t>> scores;  ///< hundredths, by year
};
struct TrendChart {
    std::vector<std::int64_t> years;
    std::vector<TrendLine> lines;
};

std::string trend_svg(const TrendChart& chart);

}  // namespace raingan::serve
