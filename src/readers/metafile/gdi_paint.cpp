// Pens, brushes and pictures of the device.
#include <algorithm>
#include <array>
#include <cmath>

#include "readers/metafile/gdi.h"

namespace raingan::metafile {
namespace {

constexpr double least_width_pt = 0.25, just_more = 1.01, least_hatch_pixel_pt = 0.5;
constexpr std::uint32_t style_bits = 0xF, end_bits = 0xF00, join_bits = 0xF000, geometric = 0x10000;

enum RasterOperation2 : std::uint32_t {
    r2_black = 1,
    r2_mask_pen = 9,
    r2_nothing = 11,
    r2_copy = 13,
    r2_merge_pen = 15,
    r2_white = 16,
    r2_xor = 7
};

PathSteps hatch_lines(std::uint32_t hatch) {
    constexpr double size = 8, middle = 4;
    enum Hatch : std::uint32_t { across, down, falling, rising, cross, diagonal_cross };
    PathSteps steps;
    const auto line = [&](double x1, double y1, double x2, double y2) {
        move_to(steps, x1, y1);
        line_to(steps, x2, y2);
    };
    if (hatch == across || hatch == cross) line(0, middle, size, middle);
    if (hatch == down || hatch == cross) line(middle, 0, middle, size);
    // With pieces of its neighbours, whose ends reach into the tile.
    for (const double shift : {-size, 0.0, size}) {
        if (hatch == falling || hatch == diagonal_cross) line(shift - 1, -1, shift + size + 1, size + 1);
        if (hatch == rising || hatch == diagonal_cross) line(shift - 1, size + 1, shift + size + 1, -1);
    }
    return steps;
}

/// Lengths on and off, in widths of the pen.
std::vector<double> dashes_of(std::uint32_t style) {
    constexpr double dash = 3, gap = 1, dot = 1;
    switch (style) {
        case GdiPen::dash:
            return {dash, gap};
        case GdiPen::dot:
        case GdiPen::alternate:
            return {dot, gap};
        case GdiPen::dash_dot:
            return {dash, gap, dot, gap};
        case GdiPen::dash_dot_dot:
            return {dash, gap, dot, gap, dot, gap};
        default:
            return {};
    }
}

/// Changes each pixel's colour and alpha.
template <class Change>
Pixels changed(Pixels pixels, const Change& change) {
    for (std::size_t at = 0; at + 4 <= pixels.rgba.size(); at += 4) {
        std::array<std::uint8_t, 4> pixel{};
        for (std::size_t i = 0; i < pixel.size(); ++i) pixel.at(i) = static_cast<std::uint8_t>(pixels.rgba[at + i]);
        change(pixel);
        for (std::size_t i = 0; i < pixel.size(); ++i) pixels.rgba[at + i] = static_cast<char>(pixel.at(i));
    }
    return pixels;
}

constexpr std::uint8_t full = 0xFF;
using Pixel = std::array<std::uint8_t, 4>;

void invert(Pixel& pixel) {
    for (std::size_t i = 0; i < 3; ++i) pixel.at(i) = static_cast<std::uint8_t>(full - pixel.at(i));
}
/// What white leaves as it is and black makes black: exact for greys.
void darken(Pixel& pixel) {
    if (pixel[0] != pixel[1] || pixel[1] != pixel[2]) return;
    pixel = {0, 0, 0, static_cast<std::uint8_t>(full - pixel[0])};
}
/// What black leaves as it is; where it is drawn, a mask has made black before.
void lighten(Pixel& pixel) {
    if (pixel[0] == 0 && pixel[1] == 0 && pixel[2] == 0) pixel[3] = 0;
}

}  // namespace

bool Device::paints() {
    const auto is = [&](Colour colour) {
        const bool no_pen = (state.pen.style & style_bits) == GdiPen::none;
        const bool no_brush = state.brush.kind == GdiBrush::Kind::none;
        return (no_pen || state.pen.colour == colour) && (no_brush || state.brush.colour == colour);
    };
    switch (state.raster_operation) {
        case r2_nothing:
            return false;
        case r2_mask_pen:
            return !is({full, full, full});
        case r2_merge_pen:
            return !is({});
        case r2_xor:
            if (is({})) return false;
            [[fallthrough]];
        default:
            if (state.raster_operation != r2_copy && state.raster_operation != r2_black &&
                state.raster_operation != r2_white)
                canvas_.leave_out("mixing of colours with what is there");
            return true;
    }
}

std::optional<Paint> Device::brush_paint(const GdiBrush& brush) {
    if (brush.kind == GdiBrush::Kind::none) return std::nullopt;
    if (state.raster_operation == r2_black) return Paint{Colour{}};
    if (state.raster_operation == r2_white) return Paint{Colour{full, full, full}};
    if (brush.kind == GdiBrush::Kind::solid) return Paint{brush.colour};
    const double pixel = mean_scale(to_drawing_);
    Tile tile;
    if (brush.kind == GdiBrush::Kind::hatch) {
        const double unit = std::max(pixel, least_hatch_pixel_pt);
        tile.place = {unit, 0, 0, unit, 0, 0};
        tile.lines = hatch_lines(brush.hatch);
        tile.colour = brush.colour;
        if (state.opaque) tile.background = state.background;
    } else {
        tile.place = {to_drawing_.a, 0, 0, to_drawing_.d, 0, 0};
        tile.picture = brush.picture;
        tile.width_pt = brush.picture_width;
        tile.height_pt = brush.picture_height;
    }
    return Paint{tile};
}

std::optional<Pen> Device::pen() {
    const std::uint32_t style = state.pen.style & style_bits;
    if (style == GdiPen::none) return std::nullopt;
    Pen pen;
    Colour colour = state.pen.colour;
    if (state.raster_operation == r2_black) colour = {};
    if (state.raster_operation == r2_white) colour = {full, full, full};
    pen.paint = Paint{colour};
    const double scale = mean_scale(map());
    // A pen of one pixel is a hairline, however large a pixel is on the page.
    const double width = state.pen.width * scale;
    pen.width_pt = width > mean_scale(to_drawing_) * just_more ? std::max(width, least_width_pt) : least_width_pt;
    constexpr std::uint32_t round_end = 0x000, square_end = 0x100, bevel = 0x1000, mitre = 0x2000;
    const std::uint32_t ends = state.pen.style & end_bits, join = state.pen.style & join_bits;
    const bool solid = style != GdiPen::dash && style != GdiPen::dot && style != GdiPen::dash_dot &&
                       style != GdiPen::dash_dot_dot && style != GdiPen::user_style;
    if (ends == round_end && (solid || (state.pen.style & geometric) != 0)) pen.cap = Pen::Cap::round;
    if (ends == square_end) pen.cap = Pen::Cap::square;
    pen.join = join == bevel ? Pen::Join::bevel : join == mitre ? Pen::Join::mitre : Pen::Join::round;
    pen.mitre_limit = state.mitre_limit;
    constexpr double hairline_unit_pt = 0.75;
    const double unit = std::max(pen.width_pt, hairline_unit_pt);
    for (const double length : dashes_of(style)) pen.dashes_pt.push_back(length * unit);
    if (style == GdiPen::user_style)
        for (const double length : state.pen.dashes)
            pen.dashes_pt.push_back(length * ((state.pen.style & geometric) != 0 ? scale : mean_scale(to_drawing_)));
    if (!pen.dashes_pt.empty() && pen.cap == Pen::Cap::round) pen.cap = Pen::Cap::butt;
    return pen;
}

void Device::fill_colour(PathSteps steps, const Paint& paint) {
    map_steps(steps, map());
    DrawnPath path;
    path.steps = std::move(steps);
    path.fill = paint;
    canvas_.add(std::move(path), state.clip);
}

void Device::fill_box(const PlaneRect& box, std::uint32_t operation) {
    std::optional<Paint> paint;
    switch (operation) {
        case raster::nothing:
            return;
        case raster::black:
            paint = Paint{Colour{}};
            break;
        case raster::white:
            paint = Paint{Colour{full, full, full}};
            break;
        case raster::pattern_copy:
            paint = brush_paint(state.brush);
            break;
        default:
            canvas_.leave_out("mixing of colours with what is there");
            return;
    }
    if (!paint) return;
    PathSteps steps;
    add_box(steps, box.left, box.top, box.right - box.left, box.bottom - box.top);
    fill_colour(std::move(steps), *paint);
}

void Device::picture(const Pixels& pixels, const PlaneRect& box, std::uint32_t operation, double opacity) {
    constexpr std::uint32_t inverted_and = 0x00220326, white_takes_brush = 0x00E20746, black_takes_brush = 0x00B8074A;
    const Matrix place = product(map(), {box.right - box.left, 0, 0, box.bottom - box.top, box.left, box.top});
    const auto brush_at = [&](bool white) {
        return changed(pixels, [&](Pixel& pixel) {
            const bool is_white = pixel[0] > full / 2;
            const Colour colour = state.brush.colour;
            pixel = {colour.red, colour.green, colour.blue, is_white == white ? full : std::uint8_t{0}};
        });
    };
    const auto add = [&](const Pixels& shown) { canvas_.add(shown, place, state.clip, opacity); };
    switch (operation) {
        case raster::nothing:
            return;
        case raster::black:
        case raster::white:
        case raster::pattern_copy:
            return fill_box(box, operation);
        case raster::both:
            return add(changed(pixels, darken));
        case inverted_and:
            return add(changed(pixels, [](Pixel& pixel) {
                invert(pixel);
                darken(pixel);
            }));
        case raster::paint:
        case raster::invert:
            return add(changed(pixels, lighten));
        case raster::merge_paint:
            return add(changed(pixels, [](Pixel& pixel) {
                invert(pixel);
                lighten(pixel);
            }));
        case raster::not_copy:
            return add(changed(pixels, invert));
        case white_takes_brush:
            return add(brush_at(true));
        case black_takes_brush:
            return add(brush_at(false));
        default:
            if (operation != raster::copy && operation != raster::merge_copy)
                canvas_.leave_out("mixing of colours with what is there");
            return add(pixels);
    }
}

GdiObject stock_object(std::uint32_t index) {
    enum Stock : std::uint32_t {
        white_brush,
        light_grey_brush,
        grey_brush,
        dark_grey_brush,
        black_brush,
        null_brush,
        white_pen,
        black_pen,
        null_pen,
        first_font = 10,
        last_font = 17,
        device_brush,
        device_pen
    };
    const auto grey = [](std::uint8_t value) {
        GdiBrush brush;
        brush.colour = {value, value, value};
        return brush;
    };
    constexpr std::uint8_t light = 0xC0, middle = 0x80, dark = 0x40;
    switch (index) {
        case white_brush:
        case device_brush:
            return grey(full);
        case light_grey_brush:
            return grey(light);
        case grey_brush:
            return grey(middle);
        case dark_grey_brush:
            return grey(dark);
        case black_brush:
            return grey(0);
        case null_brush: {
            GdiBrush none;
            none.kind = GdiBrush::Kind::none;
            return none;
        }
        case white_pen: {
            GdiPen pen;
            pen.colour = {full, full, full};
            return pen;
        }
        case black_pen:
        case device_pen:
            return GdiPen{};
        case null_pen: {
            GdiPen none;
            none.style = GdiPen::none;
            return none;
        }
        default:
            break;
    }
    if (index >= first_font && index <= last_font) return GdiFont{};
    return {};
}

}  // namespace raingan::metafile
