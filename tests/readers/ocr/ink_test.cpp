#include "readers/ocr/ink.h"

#include <algorithm>

#include "support.h"

using namespace raingan;

namespace {

void fill(ocr::InkMap& map, const ocr::Box& box) {
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) map.at(x, y) = 1;
}

ocr::InkMap paper(int width, int height) {
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

}  // namespace

TEST_CASE("ink is what is darker than the paper around it, in a shadow as well") {
    pdf::GreyImage picture{200, 100, std::vector<std::uint8_t>(20'000)};
    for (int y = 0; y < 100; ++y)
        for (int x = 0; x < 200; ++x) {
            const int ground = 250 - x / 2;  // darker to the right
            const bool letter = y > 40 && y < 45 && x % 50 > 40;
            picture.pixels[static_cast<std::size_t>(y * 200 + x)] =
                static_cast<std::uint8_t>(letter ? ground / 3 : ground);
        }
    const ocr::InkMap ink = ocr::ink_of(picture);
    CHECK(ink.at(45, 42) == 1);
    CHECK(ink.at(195, 42) == 1);
    CHECK(ink.at(195, 20) == 0);
    CHECK(std::ranges::count(ink.ink, 1) == 4 * 4 * 9);
}

TEST_CASE("ruling lines are found, also broken and a little aslant, and taken away; bars and letters stay") {
    ocr::InkMap map = paper(400, 300);
    for (int x = 20; x < 380; ++x) fill(map, {x, 100 + x / 200, x + 1, 103 + x / 200});  // falls by a pixel
    fill(map, {150, 100, 152, 101});
    fill(map, {50, 50, 52, 250});     // upright
    fill(map, {200, 150, 380, 190});  // a bar
    fill(map, {100, 150, 130, 155});  // a letter's stroke
    for (int y = 99; y < 105; ++y) map.at(250, y) = 0;
    pdf::GreyImage picture{400, 300, std::vector<std::uint8_t>(120'000, 0)};
    const auto lines = ocr::ruled_lines(map, 80, 10);
    REQUIRE(lines.size() == 2);
    const auto level = std::ranges::find(lines, false, &ocr::RuledLine::upright);
    REQUIRE(level != lines.end());
    CHECK(level->box.left == 20);
    CHECK(level->box.right == 380);
    ocr::erase_lines(lines, map, picture);
    CHECK(map.at(60, 101) == 0);
    CHECK(picture.at(60, 101) == 255);
    CHECK(map.at(210, 160) == 1);
    CHECK(map.at(110, 152) == 1);
}

TEST_CASE("ink that hangs together is one piece, also by its corners; specks are none") {
    ocr::InkMap map = paper(50, 50);
    fill(map, {5, 5, 10, 10});
    fill(map, {10, 10, 15, 15});
    fill(map, {30, 5, 35, 10});
    map.at(45, 45) = 1;
    const auto pieces = ocr::pieces_of(map, 2, 100);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces.front().area == 50);
    CHECK(pieces.front().box.right == 15);
    CHECK(ocr::pieces_of(map, 2, 1).size() == 1);
}
