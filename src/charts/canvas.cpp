#include "charts/canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/utf8.h"
#include "document/visible.h"
#include "thai/characters.h"

namespace raingan::charts {
namespace {

constexpr double degree = std::numbers::pi / 180;

PathStep step(PathStep::Kind kind, double x, double y) {
    PathStep made;
    made.kind = kind;
    made.x_pt = static_cast<float>(x);
    made.y_pt = static_cast<float>(y);
    return made;
}
PathStep curve(const Corner& first, const Corner& second, const Corner& to) {
    PathStep made = step(PathStep::Kind::curve, to.first, to.second);
    made.x1_pt = static_cast<float>(first.first);
    made.y1_pt = static_cast<float>(first.second);
    made.x2_pt = static_cast<float>(second.first);
    made.y2_pt = static_cast<float>(second.second);
    return made;
}

Corner on_circle(const Corner& centre, double radius, double angle) {
    return {centre.first + radius * std::sin(angle), centre.second - radius * std::cos(angle)};
}

/// From where the path stands, in pieces of a right angle at most.
void add_arc(PathSteps& steps, const Corner& centre, double radius, double from, double to) {
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(to - from) / (std::numbers::pi / 2) - 1e-9)));
    const double each = (to - from) / pieces;
    const double reach = radius * 4 / 3 * std::tan(each / 4);
    for (int i = 0; i < pieces; ++i) {
        const double a = from + i * each;
        const double b = a + each;
        const Corner first = on_circle(centre, radius, a);
        const Corner last = on_circle(centre, radius, b);
        steps.push_back(curve({first.first + reach * std::cos(a), first.second + reach * std::sin(a)},
                              {last.first - reach * std::cos(b), last.second - reach * std::sin(b)}, last));
    }
}

void add(Drawing& drawing, PathSteps steps, const std::optional<Colour>& fill, const std::optional<Pen>& line) {
    if (!fill && !line) return;
    DrawnPath path;
    path.steps = std::move(steps);
    if (fill) path.fill = Paint{*fill};
    path.stroke = line;
    drawing.items.push_back({std::move(path)});
}

}  // namespace

double text_width_pt(std::string_view text, double size_pt) {
    constexpr double letter = 0.52, space = 0.25;
    double ems = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        if (!thai::is_zero_width_thai(c)) ems += is_visible(c) ? letter : space;
    }
    return ems * size_pt;
}

std::vector<std::string> wrapped(std::string_view text, double width_pt, double size_pt) {
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        const std::string word(text.substr(at, end - at));
        if (!line.empty() && text_width_pt((line + ' ').append(word), size_pt) > width_pt) {
            lines.push_back(std::move(line));
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
        if (end < text.size() && text[end] == '\n') {
            lines.push_back(std::move(line));
            line.clear();
        }
        at = end + 1;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

Canvas::Canvas(const Chart& chart) : format_(chart.text) {
    drawing.width = chart.width;
    drawing.height = chart.height;
}

Pen Canvas::pen(Colour colour, double width_pt) {
    Pen made;
    made.paint.what = colour;
    made.width_pt = width_pt;
    return made;
}

void Canvas::box(const Rect& rect, const std::optional<Colour>& fill, const std::optional<Pen>& line) {
    polygon({{rect.x, rect.y}, {rect.right(), rect.y}, {rect.right(), rect.bottom()}, {rect.x, rect.bottom()}}, fill,
            line);
}

void Canvas::polygon(const std::vector<Corner>& corners, const std::optional<Colour>& fill,
                     const std::optional<Pen>& line) {
    if (corners.size() < 2) return;
    PathSteps steps;
    for (const auto& [x, y] : corners)
        steps.push_back(step(steps.empty() ? PathStep::Kind::move : PathStep::Kind::line, x, y));
    steps.push_back(step(PathStep::Kind::close, corners.front().first, corners.front().second));
    add(drawing, std::move(steps), fill, line);
}

void Canvas::polyline(const std::vector<Corner>& points, const Pen& pen_, bool smooth) {
    if (points.size() < 2) return;
    PathSteps steps{step(PathStep::Kind::move, points[0].first, points[0].second)};
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!smooth) {
            steps.push_back(step(PathStep::Kind::line, points[i].first, points[i].second));
            continue;
        }
        // Catmull-Rom through the points.
        const Corner& before = points[i < 2 ? 0 : i - 2];
        const Corner& from = points[i - 1];
        const Corner& to = points[i];
        const Corner& behind = points[std::min(i + 1, points.size() - 1)];
        constexpr double sixth = 1.0 / 6;
        steps.push_back(curve(
            {from.first + (to.first - before.first) * sixth, from.second + (to.second - before.second) * sixth},
            {to.first - (behind.first - from.first) * sixth, to.second - (behind.second - from.second) * sixth}, to));
    }
    add(drawing, std::move(steps), std::nullopt, pen_);
}

void Canvas::line(double x1, double y1, double x2, double y2, const Pen& pen_) {
    polyline({{x1, y1}, {x2, y2}}, pen_);
}

void Canvas::circle(double x, double y, double radius, const std::optional<Colour>& fill,
                    const std::optional<Pen>& line) {
    const Corner top = on_circle({x, y}, radius, 0);
    PathSteps steps{step(PathStep::Kind::move, top.first, top.second)};
    add_arc(steps, {x, y}, radius, 0, 2 * std::numbers::pi);
    steps.push_back(step(PathStep::Kind::close, top.first, top.second));
    add(drawing, std::move(steps), fill, line);
}

void Canvas::sector(const Corner& centre, double inner, double outer, double from, double to, Colour fill,
                    const Pen& line) {
    const bool whole = to - from >= 360 - 1e-6;
    const double a = from * degree;
    const double b = to * degree;
    PathSteps steps;
    const Corner start = on_circle(centre, outer, a);
    steps.push_back(step(PathStep::Kind::move, start.first, start.second));
    add_arc(steps, centre, outer, a, b);
    if (inner > 0) {
        const Corner back = on_circle(centre, inner, b);
        steps.push_back(step(whole ? PathStep::Kind::move : PathStep::Kind::line, back.first, back.second));
        add_arc(steps, centre, inner, b, a);
        steps.push_back(step(PathStep::Kind::close, back.first, back.second));
    } else {
        if (!whole) steps.push_back(step(PathStep::Kind::line, centre.first, centre.second));
        steps.push_back(step(PathStep::Kind::close, start.first, start.second));
    }
    add(drawing, std::move(steps), fill, line);
}

void Canvas::label(std::string_view text, double x, double y, Align align, Vertical vertical, double size_pt,
                   double turned, std::optional<Colour> colour) {
    DrawnText label;
    for (const char c : text) label.text += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    if (label.text.find_first_not_of(' ') == std::string::npos) return;
    label.format = format_;
    label.format.size = Points(size_pt);
    if (colour)
        label.format.colour = colour;
    else if (!label.format.colour)
        label.format.colour = grey;
    const double angle = turned * degree;
    label.place = {std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), x, y};
    label.align = align;
    label.vertical = vertical;
    drawing.items.push_back({std::move(label)});
}

}  // namespace raingan::charts
