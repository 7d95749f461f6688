// A line of Tesseract's held against the ink: where a number stands it is read again, by digit_shapes.h.
#pragma once

#include <string>
#include <vector>

#include "pdf_in/image.h"
#include "readers/ocr/ink.h"
#include "readers/ocr/tesseract.h"

namespace raingan::ocr {

struct LineNumber {
    std::string reading;  ///< ours; empty where it is not sure
    std::string theirs;
    bool agreed = false;
};

struct LinePiece {
    bool is_number = false;
    std::string text;   ///< of words
    LineNumber number;  ///< of a number
    Box box;
    bool spaced = false;
};

struct LineReading {
    std::vector<LinePiece> pieces;
    double base = 0;  ///< y of the base line
    double body = 0;  ///< height of letters like ก
};

/// `ink`: the pieces of ink of the line, in any order. `picture` is read again where a number is in doubt.
LineReading read_line(const TextLine& line, const std::vector<const Piece*>& ink, const pdf::GreyImage& picture);

}  // namespace raingan::ocr
