#include "readers/xls/chart_records.h"

#include <algorithm>
#include <cstdint>

namespace raingan::xls {
namespace {

constexpr unsigned automatic = 1;

Colour colour_at(Bytes body, std::size_t at) {
    return {body.u8(at), body.u8(at + 1), body.u8(at + 2)};
}

bool is_set(unsigned flags, unsigned bit) {
    return (flags & bit) != 0;
}

}  // namespace

void read_line_look(DataLook& look, Bytes body) {
    constexpr unsigned solid = 0, dash_dot_dot = 4, none = 5;
    constexpr double hairline = 0.25, pixel = 0.75;
    const unsigned style = body.u16(4);
    if (is_set(body.u16(8), automatic)) return;
    look.own_line = true;
    look.look.no_line = style == none;
    look.look.dashed = style > solid && style <= dash_dot_dot;
    look.look.line = style == none ? std::nullopt : std::optional(colour_at(body, 0));
    const int weight = body.i16(6);
    look.look.line_width_pt = weight < 0 ? hairline : pixel * (std::min(weight, 3) + 1);
}

void read_area_look(DataLook& look, Bytes body) {
    constexpr unsigned none = 0;
    if (is_set(body.u16(10), automatic)) return;
    look.own_fill = true;
    look.look.no_fill = body.u16(8) == none;
    look.look.fill = look.look.no_fill ? std::nullopt : std::optional(colour_at(body, 0));
}

/// Properties of a shape's fill ([MS-ODRAW] 2.3.7): its colour is exact, the area format's is the palette's nearest.
void read_art_look(DataLook& look, Bytes body) {
    constexpr std::size_t head = 8, size = 6;
    constexpr unsigned type_id = 0x0180, colour_id = 0x0181, solid = 0, first_gradient = 4, last_gradient = 7;
    constexpr unsigned not_rgb = 0xF9000000;  // indexes of a palette or of the system; what is left is hints
    unsigned type = solid;
    std::optional<std::size_t> colour;
    const std::size_t count = body.u16(0) >> 4U;
    for (std::size_t i = 0; i < count && body.has(head + size * i, size); ++i) {
        const std::size_t at = head + size * i;
        if (body.u16(at) == type_id) type = body.u32(at + 2);
        if (body.u16(at) == colour_id && (body.u32(at + 2) & not_rgb) == 0) colour = at + 2;
    }
    const bool plain = type == solid || (type >= first_gradient && type <= last_gradient);
    if (!plain || !colour || look.look.no_fill || !look.own_fill) return;
    look.look.fill = colour_at(body, *colour);
}

void read_marker_look(DataLook& look, Bytes body) {
    constexpr unsigned no_inside = 0x10, no_edge = 0x20;
    const bool by_itself = is_set(body.u16(10), automatic);
    look.marked = by_itself || body.u16(8) != 0;
    if (by_itself || !*look.marked) return;
    if (!is_set(body.u16(10), no_inside))
        look.mark = colour_at(body, 4);
    else if (!is_set(body.u16(10), no_edge))
        look.mark = colour_at(body, 0);
}

charts::Label label_of_attached(unsigned flags) {
    return {is_set(flags, 1), is_set(flags, 2) || is_set(flags, 4), is_set(flags, 0x10) || is_set(flags, 4),
            is_set(flags, 0x40)};
}

charts::Label label_of_text(unsigned flags) {
    constexpr unsigned deleted = 0x40, value = 4, both = 0x800, percent = 0x1000, category = 0x4000;
    if (is_set(flags, deleted)) return {};
    return {is_set(flags, value), is_set(flags, percent) || is_set(flags, both),
            is_set(flags, category) || is_set(flags, both), false};
}

charts::Label label_of_content(unsigned flags) {
    return {is_set(flags, 4), is_set(flags, 8), is_set(flags, 2), is_set(flags, 1)};
}

charts::Chart::Legend legend_place(Bytes body) {
    using Legend = charts::Chart::Legend;
    constexpr std::size_t place_at = 16, flags_at = 18;
    constexpr unsigned vertical = 0x10;
    constexpr std::int32_t middle = 2000;  // of 4000 parts of the chart
    switch (body.u8(place_at)) {
        case 0:
            return Legend::bottom;
        case 1:
        case 3:
            return Legend::right;
        case 2:
            return Legend::top;
        case 4:
            return Legend::left;
        default:
            break;
    }
    const std::int64_t x = std::int64_t{body.i32(0)} + body.i32(8) / 2,
                       y = std::int64_t{body.i32(4)} + body.i32(12) / 2;
    if (is_set(body.u16(flags_at), vertical)) return x < middle ? Legend::left : Legend::right;
    return y < middle ? Legend::top : Legend::bottom;
}

}  // namespace raingan::xls
