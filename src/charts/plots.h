// The plots of a chart (draw.h): each fills the rectangle that title and legend leave.
#pragma once

#include "charts/canvas.h"

namespace raingan::charts {

/// Columns, bars, lines, areas, points: what has two axes.
void draw_axes_plot(const Chart& chart, const Rect& room, Canvas& canvas);
void draw_pie(const Chart& chart, const Rect& room, Canvas& canvas);
void draw_radar(const Chart& chart, const Rect& room, Canvas& canvas);

/// The extremes of the values on one axis, stacked where they are.
struct Extremes {
    double low = 0, high = 0;
    bool found = false;
    void take(double value);
};
Extremes extremes_of(const Chart& chart, bool second_axis);

/// The mark of a series in a legend or on its line.
void draw_mark(const Chart& chart, std::size_t series, double x, double y, Canvas& canvas);
/// What a point's label says; empty: it has none.
std::string label_of(const Chart& chart, const Series& series, std::size_t point, double whole);

}  // namespace raingan::charts
