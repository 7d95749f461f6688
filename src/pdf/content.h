// A page's content stream: fills, dashed rules, images, then text (docs/pdf-text.md).
#pragma once

#include <string>
#include <vector>

#include "layout/pages.h"
#include "pdf/font_embed.h"
#include "pdf/marks.h"

namespace raingan::pdf {

/// In reading order line i of the page has the place 2i + 1, a picture that stands before it 2i.

/// Draws what lies under the text. `images_ok[i]`: image i has the resource /I<i>; else a frame marks its place.
void draw_graphics(const Page& page, const std::vector<bool>& images_ok, Marks& marks, std::string& out);

/// Draws the text, giving codes to units as they come. `languages`: Pages::languages.
void draw_text(const Page& page, const std::vector<std::string>& languages, const fonts::FontLibrary& library,
               FontTable& fonts, Marks& marks, std::string& out);

}  // namespace raingan::pdf
