// A sheet's page set-up as a Section (ECMA-376 Part 1 18.3.1.62–64, 18.3.1.46).
#pragma once

#include "readers/workbook/header_story.h"

namespace raingan::workbook {

/// Page, margins, headers and footers.
Section page_section(const StoryMaker& stories);

/// How wide and high what is printed stands on one page.
struct Extent {
    Points width, height;
};
Extent printed_extent(const Section& section);
}  // namespace raingan::workbook
