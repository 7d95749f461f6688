// Formulas that are made to cost: each comes to an end, and says so.
#include <doctest/doctest.h>

#include "base/limits.h"
#include "limited.h"
#include "workbook_of.h"

using namespace raingan;
using test::computed;
using test::FormulaBook;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("cycles") {
    FormulaBook book;
    book.sheet("S", {{"A1", "=B1"},
                     {"B1", "=C1"},
                     {"C1", "=A1"},
                     {"D1", "=D1+1"},
                     {"E1", "=SUM(E:E)"},
                     {"F1", "=A1+1"},
                     {"G1", "=1+1"},
                     {"H1", "=IF(TRUE,1,H2)"},
                     {"H2", "=H1"}});
    CHECK(book.result("C1") == "?circular");
    CHECK(book.result("A1") == "?dependent");
    CHECK(book.result("D1") == "?circular");
    CHECK(book.result("E1") == "?circular");
    CHECK(book.result("F1") == "?dependent");
    CHECK(book.result("G1") == "2");
    CHECK(book.result("H1") == "1");
}

TEST_CASE("depth") {
    CHECK(computed(repeated("(", 5000) + "1" + repeated(")", 5000)) == "?too much");
    CHECK(computed(repeated("ABS(", 5000) + "1" + repeated(")", 5000)) == "?too much");
    CHECK(computed(repeated("-", 20'000) + "1") == "?too much");
    CHECK(computed("1" + repeated("%", 20'000)) == "?too much");
    CHECK(computed(repeated("IF(1,", 5000)) == "?too much");
    CHECK(computed(repeated("{", 5000)) == "?grammar");
    // A chain of operators is as deep as one of them.
    CHECK(computed("1" + repeated("+1", 10'000)) == "10001");
    CHECK(computed("1" + repeated("*2-1", 5000)) == "-9997");
    CHECK(computed(repeated("1,", 70'000)).starts_with("?"));
}

TEST_CASE("a hundred thousand cells that each need the one below cost no stack") {
    FormulaBook book;
    workbook::Sheet sheet;
    sheet.name = "S";
    const workbook::Styles styles;
    formula::Book& rows = book.book();
    rows.begin_sheet(sheet, styles);
    constexpr std::uint32_t count = 100'000;
    for (std::uint32_t row = 0; row < count; ++row) {
        const std::string text = row + 1 < count ? "A" + std::to_string(row + 2) + "+1" : "1";
        workbook::Cell cell;
        cell.formula = cell.unvalued = true;
        cell.source = {text, row, 0, false};
        workbook::Row whole;
        whole.index = row;
        whole.cells = std::span(&cell, 1);
        rows.row(whole);
    }
    CHECK(book.result("A1") == "100000");
}

TEST_CASE("whole columns cost what they hold") {
    const test::Sheet cells{{"A1", 1.0}, {"B1", "x"}, {"A5000", 2.0}, {"B5000", "x"}};
    CHECK(computed("SUMPRODUCT((B:B=\"x\")*A:A)", cells) == "3");
    CHECK(computed("SUMPRODUCT(--(B:B=\"\"))", cells) == "1048574");
    CHECK(computed("COUNTBLANK(AA1:XFD1048576)") == "17152606208");
}

TEST_CASE("what passes a limit is named, and the rest goes on") {
    SUBCASE("work") {
        const test::WithLimit limited(limits::formula_work, "10000");
        const std::string products = "SUMPRODUCT(" + repeated("A1:CV100*", 5) + "1)";
        CHECK(computed(products, {{"CV100", 1.0}}) == "?too much");
        CHECK(computed("1+1") == "2");
    }
    SUBCASE("arrays") {
        const test::WithLimit limited(limits::formula_cells, "1000");
        CHECK(computed("SUM(A1:A60*B1:BH1)", {{"A60", 1.0}, {"BH1", 1.0}}, true) == "?too much");
    }
    SUBCASE("cells") {
        const test::WithLimit limited(limits::formula_cells, "2");
        FormulaBook book;
        book.sheet("S", {{"A1", 1.0}, {"A2", 2.0}, {"A3", 3.0}});
        CHECK(book.book().is_cut());
    }
    SUBCASE("texts") {
        CHECK(computed("REPT(\"x\",1000000)") == "#VALUE!");
        CHECK(computed("LEN(REPT(\"x\",32767))") == "32767");
    }
    SUBCASE("names that stand for names") {
        FormulaBook book;
        book.sheet("S", {{"A1", "=name_0"}});
        for (int i = 0; i < 40; ++i) {
            const std::string next = "name_" + std::to_string(i + 1);
            book.book().defined_name("name_" + std::to_string(i), next + "+" + next, std::nullopt);
        }
        CHECK(book.result("A1") == "?too much");
    }
    SUBCASE("patterns") {
        const std::string stars = repeated("*a", 200);
        CHECK(computed("COUNTIF(A1,\"" + stars + "b\")",
                       {{"A1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}) == "0");
    }
}
