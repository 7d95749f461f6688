#include "readers/picture/guides.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

#include "document/geometry.h"

namespace raingan {
namespace {

using std::string_view;

constexpr double per_degree = 60'000, half_turn = 180;

double to_radians(double angle) {
    return angle / per_degree / half_turn * std::numbers::pi;
}
double to_angle(double radians) {
    return radians / std::numbers::pi * half_turn * per_degree;
}

string_view next_word(string_view& text) {
    const std::size_t from = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(from);
    const std::size_t end = std::min(text.find(' '), text.size());
    const string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

double divided(double a, double b) {
    return b == 0 ? 0 : a / b;
}

}  // namespace

Guides::Guides(double width, double height) {
    const double shorter = std::min(width, height), longer = std::max(width, height);
    const auto divisions = [&](const std::string& name, double whole, std::initializer_list<int> parts) {
        for (const int part : parts) set(name + std::to_string(part), whole / part);
    };
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, double>>{{"l", 0},
                                                                                           {"t", 0},
                                                                                           {"r", width},
                                                                                           {"b", height},
                                                                                           {"w", width},
                                                                                           {"h", height},
                                                                                           {"hc", width / 2},
                                                                                           {"vc", height / 2},
                                                                                           {"ss", shorter},
                                                                                           {"ls", longer}})
        set(name, value);
    divisions("wd", width, {2, 3, 4, 5, 6, 8, 10, 12, 32});
    divisions("hd", height, {2, 3, 4, 5, 6, 8, 10, 12, 32});
    divisions("ssd", shorter, {2, 4, 6, 8, 16, 32});
    constexpr double whole_turn = 360 * per_degree;
    divisions("cd", whole_turn, {2, 4, 8});
    set("3cd4", whole_turn * 3 / 4);
    set("3cd8", whole_turn * 3 / 8);
    set("5cd8", whole_turn * 5 / 8);
    set("7cd8", whole_turn * 7 / 8);
}

double Guides::value(string_view name) const {
    const auto known = values_.find(std::string(name));
    if (known != values_.end()) return known->second;
    double number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    return std::isfinite(number) ? number : 0;
}

void Guides::set(string_view name, string_view formula) {
    constexpr std::size_t most_guides = 10'000;
    if (values_.size() > most_guides) return;
    const string_view op = next_word(formula);
    const double x = value(next_word(formula)), y = value(next_word(formula)), z = value(next_word(formula));
    double result = 0;
    if (op == "val") result = x;
    if (op == "*/") result = divided(x * y, z);
    if (op == "+-") result = x + y - z;
    if (op == "+/") result = divided(x + y, z);
    if (op == "?:") result = x > 0 ? y : z;
    if (op == "abs") result = std::abs(x);
    if (op == "at2") result = to_angle(std::atan2(y, x));
    if (op == "cat2") result = x * std::cos(std::atan2(z, y));
    if (op == "sat2") result = x * std::sin(std::atan2(z, y));
    if (op == "cos") result = x * std::cos(to_radians(y));
    if (op == "sin") result = x * std::sin(to_radians(y));
    if (op == "tan") result = x * std::tan(to_radians(y));
    if (op == "max") result = std::max(x, y);
    if (op == "min") result = std::min(x, y);
    if (op == "mod") result = std::sqrt(x * x + y * y + z * z);
    if (op == "pin") result = y < x ? x : y > z ? z : y;
    if (op == "sqrt") result = x > 0 ? std::sqrt(x) : 0;
    set(name, std::isfinite(result) ? result : 0);
}

void add_arc_to(PathSteps& steps, double radius_x, double radius_y, double start, double swing) {
    if (steps.empty()) return;
    const PlanePoint at{steps.back().x_pt, steps.back().y_pt};
    const double angle = to_radians(start);
    const Arc arc{at.x - radius_x * std::cos(angle),
                  at.y - radius_y * std::sin(angle),
                  radius_x,
                  radius_y,
                  start / per_degree,
                  swing / per_degree};
    PathSteps piece;
    add_arc(piece, arc, false);
    steps.insert(steps.end(), piece.begin() + 1, piece.end());
}

void add_quadratic(PathSteps& steps, double x1, double y1, double x, double y) {
    if (steps.empty()) return;
    const double from_x = steps.back().x_pt, from_y = steps.back().y_pt;
    constexpr double share = 2.0 / 3;
    curve_to(steps, {from_x + (x1 - from_x) * share, from_y + (y1 - from_y) * share},
             {x + (x1 - x) * share, y + (y1 - y) * share}, {x, y});
}

namespace {

Colour shaded(Colour colour, FigurePath::Fill fill) {
    using Fill = FigurePath::Fill;
    const double towards = fill == Fill::lighter || fill == Fill::light ? 255 : 0;
    const double share = fill == Fill::lighter || fill == Fill::darker ? 0.4 : fill == Fill::usual ? 0 : 0.2;
    const auto part = [&](std::uint8_t value) {
        return static_cast<std::uint8_t>(std::lround(value + (towards - value) * share));
    };
    return {part(colour.red), part(colour.green), part(colour.blue)};
}

}  // namespace

std::vector<DrawnPath> painted_figure(const Figure& figure, const FigurePaint& paint, double width_pt, double height_pt,
                                      const FigureTurn& turn) {
    const Matrix to_centre{1, 0, 0, 1, -width_pt / 2, -height_pt / 2};
    const Matrix flip{turn.flip_across ? -1.0 : 1.0, 0, 0, turn.flip_down ? -1.0 : 1.0, 0, 0};
    const Matrix back{1, 0, 0, 1, width_pt / 2, height_pt / 2};
    const Matrix placed = product(back, product(rotation(turn.degrees), product(flip, to_centre)));
    std::vector<DrawnPath> paths;
    for (const FigurePath& part : figure) {
        DrawnPath path;
        path.steps = part.steps;
        if (part.fill != FigurePath::Fill::none) path.fill = paint.fill;
        if (path.fill)
            if (auto* colour = std::get_if<Colour>(&path.fill->what)) *colour = shaded(*colour, part.fill);
        if (part.stroked) path.stroke = paint.pen;
        if (!path.fill && !path.stroke) continue;
        map_path(path, placed);
        paths.push_back(std::move(path));
    }
    return paths;
}

}  // namespace raingan
