// Some fonts are in use in several builds whose lines are of different height. This says which build the author's
// computer had (docs/word-layout.md#two-builds).
#pragma once

#include <cstdint>

#include "document/document.h"
#include "fonts/fonts.h"

namespace raingan::layout {

/// The build that goes with the Word which saved the file, or the other one.
enum class Build : std::uint8_t { likely, less_likely };

/// Chooses for every font of the document that has several.
void choose_line_heights(const Document& document, fonts::FontLibrary& fonts, Build build = Build::likely);

/// The document asks for a font of which several builds are known.
bool has_line_height_choice(const Document& document, fonts::FontLibrary& fonts);

}  // namespace raingan::layout
