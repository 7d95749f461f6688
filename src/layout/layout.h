// Document → Pages. The only layout engine of the house: author's own layout and composed forms go through it alike.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"
#include "thai/breaks.h"

namespace raingan {

/// Lines of the fonts whose name has `font` as a part are `em` high, whatever is known of them.
struct AskedLineHeight {
    std::string font;
    double em = 0;
    bool of_neighbours = false;  ///< nobody said it: files beside this one have it, so it is but a better guess
    friend bool operator==(const AskedLineHeight&, const AskedLineHeight&) = default;
};

struct LayoutOptions {
    /// Starts pages where the program that saved the file had started them, if its record is to be trusted
    /// (layout/record.h). Else the pages are what the rules make them.
    bool follow_record = true;
    std::vector<AskedLineHeight> line_heights{};
    bool stored_fields = false;  ///< numbers of pages in contents and references stay as the file has them
};

/// Lays the document out by Word's rules (docs/word-layout.md). Throws Error where limits::pages is passed.
Pages lay_out(const Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker,
              const LayoutOptions& options = {});

/// The same, and what the document says of its own pages is set right in it (layout/references.h). Where its record is
/// followed, only marks of notes that each page counts anew are: the rest is as Word left it.
Pages lay_out_settled(Document& document, fonts::FontLibrary& fonts, thai::Breaker& breaker,
                      const LayoutOptions& options = {});

}  // namespace raingan
