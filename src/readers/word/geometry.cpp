#include "readers/word/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include <utility>

#include "document/geometry.h"

namespace raingan::word {
namespace {

using pugi::xml_node;
using std::string_view;

constexpr double emu_per_point = 12'700;

FigurePath::Fill fill_of(string_view name) {
    using Fill = FigurePath::Fill;
    if (name == "none") return Fill::none;
    if (name == "lighten") return Fill::lighter;
    if (name == "lightenLess") return Fill::light;
    if (name == "darken") return Fill::darker;
    if (name == "darkenLess") return Fill::dark;
    return Fill::usual;
}

/// 20.1.9.15 a:path
FigurePath read_path(xml_node path, const Guides& guides, Points width, Points height) {
    FigurePath read;
    read.fill = fill_of(xml::text_of(path, "fill"));
    const auto stroke = xml::attribute(path, "stroke");
    read.stroked = !stroke || xml::truth(*stroke);
    PathSteps& steps = read.steps;
    for (const xml_node command : path.children()) {
        const string_view name = xml::name(command);
        std::vector<PlanePoint> points;
        for (const xml_node pt : command.children())
            points.push_back({guides.value(xml::text_of(pt, "x")), guides.value(xml::text_of(pt, "y"))});
        if (name == "moveTo" && !points.empty()) move_to(steps, points[0].x, points[0].y);
        if (name == "lnTo" && !points.empty()) line_to(steps, points[0].x, points[0].y);
        if (name == "cubicBezTo" && points.size() >= 3) curve_to(steps, points[0], points[1], points[2]);
        if (name == "quadBezTo" && points.size() >= 2)
            add_quadratic(steps, points[0].x, points[0].y, points[1].x, points[1].y);
        if (name == "arcTo") {
            const auto number = [&](string_view attribute) { return guides.value(xml::text_of(command, attribute)); };
            add_arc_to(steps, number("wR"), number("hR"), number("stAng"), number("swAng"));
        }
        if (name == "close") close(steps);
    }
    // In units of its own, or in EMU as the shape.
    const double own_width = static_cast<double>(xml::integer(path, "w").value_or(0));
    const double own_height = static_cast<double>(xml::integer(path, "h").value_or(0));
    map_steps(steps, {own_width > 0 ? width.pt / own_width : 1 / emu_per_point, 0, 0,
                      own_height > 0 ? height.pt / own_height : 1 / emu_per_point, 0, 0});
    return read;
}

Figure read_custom(xml_node custom, Points width, Points height) {
    Guides guides(width.pt * emu_per_point, height.pt * emu_per_point);
    for (const char* list : {"avLst", "gdLst"})
        for (const xml_node guide : xml::child(custom, list).children())
            guides.set(xml::text_of(guide, "name"), xml::text_of(guide, "fmla"));
    Figure figure;
    for (const xml_node path : xml::child(custom, "pathLst").children())
        figure.push_back(read_path(path, guides, width, height));
    return figure;
}

/// A filled head at `tip`, where a line comes from `from`.
void add_head(std::vector<DrawnPath>& paths, const LineEnd& end, const Pen& pen, PlanePoint from, PlanePoint tip) {
    using Kind = LineEnd::Kind;
    const double length = std::hypot(tip.x - from.x, tip.y - from.y);
    if (end.kind == Kind::none || length <= 0) return;
    constexpr double thinnest = 2;  // thinner lines have no smaller heads
    const double unit = std::max(pen.width_pt, thinnest);
    const double along = end.length * unit, across = end.width * unit / 2;
    DrawnPath head;
    PathSteps& steps = head.steps;  // the tip at the origin, the line coming from the left
    if (end.kind == Kind::oval) {
        add_arc(steps, {0, 0, along / 2, across, 0, 360}, false);
    } else if (end.kind == Kind::diamond) {
        move_to(steps, along / 2, 0);
        line_to(steps, 0, across);
        line_to(steps, -along / 2, 0);
        line_to(steps, 0, -across);
    } else {
        move_to(steps, -along, across);
        line_to(steps, 0, 0);
        line_to(steps, -along, -across);
        if (end.kind == Kind::stealth) line_to(steps, -along * 0.6, 0);
    }
    if (end.kind == Kind::open) {
        head.stroke = pen;
        head.stroke->dashes_pt.clear();
    } else {
        close(steps);
        head.fill = pen.paint;
    }
    const double x = (tip.x - from.x) / length, y = (tip.y - from.y) / length;
    map_steps(steps, {x, y, -y, x, tip.x, tip.y});
    paths.push_back(std::move(head));
}

PlanePoint end_of(const PathStep& step) {
    return {step.x_pt, step.y_pt};
}

}  // namespace

std::optional<Figure> read_geometry(xml_node spPr, Points width, Points height) {
    if (const xml_node custom = xml::child(spPr, "custGeom")) return read_custom(custom, width, height);
    const xml_node preset = xml::child(spPr, "prstGeom");
    Adjustments adjustments;
    for (const xml_node guide : xml::child(preset, "avLst").children()) {
        const string_view formula = xml::text_of(guide, "fmla");
        if (!formula.starts_with("val ")) continue;
        const double value = static_cast<double>(xml::integer(formula.substr(4)).value_or(0));
        adjustments.emplace_back(xml::text_of(guide, "name"), value);
    }
    return preset_figure(xml::text_of(preset, "prst"), width.pt, height.pt, adjustments);
}

LineEnd read_line_end(xml_node end) {
    using Kind = LineEnd::Kind;
    static constexpr std::array<std::pair<string_view, Kind>, 4> kinds{
        {{"stealth", Kind::stealth}, {"arrow", Kind::open}, {"oval", Kind::oval}, {"diamond", Kind::diamond}}};
    LineEnd read;
    const string_view type = xml::text_of(end, "type");
    if (type.empty() || type == "none") return read;
    read.kind = Kind::triangle;
    for (const auto& [name, kind] : kinds)
        if (type == name) read.kind = kind;
    const auto factor = [&](string_view name) {
        const string_view size = xml::text_of(end, name);
        return size == "sm" ? 2.0 : size == "lg" ? 5.0 : 3.0;
    };
    read.length = factor("len");
    read.width = factor("w");
    return read;
}

void add_line_ends(std::vector<DrawnPath>& paths, const LineEnd& head, const LineEnd& tail) {
    const std::size_t count = paths.size();
    for (std::size_t i = 0; i < count; ++i) {
        const PathSteps steps = paths[i].steps;
        if (!paths[i].stroke || steps.size() < 2 || steps.back().kind == PathStep::Kind::close) continue;
        const Pen pen = *paths[i].stroke;
        const PathStep& second = steps[1];
        const PathStep& last = steps.back();
        const bool curve_first = second.kind == PathStep::Kind::curve, curve_last = last.kind == PathStep::Kind::curve;
        add_head(paths, head, pen, curve_first ? PlanePoint{second.x1_pt, second.y1_pt} : end_of(second),
                 end_of(steps.front()));
        add_head(paths, tail, pen, curve_last ? PlanePoint{last.x2_pt, last.y2_pt} : end_of(steps[steps.size() - 2]),
                 end_of(last));
    }
}

}  // namespace raingan::word
