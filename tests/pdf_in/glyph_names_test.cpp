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

TEST_CASE("letters with accents are named by their parts, and alphabets by numbers") {
    CHECK(text_of_glyph_name("rcaron") == "ř");
    CHECK(text_of_glyph_name("Scedilla") == "Ş");
    CHECK(text_of_glyph_name("Scommaaccent") == "Ș");
    CHECK(text_of_glyph_name("gcommaaccent") == "ģ");
    CHECK(text_of_glyph_name("Idotaccent") == "İ");
    CHECK(text_of_glyph_name("uring.alt") == "ů");
    CHECK(text_of_glyph_name("Acircumflexacute") == "Ấ");
    CHECK(text_of_glyph_name("alphatonos") == "ά");
    CHECK(text_of_glyph_name("iotadieresistonos") == "ΐ");
    CHECK(text_of_glyph_name("afii10017") == "А");
    CHECK(text_of_glyph_name("afii10071") == "ё");
    CHECK(text_of_glyph_name("afii57664") == "א");
    CHECK(text_of_glyph_name("afii57409") == "ء");
    CHECK(text_of_glyph_name("element") == "∈");
    for (const std::string& other : {std::string("qtonos"), std::string("acuteacute"), std::string("afii"),
                                     std::string("afii99999"), std::string(1000, 'a') + "tonos"})
        CHECK_MESSAGE(text_of_glyph_name(other).empty(), other);
}
