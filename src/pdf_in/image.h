// Images of a PDF as shades of grey (ISO 32000-1 8.9), for those who read what pictures show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pdf_in/qpdf.h"

namespace raingan::pdf {

/// Rows from the top.
struct GreyImage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;  ///< width · height; 0 is black

    [[nodiscard]] bool empty() const { return pixels.empty(); }
    [[nodiscard]] std::uint8_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

struct DecodedImage {
    GreyImage shades;      ///< empty where it cannot be decoded
    GreyImage opacity;     ///< 255 covers what is below; empty: all of it does; may have another size
    bool stencil = false;  ///< the opacity alone says what is painted, with the ink of the page
    std::string
        fault;  ///< why it cannot be decoded: "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "broken", "too large"
};

/// Decodes an image's stream: Flate, LZW, run lengths, DCT and CCITT, JBIG2 and JPX where their libraries are there;
/// grey, RGB, CMYK, indexed, ICC-based and separated colours of 1 to 16 bits; stencils, stencil masks and soft masks.
/// Of what cannot be decoded or is damaged, and above limits::image_pixels a fault is said. Throws only std::bad_alloc.
DecodedImage decode_image(QPDFObjectHandle stream);

}  // namespace raingan::pdf
