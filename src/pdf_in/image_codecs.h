// JBIG2 and JPEG 2000, in which most office scanners write pages: decoded by jbig2dec and OpenJPEG, whose few functions
// are declared here; loaded when they are first needed, installed by the user (Debian: libjbig2dec0, libopenjp2-7).
// There are none on Windows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace raingan::pdf {

/// Opens the libraries, for a process that can open no file later. Before threads are made.
void load_image_codecs();

/// Samples of 8 bits, component by component of each pixel, rows from the top.
struct CodedImage {
    int width = 0, height = 0;
    std::size_t components = 1;  ///< 1 grey, 3 red, green, blue, 4 inks
    std::string samples;
};

/// What a JPEG 2000 stream shows (ISO 15444-1: a JP2 file or the codes alone). None where the library is not there,
/// what it is given is damaged, or it has more than `most_pixels`; `missing` then says whether it is the library.
std::optional<CodedImage> decode_jpx(std::string_view bytes, std::size_t most_pixels, bool& missing);

/// Rows of 1 bit as the filter of PDF gives them, 0 is black (ISO 32000-1 7.4.7), of an embedded JBIG2 stream and its
/// globals, which may be empty; likewise.
std::optional<CodedImage> decode_jbig2(std::string_view bytes, std::string_view globals, std::size_t most_pixels,
                                       bool& missing);

}  // namespace raingan::pdf
