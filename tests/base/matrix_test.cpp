#include "base/matrix.h"

#include <doctest/doctest.h>

using namespace raingan;

TEST_CASE("the inner map comes first, and an inverse undoes it") {
    const Matrix moved{1, 0, 0, 1, 10, 20}, doubled{2, 0, 0, 2, 0, 0};
    const PlanePoint first_moved = mapped(product(doubled, moved), 1, 1),
                     first_doubled = mapped(product(moved, doubled), 1, 1);
    CHECK(first_moved.x == 22);
    CHECK(first_moved.y == 42);
    CHECK(first_doubled.x == 12);
    CHECK(first_doubled.y == 22);

    const Matrix map = product(rotation(30), product(moved, doubled));
    const auto back = inverse(map);
    REQUIRE(back.has_value());
    const PlanePoint there = mapped(map, 3, -7);
    CHECK(back->x_of(there.x, there.y) == doctest::Approx(3));
    CHECK(back->y_of(there.x, there.y) == doctest::Approx(-7));
    CHECK(mean_scale(map) == doctest::Approx(2));
    CHECK_FALSE(inverse({1, 2, 2, 4, 0, 0}).has_value());
}

TEST_CASE("rotation is clockwise as seen where y goes down") {
    const PlanePoint turned = mapped(rotation(90), 1, 0);
    CHECK(turned.x == doctest::Approx(0));
    CHECK(turned.y == doctest::Approx(1));
}
