// A page that is a picture: its ruling lines, and the text of its parts.
#pragma once

#include <chrono>
#include <vector>

#include "readers/ocr/ink.h"
#include "readers/ocr/page_picture.h"
#include "readers/ocr/scans.h"

namespace raingan::ocr {

/// Places are in points from the lower left corner of the page turned straight.
class PageReader {
public:
    /// `page`: its place in the file, from 0. Numbers go into `scans`. Throws Error where Tesseract is not there.
    PageReader(Scans& scans, std::size_t page, const std::vector<PlacedImage>& images, double width, double height);

    [[nodiscard]] const std::vector<ScannedRuling>& rulings() const { return out_.rulings; }
    /// Reads what stands in a cell.
    void read_within(const pdf::Rectangle& cell);
    /// Reads what stands in none of the cells that were read.
    ScannedPage finish();

private:
    void read(const Box& part, const std::vector<const Piece*>& ink);
    [[nodiscard]] Box pixels_of(const pdf::Rectangle& part) const;
    [[nodiscard]] CropBox crop_of(const Box& box) const;

    Scans& scans_;
    std::size_t page_;
    double height_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    PagePicture picture_;
    std::vector<Piece> pieces_;
    std::vector<bool> read_;  ///< of pieces_: those in cells
    ScannedPage out_;
};

}  // namespace raingan::ocr
