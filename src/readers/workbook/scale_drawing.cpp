#include "readers/workbook/scale_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/workbook/overlay_places.h"

namespace raingan::workbook {
namespace {

using std::string_view;

constexpr Colour red{0xF8, 0x69, 0x6B}, yellow{0xFF, 0xC0, 0x00}, green{0x63, 0xBE, 0x7B}, grey{0x80, 0x80, 0x80},
    black{0x40, 0x40, 0x40}, pale{0xD9, 0xD9, 0xD9}, blue{0x5B, 0x9B, 0xD5}, pink{0xF4, 0xB0, 0xB0},
    white{0xFF, 0xFF, 0xFF};

/// Draws in a square of the side 1, y down.
class Icon {
public:
    explicit Icon(double side_pt) : side_pt_(side_pt) {}

    std::vector<DrawnPath> paths;

    using Points2 = std::vector<std::pair<double, double>>;
    static PathStep step(PathStep::Kind kind, double x, double y) {
        PathStep made;
        made.kind = kind;
        made.x_pt = static_cast<float>(x);
        made.y_pt = static_cast<float>(y);
        return made;
    }
    void polygon(const Points2& corners, const Colour& colour) {
        DrawnPath path;
        for (const auto& [x, y] : corners)
            path.steps.push_back(
                step(path.steps.empty() ? PathStep::Kind::move : PathStep::Kind::line, x * side_pt_, y * side_pt_));
        path.steps.push_back(step(PathStep::Kind::close, 0, 0));
        path.fill = Paint{colour};
        paths.push_back(std::move(path));
    }
    void box(double left, double top, double right, double bottom, const Colour& colour) {
        polygon({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, colour);
    }
    /// A part of a disc, clockwise from the top; in whole turns.
    void disc(double x, double y, double radius, const Colour& colour, double turns = 1) {
        constexpr int corners = 48;
        Points2 points;
        if (turns < 1) points.emplace_back(x, y);
        for (int i = 0; i <= corners; ++i) {
            const double angle = 2 * std::numbers::pi * turns * i / corners;
            points.emplace_back(x + radius * std::sin(angle), y - radius * std::cos(angle));
        }
        polygon(points, colour);
    }
    void stroke(const Points2& corners, const Colour& colour, double width) {
        DrawnPath path;
        for (const auto& [x, y] : corners)
            path.steps.push_back(
                step(path.steps.empty() ? PathStep::Kind::move : PathStep::Kind::line, x * side_pt_, y * side_pt_));
        path.stroke = Pen{Paint{colour}, width * side_pt_};
        paths.push_back(std::move(path));
    }
    /// Up, turned clockwise by so many eighths.
    void arrow(int eighths, const Colour& colour) {
        Points2 corners{{0.5, 0.04}, {0.94, 0.5}, {0.68, 0.5}, {0.68, 0.95}, {0.32, 0.95}, {0.32, 0.5}, {0.06, 0.5}};
        const double angle = std::numbers::pi / 4 * eighths, sine = std::sin(angle), cosine = std::cos(angle);
        for (auto& [x, y] : corners) {
            const double dx = x - 0.5, dy = y - 0.5;
            x = 0.5 + dx * cosine - dy * sine;
            y = 0.5 + dx * sine + dy * cosine;
        }
        polygon(corners, colour);
    }
    void star(double filled) {
        constexpr int points = 10;
        Points2 corners;
        for (int i = 0; i < points; ++i) {
            const double angle = std::numbers::pi / 5 * i, radius = i % 2 == 0 ? 0.5 : 0.2;
            corners.emplace_back(0.5 + radius * std::sin(angle), 0.52 - radius * std::cos(angle));
        }
        polygon(corners, filled > 0 ? yellow : pale);
        if (filled > 0 && filled < 1) {
            Points2 right;
            for (const auto& [x, y] : corners)
                if (x >= 0.5 - 1e-9) right.emplace_back(x, y);
            polygon(right, pale);
        }
    }
    void check(const Colour& colour) { stroke({{0.2, 0.55}, {0.42, 0.78}, {0.82, 0.26}}, colour, 0.14); }
    void cross(const Colour& colour) {
        stroke({{0.25, 0.25}, {0.75, 0.75}}, colour, 0.14);
        stroke({{0.75, 0.25}, {0.25, 0.75}}, colour, 0.14);
    }
    void exclamation(const Colour& colour) {
        box(0.43, 0.18, 0.57, 0.6, colour);
        box(0.43, 0.68, 0.57, 0.82, colour);
    }
    /// `filled` of `count` columns, each higher than the one before it.
    void columns(int filled, int count, const Colour& colour) {
        for (int i = 0; i < count; ++i) {
            const double left = 0.04 + i * 0.96 / count, top = 0.75 - 0.7 * i / std::max(count - 1, 1);
            box(left, top, left + 0.75 / count, 0.95, i < filled ? colour : pale);
        }
    }

private:
    double side_pt_;
};

Colour light(std::size_t index, std::size_t count) {
    if (index == 0) return red;
    return index + 1 == count ? green : yellow;
}

void draw_three(Icon& icon, string_view kind, std::size_t index) {
    const Colour colour = light(index, 3);
    if (kind == "Arrows" || kind == "ArrowsGray") {
        constexpr std::array<int, 3> turns{4, 2, 0};
        icon.arrow(turns[index], kind == "Arrows" ? colour : grey);
    } else if (kind == "Flags") {
        icon.stroke({{0.2, 0.05}, {0.2, 0.97}}, grey, 0.08);
        icon.polygon({{0.24, 0.08}, {0.92, 0.3}, {0.24, 0.54}}, colour);
    } else if (kind == "TrafficLights2") {
        icon.box(0.02, 0.02, 0.98, 0.98, black);
        icon.disc(0.5, 0.5, 0.38, colour);
    } else if (kind == "Signs") {
        if (index == 0) icon.polygon({{0.5, 0.02}, {0.98, 0.5}, {0.5, 0.98}, {0.02, 0.5}}, red);
        if (index == 1) icon.polygon({{0.5, 0.06}, {0.98, 0.94}, {0.02, 0.94}}, yellow);
        if (index == 2) icon.disc(0.5, 0.5, 0.46, green);
    } else if (kind == "Symbols" || kind == "Symbols2") {
        const bool on_disc = kind == "Symbols";
        if (on_disc) icon.disc(0.5, 0.5, 0.48, colour);
        const Colour ink = on_disc ? white : colour;
        if (index == 0) icon.cross(ink);
        if (index == 1) icon.exclamation(ink);
        if (index == 2) icon.check(ink);
    } else if (kind == "Stars") {
        icon.star(static_cast<double>(index) / 2);
    } else if (kind == "Triangles") {
        if (index == 0) icon.polygon({{0.1, 0.25}, {0.9, 0.25}, {0.5, 0.85}}, red);
        if (index == 1) icon.box(0.1, 0.42, 0.9, 0.6, yellow);
        if (index == 2) icon.polygon({{0.5, 0.15}, {0.9, 0.75}, {0.1, 0.75}}, green);
    } else {
        icon.disc(0.5, 0.5, 0.46, colour);
    }
}

void draw_four(Icon& icon, string_view kind, std::size_t index) {
    constexpr std::array<Colour, 4> lights{black, red, yellow, green}, shades{black, grey, pink, red};
    if (kind == "Arrows" || kind == "ArrowsGray") {
        constexpr std::array<int, 4> turns{4, 3, 1, 0};
        icon.arrow(turns[index], kind == "Arrows" ? light(index, 4) : grey);
    } else if (kind == "Rating") {
        icon.columns(static_cast<int>(index) + 1, 4, blue);
    } else {
        icon.disc(0.5, 0.5, 0.46, kind == "RedToBlack" ? shades[index] : lights[index]);
    }
}

void draw_five(Icon& icon, string_view kind, std::size_t index) {
    if (kind == "Arrows" || kind == "ArrowsGray") {
        constexpr std::array<int, 5> turns{4, 3, 2, 1, 0};
        icon.arrow(turns[index], kind == "Arrows" ? light(index, 5) : grey);
    } else if (kind == "Rating") {
        icon.columns(static_cast<int>(index), 4, blue);
    } else if (kind == "Boxes") {
        for (std::size_t i = 0; i < 4; ++i) {
            const double left = i % 2 == 0 ? 0.05 : 0.53, top = i < 2 ? 0.53 : 0.05;
            icon.box(left, top, left + 0.42, top + 0.42, i < index ? blue : pale);
        }
    } else {  // quarters: the lowest is empty
        icon.disc(0.5, 0.5, 0.48, grey);
        icon.disc(0.5, 0.5, 0.42, white);
        if (index > 0) icon.disc(0.5, 0.5, 0.48, black, static_cast<double>(index) / 4);
    }
}

/// "3Flags1"
std::vector<DrawnPath> icon_paths(string_view name, double side_pt) {
    Icon icon(side_pt);
    const std::size_t count = name.size() < 3 ? 0 : static_cast<std::size_t>(name.front() - '0');
    const auto index = name.empty() ? std::size_t{0} : static_cast<std::size_t>(name.back() - '0');
    if (index >= count) return {};
    const string_view kind = name.substr(1, name.size() - 2);
    if (count == 3) draw_three(icon, kind, index);
    if (count == 4) draw_four(icon, kind, index);
    if (count == 5) draw_five(icon, kind, index);
    return std::move(icon.paths);
}

Shape figure_of(std::vector<DrawnPath> paths, double width_pt, double height_pt) {
    Shape shape;
    shape.outline = Shape::Outline::figure;
    shape.width = Points(width_pt);
    shape.height = Points(height_pt);
    shape.figure = std::move(paths);
    return shape;
}

void hang_figure(Shape shape, double x_pt, bool behind, raingan::Cell& cell) {
    Float floating;
    floating.behind = behind;
    floating.width = shape.width;
    floating.height = shape.height;
    floating.horizontal.offset = Points(x_pt);
    floating.shapes.push_back(std::move(shape));
    hang(cell, std::move(floating));
}

/// Pale at its end, as Excel has it.
Paint bar_paint(const BarPart& bar, double width_pt) {
    if (!bar.style->gradient) return {bar.colour};
    constexpr double kept = 0.15;
    const auto paler = [](std::uint8_t part) { return static_cast<std::uint8_t>(255 - (255 - part) * kept); };
    const Colour end{paler(bar.colour.red), paler(bar.colour.green), paler(bar.colour.blue)};
    Gradient gradient;
    gradient.place.a = width_pt;
    gradient.stops = {{0, bar.leftwards ? end : bar.colour}, {1, bar.leftwards ? bar.colour : end}};
    return {gradient};
}

DrawnPath box_path(double width_pt, double height_pt) {
    DrawnPath path;
    path.steps = {Icon::step(PathStep::Kind::move, 0, 0), Icon::step(PathStep::Kind::line, width_pt, 0),
                  Icon::step(PathStep::Kind::line, width_pt, height_pt), Icon::step(PathStep::Kind::line, 0, height_pt),
                  Icon::step(PathStep::Kind::close, 0, 0)};
    return path;
}

void draw_bar(const BarPart& bar, double room_pt, double height_pt, raingan::Cell& cell) {
    constexpr double line_pt = 0.5;
    if (bar.axis) {
        DrawnPath axis;
        axis.steps = {Icon::step(PathStep::Kind::move, 0, 0), Icon::step(PathStep::Kind::line, 0, height_pt)};
        axis.stroke = Pen{Paint{bar.style->axis}, line_pt, {1, 1}};
        hang_figure(figure_of({std::move(axis)}, line_pt, height_pt), room_pt * *bar.axis, true, cell);
    }
    const double width_pt = (bar.to - bar.from) * room_pt;
    if (width_pt <= 0) return;
    DrawnPath path = box_path(width_pt, height_pt);
    path.fill = bar_paint(bar, width_pt);
    if (bar.style->line) path.stroke = Pen{Paint{*bar.style->line}, line_pt};
    hang_figure(figure_of({std::move(path)}, width_pt, height_pt), room_pt * bar.from, true, cell);
}

}  // namespace

void draw_marks(const ScaleMarks& marks, Points width, Points text_size, raingan::Cell& cell) {
    constexpr double line_share = 1.15, icon_share = 0.85;
    if (cell.blocks.empty() || !std::holds_alternative<Paragraph>(cell.blocks.front().what)) return;
    const double height_pt = text_size.pt * line_share;
    if (marks.hides_value) {
        auto& paragraph = std::get<Paragraph>(cell.blocks.front().what);
        paragraph.text.clear();
        paragraph.runs.clear();
        paragraph.links.clear();
    }
    if (marks.bar) draw_bar(*marks.bar, width.pt, height_pt, cell);
    if (marks.icon.empty()) return;
    const double side_pt = std::min(text_size.pt * icon_share, width.pt);
    std::vector<DrawnPath> paths = icon_paths(marks.icon, side_pt);
    if (!paths.empty()) hang_figure(figure_of(std::move(paths), side_pt, side_pt), 0, false, cell);
}

}  // namespace raingan::workbook
