// Document → Pages. The only layout engine of the house: author's own layout and composed forms go through it alike.
#pragma once

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"
#include "thai/breaks.h"

namespace raingan {

/// Lays the document out by Word's rules (WORD_LAYOUT.md). Throws Error where limits::pages is passed.
Pages lay_out(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker);

}  // namespace raingan
