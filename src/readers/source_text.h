// Where the text of a PDF stands on its own pages, for who shows them beside what was understood.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/origin.h"

namespace raingan {

struct SourceLetter {
    std::uint32_t end = 0;  ///< byte of the line's text behind it
    float left_pt = 0, right_pt = 0;
};

/// A line, or what of it stands in one cell, in points from the lower left corner of the page as it was read.
struct SourceLine {
    Origin origin;  ///< of its paragraph, which may have begun on an earlier page
    std::uint32_t page = 0;
    float base_pt = 0, size_pt = 0;
    std::string text;
    std::vector<SourceLetter> letters;
};

/// A page is read as its text runs: one with a table that lies on its side, turned.
struct SourcePage {
    float width_pt = 0, height_pt = 0;  ///< as it was read
    int quarter_turns = 0;              ///< clockwise, from how it is shown to how it was read
};

struct SourceText {
    std::vector<SourcePage> pages;
    std::vector<SourceLine> lines;  ///< in reading order; without text that runs otherwise than the rest of its page
};

}  // namespace raingan
