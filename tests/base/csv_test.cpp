#include "base/csv.h"

#include <doctest/doctest.h>

using raingan::append_csv_cell;

namespace {

std::string cell(const std::string& text) {
    std::string out;
    append_csv_cell(out, text);
    return out;
}

}  // namespace

TEST_CASE("a cell of CSV is quoted where it must be") {
    CHECK(cell("plain ไทย") == "plain ไทย");
    CHECK(cell("") == "");
    CHECK(cell("a,b") == "\"a,b\"");
    CHECK(cell("a \"b\"") == "\"a \"\"b\"\"\"");
    CHECK(cell("a\nb") == "\"a\nb\"");
}

TEST_CASE("no cell of CSV is a formula; numbers stay numbers") {
    CHECK(cell("=1+1") == "'=1+1");
    CHECK(cell("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    CHECK(cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
    CHECK(cell("- ไม่มี") == "'- ไม่มี");
    CHECK(cell("\tx") == "'\tx");
    CHECK(cell("\rx") == "\"'\rx\"");
    for (const char* number : {"-0.50", "+12", "-3", "12.48"}) CHECK(cell(number) == number);
    for (const char* other : {"-", "+", "-1-1", "-1.", "-.5", "+1e5", "-1,5"})
        CHECK(cell(other).find('\'') != std::string::npos);
}
