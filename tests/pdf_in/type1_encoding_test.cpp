#include "pdf_in/type1_encoding.h"

#include <doctest/doctest.h>

#include <algorithm>

using raingan::pdf::type1_encoding;

TEST_CASE("a Type 1 program says which glyphs its codes are") {
    const auto names = type1_encoding(
        "%!PS-AdobeFont-1.0: CMR10\n/FontName /CMR10 def\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} "
        "for\ndup 12 /fi put\ndup 65/A put dup 8#102 /B put\ndup 300 /x put\ndup 16#43 /C put dup 7 /.notdef put\n"
        "readonly def\ndup 68 /D put\ncurrentdict end");
    CHECK(names[12] == "fi");
    CHECK(names[65] == "A");
    CHECK(names[66] == "B");
    CHECK(names[67] == "C");
    CHECK(names[7].empty());
    CHECK(names[68].empty());
}

TEST_CASE("what is no encoding of its own is none, and what was cut off ends") {
    const auto is_empty = [](const auto& names) {
        return std::ranges::all_of(names, [](const auto& name) { return name.empty(); });
    };
    for (const char* program : {"", "/Encoding", "/Encoding StandardEncoding def dup 12 /fi put", "no program",
                                "/Encoding 256 array dup", "/Encoding 256 array dup 99999999999999 /a put",
                                "/Encoding 256 array dup 1#1 /a put", "/Encoding 256 array dup 99#1 /a put"})
        CHECK_MESSAGE(is_empty(type1_encoding(program)), program);
}
