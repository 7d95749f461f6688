// What a signature looks like: lines of Thai text, and perhaps a picture of the hand's signature above them, set by the
// same layout and fonts as any page and put into the file as a form XObject (ISO 32000-1 8.10).
#pragma once

#include <string>
#include <vector>

#include "sign/place.h"
#include "sign/update.h"

namespace raingan::sign {

struct Look {
    std::vector<std::string> lines;
    std::string image;  ///< PNG or JPEG; may be empty
};

/// As large as fits into the place, upright as the page is shown. Throws Error (unreadable, "bad-image") where the
/// picture is neither PNG nor JPEG or broken.
pdf::Ref write_appearance(Update& update, const Look& look, const Place& place);

}  // namespace raingan::sign
