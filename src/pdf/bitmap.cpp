#include "pdf/bitmap.h"

#include <limits>
#include <memory>

#include "base/limits.h"
#include "base/owned.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_GIF
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_NO_FAILURE_STRINGS
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace raingan::pdf {

std::optional<Bitmap> decode_bitmap(std::string_view bytes) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return std::nullopt;
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());  // NOLINT: bytes are bytes
    const int size = static_cast<int>(bytes.size());
    int width = 0, height = 0, channels = 0;
    if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) return std::nullopt;
    if (width <= 0 || height <= 0 ||
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height) > limits::image_pixels)
        return std::nullopt;
    constexpr int rgba = 4;
    const Owned<stbi_uc, stbi_image_free> pixels(stbi_load_from_memory(data, size, &width, &height, &channels, rgba));
    if (!pixels) return std::nullopt;
    Bitmap bitmap{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), {}};
    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * rgba;
    bitmap.rgba.assign(pixels.get(), pixels.get() + count);
    return bitmap;
}

}  // namespace raingan::pdf
