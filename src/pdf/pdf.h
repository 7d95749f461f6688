// Pages → PDF, through libharu's object layer (DESIGN.md §4).
//
// Written: shaped text (Type 0 fonts, subset and embedded, one code point a code), fills, dashed rules, PNG and JPEG
// pictures, links to URIs, outline, page labels, title, author and dates. Not yet: the structure tree of Pages::tags,
// XMP and the other marks of PDF/A and PDF/UA; links to bookmarks of the document ("#name").
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"

namespace raingan::pdf {

struct Metadata {
    std::string title, author;
    std::string created,
        modified;  ///< ISO 8601, from the source; empty: left out. Never the clock: same input, same bytes.
};

/// The whole PDF file. Same arguments give the same bytes, whatever `fonts` had shaped before. Pictures that cannot be
/// shown are told through `diagnostics` where that is given. Throws Error (unwritable) where libharu reports a failure.
std::string write_pdf(const Pages& pages, const std::vector<Image>& images, fonts::FontLibrary& fonts,
                      const Metadata& metadata, Diagnostics* diagnostics = nullptr);

}  // namespace raingan::pdf
