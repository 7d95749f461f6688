#include "document/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace raingan {
namespace {

PathStep step(PathStep::Kind kind, double x, double y) {
    return {kind, static_cast<float>(x), static_cast<float>(y)};
}

void map_paint(Paint& paint, const Matrix& matrix) {
    if (auto* gradient = std::get_if<Gradient>(&paint.what)) gradient->place = product(matrix, gradient->place);
    if (auto* tile = std::get_if<Tile>(&paint.what)) tile->place = product(matrix, tile->place);
}

double radians(double degrees) {
    constexpr double half_turn = 180;
    return degrees * std::numbers::pi / half_turn;
}

}  // namespace

void map_steps(PathSteps& steps, const Matrix& matrix) {
    const auto map = [&](float& x, float& y) {
        const PlanePoint point = mapped(matrix, x, y);
        x = static_cast<float>(point.x);
        y = static_cast<float>(point.y);
    };
    for (PathStep& each : steps) {
        map(each.x_pt, each.y_pt);
        map(each.x1_pt, each.y1_pt);
        map(each.x2_pt, each.y2_pt);
    }
}

void map_path(DrawnPath& path, const Matrix& matrix) {
    map_steps(path.steps, matrix);
    if (path.fill) map_paint(*path.fill, matrix);
    if (path.stroke) map_paint(path.stroke->paint, matrix);
}

void move_to(PathSteps& steps, double x_pt, double y_pt) {
    steps.push_back(step(PathStep::Kind::move, x_pt, y_pt));
}

void line_to(PathSteps& steps, double x_pt, double y_pt) {
    steps.push_back(step(PathStep::Kind::line, x_pt, y_pt));
}

void curve_to(PathSteps& steps, const PlanePoint& first, const PlanePoint& second, const PlanePoint& end) {
    PathStep curve = step(PathStep::Kind::curve, end.x, end.y);
    curve.x1_pt = static_cast<float>(first.x);
    curve.y1_pt = static_cast<float>(first.y);
    curve.x2_pt = static_cast<float>(second.x);
    curve.y2_pt = static_cast<float>(second.y);
    steps.push_back(curve);
}

void close(PathSteps& steps) {
    if (!steps.empty()) steps.push_back({PathStep::Kind::close});
}

void add_box(PathSteps& steps, double x_pt, double y_pt, double width_pt, double height_pt) {
    move_to(steps, x_pt, y_pt);
    line_to(steps, x_pt + width_pt, y_pt);
    line_to(steps, x_pt + width_pt, y_pt + height_pt);
    line_to(steps, x_pt, y_pt + height_pt);
    close(steps);
}

void add_rounded_box(PathSteps& steps, double x_pt, double y_pt, double width_pt, double height_pt, double radius_x_pt,
                     double radius_y_pt) {
    constexpr double quarter = 90;
    const double left = x_pt + radius_x_pt, right = x_pt + width_pt - radius_x_pt;
    const double top = y_pt + radius_y_pt, bottom = y_pt + height_pt - radius_y_pt;
    move_to(steps, left, y_pt);
    add_arc(steps, {right, top, radius_x_pt, radius_y_pt, -quarter, quarter}, true);
    add_arc(steps, {right, bottom, radius_x_pt, radius_y_pt, 0, quarter}, true);
    add_arc(steps, {left, bottom, radius_x_pt, radius_y_pt, quarter, quarter}, true);
    add_arc(steps, {left, top, radius_x_pt, radius_y_pt, 2 * quarter, quarter}, true);
    close(steps);
}

void add_arc(PathSteps& steps, const Arc& arc, bool joined) {
    constexpr double whole = 360, quarter = 90;
    const double sweep = std::clamp(arc.sweep, -whole, whole);
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / quarter - 1e-9)));
    const double each = radians(sweep) / pieces;
    const double reach = 4.0 / 3 * std::tan(each / 4);  // of the control points of so long an arc
    const auto at = [&](double angle, double along) {
        return PlanePoint{arc.x_pt + arc.radius_x_pt * (std::cos(angle) - along * std::sin(angle)),
                          arc.y_pt + arc.radius_y_pt * (std::sin(angle) + along * std::cos(angle))};
    };
    double angle = radians(arc.from);
    const PlanePoint start = at(angle, 0);
    if (joined && !steps.empty())
        line_to(steps, start.x, start.y);
    else
        move_to(steps, start.x, start.y);
    for (int i = 0; i < pieces; ++i, angle += each)
        curve_to(steps, at(angle, reach), at(angle + each, -reach), at(angle + each, 0));
}

std::optional<PlaneBox> bounds_of(const PathSteps& steps) {
    std::optional<PlaneBox> box;
    const auto add = [&](double x, double y) {
        if (!box) box = PlaneBox{x, y, x, y};
        box->left = std::min(box->left, x);
        box->right = std::max(box->right, x);
        box->top = std::min(box->top, y);
        box->bottom = std::max(box->bottom, y);
    };
    for (const PathStep& each : steps) {
        if (each.kind == PathStep::Kind::close) continue;
        add(each.x_pt, each.y_pt);
        if (each.kind != PathStep::Kind::curve) continue;
        add(each.x1_pt, each.y1_pt);
        add(each.x2_pt, each.y2_pt);
    }
    return box;
}

bool operator==(const Image& a, const Image& b) {
    if (a.media_type != b.media_type || a.bytes != b.bytes || !a.drawing != !b.drawing) return false;
    return !a.drawing || a.drawing == b.drawing || *a.drawing == *b.drawing;
}

}  // namespace raingan
