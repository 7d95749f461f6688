// How far down a page's content reaches.
#pragma once

#include "sign/widget.h"

namespace raingan::sign {

struct PageExtent {
    Box page;           ///< /MediaBox
    double lowest = 0;  ///< where the lowest text, line or picture ends; page.top where there is nothing
};

/// Follows matrices, text positions, rectangles and paths; of text it knows the baseline, and takes a quarter of a line
/// below it.
PageExtent page_extent(QPDFObjectHandle page);

}  // namespace raingan::sign
