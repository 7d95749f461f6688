#include "readers/picture/image.h"

#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/metafile/metafile.h"

namespace raingan {

namespace {

bool is_too_large(const PictureKind& kind) {
    return std::size_t{kind.width} * kind.height > limits::image_pixels;
}

ReadImage image_of(std::string bytes, const PictureKind& kind) {
    ReadImage read;
    if (kind.readable) {
        read.image = Image{std::string(kind.media_type), std::move(bytes)};
    } else if (may_be_metafile(bytes)) {
        if (std::optional<Metafile> metafile = read_metafile(bytes)) {
            for (const std::string& part : metafile->left_out)
                read.left_out += (read.left_out.empty() ? "" : ", ") + part;
            read.image = Image{std::move(metafile->media_type), {}, std::move(metafile->drawing)};
        }
    }
    return read;
}

}  // namespace

ReadImage read_image(std::string bytes, const std::string& name) {
    const PictureKind kind = picture_kind(bytes);
    if (is_too_large(kind)) throw over_limit(limits::image_pixels, name);
    return image_of(std::move(bytes), kind);
}

ReadImage read_sheet_image(std::string bytes) {
    const PictureKind kind = picture_kind(bytes);
    return is_too_large(kind) ? ReadImage() : image_of(std::move(bytes), kind);
}

PictureSize size_of_picture(const Image& image) {
    if (image.drawing) return {image.drawing->width, image.drawing->height};
    return size_of_picture(image.bytes);
}

}  // namespace raingan
