#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>

using namespace raingan;

TEST_CASE("every code point comes back as it went in") {
    bool right = true;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text = "x";
        utf8::append(text, c);
        text += "y";
        const auto [decoded, length] = utf8::decode(text, 1);
        right = right && decoded == c && length == text.size() - 2;
    }
    CHECK(right);
}

TEST_CASE("damaged bytes are U+FFFD, one for each") {
    for (const char* damaged : {"\x80", "\xC0\x80", "\xE0\xB8", "\xE0\xB8x", "\xE0\x80\x80", "\xE0\xB8\xC1",
                                "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "\xE0", "\xF0\x9F\x98"}) {
        CAPTURE(damaged);
        const auto [c, length] = utf8::decode(damaged, 0);
        CHECK(c == 0xFFFD);
        CHECK(length == 1);
    }
    CHECK(utf8::decode("", 0).length == 0);
    CHECK(utf8::decode("a", 1).length == 0);
}
