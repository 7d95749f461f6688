// Scores by year as a chart, drawn as charts of documents are (src/charts); and as SVG.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/drawing.h"

namespace raingan::serve {

struct TrendLine {
    std::string name;
    std::vector<std::optional<std::int64_t>> scores;  ///< hundredths, by year
};
struct TrendChart {
    std::vector<std::int64_t> years;
    std::vector<TrendLine> lines;
};

struct DrawnTrend {
    Drawing drawing;
    std::string says;  ///< for those who do not see it
};
DrawnTrend drawn_trend(const TrendChart& chart);
std::string trend_svg(const TrendChart& chart);

}  // namespace raingan::serve
