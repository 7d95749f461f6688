#include "readers/metafile/emf_plus_objects.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "readers/container/wide_text.h"

namespace raingan::metafile::plus {
namespace {

constexpr std::size_t version_bytes = 4, matrix_bytes = 24;

Colour colour_of(std::uint32_t value) {
    return {channel(value, 16), channel(value, 8), channel(value, 0)};
}

double opacity_of(std::uint32_t value) {
    return channel(value, 24) / 255.0;
}

std::vector<double> read_reals(Bytes data, std::size_t& at, std::size_t most) {
    const std::size_t count = std::min<std::size_t>(data.u32(at), most);
    at += 4;
    std::vector<double> reals;
    for (std::size_t i = 0; i < count && data.has(at, 4); ++i, at += 4) reals.push_back(real_at(data, at));
    return reals;
}

constexpr std::size_t most_stops = 256;

/// 2.2.2.24 EmfPlusLinearGradientBrushData; `data` begins behind the brush's type.
Brush read_linear(Bytes data) {
    enum Flag : std::uint32_t { transform = 0x2, preset = 0x4, factors = 0x8 };
    constexpr std::size_t box_at = 8, colours_at = 24, optional_at = 40;
    const std::uint32_t flags = data.u32(0);
    const PlaneRect box{real_at(data, box_at), real_at(data, box_at + 4), real_at(data, box_at + 8),
                        real_at(data, box_at + 12)};  // with its extent
    const std::uint32_t from = data.u32(colours_at), to = data.u32(colours_at + 4);
    Gradient gradient;
    gradient.place = {box.right, 0, 0, 1, box.left, box.top};
    std::size_t at = optional_at;
    if ((flags & transform) != 0) {
        gradient.place = product(read_matrix(data, at), gradient.place);
        at += matrix_bytes;
    }
    double opacity = (opacity_of(from) + opacity_of(to)) / 2;
    if ((flags & preset) != 0) {
        const std::vector<double> places = read_reals(data, at, most_stops);
        double sum = 0;
        for (const double place : places) {
            const std::uint32_t colour = data.u32(at);
            gradient.stops.push_back({place, colour_of(colour)});
            sum += opacity_of(colour);
            at += 4;
        }
        if (!places.empty()) opacity = sum / static_cast<double>(places.size());
    } else if ((flags & factors) != 0) {
        const std::vector<double> places = read_reals(data, at, most_stops);
        const Colour a = colour_of(from), b = colour_of(to);
        for (const double place : places) {
            const double share = std::clamp(real_at(data, at), 0.0, 1.0);
            const auto mixed = [&](std::uint8_t one, std::uint8_t other) {
                return static_cast<std::uint8_t>(std::lround(one + (other - one) * share));
            };
            gradient.stops.push_back({place, {mixed(a.red, b.red), mixed(a.green, b.green), mixed(a.blue, b.blue)}});
            at += 4;
        }
    }
    if (gradient.stops.empty()) gradient.stops = {{0, colour_of(from)}, {1, colour_of(to)}};
    return {{std::move(gradient), opacity}};
}

std::optional<PathSteps> read_path(Bytes data, Canvas& canvas);

/// 2.2.2.29 EmfPlusPathGradientBrushData: from the centre to the edge, as a circle.
Brush read_path_gradient(Bytes data, Canvas& canvas) {
    enum Flag : std::uint32_t { has_path = 0x1, transform = 0x2 };
    constexpr std::size_t centre_colour_at = 8, centre_at = 12, count_at = 20, colours_at = 24;
    const std::uint32_t flags = data.u32(0), centre = data.u32(centre_colour_at);
    const std::size_t count = std::min<std::size_t>(data.u32(count_at), data.size() / 4);
    const std::uint32_t edge = count > 0 ? data.u32(colours_at) : centre;
    std::size_t at = colours_at + 4 * count;
    PathSteps steps;
    if ((flags & has_path) != 0) {
        const std::size_t size = data.u32(at);
        if (auto path = read_path(data.slice(at + 4, size), canvas)) steps = std::move(*path);
        at += 4 + std::min(size, data.size());
    } else {
        const std::size_t points = data.u32(at);
        at += 4;
        for (const PlanePoint& point : read_points(data, at, points, PointForm::real)) line_to(steps, point.x, point.y);
    }
    const PlanePoint middle{real_at(data, centre_at), real_at(data, centre_at + 4)};
    const std::optional<PlaneBox> box = bounds_of(steps);
    Gradient gradient;
    gradient.radial = true;
    const double across = box ? (box->right - box->left) / 2 : 1, down = box ? (box->bottom - box->top) / 2 : 1;
    gradient.place = {across, 0, 0, down, middle.x, middle.y};
    if ((flags & transform) != 0) gradient.place = product(read_matrix(data, at), gradient.place);
    gradient.stops = {{0, colour_of(centre)}, {1, colour_of(edge)}};
    return {{std::move(gradient), (opacity_of(centre) + opacity_of(edge)) / 2}};
}

/// 2.2.2.20 EmfPlusHatchBrushData: lines about as close as the style has them.
Brush read_hatch(Bytes data) {
    const std::uint32_t style = data.u32(0), fore = data.u32(4), back = data.u32(8);
    enum Style : std::uint32_t {
        across,
        down,
        falling,
        rising,
        cross,
        diagonal_cross,
        percent_first,
        percent_last = 17
    };
    if (style >= percent_first && style <= percent_last) {
        constexpr std::array<double, 12> shares{0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9};
        const double share = shares.at(style - percent_first);
        const Colour one = colour_of(fore), other = colour_of(back);
        const auto mixed = [&](std::uint8_t a, std::uint8_t b) {
            return static_cast<std::uint8_t>(std::lround(b + (a - b) * share));
        };
        return {{Colour{mixed(one.red, other.red), mixed(one.green, other.green), mixed(one.blue, other.blue)},
                 opacity_of(fore)}};
    }
    constexpr double size = 8;
    Tile tile;
    tile.colour = colour_of(fore);
    if (opacity_of(back) > 0) tile.background = colour_of(back);
    const auto line = [&](double x1, double y1, double x2, double y2) {
        move_to(tile.lines, x1, y1);
        line_to(tile.lines, x2, y2);
    };
    const bool other = style > diagonal_cross;
    if (style == across || style == cross || other) line(0, size / 2, size, size / 2);
    if (style == down || style == cross) line(size / 2, 0, size / 2, size);
    for (const double shift : {-size, 0.0, size}) {
        if (style == falling || style == diagonal_cross) line(shift - 1, -1, shift + size + 1, size + 1);
        if (style == rising || style == diagonal_cross) line(shift - 1, size + 1, shift + size + 1, -1);
    }
    return {{std::move(tile), opacity_of(fore)}};
}

Brush read_texture(Bytes data, Canvas& canvas) {
    enum Flag : std::uint32_t { transform = 0x2 };
    const std::uint32_t flags = data.u32(0);
    std::size_t at = 8;
    Tile tile;
    if ((flags & transform) != 0) {
        tile.place = read_matrix(data, at);
        at += matrix_bytes;
    }
    const PlusImage image = read_image(data.slice(at + version_bytes), canvas);
    tile.picture = image.image;
    tile.width_pt = std::max(image.width, 1.0);
    tile.height_pt = std::max(image.height, 1.0);
    return {{std::move(tile)}};
}

/// Behind the version.
Brush read_brush(Bytes data, Canvas& canvas) {
    enum Type : std::uint32_t { solid, hatch, texture, path_gradient, linear_gradient };
    const Bytes rest = data.slice(4);
    switch (data.u32(0)) {
        case hatch:
            return read_hatch(rest);
        case texture:
            return read_texture(rest, canvas);
        case path_gradient:
            return read_path_gradient(rest, canvas);
        case linear_gradient:
            return read_linear(rest);
        case solid:
        default:
            return {argb(rest.u32(0))};
    }
}

std::vector<double> dashes_of(std::uint32_t style) {
    enum Style : std::uint32_t { dash = 1, dot, dash_dot, dash_dot_dot };
    switch (style) {
        case dash:
            return {3, 1};
        case dot:
            return {1, 1};
        case dash_dot:
            return {3, 1, 1, 1};
        case dash_dot_dot:
            return {3, 1, 1, 1, 1, 1};
        default:
            return {};
    }
}

/// 2.2.1.7 EmfPlusPen, behind the version: optional parts in the order of their flags, then the brush.
PlusPen read_pen(Bytes data, Canvas& canvas) {
    enum Flag : std::uint32_t {
        transform = 0x1,
        start_cap = 0x2,
        end_cap = 0x4,
        join = 0x8,
        mitre = 0x10,
        line_style = 0x20,
        dash_cap = 0x40,
        dash_offset = 0x80,
        dashes = 0x100,
        alignment = 0x200,
        compound = 0x400,
        custom_start = 0x800,
        custom_end = 0x1000
    };
    enum Cap : std::uint32_t { flat, square, round };
    const std::uint32_t flags = data.u32(4);
    PlusPen pen;
    pen.unit = data.u32(8);
    pen.width = std::abs(real_at(data, 12));
    std::size_t at = 16;
    const auto number = [&](std::uint32_t flag) -> std::optional<std::uint32_t> {
        if ((flags & flag) == 0) return std::nullopt;
        at += 4;
        return data.u32(at - 4);
    };
    if ((flags & transform) != 0) at += matrix_bytes;
    for (const std::uint32_t flag : {start_cap, end_cap}) {
        const std::uint32_t cap = number(flag).value_or(flat);
        if (cap == square) pen.cap = Pen::Cap::square;
        if (cap == round) pen.cap = Pen::Cap::round;
        pen.odd_ends = pen.odd_ends || cap > round;
    }
    const std::uint32_t joined = number(join).value_or(0);
    if (joined == 1) pen.join = Pen::Join::bevel;
    if (joined == 2) pen.join = Pen::Join::round;
    if ((flags & mitre) != 0) {
        pen.mitre_limit = std::max(real_at(data, at), 1.0);
        at += 4;
    }
    pen.dashes = dashes_of(number(line_style).value_or(0));
    number(dash_cap);
    number(dash_offset);
    constexpr std::size_t most_dashes = 64;
    if ((flags & dashes) != 0) pen.dashes = read_reals(data, at, most_dashes);
    number(alignment);
    if ((flags & compound) != 0) read_reals(data, at, most_dashes);
    for (const std::uint32_t flag : {custom_start, custom_end}) {
        if (const auto size = number(flag)) {
            at += std::min<std::size_t>(*size, data.size());
            pen.odd_ends = true;
        }
    }
    pen.paint = read_brush(data.slice(at + version_bytes), canvas).paint;
    return pen;
}

/// 2.2.1.6 EmfPlusPath, with its version.
std::optional<PathSteps> read_path(Bytes data, Canvas& canvas) {
    enum Flag : std::uint32_t { relative = 0x800, run_length = 0x1000, small = 0x4000 };
    enum Kind : std::uint8_t { start = 0, line = 1, bezier = 3, kind_bits = 0x7, closes = 0x80 };
    const std::size_t count = data.u32(4);
    const std::uint32_t flags = data.u32(8);
    std::size_t at = 12;
    const PointForm form = (flags & relative) != 0 ? PointForm::relative
                           : (flags & small) != 0  ? PointForm::small
                                                   : PointForm::real;
    const Points2D points = read_points(data, at, count, form);
    std::vector<std::uint8_t> kinds;
    if ((flags & run_length) != 0) {  // 2.2.2.31: how often, then what
        constexpr std::uint8_t run_bits = 0x3F;
        for (; data.has(at, 2) && kinds.size() < points.size(); at += 2)
            kinds.insert(kinds.end(), std::max<std::size_t>(data.u8(at) & run_bits, 1), data.u8(at + 1));
    } else {
        for (std::size_t i = 0; i < points.size(); ++i) kinds.push_back(data.u8(at + i));
    }
    if (kinds.size() < points.size()) {
        canvas.leave_out("a path");
        return std::nullopt;
    }
    PathSteps steps;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto kind = static_cast<std::uint8_t>(kinds[i] & kind_bits);
        if (kind == start || steps.empty()) {
            move_to(steps, points[i].x, points[i].y);
        } else if (kind == bezier && i + 2 < points.size()) {
            curve_to(steps, points[i], points[i + 1], points[i + 2]);
            i += 2;
        } else {
            line_to(steps, points[i].x, points[i].y);
        }
        if ((kinds[i] & closes) != 0) close(steps);
    }
    return steps;
}

/// 2.2.2.40 EmfPlusRegionNode
Region read_node(Bytes data, std::size_t& at, int depth, Canvas& canvas) {
    enum Type : std::uint32_t {
        both = 1,
        either = 2,
        complement = 5,
        box = 0x10000000,
        path = 0x10000001,
        empty = 0x10000002,
        infinite = 0x10000003
    };
    constexpr int deepest = 32;
    Region region;
    const std::uint32_t type = data.u32(at);
    at += 4;
    if (depth > deepest || !data.has(at - 4, 4)) {
        region.whole = false;
        return region;
    }
    if (type >= both && type <= complement) {
        Region left = read_node(data, at, depth + 1, canvas);
        Region right = read_node(data, at, depth + 1, canvas);
        if (type == both && left.infinite) return right;
        if (type == both && right.infinite) return left;
        if (type == either && !left.infinite && !right.infinite) {
            left.steps.insert(left.steps.end(), right.steps.begin(), right.steps.end());
            left.whole = left.whole && right.whole;
            return left;
        }
        left.whole = false;
        return left;
    }
    if (type == box) {
        const PlaneRect rect = read_box(data, at, false);
        add_box(region.steps, rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top);
        at += 16;
    } else if (type == path) {
        const std::size_t size = data.u32(at);
        if (auto steps = read_path(data.slice(at + 4, size), canvas)) region.steps = std::move(*steps);
        at += 4 + std::min(size, data.size());
    } else if (type == infinite) {
        region.infinite = true;
    }
    return region;
}

/// 2.2.1.3 EmfPlusFont, behind the version.
Font read_font(Bytes data) {
    enum Style : std::uint32_t { bold = 1, italic = 2, underline = 4, strike = 8 };
    const std::uint32_t style = data.u32(8);
    Font made;
    made.size = std::abs(real_at(data, 0));
    made.unit = data.u32(4);
    made.bold = (style & bold) != 0;
    made.italic = (style & italic) != 0;
    made.underline = (style & underline) != 0;
    made.strike = (style & strike) != 0;
    made.family = utf8_of_wide(data.slice(20, std::size_t{2} * data.u32(16)));
    return made;
}

}  // namespace

double real_at(Bytes data, std::size_t at) {
    const auto value = std::bit_cast<float>(data.u32(at));
    return std::isfinite(value) ? value : 0;
}

Matrix read_matrix(Bytes data, std::size_t at) {
    return {real_at(data, at),      real_at(data, at + 4),  real_at(data, at + 8),
            real_at(data, at + 12), real_at(data, at + 16), real_at(data, at + 20)};
}

Paint argb(std::uint32_t value) {
    return {colour_of(value), opacity_of(value)};
}

Points2D read_points(Bytes data, std::size_t& at, std::size_t count, PointForm form) {
    Points2D points;
    PlanePoint last;
    const auto relative = [&]() -> double {
        constexpr std::uint8_t is_long = 0x80;
        if ((data.u8(at) & is_long) == 0) {
            const auto seven = static_cast<std::int8_t>(static_cast<std::uint8_t>(data.u8(at) << 1U));
            at += 1;
            const int value = seven / 2;
            return value;
        }
        const auto fifteen =
            static_cast<std::int16_t>(static_cast<std::uint16_t>(data.u8(at) << 9U | data.u8(at + 1) << 1U));
        at += 2;
        const int value = fifteen / 2;
        return value;
    };
    for (std::size_t i = 0; i < count && at < data.size(); ++i) {
        switch (form) {
            case PointForm::real:
                if (!data.has(at, 8)) return points;
                last = {real_at(data, at), real_at(data, at + 4)};
                at += 8;
                break;
            case PointForm::small:
                if (!data.has(at, 4)) return points;
                last = {static_cast<double>(data.i16(at)), static_cast<double>(data.i16(at + 2))};
                at += 4;
                break;
            case PointForm::relative: {
                const double x = relative();
                last = {last.x + x, last.y + relative()};
                break;
            }
        }
        points.push_back(last);
    }
    return points;
}

PlaneRect read_box(Bytes data, std::size_t at, bool small) {
    if (small) {
        const double x = data.i16(at), y = data.i16(at + 2);
        return {x, y, x + data.i16(at + 4), y + data.i16(at + 6)};
    }
    const double x = real_at(data, at), y = real_at(data, at + 4);
    return {x, y, x + real_at(data, at + 8), y + real_at(data, at + 12)};
}

Object read_object(unsigned type, Bytes data, Canvas& canvas) {
    const Bytes rest = data.slice(version_bytes);
    switch (type) {
        case brush:
            return read_brush(rest, canvas);
        case pen:
            return read_pen(rest, canvas);
        case path:
            if (auto steps = read_path(data, canvas)) return Path{std::move(*steps)};
            return {};
        case region: {
            std::size_t at = 8;
            return read_node(data, at, 0, canvas);
        }
        case image:
            return read_image(rest, canvas);
        case font:
            return read_font(rest);
        case string_format:
            return StringFormat{rest.u32(8), rest.u32(12)};
        default:
            return {};
    }
}

}  // namespace raingan::metafile::plus
