// IF fields: what they compare, and the branch that they show.
#include "document/choice.h"

#include <doctest/doctest.h>

using namespace raingan;

TEST_CASE("an IF field compares numbers as numbers, texts as texts, and takes wildcards") {
    CHECK(choose(R"( IF 2 = 2.0 "ใช่" "ไม่" )") == "ใช่");
    CHECK(choose(R"(if ๑๐ > 9 "ใช่" "ไม่" \* MERGEFORMAT)") == "ใช่");
    CHECK(choose(R"(IF "1,000" >= ๑๐๐๐ ใช่ ไม่)") == "ใช่");
    CHECK(choose(R"(IF กอง <> "กอง" ใช่ ไม่)") == "ไม่");
    CHECK(choose(R"(IF "กองคลัง" = "กอง*" "ใช่" "ไม่")") == "ใช่");
    CHECK(choose(R"(IF "กข" = "ก?" "ใช่" "ไม่")") == "ใช่");
    CHECK(choose(R"(IF "กขค" = "ก?" "ใช่" "ไม่")") == "ไม่");
    CHECK(choose(R"(IF "ab" < "b" “ใช่” “ไม่”)") == "ใช่");
    CHECK(choose(R"(IF 1=1 "\"ใช่\"" "ไม่")") == "\"ใช่\"");
}

TEST_CASE("a branch that is not there shows nothing, and a switch is no branch") {
    CHECK(choose(R"(IF 1 = 2 "ใช่")") == "");
    CHECK(choose(R"(IF 1 = 2 "ใช่" \* MERGEFORMAT)") == "");
    CHECK(choose(R"(IF 1 = 1)") == "");
}

TEST_CASE("fields in the code stand where their U+FFFC is") {
    CHECK(choose("IF \uFFFC = 1 \"-ก-\" \"-\uFFFC-\"", {"1", "2"}) == "-ก-");
    CHECK(choose("IF \uFFFC = 1 \"-ก-\" \"-\uFFFC-\"", {"3", "๓"}) == "-๓-");
    CHECK(choose("IF \uFFFC = \uFFFC \"ท้าย\" \"\uFFFC\"", {"2"}) == "");  // fewer than it asks for
}

TEST_CASE("what is no IF field has no branch") {
    for (const char* code : {"", "IF", "IF 1", "IF 1 =", "IF 1 ~ 2 a b", "PAGE", "IF \"1"}) {
        CAPTURE(code);
        CHECK_FALSE(choose(code));
    }
    const std::string stars = "IF \"" + std::string(5000, 'a') + "\" = \"" + std::string(2000, '*') + "b\" x y";
    CHECK(choose(stars) == "y");
}
