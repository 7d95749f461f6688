// The guard of layout: is every visible character of the document on its pages, once, at a place where it can be seen?
#pragma once

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"

namespace raingan::layout {

/// Counts the visible characters that the sections hold, with list labels, notes and boxes of text, and those that are
/// set. Where they differ, or text stands below or above its page, findings "text-lost" or "text-doubled" name the
/// places; text beyond the left or right edge, as wide tables have it in Word too, gives a warning "text-off-page".
/// Headers and footers are looked at for the latter alone: they repeat, and a page may have none.
void tell_lost_text(const Document& document, const fonts::FontLibrary& fonts, Pages& pages);

}  // namespace raingan::layout
