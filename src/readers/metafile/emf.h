// The records of an EMF ([MS-EMF] 2.3), by kind. One file a kind of record.
#pragma once

#include <unordered_map>

#include "readers/metafile/emf_plus.h"
#include "readers/metafile/players.h"

namespace raingan::metafile {

class EmfPlayer {
public:
    EmfPlayer(Bytes file, Canvas& canvas, Device& device, EmfPlus* plus)
        : file_(file), canvas_(canvas), device_(device), plus_(plus) {}
    void play();

private:
    void play(std::uint32_t type, Bytes record);
    bool play_state(std::uint32_t type, Bytes record);
    bool play_mapping(std::uint32_t type, Bytes record);
    bool play_clip(std::uint32_t type, Bytes record);
    bool play_object(std::uint32_t type, Bytes record);
    bool play_shape(std::uint32_t type, Bytes record);
    bool play_points(std::uint32_t type, Bytes record);
    bool play_path(std::uint32_t type, Bytes record);
    bool play_picture(std::uint32_t type, Bytes record);  // emf_pictures.cpp
    bool play_text(std::uint32_t type, Bytes record);     // emf_text.cpp
    void play_comment(Bytes record);

    void create_pen(Bytes record);
    void create_font(Bytes record);
    void create_pattern(Bytes record, bool mono);
    void poly(Bytes record, std::uint32_t type, bool small);
    void poly_poly(Bytes record, std::uint32_t type, bool small);
    void poly_draw(Bytes record, bool small);
    void draw_text(Bytes record, bool wide);
    void draw_small_text(Bytes record);
    void blit(Bytes record, std::uint32_t type);
    void stretch_dib(Bytes record);
    void set_dib(Bytes record);
    void fill_gradient(Bytes record);
    std::optional<Pixels> pixels_at(Bytes record, std::size_t offsets_at, const TwoColours& mono = {});
    [[nodiscard]] bool draws() const { return plus_ == nullptr || !plus_->active() || plus_->plays_gdi(); }

    Bytes file_;
    Canvas& canvas_;
    Device& device_;
    EmfPlus* plus_;  ///< null: EMF+ records are left aside
    std::unordered_map<std::uint32_t, GdiObject> objects_;
};

/// Record numbers ([MS-EMF] 2.1.1).
namespace emf {
enum Record : std::uint32_t {
    header = 1,
    poly_bezier = 2,
    polygon = 3,
    polyline = 4,
    poly_bezier_to = 5,
    polyline_to = 6,
    poly_polyline = 7,
    poly_polygon = 8,
    set_window_extent = 9,
    set_window_origin = 10,
    set_viewport_extent = 11,
    set_viewport_origin = 12,
    set_brush_origin = 13,
    end = 14,
    set_pixel = 15,
    set_mapper_flags = 16,
    set_map_mode = 17,
    set_background_mode = 18,
    set_poly_fill_mode = 19,
    set_rop2 = 20,
    set_stretch_mode = 21,
    set_text_align = 22,
    set_text_colour = 24,
    set_background_colour = 25,
    offset_clip = 26,
    move_to = 27,
    exclude_clip_box = 29,
    intersect_clip_box = 30,
    scale_viewport_extent = 31,
    scale_window_extent = 32,
    save = 33,
    restore = 34,
    set_world = 35,
    modify_world = 36,
    select_object = 37,
    create_pen = 38,
    create_brush = 39,
    delete_object = 40,
    angle_arc = 41,
    ellipse = 42,
    rectangle = 43,
    rounded_rectangle = 44,
    arc = 45,
    chord = 46,
    pie = 47,
    flood_fill = 53,
    line_to = 54,
    arc_to = 55,
    poly_draw = 56,
    set_arc_direction = 57,
    set_mitre_limit = 58,
    begin_path = 59,
    end_path = 60,
    close_figure = 61,
    fill_path = 62,
    stroke_and_fill_path = 63,
    stroke_path = 64,
    flatten_path = 65,
    widen_path = 66,
    select_clip_path = 67,
    abort_path = 68,
    comment = 70,
    fill_region = 71,
    frame_region = 72,
    invert_region = 73,
    paint_region = 74,
    select_clip_region = 75,
    bit_blt = 76,
    stretch_blt = 77,
    mask_blt = 78,
    plg_blt = 79,
    set_dib_to_device = 80,
    stretch_dib = 81,
    create_font = 82,
    text_a = 83,
    text_w = 84,
    poly_bezier_16 = 85,
    polygon_16 = 86,
    polyline_16 = 87,
    poly_bezier_to_16 = 88,
    polyline_to_16 = 89,
    poly_polyline_16 = 90,
    poly_polygon_16 = 91,
    poly_draw_16 = 92,
    create_mono_brush = 93,
    create_dib_brush = 94,
    extended_create_pen = 95,
    poly_text_a = 96,
    poly_text_w = 97,
    small_text = 108,
    alpha_blend = 114,
    transparent_blt = 116,
    gradient_fill = 118
};
}  // namespace emf

PlaneRect read_box(Bytes record, std::size_t at);
PlanePoint read_point(Bytes record, std::size_t at);

}  // namespace raingan::metafile
