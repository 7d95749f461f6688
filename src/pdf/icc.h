// ICC profiles made here, so that nobody's file and licence stands in the program: sRGB for the output intent, and an
// approximate CMYK space for JPEG pictures that have four inks (ISO 19005-3 6.2.4.3 forbids DeviceCMYK beside an RGB
// intent). Version 2.1 (ICC.1:1998-09), so PDF 1.4 readers too can use them.
#pragma once

#include <string>

namespace raingan::pdf {

/// IEC 61966-2-1: a display profile of matrix and curve.
std::string srgb_profile();

/// An input profile whose table mixes the four inks as their product with white paper, seen as sRGB.
std::string cmyk_profile();

}  // namespace raingan::pdf
