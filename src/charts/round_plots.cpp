// Pies, doughnuts and radar charts.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "charts/plots.h"
#include "charts/scale.h"

namespace raingan::charts {
namespace {

constexpr double whole_turn = 360;

double sum_of(const Series& series) {
    double sum = 0;
    for (const auto& value : series.values) sum += std::abs(value.value_or(0));
    return sum;
}

Corner at_angle(const Corner& centre, double radius, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    return {centre.first + radius * std::sin(angle), centre.second - radius * std::cos(angle)};
}

/// One ring; inner 0: the whole disc. Labels stand in slices that are wide enough, else outside.
void draw_ring(const Chart& chart, std::size_t index, const Corner& centre, double inner, double outer,
               Canvas& canvas) {
    const Series& series = chart.series[index];
    const double sum = sum_of(series);
    if (sum <= 0) return;
    double from = series.first_angle;
    const double size = chart.text.size.pt;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        const double turn = std::abs(series.values[i].value_or(0)) / sum * whole_turn;
        if (turn <= 0) continue;
        canvas.sector(centre, inner, outer, from, from + turn, colour_of(chart, index, i),
                      Canvas::pen(Canvas::white, 1));
        const std::string label = label_of(chart, series, i, sum);
        const double along_edge = turn * outer * std::numbers::pi / 180, label_width = text_width_pt(label, size);
        const bool inside = label_width < (outer * 0.6) && along_edge * 0.7 > size * 1.2;
        const double reach = inside ? (inner > 0 ? (inner + outer) / 2 : outer * 0.68) : outer + size * 0.9;
        const Corner place = at_angle(centre, reach, from + turn / 2);
        const bool right = place.first >= centre.first;
        canvas.label(label, place.first, place.second,
                     inside  ? Canvas::Align::centre
                     : right ? Canvas::Align::start
                             : Canvas::Align::end,
                     Canvas::Vertical::middle, size);
        from += turn;
    }
}

}  // namespace

void draw_pie(const Chart& chart, const Rect& room, Canvas& canvas) {
    const Series& first = chart.series.front();
    const double size = chart.text.size.pt;
    const double labels = first.label.any() ? size * 1.6 : 0;
    const double radius = std::max(std::min(room.width, room.height) / 2 - labels, 2.0);
    const Corner centre{room.x + room.width / 2, room.y + room.height / 2};
    if (first.kind == Series::Kind::pie) return draw_ring(chart, 0, centre, 0, radius, canvas);
    const double inner = radius * std::clamp(first.hole, 0.1, 0.9);
    const double ring = (radius - inner) / static_cast<double>(chart.series.size());
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const double from = inner + static_cast<double>(s) * ring;
        draw_ring(chart, s, centre, from, from + ring, canvas);
    }
}

void draw_radar(const Chart& chart, const Rect& room, Canvas& canvas) {
    const std::size_t spokes = chart.places();
    if (spokes == 0) return;
    const double size = chart.text.size.pt;
    const Corner centre{room.x + room.width / 2, room.y + room.height / 2};
    const double radius = std::max(std::min(room.width / 2 - size * 3, room.height / 2 - size * 1.6), 4.0);
    const Extremes extremes = extremes_of(chart, false);
    const Scale scale = scale_of(chart.value, extremes.low, extremes.high, radius, size);
    const auto angle = [&](std::size_t i) { return whole_turn * static_cast<double>(i) / static_cast<double>(spokes); };
    const Pen grid = Canvas::pen(Canvas::light);
    for (const double tick : scale.ticks()) {
        std::vector<Corner> ring;
        for (std::size_t i = 0; i < spokes; ++i) ring.push_back(at_angle(centre, radius * scale.share(tick), angle(i)));
        if (chart.value.gridlines || tick == scale.most) canvas.polygon(ring, {}, grid);
    }
    for (std::size_t i = 0; i < spokes; ++i) {
        const Corner end = at_angle(centre, radius, angle(i));
        canvas.line(centre.first, centre.second, end.first, end.second, grid);
        const Corner place = at_angle(centre, radius + size * 0.5, angle(i));
        const double across = place.first - centre.first;
        const auto align = std::abs(across) < radius * 0.1 ? Canvas::Align::centre
                           : across > 0                    ? Canvas::Align::start
                                                           : Canvas::Align::end;
        const auto vertical = place.second < centre.second - radius * 0.9   ? Canvas::Vertical::bottom
                              : place.second > centre.second + radius * 0.9 ? Canvas::Vertical::top
                                                                            : Canvas::Vertical::middle;
        canvas.label(chart.category_name(i), place.first, place.second, align, vertical, size);
    }
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const Series& series = chart.series[s];
        std::vector<Corner> corners;
        for (std::size_t i = 0; i < series.values.size(); ++i)
            if (series.values[i])
                corners.push_back(at_angle(centre, radius * scale.share(*series.values[i]), angle(i)));
        const Colour colour = colour_of(chart, s, 0);
        const bool line = !series.look.no_line;
        canvas.polygon(
            corners, series.filled ? std::optional(colour) : std::nullopt,
            line ? std::optional(Canvas::pen(colour, series.look.line_width_pt.value_or(2.25))) : std::nullopt);
        for (std::size_t i = 0; i < corners.size(); ++i) {
            if (series.marked) canvas.circle(corners[i].first, corners[i].second, 2.5, colour, {});
            canvas.label(label_of(chart, series, i, 0), corners[i].first, corners[i].second - 2, Canvas::Align::centre,
                         Canvas::Vertical::bottom, size);
        }
    }
    if (!chart.value.shown) return;
    for (const double tick : scale.ticks())
        canvas.label(chart.value.show(tick), centre.first - 3, centre.second - radius * scale.share(tick),
                     Canvas::Align::end, Canvas::Vertical::middle, size * 0.9);
}

}  // namespace raingan::charts
