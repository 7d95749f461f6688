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

ColumnBox text_area(const Section& section) {
    const double page = section.page_width.pt;
    const double left = std::clamp(section.margin_start.pt, 0.0, std::max(page - least_text_pt, 0.0));
    return {left, std::max(page - left - section.margin_end.pt, least_text_pt)};
}

std::vector<ColumnBox> text_columns(const Section& section) {
    const ColumnBox area = text_area(section);
    if (section.columns.empty()) return {area};
    std::vector<ColumnBox> boxes;
    double x = 0;
    for (const TextColumn& column : section.columns) {
        boxes.push_back({x, std::max(column.width.pt, least_width_pt)});
        x += boxes.back().width_pt + std::max(column.gap.pt, 0.0);
    }
    const double end = boxes.back().left_pt + boxes.back().width_pt;
    const double scale = area.left_pt + end > section.page_width.pt ? area.width_pt / end : 1;
    for (ColumnBox& box : boxes) box = {area.left_pt + box.left_pt * scale, box.width_pt * scale};
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
