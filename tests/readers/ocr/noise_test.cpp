#include "readers/ocr/noise.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace raingan;
using namespace raingan::ocr;

namespace {

/// White, with black bars as thick as strokes of letters.
pdf::GreyImage barred() {
    pdf::GreyImage out{400, 400, std::vector<std::uint8_t>(160'000, 255)};
    for (int y = 0; y < 400; ++y)
        for (int x = 0; x < 400; ++x)
            if (y % 40 < 5 && x % 40 < 30) out.pixels[static_cast<std::size_t>(y * 400 + x)] = 0;
    return out;
}

std::size_t pieces_in(const InkMap& ink) {
    return pieces_of(ink, 3, 100'000).size();
}

}  // namespace

TEST_CASE("a picture without noise is left as it is") {
    pdf::GreyImage picture = barred();
    const std::vector<std::uint8_t> before = picture.pixels;
    CHECK(pieces_in(smoothed_ink(picture, 4)) == 100);
    CHECK(picture.pixels == before);
}

TEST_CASE("single dots, and the grain of dark paper, are smoothed away; strokes stay") {
    std::mt19937 random(7);
    for (const bool grain : {false, true}) {
        pdf::GreyImage picture = barred();
        std::normal_distribution<double> around(0, 45);
        for (std::uint8_t& pixel : picture.pixels) {
            if (grain) pixel = static_cast<std::uint8_t>(std::clamp(pixel * 220 / 255 + around(random), 0.0, 255.0));
            if (!grain && random() % 50 == 0) pixel = static_cast<std::uint8_t>(random() % 2 * 255);
        }
        CHECK(pieces_of(ink_of(picture), 1, 100'000).size() > 1'000);
        const std::size_t left = pieces_in(smoothed_ink(picture, 4));
        CHECK(left >= 100);
        CHECK(left < 150);
    }
}

TEST_CASE("what is in no piece becomes white") {
    pdf::GreyImage picture = barred();
    picture.pixels[20 * 400 + 200] = 0;
    const InkMap ink = ink_of(picture);
    keep_pieces(pieces_of(ink, 3, 100'000), picture);
    CHECK(picture.at(200, 20) == 255);
    CHECK(picture.at(10, 2) == 0);
}
