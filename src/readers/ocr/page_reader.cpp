#include "readers/ocr/page_reader.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "base/round.h"
#include "readers/ocr/line_reader.h"
#include "readers/ocr/noise.h"
#include "readers/ocr/tesseract.h"

namespace raingan::ocr {
namespace {

/// A line takes the ink whose middle is between its top and bottom.
std::vector<const Piece*> ink_of_line(const TextLine& line, const std::vector<const Piece*>& ink) {
    std::vector<const Piece*> out;
    for (const Piece* piece : ink) {
        const double middle = (piece->box.top + piece->box.bottom) / 2.0;
        if (middle >= line.box.top && middle < line.box.bottom) out.push_back(piece);
    }
    return out;
}

/// Of an input's time, which a page may take.
constexpr double page_share = 0.2;

Box around(const std::vector<const Piece*>& ink) {
    Box box = ink.front()->box;
    for (const Piece* piece : ink) box.add(piece->box);
    return box;
}

}  // namespace

PageReader::PageReader(Scans& scans, std::size_t page, const std::vector<PlacedImage>& images, double width,
                       double height)
    : scans_(scans), page_(page), height_(height), picture_((require_models(), picture_of(images, width, height))) {
    // In points: shorter ones are strokes of letters, thicker ones bars.
    constexpr double shortest = 20, thickest = 4, speck = 0.35, dust = 0.6;
    constexpr std::size_t most_pieces = 200'000, most_lines = 5'000;
    const double scale = picture_.scale;
    const auto pixels = [&](double points) { return std::max(static_cast<int>(points * scale * points * scale), 2); };
    InkMap ink = smoothed_ink(picture_.shades, pixels(dust));
    std::vector<RuledLine> lines =
        ruled_lines(ink, static_cast<int>(shortest * scale), std::max(static_cast<int>(thickest * scale), 2));
    if (lines.size() > most_lines) lines.resize(most_lines);
    erase_lines(lines, ink, picture_.shades);
    for (const RuledLine& line : lines) {
        const Box& box = line.box;
        if (line.upright)
            out_.rulings.push_back(
                {true, (box.left + box.right) / 2.0 / scale, height - box.bottom / scale, height - box.top / scale});
        else
            out_.rulings.push_back(
                {false, height - (box.top + box.bottom) / 2.0 / scale, box.left / scale, box.right / scale});
    }
    pieces_ = pieces_of(ink, pixels(speck), most_pieces);
    keep_pieces(pieces_, picture_.shades);
    read_.assign(pieces_.size(), false);
    out_.faults = picture_.faults;
}

Box PageReader::pixels_of(const pdf::Rectangle& part) const {
    const auto pixel = [&](double points, int most) {
        return std::clamp(static_cast<int>(round_to_int(points * picture_.scale)), 0, most);
    };
    return {pixel(part.left, picture_.shades.width), pixel(height_ - part.top, picture_.shades.height),
            pixel(part.right, picture_.shades.width), pixel(height_ - part.bottom, picture_.shades.height)};
}

CropBox PageReader::crop_of(const Box& box) const {
    double left = 1e9, right = -1e9, bottom = 1e9, top = -1e9;
    for (const int x : {box.left, box.right})
        for (const int y : {box.top, box.bottom}) {
            const PlanePoint at = mapped(picture_.to_page, x, y);
            left = std::min(left, at.x);
            right = std::max(right, at.x);
            bottom = std::min(bottom, at.y);
            top = std::max(top, at.y);
        }
    return {static_cast<int>(std::floor(left)), static_cast<int>(std::floor(bottom)),
            static_cast<int>(std::ceil(right)), static_cast<int>(std::ceil(top))};
}

void PageReader::read_within(const pdf::Rectangle& cell) {
    const Box box = pixels_of(cell);
    std::vector<const Piece*> ink;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const Box& at = pieces_[i].box;
        if (read_[i] || !box.contains((at.left + at.right) / 2.0, (at.top + at.bottom) / 2.0)) continue;
        read_[i] = true;
        ink.push_back(&pieces_[i]);
    }
    read(box, ink);
}

void PageReader::read(const Box& part, const std::vector<const Piece*>& ink) {
    // A cell with less than a mark in it is empty.
    constexpr int least_area = 30;
    int area = 0;
    for (const Piece* piece : ink) area += piece->area;
    if (area < least_area || part.width() < 3 || part.height() < 3) return;
    // What an optical reader makes of noise that is left may take any time.
    const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - began_;
    const double left = page_share * static_cast<double>(limits::time) - gone.count();
    std::vector<TextLine> lines;
    if (left > 0)
        lines = read_text(picture_.shades, part, Model::thai, false, left);
    else
        out_.out_of_time = true;
    if (lines.empty()) out_.unread.push_back(crop_of(around(ink)));
    for (const TextLine& line : lines) {
        const LineReading reading = read_line(line, ink_of_line(line, ink), picture_.shades);
        // Thai fonts' letters are about so high.
        constexpr double body_of_size = 0.42;
        for (const LinePiece& from : reading.pieces) {
            ScannedPiece piece;
            piece.left = from.box.left / picture_.scale;
            piece.right = from.box.right / picture_.scale;
            piece.base = height_ - reading.base / picture_.scale;
            piece.size = std::max(reading.body / picture_.scale / body_of_size, 4.0);
            piece.spaced = from.spaced;
            piece.text = from.text;
            if (from.is_number) {
                piece.text.clear();
                piece.number = scans_.numbers.size();
                scans_.numbers.push_back(
                    {page_, crop_of(from.box), from.number.reading, from.number.theirs, from.number.agreed});
            }
            out_.pieces.push_back(std::move(piece));
        }
    }
}

ScannedPage PageReader::finish() {
    std::vector<const Piece*> ink;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if (!read_[i]) {
            ink.push_back(&pieces_[i]);
            continue;
        }
        // What stands in cells is not read again as text between them.
        for (const Piece::Run& run : pieces_[i].runs)
            for (int y = std::max(run.y - 1, 0); y <= std::min(run.y + 1, picture_.shades.height - 1); ++y) {
                const auto row = picture_.shades.pixels.begin() +
                                 static_cast<std::ptrdiff_t>(y) * static_cast<std::ptrdiff_t>(picture_.shades.width);
                std::fill(row + std::max(run.left - 1, 0), row + std::min(run.right + 1, picture_.shades.width),
                          std::uint8_t{255});
            }
    }
    if (!ink.empty()) read({0, 0, picture_.shades.width, picture_.shades.height}, ink);
    return std::move(out_);
}

}  // namespace raingan::ocr
