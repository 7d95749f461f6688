// libwebp is not built for Windows (docs/windows.md): a frame stands in such a picture's place, and a message.
#include "readers/picture/decoded.h"

namespace raingan {

std::optional<DecodedPicture> read_webp(std::string_view /*bytes*/) {
    return std::nullopt;
}

void load_webp() {}

}  // namespace raingan
