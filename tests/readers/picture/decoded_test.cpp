// TIFF and WebP, by the small files that fuzzing begins with (tests/fuzz/seeds/picture): 40 × 24 pixels each.
#include "readers/picture/decoded.h"

#include <array>
#include <cstdlib>

#include "limited.h"
#include "readers/docx_builder.h"
#include "readers/picture/image.h"
#include "readers/picture/png.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

constexpr std::uint32_t width = 40, height = 24;

std::string file(const std::string& name) {
    return slurp(source_dir() / "tests/fuzz/seeds/picture" / name);
}

std::optional<DecodedPicture> decoded(const std::string& name) {
    const std::string bytes = file(name);
    return name.ends_with(".webp") ? read_webp(bytes) : read_tiff(bytes);
}

/// Are the libraries here? They are loaded where they are found.
bool are_there() {
    const bool all = decoded("none.tif") && decoded("lossless.webp");
    if (!all) MESSAGE("skipped: libtiff.so.6 or libwebp.so.7 is not here");
    return all;
}

std::array<int, 4> pixel(const DecodedPicture& picture, std::uint32_t x, std::uint32_t y) {
    std::array<int, 4> rgba{};
    for (std::size_t i = 0; i < 4; ++i)
        rgba.at(i) =
            static_cast<unsigned char>(picture.pixels.rgba[4 * (std::size_t{y} * picture.pixels.width + x) + i]);
    return rgba;
}

/// What the files were made of.
std::array<int, 4> expected(int x, int y) {
    if ((x / 8 + y / 8) % 2 != 0) return {x * 6, y * 10, 128, 255};
    return {255, 255 - x * 6, y * 10, 255};
}

int greatest_difference(const DecodedPicture& picture) {
    int most = 0;
    for (int y = 0; y < static_cast<int>(height); ++y)
        for (int x = 0; x < static_cast<int>(width); ++x) {
            const auto found = pixel(picture, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
            const auto wanted = expected(x, y);
            for (std::size_t i = 0; i < 4; ++i) most = std::max(most, std::abs(found.at(i) - wanted.at(i)));
        }
    return most;
}

unsigned byte_of(const std::string& png, std::size_t at) {
    return static_cast<unsigned char>(png.at(at));
}

}  // namespace

TEST_CASE("TIFF: strips and tiles, however they are packed, and inks have the same colours") {
    if (!are_there()) return;
    for (const char* name : {"none.tif", "lzw.tif", "deflate.tif", "packbits.tif", "tiles.tif", "cmyk.tif"}) {
        CAPTURE(name);
        const auto picture = decoded(name);
        REQUIRE(picture);
        CHECK(picture->pixels.width == width);
        CHECK(picture->pixels.height == height);
        CHECK(picture->left_out.empty());
        CHECK(greatest_difference(*picture) <= 1);
    }
    const auto jpeg = decoded("jpeg.tif");
    REQUIRE(jpeg);
    CHECK(pixel(*jpeg, 4, 4)[0] > 230);
    CHECK(pixel(*jpeg, 12, 20)[2] > 90);
}

TEST_CASE("TIFF: palettes, sixteen bits and alpha") {
    if (!are_there()) return;
    const auto palette = decoded("palette.tif");
    REQUIRE(palette);
    CHECK(pixel(*palette, 10, 5) == std::array<int, 4>{25, 75, 175, 255});
    const auto grey = decoded("grey16.tif");
    REQUIRE(grey);
    CHECK(pixel(*grey, 39, 0)[0] == pixel(*grey, 39, 0)[2]);
    const auto alpha = decoded("alpha.tif");
    REQUIRE(alpha);
    CHECK(pixel(*alpha, 20, 3)[3] == 120);
    CHECK(std::abs(pixel(*alpha, 20, 3)[0] - expected(20, 3)[0]) <= 2);
}

TEST_CASE("TIFF: faxes are black on white and become one bit a pixel") {
    if (!are_there()) return;
    for (const char* name : {"g3.tif", "g4.tif"}) {
        CAPTURE(name);
        const auto picture = decoded(name);
        REQUIRE(picture);
        CHECK(pixel(*picture, 20, 12) == std::array<int, 4>{0, 0, 0, 255});
        CHECK(pixel(*picture, 0, 0) == std::array<int, 4>{255, 255, 255, 255});
        const std::string png = png_of(picture->pixels);
        CHECK(byte_of(png, 24) == 1);  // bits
        CHECK(byte_of(png, 25) == 0);  // grey
        CHECK(picture_kind(png).width == width);
    }
    CHECK(decoded("g3.tif")->pixels.rgba == decoded("g4.tif")->pixels.rgba);
}

TEST_CASE("TIFF: of several pages the first is shown, and the others are told") {
    if (!are_there()) return;
    const auto picture = decoded("pages.tif");
    REQUIRE(picture);
    CHECK(picture->left_out == "2 further pages");
    CHECK(picture->pixels.rgba == decoded("g4.tif")->pixels.rgba);
    DocxBuilder builder(
        paragraph("<w:r><w:drawing><wp:inline><wp:extent cx=\"127000\" cy=\"254000\"/><a:graphic>"
                  "<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"image1\"/></pic:blipFill>"
                  "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"));
    builder.parts["word/media/image1.tiff"] = file("pages.tif");
    const Document document = builder.tie("image", "media/image1.tiff").read();
    REQUIRE(document.images.size() == 1);
    CHECK(document.images[0].media_type == "image/png");
    CHECK(count_diagnostics(document, "not-shown", "2 further pages") == 1);
}

TEST_CASE("WebP: with loss and without, with its alpha") {
    if (!are_there()) return;
    const auto lossy = decoded("lossy.webp"), lossless = decoded("lossless.webp");
    REQUIRE(lossy);
    REQUIRE(lossless);
    CHECK(lossy->pixels.width == width);
    CHECK(lossy->pixels.height == height);
    CHECK(std::abs(pixel(*lossy, 4, 4)[0] - 255) < 40);
    CHECK(pixel(*lossless, 20, 3)[3] == 120);
    const std::array<int, 4> wanted = expected(20, 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(pixel(*lossless, 20, 3).at(i) == wanted.at(i));
}

TEST_CASE("TIFF: hostile files") {
    if (!are_there()) return;
    const std::string sound = file("none.tif");
    // Cut anywhere: some rows, or nothing; never more.
    for (std::size_t size = 0; size < sound.size(); size += 37) {
        const auto cut = read_tiff(std::string_view(sound).substr(0, size));
        if (cut) CHECK(cut->pixels.rgba.size() == std::size_t{4} * width * height);
    }
    // Any byte changed, of the head and the directory behind the pixels.
    for (std::size_t at = 0; at < sound.size(); at += at < 8 || at > 2880 ? 1 : 500)
        for (const char value : {'\0', '\x01', '\xFF'}) {
            std::string changed = sound;
            changed[at] = value;
            const WithLimit fewer(limits::image_pixels, "100000");
            const auto read = read_tiff(changed);
            if (read && !read->too_large)
                CHECK(read->pixels.rgba.size() == std::size_t{4} * read->pixels.width * read->pixels.height);
        }
}

TEST_CASE("TIFF and WebP: more pixels than the limit are refused before there is room for them") {
    if (!are_there()) return;
    const WithLimit fewer(limits::image_pixels, std::to_string(width * height - 1));
    for (const char* name : {"g4.tif", "lossy.webp"}) {
        CAPTURE(name);
        const auto picture = decoded(name);
        REQUIRE(picture);
        CHECK(picture->too_large);
        CHECK(picture->pixels.rgba.empty());
        CHECK_FALSE(read_sheet_image(file(name)).image);
        CHECK_THROWS_AS(read_image(file(name), name), Error);
    }
}

TEST_CASE("the libraries are loaded ahead where a document may need them") {
    CHECK(may_hold_decoded_pictures(zip_of({{"word/media/image1.tiff", "x"}})));
    CHECK(may_hold_decoded_pictures(zip_of({{"Pictures/1.webp", "x"}})));
    CHECK_FALSE(may_hold_decoded_pictures(zip_of({{"word/media/image1.png", ".tif"}})));
    CHECK(may_hold_decoded_pictures("<img src='data:image/webp;base64,AA'>"));
    CHECK(may_hold_decoded_pictures(std::string("\xD0\xCF\x11\xE0 \x50\x6E\x29\xF0", 9)));
    CHECK_FALSE(may_hold_decoded_pictures("{\\rtf1 TIFF}"));
}
