#include "base/kinds.h"

#include <doctest/doctest.h>

using namespace raingan;

TEST_CASE("things of one kind are told once, with how many more there are and where") {
    const std::vector<ToldLine> lines{
        {Severity::warning, "image", "page 1: “a”", "a picture is not drawn (a.emf)"},
        {Severity::finding, "score", "page 1", "indicator 3 has no measures"},
        {Severity::warning, "image", "page 2, table 1, row 3: “b”", "a picture is not drawn (b.emf)"},
        {Severity::warning, "doubt", "page 2: “c”", "check this word: “กก”"},
        {Severity::finding, "score", "page 1", "indicator 4 has no measures"},
        {Severity::warning, "image", "page 2, table 1, row 3", "a picture is not drawn"},
        {Severity::warning, "image", "", "a picture is not drawn; and 12 more of these"},
        {Severity::warning, "doubt", "“d”", "check this word: “ขข”"},
        {Severity::warning, "other", "page 9", "a picture is not drawn"},
    };
    const std::vector<ToldKind> kinds = kinds_of(lines, Language::english);
    REQUIRE(kinds.size() == 5);
    CHECK(kinds[0].message == "a picture is not drawn (a.emf) (and 14 more: page 2, table 1, row 3)");
    CHECK(kinds[1].message == "indicator 3 has no measures");
    CHECK(kinds[2].message == "check this word: “กก” (and 1 more)");
    CHECK(kinds[3].message == "indicator 4 has no measures");
    CHECK(kinds[4].first == 8);
}

TEST_CASE("in Thai the others are counted in Thai; of many places the first are named") {
    std::vector<ToldLine> lines;
    const std::vector<std::string> places{"หน้า ๑", "หน้า ๒", "หน้า ๓", "หน้า ๔", "หน้า ๕", "หน้า ๖", "หน้า ๗", "หน้า ๘"};
    for (const std::string& place : places) lines.push_back({Severity::warning, "shape", place, "ไม่แสดงรูปวาด"});
    lines.push_back({Severity::warning, "shape", "", "ไม่แสดงรูปวาด และอีก 30 แห่ง"});
    const std::vector<ToldKind> kinds = kinds_of(lines, Language::thai);
    REQUIRE(kinds.size() == 1);
    CHECK(kinds[0].message == "ไม่แสดงรูปวาด (และอีก 37 แห่ง: หน้า ๒; หน้า ๓; หน้า ๔; หน้า ๕; หน้า ๖ …)");
}
