// Pictures: JPEG as it stands; PNG as it stands where PDF has the same filter (no alpha, not interlaced), else decoded
// by libpng and deflated again with its alpha as a soft mask. Anything else, or broken: a frame and a diagnostic.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "pdf/haru.h"

namespace raingan::pdf {

/// Embeds the images that `used` marks and appends the entries of the /XObject resource dictionary: "/I0 9 0 R".
/// The result says which were embedded.
std::vector<bool> write_images(File& file, const std::vector<Image>& images, const std::vector<bool>& used,
                               std::string& resources, Diagnostics& diagnostics);

}  // namespace raingan::pdf
