// Noise of a scan: what is no letter is taken off the picture before it is read, for each speck costs an optical reader
// as much as a letter does.
#pragma once

#include <vector>

#include "pdf_in/image.h"
#include "readers/ocr/ink.h"

namespace raingan::ocr {

/// Smooths the picture as long as there is much more dust on it than letters, three times at most, and gives its ink.
/// `dust`: pieces of at most so many pixels are no sign of any script at the picture's size.
InkMap smoothed_ink(pdf::GreyImage& picture, int dust);

/// Makes all of the picture white that is not in one of the pieces, or right beside it.
void keep_pieces(const std::vector<Piece>& pieces, pdf::GreyImage& picture);

}  // namespace raingan::ocr
