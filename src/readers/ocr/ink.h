// What is ink on a picture: the pixels, the ruling lines, and the pieces that hang together.
#pragma once

#include <cstdint>
#include <vector>

#include "pdf_in/image.h"

namespace raingan::ocr {

/// In pixels, rows from the top; right and bottom are behind the last.
struct Box {
    int left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    [[nodiscard]] bool contains(double x, double y) const { return x >= left && x < right && y >= top && y < bottom; }
    void add(const Box& other);
};

struct InkMap {
    int width = 0, height = 0;
    std::vector<std::uint8_t> ink;  ///< 1 is ink

    [[nodiscard]] std::uint8_t& at(int x, int y) {
        return ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
    [[nodiscard]] std::uint8_t at(int x, int y) const {
        return ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

/// What is much darker than the paper around it, so that shadows and grounds are paper.
InkMap ink_of(const pdf::GreyImage& picture);

/// A straight line, level or upright.
struct RuledLine {
    bool upright = false;
    Box box;
};

/// Lines of at least `shortest` pixels and at most `thickest`.
std::vector<RuledLine> ruled_lines(const InkMap& map, int shortest, int thickest);

/// Takes the lines away, from the ink and, with their blurred edges, from the picture.
void erase_lines(const std::vector<RuledLine>& lines, InkMap& map, pdf::GreyImage& picture);

/// Ink that hangs together, by edges or corners.
struct Piece {
    Box box;
    int area = 0;
    struct Run {
        int y = 0, left = 0, right = 0;
    };
    std::vector<Run> runs;
};

/// At most `most` pieces, from the top; those of less than `least` pixels are specks and left out.
std::vector<Piece> pieces_of(const InkMap& map, int least, std::size_t most);

}  // namespace raingan::ocr
