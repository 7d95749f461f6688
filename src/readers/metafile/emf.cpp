#include "readers/metafile/emf.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "readers/container/wide_text.h"

namespace raingan::metafile {
namespace {

constexpr std::size_t emf_record_head = 8, small_point = 4, large_point = 8;
constexpr double hundredths_per_inch = 2540, points_per_inch = 72;

double real_at(Bytes record, std::size_t at) {
    const auto value = std::bit_cast<float>(record.u32(at));
    return std::isfinite(value) ? value : 0;
}

Matrix read_matrix(Bytes record, std::size_t at) {
    return {real_at(record, at),      real_at(record, at + 4),  real_at(record, at + 8),
            real_at(record, at + 12), real_at(record, at + 16), real_at(record, at + 20)};
}

Points2D read_points(Bytes record, std::size_t at, std::size_t count, bool small) {
    const std::size_t size = small ? small_point : large_point;
    Points2D points;
    for (std::size_t i = 0; i < count && record.has(at, size); ++i, at += size)
        points.push_back(small
                             ? PlanePoint{static_cast<double>(record.i16(at)), static_cast<double>(record.i16(at + 2))}
                             : read_point(record, at));
    return points;
}

/// [MS-EMF] 2.2.25 RegionData
std::vector<PlaneRect> read_region(Bytes data) {
    constexpr std::size_t head = 32, box = 16;
    std::vector<PlaneRect> boxes;
    const std::size_t count = data.u32(8);
    for (std::size_t i = 0; i < count && data.has(head + i * box, box); ++i)
        boxes.push_back(read_box(data, head + i * box));
    return boxes;
}

}  // namespace

PlaneRect read_box(Bytes record, std::size_t at) {
    return {static_cast<double>(record.i32(at)), static_cast<double>(record.i32(at + 4)),
            static_cast<double>(record.i32(at + 8)), static_cast<double>(record.i32(at + 12))};
}

PlanePoint read_point(Bytes record, std::size_t at) {
    return {static_cast<double>(record.i32(at)), static_cast<double>(record.i32(at + 4))};
}

void EmfPlayer::play() {
    for (std::size_t at = 0; file_.has(at, emf_record_head) && !canvas_.full();) {
        const std::uint32_t type = file_.u32(at), size = file_.u32(at + 4);
        if (size < emf_record_head || type == emf::end) return;
        play(type, file_.slice(at, size));
        at += size;
    }
}

void EmfPlayer::play(std::uint32_t type, Bytes record) {
    if (type == emf::comment) return play_comment(record);
    if (play_state(type, record) || play_mapping(type, record) || play_clip(type, record) || play_object(type, record))
        return;
    if (!draws()) return;
    if (play_points(type, record) || play_shape(type, record) || play_path(type, record) ||
        play_picture(type, record) || play_text(type, record))
        return;
    switch (type) {
        case emf::flood_fill:
        case emf::frame_region:
        case emf::invert_region:
        case emf::poly_text_a:
        case emf::poly_text_w:
            canvas_.leave_out("EMF record " + std::to_string(type));
            return;
        default:
            return;  // palettes, colour management, hints
    }
}

void EmfPlayer::play_comment(Bytes record) {
    constexpr std::uint32_t plus_sign = 0x2B464D45;  // "EMF+"
    if (plus_ == nullptr || record.u32(12) != plus_sign) return;
    const std::size_t size = record.u32(8);
    if (size > 4) plus_->play(record.slice(16, size - 4));
}

bool EmfPlayer::play_state(std::uint32_t type, Bytes record) {
    GdiState& state = device_.state;
    const std::uint32_t value = record.u32(8);
    switch (type) {
        case emf::set_background_mode:
            state.opaque = value == 2;
            return true;
        case emf::set_poly_fill_mode:
            state.winding = value == 2;
            return true;
        case emf::set_rop2:
            state.raster_operation = value;
            return true;
        case emf::set_text_align:
            state.text_align = value;
            return true;
        case emf::set_text_colour:
            state.text_colour = colour_ref(value);
            return true;
        case emf::set_background_colour:
            state.background = colour_ref(value);
            return true;
        case emf::set_arc_direction:
            state.clockwise_arcs = value == 2;
            return true;
        case emf::set_mitre_limit: {
            const double limit = real_at(record, 8);
            state.mitre_limit = limit >= 1 ? limit : value < 1000 && value >= 1 ? value : 10;
            return true;
        }
        case emf::save:
            device_.save();
            return true;
        case emf::restore:
            device_.restore(record.i32(8));
            return true;
        default:
            return false;
    }
}

bool EmfPlayer::play_mapping(std::uint32_t type, Bytes record) {
    GdiState& state = device_.state;
    const PlanePoint point = read_point(record, 8);
    const auto scale = [&](PlanePoint& extent) {
        if (record.i32(12) != 0) extent.x = extent.x * record.i32(8) / record.i32(12);
        if (record.i32(20) != 0) extent.y = extent.y * record.i32(16) / record.i32(20);
    };
    switch (type) {
        case emf::set_window_extent:
            state.window_extent = point;
            return true;
        case emf::set_window_origin:
            state.window_origin = point;
            return true;
        case emf::set_viewport_extent:
            state.viewport_extent = point;
            return true;
        case emf::set_viewport_origin:
            state.viewport_origin = point;
            return true;
        case emf::scale_viewport_extent:
            scale(state.viewport_extent);
            return true;
        case emf::scale_window_extent:
            scale(state.window_extent);
            return true;
        case emf::set_map_mode:
            state.map_mode = record.u32(8);
            return true;
        case emf::set_world:
            state.world = read_matrix(record, 8);
            return true;
        case emf::modify_world: {
            enum Mode : std::uint32_t { identity = 1, left, right, set };
            const Matrix matrix = read_matrix(record, 8);
            const std::uint32_t mode = record.u32(32);
            if (mode == identity) state.world = {};
            if (mode == left) state.world = product(state.world, matrix);
            if (mode == right) state.world = product(matrix, state.world);
            if (mode == set) state.world = matrix;
            return true;
        }
        default:
            return false;
    }
}

bool EmfPlayer::play_clip(std::uint32_t type, Bytes record) {
    switch (type) {
        case emf::exclude_clip_box:
        case emf::intersect_clip_box:
            device_.clip_to_box(read_box(record, 8), type == emf::exclude_clip_box);
            return true;
        case emf::offset_clip:
            canvas_.leave_out("moved clips");
            return true;
        case emf::select_clip_path:
            if (draws()) device_.clip_to_path(record.u32(8));
            return true;
        case emf::select_clip_region:
            device_.clip_to_region(read_region(record.slice(16, record.u32(8))), record.u32(12), true);
            return true;
        default:
            return false;
    }
}

bool EmfPlayer::play_object(std::uint32_t type, Bytes record) {
    constexpr std::uint32_t stock = 0x80000000;
    const std::uint32_t handle = record.u32(8);
    switch (type) {
        case emf::select_object:
            if ((handle & stock) != 0)
                device_.select(stock_object(handle & ~stock));
            else if (const auto found = objects_.find(handle); found != objects_.end())
                device_.select(found->second);
            return true;
        case emf::delete_object:
            objects_.erase(handle);
            return true;
        case emf::create_pen:
            objects_[handle] = GdiPen{record.u32(12), static_cast<double>(std::abs(std::int64_t{record.i32(16)})),
                                      colour_ref(record.u32(24))};
            return true;
        case emf::create_brush:
            objects_[handle] = log_brush(record.u32(12), record.u32(16), record.u32(20));
            return true;
        case emf::extended_create_pen:
            create_pen(record);
            return true;
        case emf::create_font:
            create_font(record);
            return true;
        case emf::create_mono_brush:
        case emf::create_dib_brush:
            create_pattern(record, type == emf::create_mono_brush);
            return true;
        default:
            return false;
    }
}

/// [MS-EMF] 2.2.20 LogPenEx
void EmfPlayer::create_pen(Bytes record) {
    constexpr std::uint32_t geometric = 0x10000;
    constexpr std::size_t most_dashes = 16;
    GdiPen pen;
    pen.style = record.u32(28);
    pen.width = (pen.style & geometric) != 0 ? record.u32(32) : 0;
    pen.colour = colour_ref(record.u32(40));
    const std::size_t dashes = std::min<std::size_t>(record.u32(48), most_dashes);
    for (std::size_t i = 0; i < dashes; ++i) pen.dashes.push_back(record.u32(52 + 4 * i));
    constexpr std::uint32_t null_brush = 1;
    if (record.u32(36) == null_brush) pen.style = GdiPen::none;
    objects_[record.u32(8)] = pen;
}

/// [MS-EMF] 2.2.13 LogFont
void EmfPlayer::create_font(Bytes record) {
    constexpr std::size_t log_font = 12, face_at = log_font + 28, face_bytes = 64;
    constexpr std::int32_t bold_weight = 600;
    GdiFont font;
    font.height = record.i32(log_font);
    font.escapement = record.i32(log_font + 8);
    font.bold = record.i32(log_font + 16) >= bold_weight;
    font.italic = record.u8(log_font + 20) != 0;
    font.underline = record.u8(log_font + 21) != 0;
    font.strike = record.u8(log_font + 22) != 0;
    font.charset = record.u8(log_font + 23);
    std::string face = utf8_of_wide(record.slice(face_at, face_bytes));
    face.resize(std::min(face.size(), face.find('\0')));
    if (!face.empty()) font.face = std::move(face);
    objects_[record.u32(8)] = font;
}

void EmfPlayer::create_pattern(Bytes record, bool mono) {
    const std::optional<Pixels> pixels = pixels_at(record, 16, mono ? device_.mono() : TwoColours{});
    if (const auto brush = pattern_brush(pixels, canvas_)) objects_[record.u32(8)] = *brush;
}

bool EmfPlayer::play_points(std::uint32_t type, Bytes record) {
    const bool small = type >= emf::poly_bezier_16;
    switch (type) {
        case emf::poly_bezier:
        case emf::polygon:
        case emf::polyline:
        case emf::poly_bezier_to:
        case emf::polyline_to:
            poly(record, type, small);
            return true;
        case emf::poly_bezier_16:
        case emf::polygon_16:
        case emf::polyline_16:
        case emf::poly_bezier_to_16:
        case emf::polyline_to_16:
            poly(record, type - emf::poly_bezier_16 + emf::poly_bezier, small);
            return true;
        case emf::poly_polyline:
        case emf::poly_polygon:
        case emf::poly_polyline_16:
        case emf::poly_polygon_16:
            poly_poly(record, small ? type - emf::poly_polyline_16 + emf::poly_polyline : type, small);
            return true;
        case emf::poly_draw:
        case emf::poly_draw_16:
            poly_draw(record, small);
            return true;
        default:
            return false;
    }
}

void EmfPlayer::poly(Bytes record, std::uint32_t type, bool small) {
    constexpr std::size_t count_at = 24, points_at = 28;
    const Points2D points = read_points(record, points_at, record.u32(count_at), small);
    if (type == emf::polygon) return device_.polygons(std::span(&points, 1));
    const bool from_position = type == emf::poly_bezier_to || type == emf::polyline_to;
    if (type == emf::poly_bezier || type == emf::poly_bezier_to) return device_.beziers(points, from_position);
    device_.polyline(points, from_position);
}

void EmfPlayer::poly_poly(Bytes record, std::uint32_t type, bool small) {
    constexpr std::size_t groups_at = 24, counts_at = 32;
    const std::size_t groups = std::min<std::size_t>(record.u32(groups_at), record.size() / 4);
    std::size_t at = counts_at + 4 * groups;
    std::vector<Points2D> all;
    for (std::size_t i = 0; i < groups; ++i) {
        all.push_back(read_points(record, at, record.u32(counts_at + 4 * i), small));
        at += all.back().size() * (small ? small_point : large_point);
    }
    if (type == emf::poly_polygon) return device_.polygons(all);
    for (const Points2D& points : all) device_.polyline(points, false);
}

/// [MS-EMF] 2.3.5.20: points and what each is.
void EmfPlayer::poly_draw(Bytes record, bool small) {
    constexpr std::size_t count_at = 24, points_at = 28;
    enum Kind : std::uint8_t { closes = 1, line = 2, bezier = 4, move = 6 };
    const Points2D points = read_points(record, points_at, record.u32(count_at), small);
    const std::size_t kinds_at = points_at + points.size() * (small ? small_point : large_point);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::uint8_t kind = record.u8(kinds_at + i);
        if ((kind & move) == move) {
            device_.move_to(points[i]);
        } else if ((kind & bezier) != 0 && i + 2 < points.size()) {
            device_.beziers(std::span(points).subspan(i, 3), true);
            i += 2;
        } else {
            device_.line_to(points[i]);
        }
        if ((record.u8(kinds_at + i) & closes) != 0) device_.close_figure();
    }
}

bool EmfPlayer::play_shape(std::uint32_t type, Bytes record) {
    using ArcKind = Device::ArcKind;
    constexpr std::size_t from_at = 24, to_at = 32;
    const auto arc = [&](ArcKind kind) {
        device_.arc(read_box(record, 8), read_point(record, from_at), read_point(record, to_at), kind);
        return true;
    };
    switch (type) {
        case emf::move_to:
            device_.move_to(read_point(record, 8));
            return true;
        case emf::line_to:
            device_.line_to(read_point(record, 8));
            return true;
        case emf::ellipse:
            device_.ellipse(read_box(record, 8));
            return true;
        case emf::rectangle:
            device_.rectangle(read_box(record, 8));
            return true;
        case emf::rounded_rectangle:
            device_.rounded_rectangle(read_box(record, 8), record.i32(24), record.i32(28));
            return true;
        case emf::arc:
            return arc(ArcKind::open);
        case emf::arc_to:
            return arc(ArcKind::joined);
        case emf::chord:
            return arc(ArcKind::chord);
        case emf::pie:
            return arc(ArcKind::pie);
        case emf::angle_arc:
            device_.angle_arc(read_point(record, 8), record.u32(16), real_at(record, 20), real_at(record, 24));
            return true;
        case emf::set_pixel: {
            const PlanePoint at = read_point(record, 8);
            PathSteps steps;
            add_box(steps, at.x, at.y, 1, 1);
            device_.fill_colour(std::move(steps), Paint{colour_ref(record.u32(16))});
            return true;
        }
        default:
            return false;
    }
}

bool EmfPlayer::play_path(std::uint32_t type, Bytes record) {
    switch (type) {
        case emf::begin_path:
            device_.begin_path();
            return true;
        case emf::end_path:
            device_.end_path();
            return true;
        case emf::close_figure:
            device_.close_figure();
            return true;
        case emf::abort_path:
            device_.abort_path();
            return true;
        case emf::fill_path:
            device_.paint_path(true, false);
            return true;
        case emf::stroke_and_fill_path:
            device_.paint_path(true, true);
            return true;
        case emf::stroke_path:
            device_.paint_path(false, true);
            return true;
        case emf::flatten_path:
            return true;
        case emf::widen_path:
            canvas_.leave_out("widened paths");
            return true;
        case emf::paint_region:
            device_.fill_region(read_region(record.slice(28, record.u32(24))), device_.state.brush);
            return true;
        case emf::fill_region: {
            const auto found = objects_.find(record.u32(28));
            const auto* brush = found != objects_.end() ? std::get_if<GdiBrush>(&found->second) : nullptr;
            device_.fill_region(read_region(record.slice(32, record.u32(24))),
                                brush != nullptr ? *brush : device_.state.brush);
            return true;
        }
        default:
            return false;
    }
}

bool is_emf(Bytes file) {
    constexpr std::uint32_t signature = 0x464D4520;  // " EMF"
    return file.u32(0) == emf::header && file.u32(40) == signature;
}

bool play_emf(Bytes file, Canvas& canvas) {
    if (!is_emf(file)) return false;
    PlaneRect frame = read_box(file, 24);
    const PlanePoint pixels = read_point(file, 72), millimetres = read_point(file, 80);
    constexpr double usual_per_mm = 96 / 25.4;
    const bool known = pixels.x > 0 && pixels.y > 0 && millimetres.x > 0 && millimetres.y > 0;
    const double per_mm_across = known ? pixels.x / millimetres.x : usual_per_mm;
    const double per_mm_down = known ? pixels.y / millimetres.y : usual_per_mm;
    if (frame.right <= frame.left || frame.bottom <= frame.top) {  // in hundredths of a millimetre; else in pixels
        const PlaneRect bounds = read_box(file, 8);
        frame = {bounds.left * 100 / per_mm_across, bounds.top * 100 / per_mm_down,
                 (bounds.right + 1) * 100 / per_mm_across, (bounds.bottom + 1) * 100 / per_mm_down};
    }
    constexpr double to_points = points_per_inch / hundredths_per_inch;
    canvas.drawing.width = Points((frame.right - frame.left) * to_points);
    canvas.drawing.height = Points((frame.bottom - frame.top) * to_points);
    constexpr double most_pt = 20'000;
    const Points& width = canvas.drawing.width;
    const Points& height = canvas.drawing.height;
    if (!(width.pt > 0) || !(height.pt > 0) || width.pt > most_pt || height.pt > most_pt) return false;
    const Matrix to_drawing{
        100 / per_mm_across * to_points, 0, 0, 100 / per_mm_down * to_points, -frame.left * to_points,
        -frame.top * to_points};
    const Drawing empty = canvas.drawing;
    EmfPlus plus(canvas, to_drawing);
    Device device(canvas, to_drawing, per_mm_across);
    EmfPlayer(file, canvas, device, &plus).play();
    // Some files say all twice. GDI+ says it better, where we draw all of it.
    if (plus.is_said_twice() && (plus.left_something_out() || canvas.drawing.items.empty())) {
        Canvas other;
        other.drawing = empty;
        Device again(other, to_drawing, per_mm_across);
        EmfPlayer(file, other, again, nullptr).play();
        if (!other.drawing.items.empty()) canvas = std::move(other);
    }
    return true;
}

}  // namespace raingan::metafile
