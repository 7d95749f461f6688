// Seeds: *.tif *.tiff *.webp
// Pictures that libraries take apart: TIFF and WebP.
#include "readers/picture/image.h"

#include "fuzz.h"
#include "limited.h"
#include "readers/picture/decoded.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    const test::WithLimit fewer(limits::image_pixels, "1000000");
    const std::string bytes(test::as_text(data, size));
    for (const auto& decoded : {read_tiff(bytes), read_webp(bytes)}) {
        if (!decoded) continue;
        const metafile::Pixels& pixels = decoded->pixels;
        test::must(pixels.width > 0 && pixels.height > 0);
        test::must(pixels.rgba.size() == (decoded->too_large ? 0 : std::size_t{4} * pixels.width * pixels.height));
    }
    const ReadImage read = read_sheet_image(bytes);
    test::must(!read.image || !read.image->bytes.empty() || read.image->drawing);
    return 0;
}
