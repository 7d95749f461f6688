// A page's images put together as one picture, as the page shows them, with its lines level.
#pragma once

#include <string>
#include <vector>

#include "base/matrix.h"
#include "pdf_in/image.h"
#include "pdf_in/matrix.h"

namespace raingan::ocr {

struct PlacedImage {
    QPDFObjectHandle stream;
    Matrix matrix;     ///< from the image's unit square to points from the page's lower left corner
    double shade = 0;  ///< of a stencil's ink: 0 is black, 1 white
    pdf::Rectangle clip;
};

struct PagePicture {
    pdf::GreyImage shades;
    double scale = 1;  ///< pixels a point
    /// From pixels, rows from the top, to points from the page's lower left corner as it is seen: the picture is
    /// straightened, the page is not.
    Matrix to_page;
    std::vector<std::string> faults;  ///< of images that could not be decoded (pdf_in/image.h), each once
};

/// `width` and `height` of the page in points. Throws std::bad_alloc alone.
PagePicture picture_of(const std::vector<PlacedImage>& images, double width, double height);

}  // namespace raingan::ocr
