// Rules under and through text (ECMA-376 17.18.99 ST_Underline).
#pragma once

#include "layout/ink.h"

namespace raingan::layout {

/// Where a rule runs, in points; `width_pt` is that of a single one.
struct TextRule {
    double begin_pt = 0, end_pt = 0, y_pt = 0, width_pt = 0.5;
    Colour colour;
};

/// Goes on with the pattern of the rule that ends where this one begins.
void draw_underline(Ink& onto, Underline kind, const TextRule& rule);

}  // namespace raingan::layout
