#include "report/score_range.h"

#include "support.h"

using namespace raingan;

TEST_CASE("an axis begins at a multiple of five below all that it shows") {
    const auto start = [](std::initializer_list<const char*> scores, const char* target) {
        std::vector<std::optional<Decimal>> all;
        for (const char* score : scores) all.push_back(Decimal::parse(score));
        return axis_start(all, Decimal::parse(target));
    };
    CHECK(start({"96", "100"}, "") == 95);
    CHECK(start({"98.78", "100"}, "") == 95);
    CHECK(start({"98.78", "100"}, "85") == 80);
    CHECK(start({"85.5"}, "") == 80);
    CHECK(start({"0.4"}, "") == 0);
    CHECK(start({"112.48", "-3", "91"}, "") == 90);
    CHECK(start({}, "85") == 0);
    CHECK(start({"100"}, "") == 95);
    CHECK(axis_words(80) == "๘๐–๑๐๐");
    CHECK(is_possible_score(Decimal(100, 0)));
    CHECK_FALSE(is_possible_score(Decimal(10001, 2)));
}
