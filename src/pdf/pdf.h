// Pages → PDF, through libharu's object layer (DESIGN.md §4).
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"

namespace raingan::pdf {

struct Metadata {
    std::string title, author;
    std::string created,
        modified;  ///< ISO 8601, from the source; empty: left out. Never the clock: same input, same bytes.
};

/// The whole PDF file. Same arguments give the same bytes. Throws Error (unwritable) where libharu reports a failure.
std::string write_pdf(const Pages& pages, const std::vector<Image>& images, fonts::FontLibrary& fonts,
                      const Metadata& metadata);

}  // namespace raingan::pdf
