// WMF ([MS-WMF] 2.3): sixteen-bit records whose parameters stand in the order in which Pascal pushed them, last first.
#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "base/round.h"
#include "readers/metafile/players.h"

namespace raingan::metafile {
namespace {

constexpr std::size_t placeable_head = 22, usual_head = 18, wmf_record_head = 6;
constexpr std::uint32_t placeable_key = 0x9AC6CDD7;

/// Record numbers (2.1.1.1).
struct WmfRecord {
    enum Number : std::uint16_t {
        end = 0x0000,
        save = 0x001E,
        create_palette = 0x00F7,
        set_background_mode = 0x0102,
        set_map_mode = 0x0103,
        set_rop2 = 0x0104,
        set_poly_fill_mode = 0x0106,
        restore = 0x0127,
        invert_region = 0x012A,
        paint_region = 0x012B,
        select_clip_region = 0x012C,
        select_object = 0x012D,
        set_text_align = 0x012E,
        create_dib_brush = 0x0142,
        delete_object = 0x01F0,
        create_pattern_brush = 0x01F9,
        set_background_colour = 0x0201,
        set_text_colour = 0x0209,
        set_window_origin = 0x020B,
        set_window_extent = 0x020C,
        offset_window_origin = 0x020F,
        line_to = 0x0213,
        move_to = 0x0214,
        fill_region = 0x0228,
        create_pen = 0x02FA,
        create_font = 0x02FB,
        create_brush = 0x02FC,
        polygon = 0x0324,
        polyline = 0x0325,
        scale_window_extent = 0x0410,
        exclude_clip_box = 0x0415,
        intersect_clip_box = 0x0416,
        ellipse = 0x0418,
        flood_fill = 0x0419,
        rectangle = 0x041B,
        set_pixel = 0x041F,
        frame_region = 0x0429,
        text_out = 0x0521,
        poly_polygon = 0x0538,
        extended_flood_fill = 0x0548,
        rounded_rectangle = 0x061C,
        pattern_blt = 0x061D,
        escape = 0x0626,
        create_region = 0x06FF,
        arc = 0x0817,
        pie = 0x081A,
        chord = 0x0830,
        bit_blt = 0x0922,
        dib_bit_blt = 0x0940,
        extended_text_out = 0x0A32,
        stretch_blt = 0x0B23,
        dib_stretch_blt = 0x0B41,
        set_dib_to_device = 0x0D33,
        stretch_dib = 0x0F43
    };
};

PlanePoint point_last_first(Bytes record, std::size_t at) {
    return {static_cast<double>(record.i16(at + 2)), static_cast<double>(record.i16(at))};
}
PlaneRect box_last_first(Bytes record, std::size_t at) {
    const PlanePoint end_corner = point_last_first(record, at), start = point_last_first(record, at + 4);
    return {start.x, start.y, end_corner.x, end_corner.y};
}

Points2D read_points(Bytes record, std::size_t at, std::size_t count) {
    Points2D points;
    for (std::size_t i = 0; i < count && record.has(at, 4); ++i, at += 4)
        points.push_back({static_cast<double>(record.i16(at)), static_cast<double>(record.i16(at + 2))});
    return points;
}

class WmfPlayer : private WmfRecord {
public:
    WmfPlayer(Bytes records, Canvas& canvas, Device& device) : records_(records), canvas_(canvas), device_(device) {}

    void play() {
        for (std::size_t at = 0; records_.has(at, wmf_record_head) && !canvas_.full();) {
            const std::size_t size = std::size_t{2} * records_.u32(at);
            const std::uint16_t function = records_.u16(at + 4);
            if (size < wmf_record_head || function == end) return;
            play(function, records_.slice(at + wmf_record_head, size - wmf_record_head), size);
            at += size;
        }
    }

private:
    void play(std::uint16_t function, Bytes record, std::size_t size) {
        if (play_state(function, record) || play_object(function, record) || play_shape(function, record) ||
            play_picture(function, record, size))
            return;
        switch (function) {
            case text_out:
                return draw_text(record);
            case extended_text_out:
                return draw_extended_text(record);
            case flood_fill:
            case extended_flood_fill:
            case invert_region:
            case paint_region:
            case fill_region:
            case frame_region:
                return canvas_.leave_out("WMF record " + std::to_string(function));
            default:
                return;  // palettes, escapes, hints
        }
    }

    bool play_state(std::uint16_t function, Bytes record) {
        GdiState& state = device_.state;
        switch (function) {
            case set_background_mode:
                state.opaque = record.u16(0) == 2;
                return true;
            case set_rop2:
                state.raster_operation = record.u16(0);
                return true;
            case set_poly_fill_mode:
                state.winding = record.u16(0) == 2;
                return true;
            case set_text_align:
                state.text_align = record.u16(0);
                return true;
            case set_background_colour:
                state.background = colour_ref(record.u32(0));
                return true;
            case set_text_colour:
                state.text_colour = colour_ref(record.u32(0));
                return true;
            case set_window_origin:
                state.window_origin = point_last_first(record, 0);
                return true;
            case set_window_extent:
                state.window_extent = point_last_first(record, 0);
                return true;
            case offset_window_origin:
                state.window_origin.x += record.i16(2);
                state.window_origin.y += record.i16(0);
                return true;
            case scale_window_extent:
                if (record.i16(4) != 0) state.window_extent.x *= static_cast<double>(record.i16(6)) / record.i16(4);
                if (record.i16(0) != 0) state.window_extent.y *= static_cast<double>(record.i16(2)) / record.i16(0);
                return true;
            case save:
                device_.save();
                return true;
            case restore:
                device_.restore(record.i16(0));
                return true;
            case exclude_clip_box:
            case intersect_clip_box:
                device_.clip_to_box(box_last_first(record, 0), function == exclude_clip_box);
                return true;
            case select_clip_region:
                if (record.u16(0) == 0) device_.clip_to_all();
                return true;
            default:
                return false;
        }
    }

    /// Into the first free place (3.1.4.1).
    void add_object(GdiObject object) {
        if (free_.empty()) {
            objects_.push_back(std::move(object));
            return;
        }
        objects_[*free_.begin()] = std::move(object);
        free_.erase(free_.begin());
    }

    bool play_object(std::uint16_t function, Bytes record) {
        const std::size_t index = record.u16(0);
        switch (function) {
            case select_object:
                if (index < objects_.size()) device_.select(objects_[index]);
                return true;
            case delete_object:
                if (index < objects_.size()) free_.insert(index);
                return true;
            case create_pen:
                add_object(
                    GdiPen{record.u16(0), static_cast<double>(std::abs(record.i16(2))), colour_ref(record.u32(6))});
                return true;
            case create_brush:
                add_object(log_brush(record.u16(0), record.u32(2), record.u16(6)));
                return true;
            case create_font:
                add_object(read_font(record));
                return true;
            case create_dib_brush: {
                const Bytes dib = record.slice(4);
                const auto pixels = read_whole(dib);
                const auto brush = pattern_brush(pixels, canvas_);
                add_object(brush ? GdiObject(*brush) : GdiObject());
                return true;
            }
            case create_region:
                canvas_.leave_out("regions");
                [[fallthrough]];
            case create_palette:
            case create_pattern_brush:
                add_object({});  // others count it
                return true;
            default:
                return false;
        }
    }

    static GdiFont read_font(Bytes record) {
        constexpr std::int16_t bold_weight = 600;
        constexpr std::size_t face_at = 18, face_bytes = 32;
        GdiFont font;
        font.height = record.i16(0);
        font.escapement = record.i16(4);
        font.bold = record.i16(8) >= bold_weight;
        font.italic = record.u8(10) != 0;
        font.underline = record.u8(11) != 0;
        font.strike = record.u8(12) != 0;
        font.charset = record.u8(13);
        std::string_view face = record.slice(face_at, face_bytes).view();
        face = face.substr(0, face.find('\0'));
        if (!face.empty()) font.face = decoded_text(face, font.charset);
        return font;
    }

    bool play_shape(std::uint16_t function, Bytes record) {
        using ArcKind = Device::ArcKind;
        const auto draw_arc = [&](ArcKind kind) {
            device_.arc(box_last_first(record, 8), point_last_first(record, 4), point_last_first(record, 0), kind);
            return true;
        };
        switch (function) {
            case move_to:
                device_.move_to(point_last_first(record, 0));
                return true;
            case line_to:
                device_.line_to(point_last_first(record, 0));
                return true;
            case polygon: {
                const Points2D points = read_points(record, 2, record.u16(0));
                device_.polygons(std::span(&points, 1));
                return true;
            }
            case polyline:
                device_.polyline(read_points(record, 2, record.u16(0)), false);
                return true;
            case poly_polygon: {
                const std::size_t count = std::min<std::size_t>(record.u16(0), record.size() / 2);
                std::vector<Points2D> all;
                std::size_t at = 2 + 2 * count;
                for (std::size_t i = 0; i < count; ++i) {
                    all.push_back(read_points(record, at, record.u16(2 + 2 * i)));
                    at += 4 * all.back().size();
                }
                device_.polygons(all);
                return true;
            }
            case ellipse:
                device_.ellipse(box_last_first(record, 0));
                return true;
            case rectangle:
                device_.rectangle(box_last_first(record, 0));
                return true;
            case rounded_rectangle:
                device_.rounded_rectangle(box_last_first(record, 4), record.i16(2), record.i16(0));
                return true;
            case arc:
                return draw_arc(ArcKind::open);
            case pie:
                return draw_arc(ArcKind::pie);
            case chord:
                return draw_arc(ArcKind::chord);
            case set_pixel: {
                const PlanePoint at = point_last_first(record, 4);
                PathSteps steps;
                add_box(steps, at.x, at.y, 1, 1);
                device_.fill_colour(std::move(steps), Paint{colour_ref(record.u32(0))});
                return true;
            }
            default:
                return false;
        }
    }

    /// The rows follow the head.
    std::optional<Pixels> read_whole(Bytes dib) {
        std::optional<Pixels> pixels =
            read_dib(dib, dib.slice(dib_head_bytes(dib)), canvas_.pixels_left(), device_.mono());
        if (pixels) canvas_.use_pixels(*pixels);
        return pixels;
    }

    static PlaneRect box_with_extent(Bytes record, std::size_t at) {
        const PlanePoint corner = point_last_first(record, at + 4), extent = point_last_first(record, at);
        return {corner.x, corner.y, corner.x + extent.x, corner.y + extent.y};
    }

    bool play_picture(std::uint16_t function, Bytes record, std::size_t size) {
        switch (function) {
            case pattern_blt:
                device_.fill_box(box_with_extent(record, 4), record.u32(0));
                return true;
            case bit_blt:
            case stretch_blt:
                if (has_bitmap(function, size))
                    canvas_.leave_out("a picture of its device");
                else
                    device_.fill_box(box_with_extent(record, function == bit_blt ? 10 : 14), record.u32(0));
                return true;
            case dib_bit_blt:
                if (has_bitmap(function, size))
                    draw_dib(record.slice(16), box_with_extent(record, 8), record.u32(0), std::nullopt);
                else
                    device_.fill_box(box_with_extent(record, 10), record.u32(0));
                return true;
            case dib_stretch_blt:
                if (has_bitmap(function, size))
                    draw_dib(record.slice(20), box_with_extent(record, 12), record.u32(0), box_with_extent(record, 4));
                else
                    device_.fill_box(box_with_extent(record, 14), record.u32(0));
                return true;
            case stretch_dib:
                draw_dib(record.slice(22), box_with_extent(record, 14), record.u32(0), box_with_extent(record, 6));
                return true;
            case set_dib_to_device:
                draw_dib(record.slice(18), box_with_extent(record, 10), raster::copy, std::nullopt);
                return true;
            default:
                return false;
        }
    }

    /// 2.3.1.2: a record whose length says that nothing follows its numbers has none.
    static bool has_bitmap(std::uint16_t function, std::size_t size) {
        constexpr unsigned byte = 8, header_words = 3;
        return size / 2 != std::size_t{static_cast<unsigned>(function) >> byte} + header_words;
    }

    void draw_dib(Bytes dib, const PlaneRect& box, std::uint32_t operation, const std::optional<PlaneRect>& part) {
        if (dib.empty()) return device_.fill_box(box, operation);
        std::optional<Pixels> pixels = read_whole(dib);
        if (!pixels) return canvas_.leave_out("a picture");
        if (part) {
            const auto whole = [](double value) { return round_to_int(value); };
            const double height = part->bottom - part->top;
            const double top = pixels->height - part->top - height;
            if (auto cut =
                    cropped(*pixels, whole(part->left), whole(top), whole(part->right - part->left), whole(height)))
                pixels = std::move(cut);
        }
        device_.picture(*pixels, box, operation);
    }

    void draw_text(Bytes record) {
        const std::size_t length = record.u16(0), padded = (length + 1) / 2 * 2;
        Device::Text text;
        text.text = decoded_text(record.slice(2, length).view(), device_.state.font.charset);
        text.at = point_last_first(record, 2 + padded);
        device_.text(text);
    }

    void draw_extended_text(Bytes record) {
        constexpr std::uint16_t opaque = 2, clipped = 4;
        const std::uint16_t options = record.u16(6);
        const std::size_t length = record.u16(4);
        std::size_t at = 8;
        Device::Text text;
        text.at = point_last_first(record, 0);
        if ((options & (opaque | clipped)) != 0) {
            text.box = PlaneRect{static_cast<double>(record.i16(at)), static_cast<double>(record.i16(at + 2)),
                                 static_cast<double>(record.i16(at + 4)), static_cast<double>(record.i16(at + 6))};
            at += 8;
        }
        text.opaque_box = (options & opaque) != 0;
        text.clipped = (options & clipped) != 0;
        text.text = decoded_text(record.slice(at, length).view(), device_.state.font.charset);
        at += (length + 1) / 2 * 2;
        for (std::size_t i = 0; i < length && record.has(at, 2); ++i, at += 2) text.advances.push_back(record.i16(at));
        if (text.advances.size() != length) text.advances.clear();
        device_.text(text);
    }

    Bytes records_;
    Canvas& canvas_;
    Device& device_;
    std::vector<GdiObject> objects_;
    std::set<std::size_t> free_;
};

struct Window {
    PlanePoint origin, extent;
};

/// The first window that the records open.
std::optional<Window> first_window(Bytes records) {
    Window window;
    bool known = false;
    for (std::size_t at = 0; records.has(at, wmf_record_head);) {
        const std::size_t size = std::size_t{2} * records.u32(at);
        const std::uint16_t function = records.u16(at + 4);
        if (size < wmf_record_head || function == WmfRecord::end) break;
        const PlanePoint point = point_last_first(records, at + wmf_record_head);
        if (function == WmfRecord::set_window_origin && !known) window.origin = point;
        if (function == WmfRecord::set_window_extent && !known && point.x != 0 && point.y != 0) {
            window.extent = point;
            known = true;
        }
        at += size;
    }
    return known ? std::optional(window) : std::nullopt;
}

/// An EMF that Windows has put into comments ([MS-WMF] 2.3.6.1): it says more than the WMF.
std::string embedded_emf(Bytes records) {
    constexpr std::uint16_t comment_function = 15;
    constexpr std::uint32_t sign = 0x43464D57;  // "WMFC"
    constexpr std::size_t head = 34;
    std::string emf;
    for (std::size_t at = 0; records.has(at, wmf_record_head);) {
        const std::size_t size = std::size_t{2} * records.u32(at);
        const std::uint16_t function = records.u16(at + 4);
        if (size < wmf_record_head || function == WmfRecord::end) break;
        const Bytes record = records.slice(at + wmf_record_head, size - wmf_record_head);
        if (function == WmfRecord::escape && record.u16(0) == comment_function && record.u32(4) == sign)
            emf += record.slice(4 + head, record.u32(26)).view();
        at += size;
    }
    return emf;
}

}  // namespace

bool is_wmf(Bytes file) {
    if (file.u32(0) == placeable_key) return true;
    const bool kind = file.u16(0) == 1 || file.u16(0) == 2;
    const bool version = file.u16(4) == 0x0100 || file.u16(4) == 0x0300;
    return kind && file.u16(2) == usual_head / 2 && version;
}

bool play_wmf(Bytes file, Canvas& canvas) {
    if (!is_wmf(file)) return false;
    const bool placeable = file.u32(0) == placeable_key;
    const Bytes records = file.slice((placeable ? placeable_head : 0) + usual_head);
    if (const std::string emf = embedded_emf(records); is_emf(emf)) return play_emf(emf, canvas);
    Window window;
    double units_per_inch = 1440;
    constexpr double points_per_inch = 72, least_extent = 1;
    if (placeable) {
        window.origin = {static_cast<double>(std::min(file.i16(6), file.i16(10))),
                         static_cast<double>(std::min(file.i16(8), file.i16(12)))};
        window.extent = {std::abs(static_cast<double>(file.i16(10)) - file.i16(6)),
                         std::abs(static_cast<double>(file.i16(12)) - file.i16(8))};
        if (file.u16(14) != 0) units_per_inch = file.u16(14);
    }
    const std::optional<Window> opened = first_window(records);
    if (opened && (!placeable || window.extent.x < least_extent || window.extent.y < least_extent)) window = *opened;
    constexpr double usual_extent = 1000;
    if (window.extent.x == 0 || window.extent.y == 0) window.extent = {usual_extent, usual_extent};
    const double width = std::abs(window.extent.x), height = std::abs(window.extent.y);
    const double unit = points_per_inch / units_per_inch;
    canvas.drawing.width = Points(width * unit);
    canvas.drawing.height = Points(height * unit);
    Device device(canvas, {unit, 0, 0, unit, 0, 0}, units_per_inch / 25.4);
    device.state.map_mode = map_anisotropic;
    device.state.window_origin = window.origin;
    device.state.window_extent = window.extent;
    device.state.viewport_extent = {width, height};
    WmfPlayer(records, canvas, device).play();
    return true;
}

}  // namespace raingan::metafile
