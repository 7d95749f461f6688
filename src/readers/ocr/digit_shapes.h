// A reader of printed digits of our own: ๐–๙ and 0–9, by how alike a shape is to the digits of the fonts that the
// program has built in. It stands beside Tesseract, whose Thai model misreads digits for others; so it would rather say
// nothing than guess: a shape that is not much more like one digit than like any other sign is none.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "readers/ocr/ink.h"

namespace raingan::ocr {

/// A shape brought to one size, its proportions kept and told.
struct Shape {
    std::vector<float> cells;  ///< of mean 0 and length 1
    double aspect = 0;         ///< width by height
};

Shape shape_of(const Piece& piece);

/// How like a shape is to digits, from -1 to 1 (the same).
struct DigitLikeness {
    double thai[10] = {}, arabic[10] = {};
    double other = -1;  ///< the likest of letters and signs

    enum class Script : std::uint8_t { thai, arabic };
    /// The digit of the script that it is likest.
    [[nodiscard]] int best(Script script) const;
    /// How much likelier than all other digits of the script, and than the letters.
    [[nodiscard]] double margin(Script script) const;
    [[nodiscard]] double likeness(Script script) const;
    /// Likely enough a digit to count as one that may have been misread.
    [[nodiscard]] bool may_be(Script script) const;
    /// For certain the digit best(script), where it stands among digits of that script.
    [[nodiscard]] bool is_sure(Script script) const;
};

DigitLikeness likeness_of(const Shape& shape);

}  // namespace raingan::ocr
