#include "base/block_list.h"

#include <doctest/doctest.h>

#include <string>

using namespace raingan;

TEST_CASE("a list in blocks has its items in their order") {
    BlockList<std::string> list;
    CHECK(list.empty());
    constexpr std::size_t count = 10'000;
    for (std::size_t i = 0; i < count; ++i) list.push_back(std::to_string(i));
    REQUIRE(list.size() == count);
    const std::string* const behind_first = &list[5'000];
    BlockList<std::string> copy = list;
    for (std::size_t i = 0; i < count; ++i) CHECK(list[i] == std::to_string(i));
    copy.push_back("more");
    copy[0] = "other";
    CHECK(copy.size() == count + 1);
    CHECK(copy[count] == "more");
    CHECK(list[0] == "0");
    list.extend_to(20'000);
    CHECK(list[19'999].empty());
    CHECK(&list[5'000] == behind_first);
    list.clear();
    CHECK(list.empty());
    list.push_back("again");
    CHECK(list[0] == "again");
}
