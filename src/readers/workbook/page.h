// A sheet's page set-up as a Section (ECMA-376 Part 1 18.3.1.62–64, 18.3.1.46).
#pragma once

#include <string>

#include "document/formats.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

/// Page, margins, headers and footers. `look` is the font of headers and footers.
Section page_section(const Sheet& sheet, const TextFormat& look, Formats& formats);

/// How wide and high what is printed stands on one page.
struct Extent {
    Points width, height;
};
Extent printed_extent(const Section& section);
}  // namespace raingan::workbook
