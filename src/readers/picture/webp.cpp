#include <cstdint>

#include "base/late_library.h"
#include "base/limits.h"
#include "readers/picture/decoded.h"

namespace raingan {
namespace {

/// What is called of libwebp, whose headers are not needed to build (libwebp.so.7, webp/decode.h).
struct LibWebp {
    int (*information)(const std::uint8_t*, std::size_t, int*, int*) = nullptr;
    std::uint8_t* (*decode)(const std::uint8_t*, std::size_t, int*, int*) = nullptr;
    void (*free)(void*) = nullptr;
    bool loaded = false;

    LibWebp() {
        LateLibrary library("libwebp.so.7");
        loaded = library.find(information, "WebPGetInfo").find(decode, "WebPDecodeRGBA").find(free, "WebPFree").whole();
    }
};

const LibWebp& libwebp() {
    static const LibWebp functions;
    return functions;
}

}  // namespace

std::optional<DecodedPicture> read_webp(std::string_view bytes) {
    if (!is_webp(bytes) || !libwebp().loaded) return std::nullopt;
    const LibWebp& webp = libwebp();
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());  // NOLINT: bytes are bytes
    int width = 0, height = 0;
    if (webp.information(data, bytes.size(), &width, &height) == 0 || width <= 0 || height <= 0) return std::nullopt;
    DecodedPicture decoded;
    decoded.pixels.width = static_cast<std::uint32_t>(width);
    decoded.pixels.height = static_cast<std::uint32_t>(height);
    const std::size_t count = std::size_t{decoded.pixels.width} * decoded.pixels.height;
    if (count > limits::image_pixels) {
        decoded.too_large = true;
        return decoded;
    }
    std::uint8_t* const rgba = webp.decode(data, bytes.size(), &width, &height);
    if (rgba == nullptr) return std::nullopt;
    decoded.pixels.rgba.assign(rgba, rgba + count * 4);
    webp.free(rgba);
    return decoded;
}

void load_webp() {
    libwebp();
}

}  // namespace raingan
