// Shapes and paths; text and pictures stand in gdi_text.cpp and gdi_paint.cpp.
#include "readers/metafile/gdi.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace raingan::metafile {
namespace {

constexpr std::size_t most_saved = 1000;

double ratio(double numerator, double denominator) {
    return denominator == 0 ? 1 : numerator / denominator;
}

}  // namespace

PathSteps box_steps(const PlaneRect& box) {
    PathSteps steps;
    add_box(steps, box.left, box.top, box.right - box.left, box.bottom - box.top);
    return steps;
}

Device::Device(Canvas& canvas, const Matrix& to_drawing, double pixels_per_mm)
    : canvas_(canvas), to_drawing_(to_drawing), pixels_per_mm_(pixels_per_mm) {}

Matrix Device::page_map() const {
    constexpr double mm_per_inch = 25.4, twips_per_inch = 1440;
    double unit_mm = 0;  // of the fixed modes, whose y goes up
    switch (state.map_mode) {
        case map_low_metric:
            unit_mm = 0.1;
            break;
        case map_high_metric:
            unit_mm = 0.01;
            break;
        case map_low_english:
            unit_mm = mm_per_inch / 100;
            break;
        case map_high_english:
            unit_mm = mm_per_inch / 1000;
            break;
        case map_twips:
            unit_mm = mm_per_inch / twips_per_inch;
            break;
        default:
            break;
    }
    double across = 1, down = 1;
    if (unit_mm > 0) {
        across = unit_mm * pixels_per_mm_;
        down = -across;
    } else if (state.map_mode == map_isotropic || state.map_mode == map_anisotropic) {
        across = ratio(state.viewport_extent.x, state.window_extent.x);
        down = ratio(state.viewport_extent.y, state.window_extent.y);
        if (state.map_mode == map_isotropic) {
            const double least = std::min(std::abs(across), std::abs(down));
            across = std::copysign(least, across);
            down = std::copysign(least, down);
        }
    }
    return {across,
            0,
            0,
            down,
            state.viewport_origin.x - state.window_origin.x * across,
            state.viewport_origin.y - state.window_origin.y * down};
}

const Matrix& Device::map() {
    const MapKey key{
        state.world,
        state.map_mode,
        {state.window_origin.x, state.window_origin.y, state.window_extent.x, state.window_extent.y,
         state.viewport_origin.x, state.viewport_origin.y, state.viewport_extent.x, state.viewport_extent.y}};
    if (!(key == map_key_)) {
        map_ = product(to_drawing_, product(page_map(), state.world));
        map_key_ = key;
    }
    return map_;
}

void Device::select(const GdiObject& object) {
    if (const auto* chosen = std::get_if<GdiPen>(&object)) state.pen = *chosen;
    if (const auto* brush = std::get_if<GdiBrush>(&object)) state.brush = *brush;
    if (const auto* font = std::get_if<GdiFont>(&object)) state.font = *font;
}

void Device::save() {
    if (saved_.size() < most_saved) saved_.push_back(state);
}

void Device::restore(std::int32_t which) {
    const auto count = static_cast<std::int64_t>(saved_.size());
    const std::int64_t index = which < 0 ? count + which : std::int64_t{which} - 1;
    if (index < 0 || index >= count) return;
    state = saved_[static_cast<std::size_t>(index)];
    saved_.resize(static_cast<std::size_t>(index));
}

// --- paths -----------------------------------------------------------------------------------------------------------

void Device::draw(PathSteps steps, bool fill, bool stroke) {
    if (in_path_) {
        path_.insert(path_.end(), steps.begin(), steps.end());
        path_moved_ = false;
        return;
    }
    if (!paints()) return;
    DrawnPath path;
    path.steps = std::move(steps);
    path.even_odd = !state.winding;
    if (fill) path.fill = brush_paint(state.brush);
    if (stroke) path.stroke = pen();
    canvas_.add(std::move(path), state.clip);
}

void Device::move_to(PlanePoint to) {
    state.position = to;
    path_moved_ = false;
}

void Device::polyline(std::span<const PlanePoint> points, bool from_position) {
    if (points.empty()) return;
    PathSteps steps;
    const PlanePoint first = from_position ? state.position : points.front();
    const bool goes_on = in_path_ && from_position && path_moved_;
    if (!goes_on) raingan::move_to(steps, first.x, first.y);
    for (const PlanePoint& point : points.subspan(from_position ? 0 : 1)) raingan::line_to(steps, point.x, point.y);
    map_steps(steps, map());
    if (from_position) state.position = points.back();
    draw(std::move(steps), false, true);
    path_moved_ = from_position;
}

void Device::line_to(PlanePoint to) {
    polyline(std::span(&to, 1), true);
}

void Device::beziers(std::span<const PlanePoint> points, bool from_position) {
    const std::size_t before = from_position ? 0 : 1;
    if (points.size() < before + 3) return;
    PathSteps steps;
    const PlanePoint first = from_position ? state.position : points.front();
    const bool goes_on = in_path_ && from_position && path_moved_;
    if (!goes_on) raingan::move_to(steps, first.x, first.y);
    std::size_t at = before;
    for (; at + 3 <= points.size(); at += 3) curve_to(steps, points[at], points[at + 1], points[at + 2]);
    map_steps(steps, map());
    if (from_position) state.position = points[at - 1];
    draw(std::move(steps), false, true);
    path_moved_ = from_position;
}

void Device::polygons(std::span<const Points2D> polygons) {
    PathSteps steps;
    for (const Points2D& polygon : polygons) {
        if (polygon.size() < 2) continue;
        raingan::move_to(steps, polygon.front().x, polygon.front().y);
        for (std::size_t i = 1; i < polygon.size(); ++i) raingan::line_to(steps, polygon[i].x, polygon[i].y);
        close(steps);
    }
    if (steps.empty()) return;
    map_steps(steps, map());
    draw(std::move(steps), true, true);
}

void Device::rectangle(const PlaneRect& box) {
    PathSteps steps = box_steps(box);
    map_steps(steps, map());
    draw(std::move(steps), true, true);
}

void Device::rounded_rectangle(const PlaneRect& box, double across, double down) {
    const PlaneRect sorted{std::min(box.left, box.right), std::min(box.top, box.bottom), std::max(box.left, box.right),
                           std::max(box.top, box.bottom)};
    const double width = sorted.right - sorted.left, height = sorted.bottom - sorted.top;
    PathSteps steps;
    add_rounded_box(steps, sorted.left, sorted.top, width, height, std::min(std::abs(across), width) / 2,
                    std::min(std::abs(down), height) / 2);
    map_steps(steps, map());
    draw(std::move(steps), true, true);
}

void Device::ellipse(const PlaneRect& box) {
    PathSteps steps;
    add_arc(steps,
            {(box.left + box.right) / 2, (box.top + box.bottom) / 2, std::abs(box.right - box.left) / 2,
             std::abs(box.bottom - box.top) / 2, 0, 360},
            false);
    close(steps);
    map_steps(steps, map());
    draw(std::move(steps), true, true);
}

void Device::arc(const PlaneRect& box, PlanePoint from, PlanePoint to, ArcKind kind) {
    const PlanePoint centre{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
    const double across = std::abs(box.right - box.left) / 2, down = std::abs(box.bottom - box.top) / 2;
    if (across <= 0 || down <= 0) return;
    const auto angle_of = [&](PlanePoint point) {
        constexpr double half_turn = 180;
        return std::atan2((point.y - centre.y) / down, (point.x - centre.x) / across) * half_turn / std::numbers::pi;
    };
    const Matrix& logical = map();
    const bool mirrored = logical.a * logical.d - logical.b * logical.c < 0;
    const bool clockwise = state.clockwise_arcs != mirrored;
    constexpr double whole = 360;
    const double start = angle_of(from);
    double sweep = angle_of(to) - start;
    if (clockwise && sweep <= 0) sweep += whole;
    if (!clockwise && sweep >= 0) sweep -= whole;
    PathSteps steps;
    if (kind == ArcKind::joined && !(in_path_ && path_moved_))
        raingan::move_to(steps, state.position.x, state.position.y);
    if (kind == ArcKind::pie) raingan::move_to(steps, centre.x, centre.y);
    const bool joins = kind == ArcKind::pie || kind == ArcKind::joined;
    if (kind == ArcKind::joined && steps.empty()) {  // its first line goes on from the path's last point
        PathSteps only;
        add_arc(only, {centre.x, centre.y, across, down, start, sweep}, false);
        only.front().kind = PathStep::Kind::line;
        steps = std::move(only);
    } else {
        add_arc(steps, {centre.x, centre.y, across, down, start, sweep}, joins);
    }
    if (kind == ArcKind::joined) state.position = {steps.back().x_pt, steps.back().y_pt};
    if (kind == ArcKind::chord || kind == ArcKind::pie) close(steps);
    map_steps(steps, logical);
    draw(std::move(steps), kind == ArcKind::chord || kind == ArcKind::pie, true);
    path_moved_ = kind == ArcKind::joined;
}

void Device::angle_arc(PlanePoint centre, double radius, double from_degrees, double sweep_degrees) {
    PathSteps steps;
    if (!(in_path_ && path_moved_)) raingan::move_to(steps, state.position.x, state.position.y);
    PathSteps arc_steps;
    add_arc(arc_steps, {centre.x, centre.y, radius, radius, -from_degrees, -sweep_degrees}, false);
    arc_steps.front().kind = PathStep::Kind::line;
    steps.insert(steps.end(), arc_steps.begin(), arc_steps.end());
    state.position = {steps.back().x_pt, steps.back().y_pt};
    map_steps(steps, map());
    draw(std::move(steps), false, true);
    path_moved_ = true;
}

void Device::close_figure() {
    if (in_path_) close(path_);
    path_moved_ = false;
}

void Device::begin_path() {
    path_.clear();
    in_path_ = true;
    path_moved_ = false;
}

void Device::abort_path() {
    path_.clear();
    in_path_ = false;
}

void Device::paint_path(bool fill, bool stroke) {
    in_path_ = false;
    draw(std::exchange(path_, {}), fill, stroke);
}

// --- clips -----------------------------------------------------------------------------------------------------------

void Device::apply_clip(PathSteps steps, bool even_odd, std::uint32_t mode) {
    switch (mode) {
        case clip_and:
            state.clip = canvas_.clip_to(state.clip, std::move(steps), even_odd);
            return;
        case clip_diff:
            state.clip = canvas_.clip_out(state.clip, steps);
            return;
        case clip_copy:
            state.clip = canvas_.clip_to(first_clip_, std::move(steps), even_odd);
            return;
        case clip_or:
            if (state.clip == first_clip_) return;  // all and more is all
            [[fallthrough]];
        default:
            canvas_.leave_out("combined clips");
            state.clip = first_clip_;
            return;
    }
}

void Device::clip_to_path(std::uint32_t mode) {
    in_path_ = false;
    PathSteps steps = std::exchange(path_, {});
    if (!steps.empty()) apply_clip(std::move(steps), !state.winding, mode);
}

PathSteps Device::mapped_boxes(std::span<const PlaneRect> boxes, bool device) {
    PathSteps steps;
    for (const PlaneRect& box : boxes) add_box(steps, box.left, box.top, box.right - box.left, box.bottom - box.top);
    map_steps(steps, device ? to_drawing_ : map());
    return steps;
}

void Device::clip_to_region(std::span<const PlaneRect> boxes, std::uint32_t mode, bool device) {
    if (boxes.empty() && mode == clip_copy) return clip_to_all();
    apply_clip(mapped_boxes(boxes, device), false, mode);
}

void Device::clip_to_box(const PlaneRect& box, bool outside) {
    apply_clip(mapped_boxes(std::span(&box, 1), false), false, outside ? clip_diff : clip_and);
}

void Device::fill_region(std::span<const PlaneRect> boxes, const GdiBrush& brush) {
    DrawnPath path;
    path.steps = mapped_boxes(boxes, false);
    path.fill = brush_paint(brush);
    canvas_.add(std::move(path), state.clip);
}

}  // namespace raingan::metafile
