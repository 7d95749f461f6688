#include "base/round.h"

#include <doctest/doctest.h>

using raingan::round_to_int;

TEST_CASE("halves are rounded away from zero, beyond 32 bits too") {
    CHECK(round_to_int(2.5) == 3);
    CHECK(round_to_int(-2.5) == -3);
    CHECK(round_to_int(2.4999) == 2);
    CHECK(round_to_int(30'000.0 * 1'000'000) == 30'000'000'000);
}
