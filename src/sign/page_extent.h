// How a page is shown, and how far down its content reaches.
#pragma once

#include "sign/widget.h"

namespace raingan::sign {

/// The crop box within the media box, turned by /Rotate; what a page does not say it takes from those above it.
PageView view_of(const QPDFObjectHandle& page);

/// Where the lowest text, line or picture ends, as seen; the upper edge where there is nothing. Follows matrices, text
/// positions, rectangles and paths; of text it knows the baseline, and takes a quarter of a line below it.
double lowest_content(QPDFObjectHandle page, const PageView& view);

}  // namespace raingan::sign
