// Where text stands on a page.
#pragma once

#include <vector>

#include "sign/place.h"
#include "sign/qpdf.h"

namespace raingan::sign {

/// Boxes of what is written on the page, in user space, as its content and the forms in it show it: from a little below
/// the baseline to the height of capitals. Spaces, dots of leaders and underscores are left out, for people sign on
/// them; so is text that is not shown (that of a scan). Where a font has no widths half its size is taken.
std::vector<Box> text_boxes(QPDFObjectHandle page);

/// An attribute that a page may take from the nodes above it (ISO 32000-1 7.7.3.4); null where there is none.
QPDFObjectHandle inherited_entry(QPDFObjectHandle page, const char* key);

}  // namespace raingan::sign
