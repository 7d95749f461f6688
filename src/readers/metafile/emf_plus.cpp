#include "readers/metafile/emf_plus.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "readers/container/wide_text.h"

namespace raingan::metafile {
namespace {

using plus::PointForm;

constexpr std::size_t plus_record_head = 12;
/// Flags of records; which ones count depends on the record.
constexpr std::uint16_t is_colour = 0x8000, is_small = 0x4000, closed = 0x2000, appended = 0x2000, relative = 0x0800;

enum Type : std::uint16_t {
    header = 0x4001,
    get_dc = 0x4004,
    object_record = 0x4008,
    clear,
    fill_boxes,
    draw_boxes,
    fill_polygon,
    draw_lines,
    fill_ellipse,
    draw_ellipse,
    fill_pie,
    draw_pie,
    draw_arc,
    fill_region,
    fill_path,
    draw_path,
    fill_closed_curve,
    draw_closed_curve,
    draw_curve_record,
    draw_beziers,
    draw_image_record,
    draw_image_points,
    draw_string_record,
    save = 0x4025,
    restore,
    begin_container_record,
    begin_plain_container,
    end_container,
    set_world,
    reset_world,
    multiply_world,
    translate_world,
    scale_world,
    rotate_world,
    set_page,
    reset_clip,
    set_clip_box,
    set_clip_path,
    set_clip_region,
    offset_clip,
    draw_driver_string_record,
    stroke_fill_path,
    last_record = 0x403A
};

PathSteps arc_steps(const PlaneRect& box, double from, double sweep, bool pie) {
    PathSteps steps;
    const Arc arc{(box.left + box.right) / 2,
                  (box.top + box.bottom) / 2,
                  std::abs(box.right - box.left) / 2,
                  std::abs(box.bottom - box.top) / 2,
                  from,
                  sweep};
    if (pie) move_to(steps, arc.x_pt, arc.y_pt);
    add_arc(steps, arc, pie);
    if (pie) close(steps);
    return steps;
}

PathSteps line_steps(const Points2D& points, bool closes) {
    PathSteps steps;
    for (const PlanePoint& point : points) {
        if (steps.empty())
            move_to(steps, point.x, point.y);
        else
            line_to(steps, point.x, point.y);
    }
    if (closes) close(steps);
    return steps;
}

/// A cardinal spline through the points.
PathSteps curve_steps(const Points2D& points, double tension, bool closes) {
    PathSteps steps;
    const std::size_t count = points.size();
    if (count < 2) return steps;
    const auto at = [&](std::size_t i, int by) {
        const auto index = static_cast<std::int64_t>(i) + by, size = static_cast<std::int64_t>(count);
        return points[static_cast<std::size_t>(closes ? (index + size) % size
                                                      : std::clamp<std::int64_t>(index, 0, size - 1))];
    };
    move_to(steps, points[0].x, points[0].y);
    const double reach = tension / 3;
    for (std::size_t i = 0; i + (closes ? 0 : 1) < count; ++i) {
        const PlanePoint before = at(i, -1), from = at(i, 0), to = at(i, 1), behind = at(i, 2);
        curve_to(steps, {from.x + (to.x - before.x) * reach, from.y + (to.y - before.y) * reach},
                 {to.x - (behind.x - from.x) * reach, to.y - (behind.y - from.y) * reach}, to);
    }
    if (closes) close(steps);
    return steps;
}

}  // namespace

void EmfPlus::leave_out(std::string_view what) {
    canvas_.leave_out(what);
    left_out_ = true;
}

void EmfPlus::play(Bytes records) {
    plays_gdi_ = false;
    for (std::size_t at = 0; records.has(at, plus_record_head) && !canvas_.full();) {
        const std::uint32_t size = records.u32(at + 4);
        if (size < plus_record_head) return;
        const Bytes data =
            records.slice(at + plus_record_head, std::min<std::size_t>(records.u32(at + 8), size - plus_record_head));
        play({records.u16(at), records.u16(at + 2), data});
        at += size;
    }
}

void EmfPlus::play(const Record& record) {
    constexpr std::uint16_t dual = 1;
    switch (record.type) {
        case header:
            active_ = true;
            said_twice_ = (record.flags & dual) != 0;
            if (const std::uint32_t dpi = record.data.u32(8); dpi > 0) dpi_ = dpi;
            return;
        case get_dc:
            plays_gdi_ = true;
            return;
        case object_record:
            return read_object(record);
        default:
            break;
    }
    if (play_state(record) || play_clip(record) || play_fill(record) || play_line(record) || play_picture(record))
        return;
    if (record.type == stroke_fill_path || record.type > last_record) leave_out("an EMF+ record");
}

void EmfPlus::read_object(const Record& record) {
    constexpr std::uint16_t goes_on = 0x8000;
    constexpr unsigned type_bits = 0x7F, byte = 8;
    const unsigned type = record.flags >> byte & type_bits;
    const bool is_part = part_type_ == type && part_id_ == record.id() && !parts_.empty();
    if (record.has(goes_on) || is_part) {
        if (!is_part) parts_.clear();
        part_type_ = type;
        part_id_ = record.id();
        const std::size_t total = record.data.u32(0);
        parts_ += record.data.slice(record.has(goes_on) ? 4 : 0).view();
        if (record.has(goes_on) && parts_.size() < total) return;
        objects_[record.id()] = plus::read_object(type, parts_, canvas_);
        parts_.clear();
        return;
    }
    objects_[record.id()] = plus::read_object(type, record.data, canvas_);
}

// --- state -----------------------------------------------------------------------------------------------------------

double EmfPlus::unit_pixels(std::uint32_t unit) const {
    enum Unit : std::uint32_t { point = 3, inch, document, millimetre };
    constexpr double points_per_inch = 72, documents_per_inch = 300, mm_per_inch = 25.4;
    switch (unit) {
        case point:
            return dpi_ / points_per_inch;
        case inch:
            return dpi_;
        case document:
            return dpi_ / documents_per_inch;
        case millimetre:
            return dpi_ / mm_per_inch;
        default:
            return 1;
    }
}

Matrix EmfPlus::page_map() const {
    const double scale = unit_pixels(state_.page_unit) * state_.page_scale;
    return product(to_drawing_, {scale, 0, 0, scale, 0, 0});
}

void EmfPlus::transform(const Matrix& matrix, bool append) {
    state_.world = append ? product(matrix, state_.world) : product(state_.world, matrix);
}

void EmfPlus::begin_container(const Record& record) {
    if (saved_.size() < 10'000) saved_[record.data.u32(record.type == begin_container_record ? 32 : 0)] = state_;
    if (record.type != begin_container_record) return;
    const PlaneRect to = plus::read_box(record.data, 0, false), from = plus::read_box(record.data, 16, false);
    const double width = from.right - from.left, height = from.bottom - from.top;
    if (width == 0 || height == 0) return;
    const double across = (to.right - to.left) / width, down = (to.bottom - to.top) / height;
    transform({across, 0, 0, down, to.left - from.left * across, to.top - from.top * down}, false);
}

bool EmfPlus::play_state(const Record& record) {
    const Bytes data = record.data;
    const double x = plus::real_at(data, 0), y = plus::real_at(data, 4);
    switch (record.type) {
        case save:
            if (saved_.size() < 10'000) saved_[data.u32(0)] = state_;
            return true;
        case restore:
        case end_container:
            if (const auto found = saved_.find(data.u32(0)); found != saved_.end()) state_ = found->second;
            return true;
        case begin_container_record:
        case begin_plain_container:
            begin_container(record);
            return true;
        case set_world:
            state_.world = plus::read_matrix(data, 0);
            return true;
        case reset_world:
            state_.world = {};
            return true;
        case multiply_world:
            transform(plus::read_matrix(data, 0), record.has(appended));
            return true;
        case translate_world:
            transform({1, 0, 0, 1, x, y}, record.has(appended));
            return true;
        case scale_world:
            transform({x, 0, 0, y, 0, 0}, record.has(appended));
            return true;
        case rotate_world:
            transform(rotation(x), record.has(appended));
            return true;
        case set_page:
            state_.page_unit = record.id();
            state_.page_scale = x;
            return true;
        default:
            return false;
    }
}

void EmfPlus::clip_to(PathSteps steps, unsigned mode) {
    enum Mode : unsigned { replace, intersect, unite, exclude = 4 };
    map_steps(steps, map());
    if (mode == replace || mode == intersect)
        state_.clip = canvas_.clip_to(mode == replace ? 0 : state_.clip, std::move(steps), true);
    else if (mode == exclude)
        state_.clip = canvas_.clip_out(state_.clip, steps);
    if (mode > intersect && mode != exclude) {
        leave_out("combined clips");
        state_.clip = 0;
    }
}

bool EmfPlus::play_clip(const Record& record) {
    constexpr unsigned mode_bits = 0xF, byte = 8;
    const unsigned mode = record.flags >> byte & mode_bits;
    switch (record.type) {
        case reset_clip:
            state_.clip = 0;
            return true;
        case set_clip_box:
            clip_to(box_steps(plus::read_box(record.data, 0, false)), mode);
            return true;
        case set_clip_path:
            if (const auto* path = object<plus::Path>(record.id())) clip_to(path->steps, mode);
            return true;
        case set_clip_region:
            if (const auto* region = object<plus::Region>(record.id())) {
                if (!region->whole) leave_out("combined clips");
                if (region->infinite && mode == 0) state_.clip = 0;
                if (!region->infinite && region->whole) clip_to(region->steps, mode);
            }
            return true;
        case offset_clip:
            leave_out("moved clips");
            return true;
        default:
            return false;
    }
}

// --- shapes ----------------------------------------------------------------------------------------------------------

std::optional<Paint> EmfPlus::brush(const Record& record, std::size_t at) const {
    const std::uint32_t value = record.data.u32(at);
    if (record.has(is_colour)) return plus::argb(value);
    const auto* found = object<plus::Brush>(value);
    return found == nullptr ? std::nullopt : std::optional(found->paint);
}

std::optional<Pen> EmfPlus::pen(unsigned id) {
    const auto* found = object<plus::PlusPen>(id);
    if (found == nullptr) return std::nullopt;
    if (found->odd_ends) leave_out("arrows at the ends of lines");
    constexpr double least_width_pt = 0.25;
    const double scale = found->unit == 0 ? mean_scale(map()) : mean_scale(to_drawing_) * unit_pixels(found->unit);
    Pen pen;
    pen.paint = found->paint;
    pen.width_pt = std::max({found->width * scale, least_width_pt});
    pen.cap = found->cap;
    pen.join = found->join;
    pen.mitre_limit = found->mitre_limit;
    for (const double length : found->dashes) pen.dashes_pt.push_back(length * pen.width_pt);
    return pen;
}

Points2D EmfPlus::points(const Record& record, std::size_t at, std::size_t count) const {
    const PointForm form = record.has(relative)   ? PointForm::relative
                           : record.has(is_small) ? PointForm::small
                                                  : PointForm::real;
    return plus::read_points(record.data, at, count, form);
}

void EmfPlus::fill(PathSteps steps, const std::optional<Paint>& paint, bool even_odd) {
    if (!paint) return;
    DrawnPath path;
    path.steps = std::move(steps);
    path.fill = paint;
    path.even_odd = even_odd;
    map_path(path, map());
    canvas_.add(std::move(path), state_.clip);
}

void EmfPlus::stroke(PathSteps steps, unsigned pen_id) {
    DrawnPath path;
    path.steps = std::move(steps);
    path.stroke = pen(pen_id);
    map_path(path, map());
    canvas_.add(std::move(path), state_.clip);
}

bool EmfPlus::play_fill(const Record& record) {
    const Bytes data = record.data;
    const bool small = record.has(is_small);
    switch (record.type) {
        case clear: {
            const Paint paint = plus::argb(data.u32(0));
            DrawnPath path;
            add_box(path.steps, 0, 0, canvas_.drawing.width.pt, canvas_.drawing.height.pt);
            path.fill = paint;
            if (paint.opacity > 0) canvas_.add(std::move(path), state_.clip);
            return true;
        }
        case fill_boxes: {
            const std::size_t size = small ? 8 : 16, count = data.u32(4);
            PathSteps steps;
            for (std::size_t i = 0; i < count && data.has(8 + i * size, size); ++i) {
                const PathSteps box = box_steps(plus::read_box(data, 8 + i * size, small));
                steps.insert(steps.end(), box.begin(), box.end());
            }
            fill(std::move(steps), brush(record, 0), false);
            return true;
        }
        case fill_polygon:
            fill(line_steps(points(record, 8, data.u32(4)), true), brush(record, 0));
            return true;
        case fill_ellipse:
            fill(arc_steps(plus::read_box(data, 4, small), 0, 360, false), brush(record, 0));
            return true;
        case fill_pie:
            fill(arc_steps(plus::read_box(data, 12, small), plus::real_at(data, 4), plus::real_at(data, 8), true),
                 brush(record, 0));
            return true;
        case fill_region:
            if (const auto* region = object<plus::Region>(record.id())) {
                if (!region->whole || region->infinite) leave_out("regions");
                fill(region->steps, brush(record, 0), false);
            }
            return true;
        case fill_path:
            if (const auto* path = object<plus::Path>(record.id())) fill(path->steps, brush(record, 0));
            return true;
        case fill_closed_curve:
            fill(curve_steps(points(record, 12, data.u32(8)), plus::real_at(data, 4), true), brush(record, 0));
            return true;
        default:
            return false;
    }
}

bool EmfPlus::play_line(const Record& record) {
    const Bytes data = record.data;
    const bool small = record.has(is_small);
    switch (record.type) {
        case draw_boxes: {
            const std::size_t size = small ? 8 : 16, count = data.u32(0);
            for (std::size_t i = 0; i < count && data.has(4 + i * size, size); ++i)
                stroke(box_steps(plus::read_box(data, 4 + i * size, small)), record.id());
            return true;
        }
        case draw_lines:
            stroke(line_steps(points(record, 4, data.u32(0)), record.has(closed)), record.id());
            return true;
        case draw_ellipse: {
            PathSteps steps = arc_steps(plus::read_box(data, 0, small), 0, 360, false);
            close(steps);
            stroke(std::move(steps), record.id());
            return true;
        }
        case draw_pie:
        case draw_arc:
            stroke(arc_steps(plus::read_box(data, 8, small), plus::real_at(data, 0), plus::real_at(data, 4),
                             record.type == draw_pie),
                   record.id());
            return true;
        case draw_path:
            if (const auto* path = object<plus::Path>(record.id())) stroke(path->steps, data.u32(0));
            return true;
        case draw_closed_curve:
            stroke(curve_steps(points(record, 8, data.u32(4)), plus::real_at(data, 0), true), record.id());
            return true;
        case draw_curve_record:
            draw_curve(record);
            return true;
        case draw_beziers: {
            const Points2D all = points(record, 4, data.u32(0));
            PathSteps steps;
            if (!all.empty()) move_to(steps, all[0].x, all[0].y);
            for (std::size_t i = 1; i + 2 < all.size(); i += 3) curve_to(steps, all[i], all[i + 1], all[i + 2]);
            stroke(std::move(steps), record.id());
            return true;
        }
        default:
            return false;
    }
}

/// Part of a curve through more points.
void EmfPlus::draw_curve(const Record& record) {
    const Bytes data = record.data;
    Points2D all = points(record, 16, data.u32(12));
    const std::size_t first = data.u32(4), segments = data.u32(8);
    PathSteps whole = curve_steps(all, plus::real_at(data, 0), false);
    if (whole.size() < 2 || first + 1 >= whole.size()) return;
    PathSteps steps;
    move_to(steps, whole[first].x_pt, whole[first].y_pt);
    for (std::size_t i = first + 1; i < whole.size() && i - first <= segments; ++i) steps.push_back(whole[i]);
    stroke(std::move(steps), record.id());
}

}  // namespace raingan::metafile
