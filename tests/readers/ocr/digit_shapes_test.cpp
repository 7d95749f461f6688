#include "readers/ocr/digit_shapes.h"

#include <algorithm>
#include <cmath>

#include "base/resources.h"
#include "pdf_in/glyph_picture.h"
#include "support.h"

using namespace raingan;
using Script = ocr::DigitLikeness::Script;

namespace {

/// The greatest piece of a glyph of the font, drawn at so many pixels an em and turned a little.
ocr::Piece piece_of(const std::string& font, char32_t character, int em, double degrees) {
    const pdf::GlyphPicture picture = pdf::draw_glyphs(resource(font).value(), {character}, em).front();
    REQUIRE(picture.width > 0);
    const double turn = degrees * std::acos(-1.0) / 180;
    const int side = 2 * std::max(picture.width, picture.height);
    ocr::InkMap map{side, side,
                    std::vector<std::uint8_t>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side))};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double dx = x - side / 2.0, dy = y - side / 2.0;
            const int from_x =
                static_cast<int>(std::floor(dx * std::cos(turn) + dy * std::sin(turn) + picture.width / 2.0));
            const int from_y =
                static_cast<int>(std::floor(dy * std::cos(turn) - dx * std::sin(turn) + picture.height / 2.0));
            if (from_x < 0 || from_y < 0 || from_x >= picture.width || from_y >= picture.height) continue;
            map.at(x, y) = picture.ink[static_cast<std::size_t>(from_y) * static_cast<std::size_t>(picture.width) +
                                       static_cast<std::size_t>(from_x)];
        }
    const std::vector<ocr::Piece> pieces = ocr::pieces_of(map, 2, 100);
    REQUIRE(!pieces.empty());
    return *std::ranges::max_element(pieces, {}, &ocr::Piece::area);
}

}  // namespace

TEST_CASE("printed digits are read as what they are or not at all, however small and turned a little") {
    std::size_t sure = 0, all = 0;
    for (const char* font : {"fonts/Laksaman.ttf", "fonts/Laksaman-Bold.ttf", "fonts/Laksaman-Italic.ttf"})
        for (const int em : {40, 67, 100})
            for (const double degrees : {-1.5, 0.0, 1.5})
                for (int digit = 0; digit < 10; ++digit)
                    for (const Script script : {Script::thai, Script::arabic}) {
                        const char32_t first = script == Script::thai ? U'๐' : U'0';
                        const ocr::Piece piece = piece_of(font, first + static_cast<char32_t>(digit), em, degrees);
                        const ocr::DigitLikeness like = ocr::likeness_of(ocr::shape_of(piece));
                        ++all;
                        if (!like.is_sure(script)) continue;
                        ++sure;
                        CHECK_MESSAGE(like.best(script) == digit, font, " ", em, " ", degrees, " ", digit);
                    }
    MESSAGE("sure of ", sure, " of ", all);
    CHECK(sure * 10 > all * 9);
}

TEST_CASE("letters are no digits for certain") {
    for (const char* font : {"fonts/Laksaman.ttf", "fonts/Laksaman-Bold.ttf"})
        for (const char32_t letter : std::u32string_view(U"กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
                                                         U"ABCDEFGHIJKLMNPQRSTUVWXYZabcdefghijklmnpqrstuvwxyz"))
            for (const int em : {40, 67}) {
                const ocr::DigitLikeness like = ocr::likeness_of(ocr::shape_of(piece_of(font, letter, em, 0)));
                CHECK_MESSAGE(!like.is_sure(Script::thai), static_cast<unsigned>(letter), " ", em);
                CHECK_MESSAGE(!like.is_sure(Script::arabic), static_cast<unsigned>(letter), " ", em);
            }
}

TEST_CASE("a digit with a stroke through it is none for certain") {
    ocr::InkMap map{80, 80, std::vector<std::uint8_t>(6400)};
    const pdf::GlyphPicture picture = pdf::draw_glyphs(resource("fonts/Laksaman.ttf").value(), {U'๖'}, 67).front();
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            map.at(x + 20, y + 20) = picture.ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                                                 static_cast<std::size_t>(x)];
    for (int x = 10; x < 60; ++x)
        for (int y = 28; y < 32; ++y) map.at(x, y) = 1;
    const auto pieces = ocr::pieces_of(map, 2, 100);
    REQUIRE(pieces.size() == 1);
    CHECK(!ocr::likeness_of(ocr::shape_of(pieces.front())).is_sure(Script::thai));
}
