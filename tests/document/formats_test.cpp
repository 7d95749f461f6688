#include "document/formats.h"

#include "support.h"

using namespace raingan;

TEST_CASE("equal formats get the same index, different ones do not, however many there are") {
    Document document;
    Formats formats(document);
    constexpr int many = 1000;
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < many; ++i) {
            TextFormat format;
            format.size = Points(i);
            CHECK(formats.intern(format) == static_cast<std::uint32_t>(i));
        }
    CHECK(document.text_formats.size() == many);
    CHECK(document.text_formats[41].size.pt == 41);
}

TEST_CASE("formats that differ only where the hash does not look are still told apart") {
    Document document;
    Formats formats(document);
    TextFormat plain, spaced;
    spaced.character_spacing = Points(1);
    CHECK(formats.intern(plain) != formats.intern(spaced));
    ParagraphFormat free, kept;
    kept.keep_lines = true;
    CHECK(formats.intern(free) == 0);
    CHECK(formats.intern(kept) == 1);
    CHECK(formats.intern(free) == 0);
}

TEST_CASE("looks that differ by language alone are the same look") {
    TextFormat thai, english;
    thai.language = "th-TH";
    english.language = "en-US";
    CHECK(same_look(thai, english));
    english.italic = true;
    CHECK_FALSE(same_look(thai, english));
}
