#include "readers/picture/image.h"

#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/metafile/metafile.h"
#include "readers/picture/decoded.h"
#include "readers/picture/png.h"
#include "readers/svg/svg.h"

namespace raingan {

namespace {

bool is_too_large(const PictureKind& kind) {
    return std::size_t{kind.width} * kind.height > limits::image_pixels;
}

/// As a PNG, from which the PDF takes it.
std::optional<DecodedPicture> decoded(std::string_view bytes) {
    return is_webp(bytes) ? read_webp(bytes) : read_tiff(bytes);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
}

/// `too_large`: it has more pixels than image_pixels, and is not read.
ReadImage image_of(std::string bytes, bool& too_large) {
    const PictureKind kind = picture_kind(bytes);
    ReadImage read;
    too_large = is_too_large(kind);
    if (too_large) return read;
    if (kind.readable) {
        read.image = Image{std::string(kind.media_type), std::move(bytes)};
    } else if (is_tiff(bytes) || is_webp(bytes)) {
        std::optional<DecodedPicture> picture = decoded(bytes);
        too_large = picture && picture->too_large;
        if (!picture || too_large) return read;
        bytes = {};
        read.image = Image{"image/png", png_of(picture->pixels)};
        read.left_out = std::move(picture->left_out);
    } else if (may_be_metafile(bytes)) {
        if (std::optional<Metafile> metafile = read_metafile(bytes)) {
            read.left_out = joined(metafile->left_out);
            read.image = Image{std::move(metafile->media_type), {}, std::move(metafile->drawing)};
        }
    } else if (may_be_svg(bytes)) {
        if (std::optional<SvgPicture> svg = read_svg(std::move(bytes))) {
            read.left_out = joined(svg->left_out);
            read.image = Image{"image/svg+xml", {}, std::move(svg->drawing)};
        }
    }
    return read;
}

}  // namespace

ReadImage read_image(std::string bytes, const std::string& name) {
    bool too_large = false;
    ReadImage read = image_of(std::move(bytes), too_large);
    if (too_large) throw over_limit(limits::image_pixels, name);
    return read;
}

ReadImage read_sheet_image(std::string bytes) {
    bool too_large = false;
    return image_of(std::move(bytes), too_large);
}

PictureSize size_of_picture(const Image& image) {
    if (image.drawing) return {image.drawing->width, image.drawing->height};
    return size_of_picture(image.bytes);
}

}  // namespace raingan
