#include "base/wildcards.h"

#include <doctest/doctest.h>

#include <string>

using namespace raingan;

TEST_CASE("? is one character and * any number of them, in the whole text") {
    CHECK(matches_wildcards("ผ่าน", "ผ่าน"));
    CHECK(matches_wildcards("ผ่านดี", "ผ่าน*"));
    CHECK(matches_wildcards("ดี", "??"));
    CHECK_FALSE(matches_wildcards("ดี", "?"));
    CHECK(matches_wildcards("", "*"));
    CHECK(matches_wildcards("", ""));
    CHECK_FALSE(matches_wildcards("", "?"));
    CHECK(matches_wildcards("abcabd", "*ab?"));
    CHECK_FALSE(matches_wildcards("abc", "ab"));
    CHECK(matches_wildcards("a~b", "a~b"));
}

TEST_CASE("the escape makes a sign mean itself, where one is asked for") {
    CHECK(matches_wildcards("a*b", "a~*b", '~'));
    CHECK_FALSE(matches_wildcards("axb", "a~*b", '~'));
    CHECK(matches_wildcards("a~", "a~~", '~'));
    CHECK_FALSE(matches_wildcards("a*b", "a~*b"));
}

TEST_CASE("a pattern is found behind a place") {
    CHECK(find_wildcards("กขคกขค", "ข", 0) == 3);
    CHECK(find_wildcards("กขคกขค", "ข?", 4) == 12);
    CHECK(find_wildcards("abc", "d", 0) == std::string_view::npos);
    CHECK(find_wildcards("abc", "", 3) == 3);
}

TEST_CASE("many stars cost the product of the lengths, no more") {
    std::string pattern;
    for (int i = 0; i < 2'000; ++i) pattern += "*a";
    CHECK_FALSE(matches_wildcards(std::string(20'000, 'b'), pattern));
}
