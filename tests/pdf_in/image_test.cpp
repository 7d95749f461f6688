#include "pdf_in/image.h"

#include "base/limits.h"
#include "pdf_in/ccitt.h"
#include "pdf_in/image_codecs.h"
#include "support.h"

using namespace raingan;

namespace {

/// Decodes an image of these entries and bytes.
pdf::DecodedImage decoded(const std::string& entries, const std::string& data) {
    QPDF qpdf;
    qpdf.emptyPDF();
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&qpdf, data);
    stream.replaceDict(QPDFObjectHandle::parse("<< /Subtype /Image " + entries + " >>"));
    return pdf::decode_image(stream);
}

std::vector<int> shades(const pdf::DecodedImage& image) {
    CHECK(image.fault == "");
    return {image.shades.pixels.begin(), image.shades.pixels.end()};
}

std::string unhexed(std::string_view digits) {
    std::string out;
    for (std::size_t at = 0; at + 2 <= digits.size(); at += 2)
        out += static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16));
    return out;
}

/// A page of 8 · 2 pixels, and a region on it: the rows of the fax below.
const std::string& small_jbig2() {
    static const std::string stream = unhexed(
        "0000000030000100000013"
        "00000008"
        "00000002"
        "00000000"
        "00000000"
        "00"
        "0000"
        "0000000126000100000014"
        "00000008"
        "00000002"
        "00000000"
        "00000000"
        "00"
        "01"
        "31F8");
    return stream;
}

/// 16 · 8 pixels, white around black from (4, 2) to (11, 5).
const std::string& small_jpx() {
    static const std::string stream = unhexed(
        "ff4fff510029000000000010000000080000000000000000000000100000000800000000000000000001070101ff52000c00"
        "000001000004040001ff5c00044040ff90000a00000000006a0001ff93df82c827c95ff40baa758b06ee159c79bc0bc0060f"
        "b30e21b80182a70a939ce897bc4e8262528980bafeef5a954bde2741312944c05d7f77ad4aa5ef13a09894a2602ebfbbd6a5"
        "52f789d04c4a5130175fddeb52a97bc4e826252897ffd9");
    return stream;
}

}  // namespace

TEST_CASE("images of a PDF become grey: bits, colours, tables, turned ones") {
    const std::string two = "/Width 2 /Height 1 ";
    CHECK(shades(decoded(two + "/ColorSpace /DeviceGray /BitsPerComponent 8", "\x10\xF0")) ==
          std::vector<int>{0x10, 0xF0});
    CHECK(shades(decoded(two + "/ColorSpace /DeviceGray /BitsPerComponent 1", "\x40")) == std::vector<int>{0, 255});
    CHECK(shades(decoded(two + "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]", "\x40")) ==
          std::vector<int>{255, 0});
    CHECK(shades(decoded(two + "/ColorSpace /DeviceGray /BitsPerComponent 4", "\x0F")) == std::vector<int>{0, 255});
    CHECK(shades(decoded(two + "/ColorSpace /DeviceRGB /BitsPerComponent 8", std::string("\xFF\0\0\xFF\xFF\xFF", 6))) ==
          std::vector<int>{76, 255});
    CHECK(shades(decoded(two + "/ColorSpace /DeviceCMYK /BitsPerComponent 8", std::string("\0\0\0\xFF\0\0\0\0", 8))) ==
          std::vector<int>{0, 255});
    CHECK(shades(decoded(two + "/ColorSpace [/Indexed /DeviceRGB 1 <FFFFFF000000>] /BitsPerComponent 1", "\x40")) ==
          std::vector<int>{255, 0});
    CHECK(shades(decoded(two + "/ColorSpace [/Separation /Black /DeviceGray null] /BitsPerComponent 8", "\xFF\x01")) ==
          std::vector<int>{0, 254});
}

TEST_CASE("a stencil has opacity alone: its ink is the page's") {
    const pdf::DecodedImage image = decoded("/Width 2 /Height 1 /ImageMask true /BitsPerComponent 1", "\x40");
    CHECK(image.stencil);
    CHECK(image.shades.empty());
    CHECK(image.opacity.pixels == std::vector<std::uint8_t>{255, 0});
}

TEST_CASE("what cannot be decoded is said, and a frame that lies about its size is not followed") {
    CHECK(decoded("/Width 2 /Height 1 /Filter [/FlateDecode /JPXDecode]", "x").fault == "JPXDecode");
    CHECK(decoded("/Width 2 /Height 1 /Filter /JBIG2Decode", "x").fault == "JBIG2Decode");
    CHECK(decoded("/Width 2 /Height 1 /Filter /CCITTFaxDecode", "x").fault == "CCITTFaxDecode");  // Group 3
    CHECK(decoded("/Width 900000 /Height 900000 /ColorSpace /DeviceGray /BitsPerComponent 8", "x").fault ==
          "too large");
    CHECK(decoded("/Width 0 /Height 1", "x").fault == "broken");
    CHECK(decoded("/Width 200 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x").fault == "broken");
    CHECK(decoded("/Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 3", "xx").fault == "broken");
    CHECK(decoded("/Width 2 /Height 1 /ColorSpace [/ICCBased 1] /BitsPerComponent 8", "xx").fault == "");
    // Its own frame says 65,535 by 65,535.
    const std::string frame("\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\0\xFF\xD9", 17);
    CHECK(decoded("/Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", frame).fault ==
          "too large");
    // Compressed data that goes on and on is cut off at the image's size.
    CHECK(shades(decoded("/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /RunLengthDecode",
                         "\x81\x33\x81\x33\x81\x33\x80")) == std::vector<int>{0x33});
}

TEST_CASE("Group 4 fax: runs, what is as above, what passes below") {
    pdf::FaxParameters fax;
    fax.scheme = -1;
    fax.columns = 8;
    fax.rows = 2;
    // Horizontal: white 3, black 2; then vertical to the end. The second row is all as above.
    // 001 1000 11 | 1 | 1 1 1
    const std::string rows = pdf::decode_fax(std::string("\x31\xF8", 2), fax);
    REQUIRE(rows.size() == 2);
    CHECK(static_cast<unsigned char>(rows[0]) == 0xE7);
    CHECK(static_cast<unsigned char>(rows[1]) == 0xE7);
    // The second row passes over the black of the first (0001), and is white to its end (1).
    const std::string passed = pdf::decode_fax(std::string("\x31\xC6", 2), fax);
    REQUIRE(passed.size() == 2);
    CHECK(static_cast<unsigned char>(passed[1]) == 0xFF);
    // Nothing that follows: no row is made up.
    CHECK(pdf::decode_fax("", fax).empty());
    CHECK(pdf::decode_fax(std::string(4, '\0'), fax).empty());
    const pdf::DecodedImage image = decoded(
        "/Width 8 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode "
        "/DecodeParms << /K -1 /Columns 8 /Rows 2 >>",
        std::string("\x31\xF8", 2));
    CHECK(image.fault == "");
    CHECK(image.shades.at(3, 0) == 0);
    CHECK(image.shades.at(5, 1) == 255);
}

TEST_CASE("JBIG2 and JPEG 2000 are decoded where their libraries are installed, and said to be lacking where not") {
    bool missing = false;
    const std::string fax_page = "/Width 8 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode";
    const pdf::DecodedImage page = decoded(fax_page, small_jbig2());
    pdf::decode_jbig2("", "", 1, missing);
    if (missing) {
        CHECK(page.fault == "JBIG2Decode");
    } else {
        CHECK(shades(page) == std::vector<int>{255, 255, 255, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 255, 255, 255});
    }
    const std::string photo = "/Width 1 /Height 1 /Filter /JPXDecode";
    const pdf::DecodedImage picture = decoded(photo, small_jpx());
    pdf::decode_jpx("", 1, missing);
    if (missing) {
        CHECK(picture.fault == "JPXDecode");
    } else {
        CHECK(picture.fault == "");
        REQUIRE(picture.shades.width == 16);
        REQUIRE(picture.shades.height == 8);
        CHECK(picture.shades.at(3, 2) == 255);
        CHECK(picture.shades.at(4, 2) == 0);
        CHECK(picture.shades.at(11, 5) == 0);
        CHECK(picture.shades.at(12, 5) == 255);
    }
}

TEST_CASE("what is damaged of JBIG2 and JPEG 2000 is a fault or a picture, and too many pixels are none") {
    bool missing = false;
    CHECK_FALSE(pdf::decode_jpx(small_jpx(), 127, missing));
    CHECK_FALSE(pdf::decode_jbig2(small_jbig2(), "", 15, missing));
    for (const std::string* whole : {&small_jbig2(), &small_jpx()}) {
        const bool jpx = whole == &small_jpx();
        const auto look = [&](const std::string& bytes) {
            const auto made =
                jpx ? pdf::decode_jpx(bytes, 10'000, missing) : pdf::decode_jbig2(bytes, bytes, 10'000, missing);
            if (made) CHECK(static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->height) <= 10'000);
        };
        for (std::size_t length = 0; length < whole->size(); ++length) look(whole->substr(0, length));
        for (std::size_t at = 0; at < whole->size(); ++at)
            for (const char byte : {'\0', '\x11', '\xFF'}) {
                std::string damaged = *whole;
                damaged[at] = byte;
                look(damaged);
            }
    }
}
