// What stands in the file besides text: pictures, links, outline, labels, metadata.
#include <png.h>

#include "page_builder.h"
#include "pdf/icc.h"
#include "pdf/pdf.h"
#include "support.h"

namespace raingan::pdf {
namespace {

Pages one_page() {
    Pages pages;
    Page page;
    page.width_pt = 300;
    page.height_pt = 400;
    page.label = "1";
    pages.all.push_back(page);
    return pages;
}

std::string write(const Pages& pages, const std::vector<Image>& images = {}, const Metadata& metadata = {},
                  Diagnostics* diagnostics = nullptr) {
    fonts::FontLibrary library({});
    return write_pdf(pages, images, library, metadata, diagnostics);
}

bool holds(const std::string& file, const std::string& text) {
    return file.find(text) != std::string::npos;
}

/// A PNG of 4 × 2 pixels whose first pixel is half transparent where the format has alpha.
std::string small_png(png_uint_32 format) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = 4;
    image.height = 2;
    image.format = format;
    std::string pixels(PNG_IMAGE_SIZE(image), '\x80');
    png_alloc_size_t size = 0;
    REQUIRE(png_image_write_get_memory_size(image, size, 0, pixels.data(), 0, nullptr) != 0);
    std::string out(size, '\0');
    REQUIRE(png_image_write_to_memory(&image, out.data(), &size, 0, pixels.data(), 0, nullptr) != 0);
    out.resize(size);
    return out;
}

/// Marker segments up to the frame header of a picture, and some bytes as its scan.
std::string jpeg(int width, int height, char components) {
    std::string out = "\xFF\xD8\xFF\xE0";
    out += std::string("\0\x04xx", 4);
    out += std::string("\xFF\xC0\0", 3) + static_cast<char>(8 + 3 * components) + '\x08';
    for (const int side : {height, width}) {
        out += static_cast<char>(side >> 8);
        out += static_cast<char>(side & 0xFF);
    }
    out += components;
    out += std::string(static_cast<std::size_t>(3 * components), '\x11');
    return out + "scan\xFF\xD9";
}

Pages with_image() {
    Pages pages = one_page();
    pages.all[0].images.push_back({0, 20, 30, 100, 50, 0});
    return pages;
}

TEST_CASE("an opaque PNG goes in as it stands, one with alpha gets a soft mask") {
    Diagnostics diagnostics;
    const std::string opaque = write(with_image(), {{"image/png", small_png(PNG_FORMAT_RGB)}}, {}, &diagnostics);
    CHECK(holds(opaque, "/Predictor 15/Colors 3/BitsPerComponent 8/Columns 4"));
    CHECK_FALSE(holds(opaque, "/SMask"));
    const std::string clear = write(with_image(), {{"image/png", small_png(PNG_FORMAT_RGBA)}}, {}, &diagnostics);
    CHECK(holds(clear, "/SMask"));
    CHECK(diagnostics.empty());
}

TEST_CASE("a JPEG goes in as it stands, with the size of its frame header") {
    Diagnostics diagnostics;
    const std::string bytes = jpeg(640, 480, 3);
    const std::string file = write(with_image(), {{"image/jpeg", bytes}}, {}, &diagnostics);
    CHECK(holds(file, "/Width 640/Height 480/ColorSpace/DeviceRGB"));
    CHECK(holds(file, bytes));
    CHECK(diagnostics.empty());
}

TEST_CASE("a JPEG of four inks gets a colour space of its own, once for all: DeviceCMYK is forbidden in PDF/A") {
    Pages pages = with_image();
    pages.all[0].images.push_back({1, 20, 200, 100, 50, 0});
    const Image cmyk{"image/jpeg", jpeg(64, 48, 4)};
    const std::string file = write(pages, {cmyk, cmyk});
    CHECK_FALSE(holds(file, "DeviceCMYK"));
    const std::size_t profile = file.find("/N 4");
    CHECK(profile != std::string::npos);
    CHECK(file.find("/N 4", profile + 1) == std::string::npos);
    CHECK(holds(file, "/ColorSpace[/ICCBased "));
}

TEST_CASE("ICC profiles say their own size, and each tag lies within") {
    for (const std::string& profile : {srgb_profile(), cmyk_profile()}) {
        const auto number = [&](std::size_t at) {
            std::size_t out = 0;
            for (std::size_t i = 0; i < 4; ++i) out = out << 8U | static_cast<unsigned char>(profile[at + i]);
            return out;
        };
        CHECK(number(0) == profile.size());
        CHECK(profile.substr(36, 4) == "acsp");
        CHECK(profile.size() % 4 == 0);
        for (std::size_t i = 0; i < number(128); ++i) {
            const std::size_t at = number(132 + 12 * i + 4), size = number(132 + 12 * i + 8);
            CHECK(at % 4 == 0);
            CHECK(at + size <= profile.size());
        }
    }
}

TEST_CASE("broken, cut, huge and unknown pictures give a frame and a diagnostic") {
    const std::string png = small_png(PNG_FORMAT_RGB);
    std::string huge = png;
    huge.replace(16, 8, std::string("\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF", 8));
    const std::vector<std::string> bad{"GIF89a",
                                       "BM",
                                       "\x89PNG\r\n\x1A\n",
                                       png.substr(0, png.size() / 2),
                                       png.substr(0, 40),
                                       huge,
                                       jpeg(640, 480, 3).substr(0, 12),
                                       jpeg(60'000, 60'000, 3),
                                       jpeg(0, 10, 1),
                                       "\xFF\xD8\xFF\xFF\xFF\xFF"};
    for (const std::string& bytes : bad) {
        Diagnostics diagnostics;
        const std::string file = write(with_image(), {{"image/png", bytes}}, {}, &diagnostics);
        CHECK_FALSE(holds(file, "/Subtype/Image"));
        REQUIRE(diagnostics.size() == 1);
        CHECK(diagnostics[0].code == "image-unreadable");
    }
}

TEST_CASE("a picture that the reader could not take has a frame, and is not told twice") {
    Diagnostics diagnostics;
    CHECK_FALSE(holds(write(with_image(), {{"image/emf", ""}}, {}, &diagnostics), "/Subtype/Image"));
    CHECK(diagnostics.empty());
}

TEST_CASE("GIF and BMP are drawn from their pixels") {
    // One red pixel each.
    const std::string gif("GIF89a\1\0\1\0\x80\0\0\xFF\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35);
    const std::string bmp(
        "BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18\0\0\0\0\0\4\0\0\0\0\0\0\0\0\0\0\0"
        "\0\0\0\0\0\0\0\0\0\0\xFF\0",
        58);
    for (const std::string& bytes : {gif, bmp}) {
        Diagnostics diagnostics;
        CHECK(holds(write(with_image(), {{"", bytes}}, {}, &diagnostics), "/Subtype/Image"));
        CHECK(diagnostics.empty());
    }
}

TEST_CASE("a picture that no page shows is left out") {
    CHECK_FALSE(holds(write(one_page(), {{"image/png", small_png(PNG_FORMAT_RGB)}}), "/Subtype/Image"));
}

TEST_CASE("links open places, never run anything") {
    Pages pages = one_page();
    pages.all[0].links = {{10, 20, 30, 12, "https://www.nacc.go.th/ประกาศ (1)", 0},
                          {10, 40, 30, 12, "javascript:app.alert(1)", 0},
                          {10, 60, 30, 12, "#_Toc1", 0}};
    const std::string file = write(pages);
    CHECK(holds(file, "/URI(https://www.nacc.go.th/%E0%B8%9B"));
    CHECK(holds(file, "/Rect[10 368 40 380 ]"));
    CHECK_FALSE(holds(file, "javascript"));
}

TEST_CASE("the outline nests by level and the page labels are as printed") {
    Pages pages = one_page();
    for (const char* label : {"๒", "๓", "7", "8", ""}) {
        pages.all.push_back(pages.all[0]);
        pages.all.back().label = label;
    }
    pages.outline = {{"บทนำ", 1, 0, 10}, {"ก", 2, 1, 10}, {"ข", 3, 1, 50}, {"Two", 1, 2, 10}, {"lost", 1, 99, 0}};
    const std::string file = write(pages);
    CHECK(holds(file, "/Title<FEFF0E1A0E170E190E33>"));
    CHECK(holds(file, "/Title(Two)"));
    CHECK_FALSE(holds(file, "lost"));
    CHECK(holds(file, "0<</S/D/St 1>>1<</P<FEFF0E52>>>2<</P<FEFF0E53>>>3<</S/D/St 7>>5<<>>"));
    const test::TemporaryDir dir;
    test::spill(dir.path / "outline.pdf", file);
    if (test::run("command -v qpdf").status == 0)
        CHECK(test::run("qpdf --check '" + (dir.path / "outline.pdf").string() + "'").status == 0);
    CHECK_FALSE(holds(write(one_page()), "/PageLabels"));
}

TEST_CASE("metadata comes from the source only, and the language is Thai") {
    const std::string file = write(one_page(), {}, {"รายงาน", "Office (ITA)", "2023-11-02T08:30:00Z", "yesterday"});
    CHECK(holds(file, "/Title<FEFF0E230E320E220E070E320E19>"));
    CHECK(holds(file, "/Author(Office \\(ITA\\))"));
    CHECK(holds(file, "/CreationDate(D:20231102083000Z)"));
    CHECK_FALSE(holds(file, "/ModDate"));
    CHECK(holds(file, "/Lang(th-TH)"));
    CHECK(file.starts_with("%PDF-1.7\n"));
    CHECK_FALSE(holds(write(one_page()), "/CreationDate"));
    CHECK(holds(write(one_page(), {}, {"", "", "2023-11-02T08:30:00.5+07:00", ""}),
                "/CreationDate(D:20231102083000+07'00')"));
}

TEST_CASE("other content gives another ID") {
    const auto id = [](const std::string& file) { return file.substr(file.find("/ID ["), 40); };
    Pages other = one_page();
    other.all[0].fills.push_back({0, 0, 9, 9, {}});
    CHECK(id(write(one_page())) == id(write(one_page())));
    CHECK(id(write(one_page())) != id(write(other)));
}

TEST_CASE("many pages hang in a balanced tree") {
    Pages pages = one_page();
    for (int i = 2; i <= 5000; ++i) {
        pages.all.push_back(pages.all[0]);
        pages.all.back().label = std::to_string(i);
    }
    const test::TemporaryDir dir;
    test::spill(dir.path / "many.pdf", write(pages));
    if (test::run("command -v qpdf").status != 0) return;
    const std::string path = "'" + (dir.path / "many.pdf").string() + "'";
    CHECK(test::run("qpdf --show-npages " + path).out == "5000\n");
    CHECK(test::run("qpdf --check " + path).status == 0);
}

}  // namespace
}  // namespace raingan::pdf
