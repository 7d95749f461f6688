// What the plots of a chart are drawn with: rectangles, lines, curves and labels put into a Drawing.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "charts/chart.h"

namespace raingan::charts {

struct Rect {
    double x = 0, y = 0, width = 0, height = 0;  ///< in points
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
};
using Corner = std::pair<double, double>;

/// Roughly, for the fonts are not known here: labels only have to keep out of each other's way.
double text_width_pt(std::string_view text, double size_pt);

class Canvas {
public:
    explicit Canvas(const Chart& chart);

    static constexpr Colour grey{89, 89, 89}, light{217, 217, 217}, white{255, 255, 255};
    static constexpr double hairline_pt = 0.75;

    void box(const Rect& rect, const std::optional<Colour>& fill, const std::optional<Pen>& line);
    void polygon(const std::vector<Corner>& corners, const std::optional<Colour>& fill, const std::optional<Pen>& line);
    void polyline(const std::vector<Corner>& points, const Pen& pen, bool smooth = false);
    void line(double x1, double y1, double x2, double y2, const Pen& pen);
    void circle(double x, double y, double radius, const std::optional<Colour>& fill, const std::optional<Pen>& line);
    /// A piece of a ring between two angles (degrees, clockwise from the top); inner 0: of a disc.
    void sector(const Corner& centre, double inner, double outer, double from, double to, Colour fill, const Pen& line);

    using Align = DrawnText::Align;
    using Vertical = DrawnText::Vertical;
    /// `turned`: degrees, clockwise.
    void label(std::string_view text, double x, double y, Align align, Vertical vertical, double size_pt,
               double turned = 0, std::optional<Colour> colour = {});

    static Pen pen(Colour colour, double width_pt = hairline_pt);

    Drawing drawing;

private:
    TextFormat format_;
};

/// Lines of `text`, broken at spaces so that none is wider than `width_pt` where that can be done.
std::vector<std::string> wrapped(std::string_view text, double width_pt, double size_pt);

}  // namespace raingan::charts
