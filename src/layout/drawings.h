// The texts of drawings, shaped as all other text is.
#pragma once

#include "layout/context.h"

namespace raingan::layout {

/// Sets the texts of the drawing that Document::images[image] is, once (Pages::drawings); other pictures have none.
void set_drawing(Context& context, std::uint32_t image);

}  // namespace raingan::layout
