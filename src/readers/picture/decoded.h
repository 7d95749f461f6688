// Pictures of kinds that a PDF does not hold, taken apart by libraries that are loaded when the first of them is met:
// TIFF (libtiff) and WebP (libwebp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "readers/metafile/pixels.h"

namespace raingan {

struct DecodedPicture {
    metafile::Pixels pixels;
    bool too_large = false;  ///< more pixels than limits::image_pixels; there are none then
    std::string left_out;    ///< what of it is not shown, in English; may be empty
};

/// TIFF 6.0 and BigTIFF: what libtiff makes RGB of, that is strips and tiles of 1 to 16 bits, CCITT, LZW, deflate,
/// JPEG, ink and palettes. Of several pages the first. None where it is no TIFF, broken from its head on, of another
/// kind, or where there is no libtiff.
std::optional<DecodedPicture> read_tiff(std::string_view bytes);
bool is_tiff(std::string_view bytes);

/// WebP without animation. None likewise.
std::optional<DecodedPicture> read_webp(std::string_view bytes);
bool is_webp(std::string_view bytes);

/// May any of a document's pictures be of these kinds? By the names in a ZIP's directory, the kinds of pictures in a
/// compound file, and media types elsewhere.
bool may_hold_decoded_pictures(std::string_view document);
/// The libraries are loaded when the first picture is read; by these where a sandbox lets none be loaded later.
void load_tiff();
void load_webp();
void load_picture_libraries();

}  // namespace raingan
