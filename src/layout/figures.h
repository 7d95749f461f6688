// Outlines of drawn figures (ECMA-376 20.1.10.56 ST_ShapeType), each as the presets draw it by default.
#pragma once

#include "layout/ink.h"

namespace raingan::layout {

/// The outline and fill of `shape`, `height_pt` high, from its float's top left corner.
void draw_figure(Ink& onto, const Shape& shape, double height_pt);

}  // namespace raingan::layout
