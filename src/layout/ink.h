// Moving drawn things: layout draws each line and table piece at its own origin and puts it where it falls.
#pragma once

#include "layout/pages.h"

namespace raingan::layout {

/// Draws `ink` on `onto`, shifted by (dx, dy) points.
void draw(Ink& onto, const Ink& ink, double dx_pt, double dy_pt);

/// Turns what lies in a box of width × height about its top left corner, so that it lies in one of height × width;
/// `quarter_turns` is clockwise and odd.
void turn(Ink& ink, std::uint8_t quarter_turns, double width_pt, double height_pt);

/// Turns all by an angle other than a right one, in degrees up, and shifts what comes of it by (dx, dy): text about its
/// lines' places, fills as paths. Pictures stay level where they come to stand.
void slant(Ink& ink, int degrees, double dx_pt, double dy_pt);

/// A rule from (x1, y1) to (x2, y2), horizontal or vertical, centred on that line, in the style of `border`.
void draw_rule(Ink& onto, const Border& border, double x1_pt, double y1_pt, double x2_pt, double y2_pt);

/// A filled rectangle.
void draw_fill(Ink& onto, double x_pt, double y_pt, double width_pt, double height_pt, Colour colour);

}  // namespace raingan::layout
