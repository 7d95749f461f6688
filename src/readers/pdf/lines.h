// Letters → lines of text.
#pragma once

#include <string>
#include <vector>

#include "readers/pdf/page_glyphs.h"

namespace raingan::pdf_reader {

/// Where a stretch of a line's text stands.
struct Stretch {
    std::size_t begin = 0, end = 0;  ///< bytes of Line::text
    double left = 0, right = 0;
    const pdf::Font* font = nullptr;
    double size = 0;
    std::int32_t content_id = -1;
};

struct Line {
    std::string text;                ///< a wide gap is a tab
    std::vector<Stretch> stretches;  ///< of each letter, in order; spaces that were put in belong to none
    double left = 0, right = 0, base = 0;
    double size = 0;              ///< of its greatest letters
    bool artifact = false;        ///< all of it
    bool aside = false;           ///< it runs otherwise than the page's text: `left` and `right` are no places on it
    bool trailing_space = false;  ///< it ended in a space, which `text` has not
};

/// From top to bottom. Marks stand behind their letters.
std::vector<Line> make_lines(std::vector<Letter> letters);

}  // namespace raingan::pdf_reader
