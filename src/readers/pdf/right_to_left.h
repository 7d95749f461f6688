// Text that runs from right to left: pages have it in the order in which it stands, documents in that in which it is
// read.
#pragma once

#include <string>
#include <string_view>

#include "readers/pdf/lines.h"

namespace raingan::pdf_reader {

/// Turns a line's text, which is as it stands from left to right, into the order of reading, between its tabs each part
/// by itself; the direction of most letters is that of the part. A letter that stands for several characters keeps
/// their order. Lines without such letters are left as they are.
void turn_right_to_left(Line& line);

/// Whether most letters of the text run from right to left.
bool runs_right_to_left(std::string_view text);

/// The letters of a presentation form (U+FB1D–FDFF, U+FE70–FEFC), which fonts have for a letter's shape in a word; the
/// character itself where it has none.
std::string letters_of_presentation_form(char32_t c);

}  // namespace raingan::pdf_reader
