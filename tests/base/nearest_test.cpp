#include "base/nearest.h"

#include <doctest/doctest.h>

#include <string>

using namespace raingan;

TEST_CASE("letters changed, added, left out and swapped are counted") {
    CHECK(letter_distance("convert", "convert") == 0);
    CHECK(letter_distance("konvert", "convert") == 1);
    CHECK(letter_distance("verfiy", "verify") == 1);
    CHECK(letter_distance("", "abc") == 3);
    CHECK(letter_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest name is one that may have been meant, or none") {
    const std::vector<std::string_view> names{"convert", "check", "rollup", "sign", "verify", "text", "schema"};
    CHECK(nearest_name("konvert", names) == "convert");
    CHECK(nearest_name("CHECK", names) == "check");
    CHECK(nearest_name("conv", names) == "convert");
    CHECK(nearest_name("roll-up", names) == "rollup");
    CHECK(nearest_name("sgin", names) == "sign");
    CHECK(nearest_name("qqqqqq", names).empty());
    CHECK(nearest_name("x", names).empty());
    CHECK(nearest_name("", names).empty());
    CHECK(nearest_name(std::string(100'000, 'a'), names).empty());
}
