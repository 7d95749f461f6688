#include "pdf_in/cff_encoding.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using raingan::pdf::cff_encoding;

namespace {

std::string index_of(std::string_view only) {
    return std::string("\0\1\1\1", 4) + static_cast<char>(only.size() + 1) + std::string(only);
}

/// Glyphs "A", "fi" and "kokaithai", the one string of its own, under the codes 2, 3 and 65; `top` goes before what the
/// program says of itself.
std::string program(const std::string& top = "") {
    const auto offset = [](std::size_t at) {
        return std::string("\x1D\0\0", 3) + static_cast<char>(at >> 8U) + static_cast<char>(at & 0xFFU);
    };
    const std::string charset("\0\0\x22\0\x6D\x01\x87", 7);     // format 0: SIDs 34, 109, 391
    const std::string encoding("\x81\1\2\1\1\x41\x01\x87", 8);  // a range from 2, and 65 besides
    std::string out;
    std::size_t at = 0;
    // Offsets are known when the length is, which they do not change.
    for (int pass = 0; pass < 2; ++pass) {
        const std::string dict = top + offset(at) + "\x0F" + offset(at + charset.size()) + "\x10" +
                                 offset(at + charset.size() + encoding.size()) + "\x11";
        out = std::string("\1\0\4\1", 4) + index_of("F") + index_of(dict) + index_of("kokaithai") +
              std::string("\0\0", 2);
        at = out.size();
    }
    return out + charset + encoding + std::string("\0\4\1\1\2\3\4\5\x0E\x0E\x0E\x0E", 12);
}

}  // namespace

TEST_CASE("a bare CFF program says which glyphs its codes are") {
    const auto names = cff_encoding(program());
    CHECK(names[2] == "A");
    CHECK(names[3] == "fi");
    CHECK(names[65] == "kokaithai");
    CHECK(names[4].empty());
}

TEST_CASE("a CFF program that is cut off, damaged or names glyphs by numbers says nothing that it does not have") {
    const std::string whole = program();
    for (std::size_t length = 0; length < whole.size(); ++length) cff_encoding(whole.substr(0, length));
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const char byte : {'\0', '\x7F', '\xFF'}) {
            std::string damaged = whole;
            damaged[at] = byte;
            for (const std::string& name : cff_encoding(damaged)) CHECK(name.size() <= 64);
        }
    const std::string cid_keyed("\x8B\x8B\x8B\x0C\x1E", 5);
    CHECK(std::ranges::all_of(cff_encoding(program(cid_keyed)), [](const std::string& name) { return name.empty(); }));
}
