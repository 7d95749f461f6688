#include "layout/text_columns.h"

#include <algorithm>
#include <numeric>

namespace raingan::layout {
namespace {

constexpr double least_width_pt = 12;

bool fits(std::span<const double> heights, std::size_t columns, double limit) {
    std::size_t used = 1;
    double y = 0;
    for (const double height : heights) {
        if (y > 0 && y + height > limit) {
            if (++used > columns) return false;
            y = 0;
        }
        y += height;
    }
    return true;
}

}  // namespace

std::vector<ColumnBox> text_columns(const Section& section) {
    const double whole = section.page_width.pt - section.margin_start.pt - section.margin_end.pt;
    if (section.columns.empty()) return {{section.margin_start.pt, std::max(whole, 36.0)}};
    std::vector<ColumnBox> boxes;
    double left = section.margin_start.pt;
    for (const TextColumn& column : section.columns) {
        boxes.push_back({left, std::max(column.width.pt, least_width_pt)});
        left += column.width.pt + column.gap.pt;
    }
    return boxes;
}

double balanced_height(std::span<const double> heights, std::size_t columns) {
    if (heights.empty()) return 0;
    double high = std::accumulate(heights.begin(), heights.end(), 0.0);
    double low = std::max(high / static_cast<double>(columns), *std::ranges::max_element(heights));
    constexpr double close_pt = 0.1;
    while (high - low > close_pt) {
        const double middle = (low + high) / 2;
        (fits(heights, columns, middle) ? high : low) = middle;
    }
    return high;
}

}  // namespace raingan::layout
