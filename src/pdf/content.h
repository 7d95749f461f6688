// A page's content stream: fills, dashed rules, images, then text (docs/pdf-text.md).
#pragma once

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/font_embed.h"
#include "pdf/marks.h"
#include "pdf/paints.h"

namespace raingan::pdf {

/// In reading order line i of the page has the place 2i + 1, a picture that stands before it 2i.

/// Draws what lies under the text. `images_ok[i]`: image i has the resource /I<i>; else a frame marks its place.
void draw_graphics(const Page& page, const std::vector<bool>& images_ok, PaintTable& paints, Marks& marks,
                   std::string& out);

/// What text is written with.
struct TextTools {
    const std::vector<std::string>& languages;  ///< Pages::languages
    const fonts::FontLibrary& library;
    FontTable& fonts;
};
/// Draws the text, giving codes to units as they come.
void draw_text(const Page& page, const TextTools& tools, Marks& marks, std::string& out);
/// The same of a text within a form, whose baseline lies at y = 0; marked is only its language.
void draw_text_of_form(const Ink& ink, const TextTools& tools, std::string& out);

}  // namespace raingan::pdf
