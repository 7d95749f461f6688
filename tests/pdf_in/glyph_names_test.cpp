#include "pdf_in/glyph_names.h"

#include <doctest/doctest.h>

#include <string>

using raingan::pdf::text_of_glyph_name;

TEST_CASE("names of glyphs are what they draw: letters, codes, Thai names, ligatures by their parts") {
    CHECK(text_of_glyph_name("A") == "A");
    CHECK(text_of_glyph_name("uni0E01") == "ก");
    CHECK(text_of_glyph_name("uni0E4D0E32.alt") == "\u0e4d\u0e32");
    CHECK(text_of_glyph_name("u0E01") == "ก");
    CHECK(text_of_glyph_name("kokaithai") == "ก");
    CHECK(text_of_glyph_name("ffi") == "ffi");
    CHECK(text_of_glyph_name("f_f_l") == "ffl");
    CHECK(text_of_glyph_name("uni0E01_A.liga") == "กA");
    for (const char* other : {"", "_", "_f", "f__f", "g01", "uni", "uniD800", "f_g99"})
        CHECK_MESSAGE(text_of_glyph_name(other).empty(), std::string(other));
}
