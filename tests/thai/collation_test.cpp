#include "thai/collation.h"

#include <algorithm>
#include <string>
#include <vector>

#include "support.h"

using namespace raingan::thai;

TEST_CASE("names sort as in the dictionary") {
    Collator collator;
    const std::vector<std::string> sorted = {"กนก", "กองคลัง", "กองช่าง", "เกา", "เก่า", "เก้า", "แก้ไข", "สำนักปลัด", "ไอที"};
    std::vector<std::string> names(sorted.rbegin(), sorted.rend());
    std::ranges::sort(names, {}, [&](const std::string& name) { return collator.sort_key(name); });
    CHECK(names == sorted);
}

TEST_CASE("names that look alike are one") {
    Collator collator;
    CHECK(collator.sort_key("สำนัก") == collator.sort_key("ส\u0E4Dานัก"));
    CHECK(collator.sort_key("ข้อ ๑๐") == collator.sort_key("ข้อ  10"));
    CHECK(collator.sort_key("สำนัก") != collator.sort_key("สานัก"));
    CHECK(collator.sort_key("") <= collator.sort_key("ก"));
    (void)collator.sort_key("\xE0\xB8");
}
