#include "readers/picture/image.h"

#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "readers/metafile/metafile.h"

namespace raingan {

ReadImage read_image(std::string bytes, const std::string& name) {
    ReadImage read;
    const PictureKind kind = picture_kind(bytes);
    if (std::size_t{kind.width} * kind.height > limits::image_pixels) throw over_limit(limits::image_pixels, name);
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

PictureSize size_of_picture(const Image& image) {
    if (image.drawing) return {image.drawing->width, image.drawing->height};
    return size_of_picture(image.bytes);
}

}  // namespace raingan
