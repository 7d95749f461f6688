// What a signature looks like: lines of Thai text, and perhaps a picture of the hand's signature above them, set by the
// same layout and fonts as any page and put into the file as a form XObject (ISO 32000-1 8.10).
#pragma once

#include <string>
#include <vector>

#include "sign/update.h"

namespace raingan::sign {

struct Look {
    std::vector<std::string> lines;
    std::string image;  ///< PNG or JPEG; may be empty
};

/// As large as fits into `width_pt` × `height_pt`. Throws Error (unreadable, "bad-image") where the picture is neither
/// PNG nor JPEG or broken.
pdf::Ref write_appearance(Update& update, const Look& look, double width_pt, double height_pt);

}  // namespace raingan::sign
