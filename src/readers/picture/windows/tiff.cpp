// libtiff is not built for Windows (docs/windows.md): a frame stands in such a picture's place, and a message.
#include "readers/picture/decoded.h"

namespace raingan {

std::optional<DecodedPicture> read_tiff(std::string_view /*bytes*/) {
    return std::nullopt;
}

void load_tiff() {}

}  // namespace raingan
