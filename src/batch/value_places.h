// Where the values of a report stand on the pages that were made of its source: what a page that shows both needs.
#pragma once

#include <string>

#include "fonts/fonts.h"
#include "layout/pages.h"
#include "readers/source_text.h"
#include "report/report.h"

namespace raingan::batch {

/// {"pages": [{"width": 595.3, "height": 841.9}], "places": [{"path": "/measures/3/score", "page": 1, "box": [x0, y0,
/// x1, y1]}]}. `path` is that of the value in the report's JSON (RFC 6901), of a row, a statement or a diagnostic its
/// own; pages count from 1, boxes are in points from the page's lower left. A value has a place for each page that it
/// stands on: around its words where they are found in their paragraph as they are written, else around the paragraph,
/// cell or row. What stands in a header or on no page has none. The pages are those of the source's own layout.
std::string value_places(const Pages& pages, const Report& report, const fonts::FontLibrary& fonts);

/// The same of a PDF that is shown as it is. `report` was read from its pages.
std::string value_places(const SourceText& text, const Report& report);

}  // namespace raingan::batch
