#include "base/json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/resources.h"

using namespace raingan;
using nlohmann::json;

TEST_CASE("a JSON tree is the one that nlohmann makes of the text") {
    for (const std::string_view text :
         {R"({"a": [1, -2, 3.25, 1e3, 0.1, 98.7654321], "b": {"c": null, "d": [true, false, []], "e": {}}})",
          R"(["ก\u0e02\ud83d\ude00\n\"", "", 18446744073709551615, -9223372036854775808, 99999999999999999999])",
          R"({"twice": 1, "twice": 2})", "3", R"("text")", " [ ] ", "\xEF\xBB\xBF[1]"}) {
        CAPTURE(text);
        CHECK(parse_json(text) == json::parse(text));
    }
    std::size_t seen = 0;
    for (const std::string_view path : resource_paths()) {
        if (!path.ends_with(".json")) continue;
        CAPTURE(path);
        ++seen;
        CHECK(parse_json(*resource(path)) == json::parse(*resource(path)));
    }
    CHECK(seen > 5);
}

TEST_CASE("what is no JSON is told in nlohmann's words") {
    for (const std::string_view text : {"", "{", "[1,]", "{\"a\" 1}", "[1] 2", "[1e999]", "\"\xE0\xB8\"", "[01]"}) {
        CAPTURE(text);
        std::string expected;
        try {
            [[maybe_unused]] const json parsed = json::parse(text);
        } catch (const json::exception& problem) {
            expected = problem.what();
        }
        REQUIRE(!expected.empty());
        CHECK_THROWS_WITH_AS((void)parse_json(text), expected.c_str(), json::exception);
    }
}
