// No library is loaded late on Windows (base/late_library.h): such pictures are told, not decoded.
#include "pdf_in/image_codecs.h"

namespace raingan::pdf {

void load_image_codecs() {}

std::optional<CodedImage> decode_jpx(std::string_view /*bytes*/, std::size_t /*most_pixels*/, bool& missing) {
    missing = true;
    return std::nullopt;
}

std::optional<CodedImage> decode_jbig2(std::string_view /*bytes*/, std::string_view /*globals*/,
                                       std::size_t /*most_pixels*/, bool& missing) {
    missing = true;
    return std::nullopt;
}

}  // namespace raingan::pdf
