// Document → Pages. The only layout engine of the house: author's own layout and composed forms go through it alike.
#pragma once

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"
#include "thai/breaks.h"

namespace raingan {

struct LayoutOptions {
    /// Starts pages where the program that saved the file had started them, if its record is to be trusted
    /// (layout/record.h). Else the pages are what the rules make them.
    bool follow_record = true;
};

/// Lays the document out by Word's rules (docs/word-layout.md). Throws Error where limits::pages is passed.
Pages lay_out(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker,
              const LayoutOptions& options = {});

}  // namespace raingan
