// References in bytes, as those write them who do not want them found.
#include "sign/raw_references.h"

#include "support.h"

using raingan::sign::referred_to;

TEST_CASE("a reference is found by its number, whatever stands between its parts") {
    const std::set<int> numbers{12};
    for (const char* text : {"12 0 R", "[12 0 R]", "/A 12 1 R/B", "0012\n0\r\nR>>", "12%x 0 R\n0 R",
                             "[1 0 R 12 65535 R]", "x12 0 R", "(12 0 R)", "12 0R"}) {
        CAPTURE(text);
        CHECK(referred_to(text, numbers) == numbers);
    }
    for (const char* text : {"12 0 obj", "112 0 R", "12 R", "12 0 RG", "120 R", "0 12 R", "12%0 R", "", "12", "12 "}) {
        CAPTURE(text);
        CHECK(referred_to(text, numbers).empty());
    }
    CHECK(referred_to("99999999999912 0 R 7 0 R", {7, 12}) == std::set<int>{7});
}
