// Images of EMF+: files within the file, and rows of pixels.
#include <algorithm>

#include "readers/metafile/emf_plus_objects.h"
#include "readers/picture/picture.h"

namespace raingan::metafile::plus {
namespace {

std::shared_ptr<const Image> file_image(Bytes file, double& width, double& height) {
    const PictureKind kind = picture_kind(file.view());
    if (!kind.readable) return nullptr;
    width = kind.width;
    height = kind.height;
    auto image = std::make_shared<Image>();
    image->media_type = kind.media_type;
    image->bytes = std::string(file.view());
    return image;
}

/// 2.2.2.2 EmfPlusBitmap's own pixels.
std::optional<Pixels> read_pixels(Bytes data, Canvas& canvas) {
    enum Format : std::uint32_t { rgb_24 = 0x21808, rgb_32 = 0x22009, argb_32 = 0x26200A, multiplied_32 = 0xE200B };
    constexpr std::uint32_t indexed = 0x10000, depth_bits = 0xFF;
    const std::int64_t width = data.i32(0), height = data.i32(4), stride = data.i32(8);
    const std::uint32_t format = data.u32(12);
    std::size_t at = 20;
    if (width <= 0 || height <= 0 || stride <= 0) return std::nullopt;
    const auto pixels_wanted = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
    if (pixels_wanted > canvas.pixels_left() ||
        static_cast<std::uint64_t>(stride) * static_cast<std::uint64_t>(height) > data.size())
        return std::nullopt;
    std::vector<std::uint32_t> palette;
    const unsigned depth = format >> 8U & depth_bits;
    if ((format & indexed) != 0) {
        const std::size_t count = std::min<std::size_t>(data.u32(at + 4), 256);
        for (std::size_t i = 0; i < count; ++i) palette.push_back(data.u32(at + 8 + 4 * i));
        at += 8 + 4 * count;
        if (depth != 1 && depth != 4 && depth != 8) return std::nullopt;
    } else if (format != rgb_24 && format != rgb_32 && format != argb_32 && format != multiplied_32) {
        return std::nullopt;
    }
    Pixels pixels{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), {}};
    pixels.rgba.reserve(4 * pixels_wanted);
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        const Bytes row = data.slice(at + static_cast<std::size_t>(stride) * y, static_cast<std::size_t>(stride));
        for (std::uint32_t x = 0; x < pixels.width; ++x) {
            std::uint32_t value = 0xFF000000;
            if ((format & indexed) != 0) {
                const std::size_t bit = std::size_t{x} * depth;
                const unsigned index = row.u8(bit / 8) >> (8 - depth - bit % 8) & ((1U << depth) - 1);
                value = index < palette.size() ? palette[index] : value;
            } else if (format == rgb_24) {
                value |= row.u16(std::size_t{3} * x) | static_cast<std::uint32_t>(row.u8(std::size_t{3} * x + 2))
                                                           << 16U;
            } else {
                value = row.u32(std::size_t{4} * x) | (format == rgb_32 ? value : 0);
            }
            for (const unsigned shift : {16U, 8U, 0U, 24U}) {
                unsigned part = channel(value, shift);
                const unsigned alpha = channel(value, 24);
                if (format == multiplied_32 && shift != 24 && alpha != 0) part = std::min(part * 255 / alpha, 255U);
                pixels.rgba += static_cast<char>(part);
            }
        }
    }
    return pixels;
}

}  // namespace

/// 2.2.1.4 EmfPlusImage, behind the version.
PlusImage read_image(Bytes data, Canvas& canvas) {
    enum Type : std::uint32_t { bitmap = 1 };
    constexpr std::size_t kind_at = 20, file_at = 24;
    PlusImage image;
    if (data.u32(0) == bitmap && data.u32(kind_at) == 1) {
        image.image = file_image(data.slice(file_at), image.width, image.height);
    } else if (data.u32(0) == bitmap) {
        if (const auto pixels = read_pixels(data.slice(4), canvas)) {
            canvas.use_pixels(*pixels);
            image.image = image_of(*pixels);
            image.width = pixels->width;
            image.height = pixels->height;
        }
    }
    return image;
}

}  // namespace raingan::metafile::plus
