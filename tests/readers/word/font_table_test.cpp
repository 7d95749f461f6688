// word/fontTable.xml and the faces that come with a file.
#include "readers/word/font_table.h"

#include <doctest/doctest.h>

#include "readers/docx_builder.h"

namespace raingan::test {
namespace {

void put(std::string& bytes, std::size_t at, std::uint32_t value, std::size_t size) {
    if (bytes.size() < at + size) bytes.resize(at + size);
    for (std::size_t i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(value >> (8 * (size - 1 - i)));
}

/// A face of nothing but the tables that hold its line measures, of 1000 units.
std::string face(int win_ascent, int win_descent) {
    std::string bytes;
    put(bytes, 0, 0x00010000, 4);
    put(bytes, 4, 3, 2);
    const std::size_t os2 = 12 + 3 * 16;
    const std::size_t head = os2 + 78;
    const std::size_t hhea = head + 54;
    const auto record = [&](std::size_t index, const char* tag, std::size_t at) {
        bytes.resize(std::max<std::size_t>(bytes.size(), 12 + (index + 1) * 16));
        bytes.replace(12 + index * 16, 4, tag);
        put(bytes, 12 + index * 16 + 8, static_cast<std::uint32_t>(at), 4);
    };
    record(0, "OS/2", os2);
    record(1, "head", head);
    record(2, "hhea", hhea);
    put(bytes, os2 + 74, static_cast<std::uint32_t>(win_ascent), 2);
    put(bytes, os2 + 76, static_cast<std::uint32_t>(win_descent), 2);
    put(bytes, head + 18, 1000, 2);
    put(bytes, hhea + 4, 850, 2);
    put(bytes, hhea + 6, 0xFFFF - 249, 2);  // -250
    put(bytes, hhea + 8, 30, 2);
    put(bytes, hhea + 36, 0, 2);
    return bytes;
}

constexpr const char* key = "{302EE813-EB4A-4642-A93A-89EF99B2457E}";

}  // namespace

TEST_CASE("the line of a face is that of Word for Windows: its box, and what hhea asks for beyond it") {
    const auto first = word::line_of_face(face(850, 250));
    const auto second = word::line_of_face(face(850, 460));
    REQUIRE((first && second));
    CHECK(first->ascent + first->descent == doctest::Approx(1.13));
    CHECK(second->ascent + second->descent == doctest::Approx(1.31));
    CHECK(word::line_of_face(face(0, 0))->descent == doctest::Approx(0.28));  // without a box hhea alone counts
}

TEST_CASE("bytes that are no face have no line, wherever they are cut") {
    CHECK_FALSE(word::line_of_face(""));
    CHECK_FALSE(word::line_of_face(std::string(200, '\xFF')));
    const std::string whole = face(850, 250);
    for (std::size_t length = 0; length < whole.size(); ++length)
        if (const auto line = word::line_of_face(whole.substr(0, length)))
            CHECK(line->ascent + line->descent <= doctest::Approx(1.13));
}

TEST_CASE("a masked face is unmasked by its key, and only its first 32 bytes are") {
    std::string bytes(64, '\0');
    word::unmask_font(bytes, key);
    CHECK(static_cast<unsigned char>(bytes[0]) == 0x7E);
    CHECK(static_cast<unsigned char>(bytes[15]) == 0x30);
    CHECK(static_cast<unsigned char>(bytes[16]) == 0x7E);
    CHECK(bytes.substr(32) == std::string(32, '\0'));
    word::unmask_font(bytes, key);
    CHECK(bytes == std::string(64, '\0'));
    word::unmask_font(bytes, "no key");
    CHECK(bytes == std::string(64, '\0'));
}

TEST_CASE("the font table tells charset, ranges and the faces in the file") {
    std::string masked = face(850, 460);
    word::unmask_font(masked, key);
    DocxBuilder builder("<w:p/>");
    builder.relate("fontTable", "fontTable.xml", "fonts",
                   std::string(R"(<w:font w:name="TH SarabunPSK"><w:charset w:val="DE"/>)") +
                       R"(<w:sig w:usb0="01000003" w:usb1="00000000" w:csb0="00010111" w:csb1="00000000"/>)" +
                       R"(<w:embedRegular r:id="rId1" w:fontKey=")" + key +
                       R"("/><w:embedBold r:id="rId9"/></w:font>)" + R"(<w:font w:name="Arial"/>)");
    builder.parts["word/_rels/fontTable.xml.rels"] =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
        R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/font" )"
        R"(Target="fonts/font1.odttf"/></Relationships>)";
    builder.parts["word/fonts/font1.odttf"] = masked;
    const Document document = builder.read();
    REQUIRE(document.font_facts.size() == 2);
    const FontFacts& font = document.font_facts[0];
    CHECK(font.name == "TH SarabunPSK");
    CHECK(font.charset == 0xDE);
    CHECK(font.usb[0] == 0x01000003);
    CHECK(font.csb[0] == 0x00010111);
    REQUIRE(font.embedded[0]);
    CHECK(font.embedded[0]->descent == doctest::Approx(0.46));
    CHECK_FALSE(font.embedded[1]);
    CHECK_FALSE(document.font_facts[1].embedded[0]);
}

TEST_CASE("a damaged font table costs no document") {
    DocxBuilder builder("<w:p/>");
    builder.relate("fontTable", "fontTable.xml", "fonts", "<w:font w:name=\"A\"");
    CHECK(builder.read().font_facts.empty());
}

}  // namespace raingan::test
