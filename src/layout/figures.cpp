#include "layout/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace raingan::layout {
namespace {

using Kind = DrawnPath::Step::Kind;

/// Corners as shares of the figure's box; `x_short`, `y_short` add that share of its shorter side, so that points and
/// heads keep their angle in a long figure.
struct Corner {
    double x, y, x_short = 0, y_short = 0;
};

constexpr std::array<Corner, 3> triangle{{{0.5, 0}, {1, 1}, {0, 1}}};
constexpr std::array<Corner, 4> diamond{{{0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}}};
constexpr std::array<Corner, 4> parallelogram{{{0, 0, 0.25}, {1, 0}, {1, 1, -0.25}, {0, 1}}};
constexpr std::array<Corner, 5> pentagon_arrow{{{0, 0}, {1, 0, -0.5}, {1, 0.5}, {1, 1, -0.5}, {0, 1}}};
constexpr std::array<Corner, 6> chevron{{{0, 0}, {1, 0, -0.5}, {1, 0.5}, {1, 1, -0.5}, {0, 1}, {0, 0.5, 0.5}}};
constexpr std::array<Corner, 6> hexagon{{{0, 0.5}, {0, 0, 0.25}, {1, 0, -0.25}, {1, 0.5}, {1, 1, -0.25}, {0, 1, 0.25}}};
constexpr std::array<Corner, 7> right_arrow{
    {{0, 0.25}, {1, 0.25, -0.5}, {1, 0, -0.5}, {1, 0.5}, {1, 1, -0.5}, {1, 0.75, -0.5}, {0, 0.75}}};
constexpr std::array<Corner, 7> left_arrow{
    {{1, 0.25}, {0, 0.25, 0.5}, {0, 0, 0.5}, {0, 0.5}, {0, 1, 0.5}, {0, 0.75, 0.5}, {1, 0.75}}};
constexpr std::array<Corner, 7> up_arrow{
    {{0.25, 1}, {0.25, 0, 0, 0.5}, {0, 0, 0, 0.5}, {0.5, 0}, {1, 0, 0, 0.5}, {0.75, 0, 0, 0.5}, {0.75, 1}}};
constexpr std::array<Corner, 7> down_arrow{
    {{0.25, 0}, {0.25, 1, 0, -0.5}, {0, 1, 0, -0.5}, {0.5, 1}, {1, 1, 0, -0.5}, {0.75, 1, 0, -0.5}, {0.75, 0}}};

std::span<const Corner> corners_of(Shape::Outline outline) {
    switch (outline) {
        case Shape::Outline::triangle:
            return triangle;
        case Shape::Outline::diamond:
            return diamond;
        case Shape::Outline::parallelogram:
            return parallelogram;
        case Shape::Outline::pentagon_arrow:
            return pentagon_arrow;
        case Shape::Outline::chevron:
            return chevron;
        case Shape::Outline::hexagon:
            return hexagon;
        case Shape::Outline::right_arrow:
            return right_arrow;
        case Shape::Outline::left_arrow:
            return left_arrow;
        case Shape::Outline::up_arrow:
            return up_arrow;
        case Shape::Outline::down_arrow:
            return down_arrow;
        default:
            return {};
    }
}

void step(DrawnPath& path, Kind kind, double x, double y) {
    path.steps.push_back({kind, static_cast<float>(x), static_cast<float>(y)});
}

void polygon(DrawnPath& path, std::span<const Corner> corners, double width, double height) {
    const double shorter = std::min(width, height);
    for (const Corner& corner : corners)
        step(path, path.steps.empty() ? Kind::move : Kind::line, corner.x * width + corner.x_short * shorter,
             corner.y * height + corner.y_short * shorter);
    path.steps.push_back({Kind::close});
}

/// A box whose corners are quarters of ellipses; with radii of half its sides it is an ellipse.
void rounded(DrawnPath& path, double width, double height, double radius_x, double radius_y) {
    constexpr double kappa = 0.5523;  // control points of a quarter of a circle
    const auto corner = [&](double from_x, double from_y, double to_x, double to_y, double at_x, double at_y) {
        const auto between = [](double from, double to) { return static_cast<float>(from + (to - from) * kappa); };
        path.steps.push_back({Kind::curve, static_cast<float>(to_x), static_cast<float>(to_y), between(from_x, at_x),
                              between(from_y, at_y), between(to_x, at_x), between(to_y, at_y)});
    };
    step(path, Kind::move, radius_x, 0);
    step(path, Kind::line, width - radius_x, 0);
    corner(width - radius_x, 0, width, radius_y, width, 0);
    step(path, Kind::line, width, height - radius_y);
    corner(width, height - radius_y, width - radius_x, height, width, height);
    step(path, Kind::line, radius_x, height);
    corner(radius_x, height, 0, height - radius_y, 0, height);
    step(path, Kind::line, 0, radius_y);
    corner(0, radius_y, radius_x, 0, 0, 0);
    path.steps.push_back({Kind::close});
}

DrawnPath painted(const Shape& shape) {
    DrawnPath path;
    path.x_pt = static_cast<float>(shape.x.pt);
    path.y_pt = static_cast<float>(shape.y.pt);
    path.fill = shape.fill;
    path.width_pt = static_cast<float>(shape.line.width.pt);
    if (shape.line.style != BorderStyle::none) path.stroke = shape.line.colour.value_or(Colour{});
    if (shape.line.style == BorderStyle::dotted) path.on_pt = path.off_pt = path.width_pt;
    if (shape.line.style == BorderStyle::dashed) {
        path.on_pt = path.width_pt * 4;
        path.off_pt = path.width_pt * 2;
    }
    return path;
}

/// A filled triangle at (x, y), which the line reaches from (from_x, from_y).
void draw_arrow_head(Ink& onto, const Border& line, double from_x, double from_y, double x, double y) {
    const double length = std::hypot(x - from_x, y - from_y);
    if (length <= 0) return;
    const double size = std::min(std::max(line.width.pt, 1.0) * 4, length);
    const double along_x = (x - from_x) / length * size;
    const double along_y = (y - from_y) / length * size;
    DrawnPath head;
    head.fill = line.colour.value_or(Colour{});
    step(head, Kind::move, x, y);
    step(head, Kind::line, x - along_x - along_y / 2, y - along_y + along_x / 2);
    step(head, Kind::line, x - along_x + along_y / 2, y - along_y - along_x / 2);
    head.steps.push_back({Kind::close});
    onto.paths.push_back(std::move(head));
}

void draw_line(Ink& onto, const Shape& shape, double height) {
    const bool up = shape.outline == Shape::Outline::line_up;
    const double left = shape.x.pt;
    const double right = left + shape.width.pt;
    const double from = shape.y.pt + (up ? height : 0);
    const double to = shape.y.pt + (up ? 0 : height);
    if (shape.line.style == BorderStyle::none) return;
    if (shape.arrow_left) draw_arrow_head(onto, shape.line, right, to, left, from);
    if (shape.arrow_right) draw_arrow_head(onto, shape.line, left, from, right, to);
    if (from == to || left == right) return draw_rule(onto, shape.line, left, from, right, to);
    onto.dashes.push_back({static_cast<float>(left), static_cast<float>(from), static_cast<float>(right),
                           static_cast<float>(to), static_cast<float>(shape.line.width.pt), 0, 0,
                           shape.line.colour.value_or(Colour{})});
}

void draw_box(Ink& onto, const Shape& shape, double height) {
    const double left = shape.x.pt;
    const double right = left + shape.width.pt;
    const double top = shape.y.pt;
    const double bottom = top + height;
    if (shape.fill) draw_fill(onto, left, top, right - left, height, *shape.fill);
    draw_rule(onto, shape.line, left, top, right, top);
    draw_rule(onto, shape.line, left, bottom, right, bottom);
    draw_rule(onto, shape.line, left, top, left, bottom);
    draw_rule(onto, shape.line, right, top, right, bottom);
}

}  // namespace

void draw_figure(Ink& onto, const Shape& shape, double height_pt) {
    const double width = shape.width.pt;
    switch (shape.outline) {
        case Shape::Outline::none:
            return;
        case Shape::Outline::box:
            return draw_box(onto, shape, height_pt);
        case Shape::Outline::line_down:
        case Shape::Outline::line_up:
            return draw_line(onto, shape, height_pt);
        default:
            break;
    }
    DrawnPath path = painted(shape);
    constexpr double usual_radius = 1.0 / 6;  // of the shorter side
    const double radius = std::min(width, height_pt) * usual_radius;
    if (shape.outline == Shape::Outline::ellipse)
        rounded(path, width, height_pt, width / 2, height_pt / 2);
    else if (shape.outline == Shape::Outline::rounded_box)
        rounded(path, width, height_pt, radius, radius);
    else
        polygon(path, corners_of(shape.outline), width, height_pt);
    onto.paths.push_back(std::move(path));
}

}  // namespace raingan::layout
