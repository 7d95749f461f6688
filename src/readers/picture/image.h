// A picture's bytes as an Image: kept as they are where the PDF holds their like, a PNG of them where a library takes
// them apart (decoded.h), drawn where they are a metafile.
#pragma once

#include <optional>
#include <string>

#include "document/drawing.h"
#include "readers/picture/picture.h"

namespace raingan {

struct ReadImage {
    std::optional<Image> image;  ///< none: of a kind that cannot be shown
    std::string left_out;        ///< what of it is not shown, in English; may be empty
};

/// `name` is the picture's, for the message. Throws Error (over_limit) where it has more pixels than image_pixels.
ReadImage read_image(std::string bytes, const std::string& name);

/// The same for a sheet, which is more than its pictures: none where it has more pixels than that.
ReadImage read_sheet_image(std::string bytes);

/// At 96 dots an inch, or as a drawing says; an inch square where the picture says nothing.
PictureSize size_of_picture(const Image& image);

}  // namespace raingan
