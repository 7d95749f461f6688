// A library that is loaded late is whole only with all that was looked for.
#include "base/late_library.h"

#include <doctest/doctest.h>

using namespace raingan;

TEST_CASE("functions of a library are found when it is loaded; without one of them, or without it, it is not whole") {
    using Cosine = double (*)(double);
    Cosine cosine = nullptr, unknown = nullptr, after = nullptr;
    LateLibrary mathematics("libm.so.6");
    CHECK(mathematics.find(cosine, "cos").whole());
    REQUIRE((cosine != nullptr));
    CHECK(cosine(0) == 1);
    CHECK_FALSE(mathematics.find(unknown, "no_such_function_of_libm").find(after, "cos").whole());
    CHECK((unknown == nullptr));

    Cosine none = nullptr;
    CHECK_FALSE(LateLibrary("libno-such-library.so.9").find(none, "cos").whole());
    CHECK((none == nullptr));
}
