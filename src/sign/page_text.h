// Where text stands on a page.
#pragma once

#include <vector>

#include "pdf_in/content.h"
#include "sign/place.h"
#include "sign/qpdf.h"

namespace raingan::sign {

/// Boxes of what is written on the page, in user space, as its content and the forms in it show it: from a little below
/// the baseline to the height of capitals. Spaces, dots of leaders and underscores are left out, for people sign on
/// them; so is text that is not shown (that of a scan). Where a font has no widths half its size is taken.
std::vector<Box> text_boxes(const QPDFObjectHandle& page);

using pdf::inherited_entry;

}  // namespace raingan::sign
