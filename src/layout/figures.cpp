#include "layout/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "document/geometry.h"

namespace raingan::layout {
namespace {

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

void polygon(PathSteps& steps, std::span<const Corner> corners, double width, double height) {
    const double shorter = std::min(width, height);
    for (const Corner& corner : corners) {
        const double x = corner.x * width + corner.x_short * shorter;
        const double y = corner.y * height + corner.y_short * shorter;
        if (steps.empty())
            move_to(steps, x, y);
        else
            line_to(steps, x, y);
    }
    close(steps);
}

PlacedPath painted(const Shape& shape) {
    PlacedPath placed;
    placed.x_pt = static_cast<float>(shape.x.pt);
    placed.y_pt = static_cast<float>(shape.y.pt);
    if (shape.fill) placed.path.fill = Paint{*shape.fill};
    if (shape.line.style == BorderStyle::none) return placed;
    const double width = shape.line.width.pt;
    raingan::Pen pen{{shape.line.colour.value_or(Colour{})}, width};
    if (shape.line.style == BorderStyle::dotted) pen.dashes_pt = {width, width};
    if (shape.line.style == BorderStyle::dashed) pen.dashes_pt = {width * 4, width * 2};
    placed.path.stroke = pen;
    return placed;
}

/// A filled triangle at (x, y), which the line reaches from (from_x, from_y).
void draw_arrow_head(Ink& onto, const Border& line, double from_x, double from_y, double x, double y) {
    const double length = std::hypot(x - from_x, y - from_y);
    if (length <= 0) return;
    const double size = std::min(std::max(line.width.pt, 1.0) * 4, length);
    const double along_x = (x - from_x) / length * size;
    const double along_y = (y - from_y) / length * size;
    PlacedPath head;
    head.path.fill = Paint{line.colour.value_or(Colour{})};
    move_to(head.path.steps, x, y);
    line_to(head.path.steps, x - along_x - along_y / 2, y - along_y + along_x / 2);
    line_to(head.path.steps, x - along_x + along_y / 2, y - along_y - along_x / 2);
    close(head.path.steps);
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

/// A shape that grows with its text takes its figure along.
void draw_paths(Ink& onto, const Shape& shape, double height) {
    const double stretched = shape.height.pt > 0 ? height / shape.height.pt : 1;
    for (const DrawnPath& path : shape.figure) {
        PlacedPath placed{static_cast<float>(shape.x.pt), static_cast<float>(shape.y.pt), path};
        if (stretched != 1) map_path(placed.path, {1, 0, 0, stretched, 0, 0});
        onto.paths.push_back(std::move(placed));
    }
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
        case Shape::Outline::figure:
            return draw_paths(onto, shape, height_pt);
        default:
            break;
    }
    PlacedPath placed = painted(shape);
    PathSteps& steps = placed.path.steps;
    constexpr double usual_radius = 1.0 / 6;  // of the shorter side
    const double radius = std::min(width, height_pt) * usual_radius;
    if (shape.outline == Shape::Outline::ellipse)
        add_rounded_box(steps, 0, 0, width, height_pt, width / 2, height_pt / 2);
    else if (shape.outline == Shape::Outline::rounded_box)
        add_rounded_box(steps, 0, 0, width, height_pt, radius, radius);
    else
        polygon(steps, corners_of(shape.outline), width, height_pt);
    onto.paths.push_back(std::move(placed));
}

}  // namespace raingan::layout
