// A device of Windows' GDI, as EMF and WMF records drive it: its state, its objects, and how it draws into a Drawing
// ([MS-EMF] 3.1.1, [MS-WMF] 3.1.4). Coordinates are logical unless a name says otherwise.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "readers/metafile/canvas.h"

namespace raingan::metafile {

using Points2D = std::vector<PlanePoint>;

struct GdiPen {
    enum Style : std::uint32_t { solid, dash, dot, dash_dot, dash_dot_dot, none, inside_frame, user_style, alternate };
    std::uint32_t style = solid;  ///< with its ends, joins and type, [MS-EMF] 2.1.25
    double width = 0;
    Colour colour;
    std::vector<double> dashes{};  ///< of user_style
};
struct GdiBrush {
    enum class Kind : std::uint8_t { solid, none, hatch, pattern } kind = Kind::solid;
    Colour colour{255, 255, 255};
    std::uint32_t hatch = 0;  ///< [MS-WMF] 2.1.1.12
    std::shared_ptr<const Image> picture{};
    double picture_width = 0, picture_height = 0;  ///< device pixels
};
struct GdiFont {
    std::string face = "Arial";
    double height = 0;      ///< above 0 of the cell, below 0 of the em
    double escapement = 0;  ///< tenths of a degree, counter-clockwise
    bool bold = false, italic = false, underline = false, strike = false;
    std::uint8_t charset = 0;
};
using GdiObject = std::variant<std::monostate, GdiPen, GdiBrush, GdiFont>;

enum MapMode : std::uint32_t {
    map_text = 1,
    map_low_metric,
    map_high_metric,
    map_low_english,
    map_high_english,
    map_twips,
    map_isotropic,
    map_anisotropic
};

/// What SaveDC keeps.
struct GdiState {
    Matrix world;
    std::uint32_t map_mode = map_text;
    PlanePoint window_origin, window_extent{1, 1}, viewport_origin, viewport_extent{1, 1};
    GdiPen pen;
    GdiBrush brush;
    GdiFont font;
    Colour text_colour, background{255, 255, 255};
    bool opaque = true;
    bool winding = false;  ///< polygons are filled by winding
    bool clockwise_arcs = false;
    std::uint32_t raster_operation = 13;  ///< R2_COPYPEN
    std::uint32_t text_align = 0;
    double mitre_limit = 10;
    PlanePoint position;
    ClipId clip = 0;
};

/// How a box of pixels is combined with what is there.
namespace raster {
inline constexpr std::uint32_t copy = 0x00CC0020, paint = 0x00EE0086, both = 0x008800C6, invert = 0x00660046,
                               erase = 0x00440328, nothing = 0x00AA0029, black = 0x00000042, white = 0x00FF0062,
                               pattern_copy = 0x00F00021, pattern_invert = 0x005A0049, merge_copy = 0x00C000CA,
                               merge_paint = 0x00BB0226, not_copy = 0x00330008, invert_there = 0x00550009;
}  // namespace raster

struct PlaneRect {
    double left = 0, top = 0, right = 0, bottom = 0;
};
PathSteps box_steps(const PlaneRect& box);

class Device {
public:
    /// `to_drawing` maps device pixels; `pixels_per_mm` serves the metric map modes.
    Device(Canvas& canvas, const Matrix& to_drawing, double pixels_per_mm);

    GdiState state;

    void select(const GdiObject& object);
    void save();
    /// Below 0: so many back; else the one of that number.
    void restore(std::int32_t which);

    void move_to(PlanePoint to);
    void line_to(PlanePoint to);
    void polyline(std::span<const PlanePoint> points, bool from_position);
    void beziers(std::span<const PlanePoint> points, bool from_position);
    void polygons(std::span<const Points2D> polygons);
    void rectangle(const PlaneRect& box);
    void rounded_rectangle(const PlaneRect& box, double across, double down);
    void ellipse(const PlaneRect& box);
    enum class ArcKind : std::uint8_t { open, chord, pie, joined };
    /// From the ray through `from` to the one through `to`, in the direction that is set.
    void arc(const PlaneRect& box, PlanePoint from, PlanePoint to, ArcKind kind);
    void angle_arc(PlanePoint centre, double radius, double from_degrees, double sweep_degrees);
    void close_figure();

    void begin_path();
    void end_path() { in_path_ = false; }
    void abort_path();
    void paint_path(bool fill, bool stroke);
    enum ClipMode : std::uint32_t { clip_and = 1, clip_or, clip_xor, clip_diff, clip_copy };
    void clip_to_path(std::uint32_t mode);
    /// Boxes of a region; `device`: in pixels.
    void clip_to_region(std::span<const PlaneRect> boxes, std::uint32_t mode, bool device);
    void clip_to_box(const PlaneRect& box, bool outside);
    void clip_to_all() { state.clip = first_clip_; }
    void fill_region(std::span<const PlaneRect> boxes, const GdiBrush& brush);

    /// Fills with the brush, or with what the operation says.
    void fill_box(const PlaneRect& box, std::uint32_t operation);
    /// The picture fills the box.
    void picture(const Pixels& pixels, const PlaneRect& box, std::uint32_t operation, double opacity = 1);
    void fill_colour(PathSteps logical_steps, const Paint& paint);

    struct Text {
        std::string text;  ///< UTF-8
        PlanePoint at;
        std::vector<double> advances{};  ///< of each code point; empty: as the font has them
        std::optional<PlaneRect> box{};
        bool opaque_box = false, clipped = false;
    };
    void text(const Text& text);

    [[nodiscard]] const Matrix& map();  ///< logical to drawing
    [[nodiscard]] Matrix page_map() const;
    [[nodiscard]] const Matrix& device_map() const { return to_drawing_; }
    [[nodiscard]] TwoColours mono() const { return {state.text_colour, state.background}; }
    [[nodiscard]] Canvas& canvas() { return canvas_; }
    /// What all that is drawn stays within.
    void limit_to(ClipId clip) { first_clip_ = state.clip = clip; }

private:
    void draw(PathSteps device_steps, bool fill, bool stroke);
    std::optional<Paint> brush_paint(const GdiBrush& brush);
    std::optional<Pen> pen();
    void apply_clip(PathSteps steps, bool even_odd, std::uint32_t mode);
    bool paints();
    PathSteps mapped_boxes(std::span<const PlaneRect> boxes, bool device);

    Canvas& canvas_;
    Matrix to_drawing_;
    double pixels_per_mm_;
    std::vector<GdiState> saved_;
    PathSteps path_;  ///< of a path bracket, in the drawing
    bool in_path_ = false, path_moved_ = false;
    ClipId first_clip_ = 0;
    Matrix map_;
    struct MapKey {
        Matrix world;
        std::uint32_t mode = 0;
        double numbers[8]{};
        friend bool operator==(const MapKey&, const MapKey&) = default;
    } map_key_;
};

/// Objects that every device has ([MS-EMF] 2.1.31), without the high bit.
GdiObject stock_object(std::uint32_t index);

}  // namespace raingan::metafile
