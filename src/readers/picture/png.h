// Pixels as a PNG, which the PDF holds as it stands (PNG specification, third edition).
#pragma once

#include <string>

#include "readers/metafile/pixels.h"

namespace raingan {

/// In as few bits as it needs: one where all is black and white, as scans are; grey without colour; alpha only where
/// something is seen through.
std::string png_of(const metafile::Pixels& pixels);

}  // namespace raingan
