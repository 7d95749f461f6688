// Pictures that PDF has no filter for (GIF, BMP), as plain pixels.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::pdf {

struct Bitmap {
    std::uint32_t width = 0, height = 0;
    std::string rgba;  ///< four bytes a pixel, rows from the top
};

/// The first frame of a GIF, or a BMP; none where it is broken or too large.
std::optional<Bitmap> decode_bitmap(std::string_view bytes);

}  // namespace raingan::pdf
