// Pictures: JPEG as it stands; PNG as it stands where PDF has the same filter (no alpha, not interlaced), else decoded
// by libpng and deflated again with its alpha as a soft mask. Anything else, or broken: a frame and a diagnostic.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "pdf/haru.h"

namespace raingan::pdf {

/// Embeds pictures; what they share is written once.
class ImageWriter {
public:
    explicit ImageWriter(File& file) : file_(file) {}
    /// The image XObject; none where the file is broken, too large or of a kind that is not supported.
    std::optional<Ref> write(std::string_view bytes);

private:
    File& file_;
    std::optional<Ref> cmyk_;
};

/// Embeds the images that `used` marks and appends the entries of the /XObject resource dictionary: "/I0 9 0 R".
/// The result says which were embedded; drawings are not.
std::vector<bool> write_images(ImageWriter& writer, const std::vector<Image>& images, const std::vector<bool>& used,
                               std::string& resources, Diagnostics& diagnostics);

}  // namespace raingan::pdf
