// Pictures of pixels in metafiles: device-independent bitmaps ([MS-WMF] 2.2.2.9) and what is done with their pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "document/drawing.h"
#include "readers/container/bytes.h"

namespace raingan::metafile {

struct Pixels {
    std::uint32_t width = 0, height = 0;
    std::string rgba;  ///< four bytes a pixel, rows from the top
};

/// Colours of a bitmap of one bit a pixel that has none of its own.
struct TwoColours {
    Colour zero, one{255, 255, 255};
};

/// A bitmap's head with its palette, and its rows: 1 to 32 bits a pixel, run-length encoded ones too. None where it is
/// broken, of another kind, or has more pixels than `most`.
std::optional<Pixels> read_dib(Bytes info, Bytes bits, std::size_t most, const TwoColours& mono = {});
/// Where the rows begin in a bitmap whose head they follow.
std::size_t dib_head_bytes(Bytes info);

/// The part that begins at (x, y); none where it is empty.
std::optional<Pixels> cropped(const Pixels& pixels, std::int64_t x, std::int64_t y, std::int64_t width,
                              std::int64_t height);

/// As a file that every part of the program reads: a bitmap of 32 bits with its alpha.
std::shared_ptr<const Image> image_of(const Pixels& pixels);

}  // namespace raingan::metafile
