#include <doctest/doctest.h>

#include "workbook_of.h"

using namespace raingan;
using test::computed;
using test::FormulaBook;

TEST_CASE("references over sheets, of whole rows and columns, by name") {
    FormulaBook book;
    book.sheet("สรุป", {{"A1", "=Data!A1+'My ''own'' sheet'!B2"},
                       {"A2", "=SUM(Data!A:A)"},
                       {"A3", "=SUM(Data!$1:$1)"},
                       {"A4", "=ยอดรวม*2"},
                       {"A5", "=SUM(Data:Last!A1)"},
                       {"A6", "=SUM('Data:My ''own'' sheet'!A1:B2)"},
                       {"A7", "=SUM(pair)"},
                       {"A8", "=missing+1"},
                       {"A9", "=Nowhere!A1"},
                       {"B1", "=[1]Data!A1"},
                       {"B2", "=Table1[Amount]"},
                       {"B3", "=relative"},
                       {"B4", "=data!a1"},
                       {"B5", "=A1:INDEX(A1:A9,3)"},
                       {"B6", "=#REF!+1"},
                       {"B7", "=Data!#REF!"}});
    book.sheet("Data", {{"A1", 10.0}, {"A2", 5.0}, {"B1", 1.0}});
    book.sheet("My 'own' sheet", {{"B2", 7.0}});
    book.sheet("Last", {{"A1", 100.0}});
    book.name("ยอดรวม", "Data!$A$1").name("pair", "Data!$A$1:$A$2").name("relative", "Data!A1");
    CHECK(book.result("A1") == "17");
    CHECK(book.result("A2") == "15");
    CHECK(book.result("A3") == "11");
    CHECK(book.result("A4") == "20");
    CHECK(book.result("A5") == "110");
    CHECK(book.result("A6") == "23");
    CHECK(book.result("A7") == "15");
    CHECK(book.result("A8") == "?grammar");
    CHECK(book.result("A9") == "?grammar");
    CHECK(book.result("B1") == "?grammar");
    CHECK(book.result("B2") == "?grammar");
    CHECK(book.result("B3") == "?grammar");
    CHECK(book.result("B4") == "10");
    CHECK(book.result("B5") == "?grammar");
    CHECK(book.result("B6") == "#REF!");
    CHECK(book.result("B7") == "#REF!");
}

TEST_CASE("a range where one value is meant is the cell in line") {
    FormulaBook book;
    book.sheet("S", {{"A1", 1.0}, {"A2", 2.0}, {"B2", "=A1:A3*10"}, {"C9", "=A1:A3*10"}, {"D2", "=@A1:A3"}});
    CHECK(book.result("B2") == "20");
    CHECK(book.result("C9") == "#VALUE!");
    CHECK(book.result("D2") == "2");
}

TEST_CASE("OpenFormula") {
    FormulaBook book(formula::Grammar::open_formula);
    book.sheet("Sheet1", {{"A1", 1.0},
                          {"A2", 2.0},
                          {"B1", "of:=SUM([.A1:.A2];3)"},
                          {"B2", "of:=[$'My sheet'.$B$2]*2"},
                          {"B3", "of:=SUM(['My sheet'.B1:.B2])"},
                          {"B4", "of:=IF([.A1]>0;\"a;b\";\"c\")"},
                          {"B5", "of:=SUM({1;2|3;4})"},
                          {"B6", "of:=SUM([$Sheet1.A1:$'My sheet'.B2])"},
                          {"B7", "of:=[.#REF!]"},
                          {"B8", "of:=total*2"},
                          {"B9", "of:=COM.MICROSOFT.CONCAT([.A1:.A2])"},
                          {"C1", "of:=['file:///a.ods'#$Sheet1.A1]"},
                          {"C2", "of:=SUM([.A:.A])"},
                          {"C3", "of:=NOSUCH(1)"}});
    book.sheet("My sheet", {{"B1", 5.0}, {"B2", 7.0}});
    book.name("total", "of:=[$Sheet1.$A$2]");
    CHECK(book.result("B1") == "6");
    CHECK(book.result("B2") == "14");
    CHECK(book.result("B3") == "12");
    CHECK(book.result("B4") == "“a;b”");
    CHECK(book.result("B5") == "10");
    CHECK(book.result("B7") == "#REF!");
    CHECK(book.result("B8") == "4");
    CHECK(book.result("B9") == "“12”");
    CHECK(book.result("C1") == "?grammar");
    CHECK(book.result("C2") == "3");
    CHECK(book.result("C3") == "?function");
}

TEST_CASE("what is no formula, and what must not be guessed") {
    for (const char* formula :
         {"",   "1+",  "(1",   "1)", "SUM(1",    "\"open", "'open",    "{1,2", "{1,2;3}", "A1 A2", "1 2",
          "*3", "A1#", "{A1}", "#",  "SUM(1;2)", "IF()",   "ABS(1,2)", "'a'!", "A1:",     "!A1",   "$"}) {
        CAPTURE(std::string(formula));
        CHECK(computed(formula).starts_with("?"));
    }
    for (const char* formula :
         {"NOW()", "TODAY()", "RAND()", "OFFSET(A1,1,1)", "INDIRECT(\"A1\")", "FILTER(A1:A2,1)"}) {
        CAPTURE(std::string(formula));
        CHECK(computed(formula) == "?function");
    }
}
