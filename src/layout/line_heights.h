// Which of the line heights that an asked font is known to have the author's computer had (DESIGN.md §5).
#pragma once

#include "document/document.h"
#include "fonts/fonts.h"

namespace raingan::layout {

/// Chooses for every font of the document that has several.
void choose_line_heights(const Document& document, fonts::FontLibrary& fonts);

}  // namespace raingan::layout
