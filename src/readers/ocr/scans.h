// What was read of pages that are pictures. Numbers are kept apart: what is not confirmed stays out of the document.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace raingan::ocr {

struct ScannedNumber {
    std::size_t page = 0;  ///< from 0
    CropBox crop;
    std::string reading;   ///< by our reader of digits: "๙๙.๒๔"; empty where it is not sure of each
    std::string theirs;    ///< what Tesseract read there
    bool trusted = false;  ///< both agree, or the report's arithmetic bears the reading out
};

/// Words of a line, or a number, in points from the page's lower left corner, the page turned straight.
struct ScannedPiece {
    static constexpr std::size_t no_number = ~std::size_t{0};
    std::string text;                ///< of a number nothing
    std::size_t number = no_number;  ///< index into Scans::numbers
    double left = 0, right = 0, base = 0;
    double size = 0;      ///< about that of the font
    bool spaced = false;  ///< a space stands before it
};

/// A ruling line: x of an upright one, y of a level one, and where it begins and ends.
struct ScannedRuling {
    bool upright = false;
    double at = 0, from = 0, to = 0;
};

struct ScannedPage {
    std::vector<ScannedPiece> pieces;  ///< line by line, cell by cell
    std::vector<ScannedRuling> rulings;
    std::vector<std::string> faults;  ///< of images that could not be decoded (pdf_in/image.h)
    std::vector<CropBox> unread;      ///< parts with ink of which nothing was read
    bool out_of_time = false;         ///< some of them because the page took too long
};

/// Belongs to one reading of one file, which is read twice: numbers that are not trusted are shown at first, so that
/// arithmetic can be tried on them, and then not.
class Scans {
public:
    std::vector<ScannedNumber> numbers;
    std::map<std::size_t, ScannedPage> pages;  ///< by their place in the file, from 0
    bool shows_untrusted = true;

    /// Whether fewer than limits::ocr_pages were read, and not yet most of limits::time is gone.
    [[nodiscard]] bool may_read_more() const;

    /// Text of a number as it is to be shown now: of one that is not trusted U+FFFD for each digit.
    [[nodiscard]] std::string shown(const ScannedNumber& number) const;

private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace raingan::ocr
