#include "report/key.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "report/header_key.h"

using namespace raingan;

TEST_CASE("a text is found wherever it stands, also in one that is full of its first letter") {
    std::string same;
    for (int i = 0; i < 500; ++i) same += "ก";
    const std::string many = same + "กรณี" + same + "การ";
    for (const std::string& text : {std::string(), std::string("ก"), many, std::string("a.b..c....d"), same + "x"})
        for (const std::string_view part : {"ก", "กก", "การ", "กรณี", "....", ".", "..", "x", "d", "ะ", "ขก"})
            for (const std::size_t from :
                 {std::size_t{0}, std::size_t{1}, std::size_t{3}, text.size(), text.size() + 1}) {
                CAPTURE(part);
                CAPTURE(from);
                CHECK(find_text(text, part, from) == std::string_view(text).find(part, from));
            }
    CHECK(find_text("text", "") == std::string_view::npos);
}

TEST_CASE("a line ends at the first forced break of any kind") {
    CHECK(find_line_end("ก\vข\nค") == 3);
    CHECK(find_line_end("ก\nข\v\f") == 3);
    CHECK(find_line_end("\f") == 0);
    CHECK(find_line_end("ก\tข") == std::string_view::npos);
    CHECK(find_line_end("") == std::string_view::npos);
}

TEST_CASE("each byte of a key has the place that its character came from, whatever bytes the text is of") {
    std::mt19937 random(16);  // NOLINT(cert-msc51-cpp): the same each time
    constexpr std::string_view pieces[] = {"ก",      "ำ",    "๕",        "เ",    "่",       " ", "\u00A0",
                                           "\u200B", "A",    "z",        "7",    "–",      "“", "\uFFFD",
                                           "\xE0",   "\xB8", "\xE0\xB9", "\xFF", "\u00E9", "😀", "\n"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t n = random() % 12; n > 0; --n) text += pieces[random() % std::size(pieces)];
        CAPTURE(text);
        const SearchKey key = squeeze(text);
        CHECK(key_of(text) == key.text);
        REQUIRE(key.at.size() == key.text.size() + 1);
        CHECK(std::ranges::is_sorted(key.at));
        CHECK(key.at.back() == text.size());
        // Each character by itself gives the same; the space between digits depends on its neighbours.
        for (std::size_t i = 0; i < key.text.size(); ++i)
            if (i == 0 || key.at[i] != key.at[i - 1]) {
                const std::size_t from = key.text[i] == ' ' ? i + 1 : i;
                const std::size_t end =
                    static_cast<std::size_t>(std::ranges::upper_bound(key.at.begin() + static_cast<std::ptrdiff_t>(i),
                                                                      key.at.end() - 1, key.at[i]) -
                                             key.at.begin());
                const std::size_t next = end < key.text.size() ? key.at[end] : text.size();
                CHECK(key_of(std::string_view(text).substr(key.at[i], next - key.at[i])) ==
                      std::string_view(key.text).substr(from, end - from));
            }
    }
}

TEST_CASE("a header's key is without its year, its notes and its marker") {
    CHECK(header_key("๒. คะแนน ปี พ.ศ. ๒๕๖๖ (ร้อยละ) :").text == "คะแนนปี#");
    CHECK(header_key("๒. คะแนน ปี พ.ศ. ๒๕๖๖ (ร้อยละ) :").year_be == 2566);
    CHECK(header_key("ค่าเป้าหมาย ๒๐ ข้อ").text == "ค่าเป้าหมาย20ข้อ");
    CHECK(header_key("(บาท)").text == "(บาท)");
    CHECK(header_key(" - ").text.empty());
}
