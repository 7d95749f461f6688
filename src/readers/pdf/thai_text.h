// Thai as PDFs have it, put right where the page shows what is meant (docs/thai-text.md#normalisation does the rest).
#pragma once

#include <span>

#include "readers/pdf/lines.h"

namespace raingan::pdf_reader {

/// Some writers draw SARA AM as a ring of its own, of which they do not say what it is, and as SARA AA, which they say
/// is the whole SARA AM. A code that nothing is known of, and that stands before SARA AM wherever it stands, is that
/// ring: it is taken out. Returns how many were.
std::size_t drop_sara_am_rings(std::span<PageContent> pages);

/// Puts tones behind their vowels; takes out spaces that stand between a letter and its mark or before SARA AM.
void mend_thai(Line& line);

}  // namespace raingan::pdf_reader
