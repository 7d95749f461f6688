#include "layout/table/rules.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

#include "base/round.h"

namespace raingan::layout {
namespace {

constexpr double same_place_pt = 0.02;

auto look(const Border& border) {
    const Colour colour = border.colour.value_or(Colour{});
    return std::tuple(border.style, border.width.pt, colour.red, colour.green, colour.blue);
}

/// Positions a hair apart are one line.
std::int64_t grid(double position_pt) {
    return round_to_int(position_pt / same_place_pt);
}

}  // namespace

void RuleSheet::add(bool horizontal, const Border& border, double position, double from, double to) {
    if (border.style != BorderStyle::none && to > from) segments_.push_back({horizontal, position, from, to, &border});
}

void RuleSheet::add_box(const Borders& borders, double x_pt, double y_pt, double width_pt, double height_pt, Cut cut) {
    // Horizontal rules reach over the vertical ones' half width, so that corners are closed.
    const Border& at_left = cut.right_to_left ? borders.end : borders.start;
    const Border& at_right = cut.right_to_left ? borders.start : borders.end;
    const double left = cut.left || at_left.style == BorderStyle::none ? 0 : at_left.width.pt / 2;
    const double right = cut.right || at_right.style == BorderStyle::none ? 0 : at_right.width.pt / 2;
    if (!cut.left) add(false, at_left, x_pt, y_pt, y_pt + height_pt);
    if (!cut.right) add(false, at_right, x_pt + width_pt, y_pt, y_pt + height_pt);
    add(true, borders.top, y_pt, x_pt - left, x_pt + width_pt + right);
    add(true, borders.bottom, y_pt + height_pt, x_pt - left, x_pt + width_pt + right);
}

bool RuleSheet::before(const Segment& a, const Segment& b) {
    return std::tuple(a.horizontal, grid(a.position), look(*a.border), a.from) <
           std::tuple(b.horizontal, grid(b.position), look(*b.border), b.from);
}

bool RuleSheet::joins(const Segment& a, const Segment& b) {
    return a.horizontal == b.horizontal && grid(a.position) == grid(b.position) && look(*a.border) == look(*b.border) &&
           b.from <= a.to + same_place_pt;
}

void RuleSheet::draw(Ink& onto) {
    std::ranges::sort(segments_, before);
    for (std::size_t i = 0; i < segments_.size();) {
        Segment joined = segments_[i++];
        for (; i < segments_.size() && joins(joined, segments_[i]); ++i)
            joined.to = std::max(joined.to, segments_[i].to);
        if (joined.horizontal)
            draw_rule(onto, *joined.border, joined.from, joined.position, joined.to, joined.position);
        else
            draw_rule(onto, *joined.border, joined.position, joined.from, joined.position, joined.to);
    }
    segments_.clear();
}

}  // namespace raingan::layout
