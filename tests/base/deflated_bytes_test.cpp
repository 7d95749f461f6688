#include "base/deflated_bytes.h"

#include <doctest/doctest.h>

#include <string>

using namespace raingan;

TEST_CASE("bytes that were put aside come back") {
    for (const std::string& bytes :
         {std::string(), std::string("a"), std::string(100'000, '\0'), std::string("ผ่าน\0ดี", 19)}) {
        const std::string aside = deflated_bytes(bytes);
        CHECK_FALSE(aside.empty());
        CHECK(inflated_bytes(aside) == bytes);
    }
    CHECK(deflated_bytes(std::string(100'000, 'x')).size() < 1'000);
}
