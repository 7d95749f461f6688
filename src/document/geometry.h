// What readers and layout need to make paths: steps, arcs, boxes.
#pragma once

#include "base/matrix.h"
#include "document/drawing.h"

namespace raingan {

/// Maps all points of the steps.
void map_steps(PathSteps& steps, const Matrix& matrix);
/// The same of a path with what it is painted with; the stroke keeps its width.
void map_path(DrawnPath& path, const Matrix& matrix);

void move_to(PathSteps& steps, double x_pt, double y_pt);
void line_to(PathSteps& steps, double x_pt, double y_pt);
void curve_to(PathSteps& steps, const PlanePoint& first, const PlanePoint& second, const PlanePoint& end);
void close(PathSteps& steps);

void add_box(PathSteps& steps, double x_pt, double y_pt, double width_pt, double height_pt);
/// A box whose corners are quarters of ellipses; with radii of half its sides it is an ellipse.
void add_rounded_box(PathSteps& steps, double x_pt, double y_pt, double width_pt, double height_pt, double radius_x_pt,
                     double radius_y_pt);

/// Part of the ellipse about (x, y): `from` and `sweep` are in degrees of its parameter, clockwise as seen, from the
/// right. Joined to what stands before by a line, or a move where there is nothing.
struct Arc {
    double x_pt = 0, y_pt = 0, radius_x_pt = 0, radius_y_pt = 0;
    double from = 0, sweep = 360;
};
void add_arc(PathSteps& steps, const Arc& arc, bool joined);

/// The smallest box around all points, control points too; none of an empty path.
struct PlaneBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};
std::optional<PlaneBox> bounds_of(const PathSteps& steps);

}  // namespace raingan
