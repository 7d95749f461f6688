// Parsed formulas of .xls and .xlsb as text: every token by itself, what cannot be said, and what attackers write.
#include "readers/formula/tokens.h"

#include <doctest/doctest.h>

#include <random>

#include "base/limits.h"
#include "readers/reader.h"
#include "readers/xlsb_builder.h"

using namespace raingan;
using namespace raingan::test;
using namespace std::string_literals;
using formula::Tokens;
using formula::TokenTables;
using workbook::Biff;

namespace {

TokenTables two_sheets() {
    TokenTables tables;
    tables.sheets = {"S", "ผล 'รวม'"};
    tables.sources = {{true, {}}, {false, {"EDATE"}}, {false, {}}};
    tables.spans = {{0, 1, 1}, {0, 0, 1}, {1, -2, -2}, {0, -1, -1}, {2, 0, 0}, {0, -2, -2}};
    tables.names = {"ฐาน", "_xlfn.XLOOKUP", "", "On2"};
    return tables;
}

std::string said(Biff biff, const Bits& formula, const Bits& extra = {}, workbook::CellAddress base = {}) {
    return formula::text_of({biff, Bytes(formula.bytes), Bytes(extra.bytes), base}, two_sheets()).value_or("?");
}
std::string said8(const Bits& formula) {
    return said(Biff::v8, formula);
}
/// PtgInt
Bits whole(unsigned value) {
    return Bits().u8(0x1E).u16(value);
}
Bits and_then(Bits left, const Bits& right) {
    return left.raw(right.bytes);
}

}  // namespace

TEST_CASE("tokens: operators stand between their operands, and brackets only where they were or are needed") {
    const Bits one_two = and_then(whole(1), whole(2));
    constexpr const char* signs[]{"+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":"};
    for (unsigned i = 0; i < std::size(signs); ++i) CHECK(said8(Bits(one_two).u8(3 + i)) == "1"s + signs[i] + "2");
    // (1+2)*3 with and without the token of its brackets; 1-(2-3); 2^-1; (-1)%
    CHECK(said8(Bits(one_two).u8(3).u8(0x15).raw(whole(3).bytes).u8(5)) == "(1+2)*3");
    CHECK(said8(Bits(one_two).u8(3).raw(whole(3).bytes).u8(5)) == "(1+2)*3");
    CHECK(said8(and_then(whole(1), Bits(and_then(whole(2), whole(3))).u8(4).u8(4))) == "1-(2-3)");
    CHECK(said8(and_then(whole(2), whole(1).u8(0x13).u8(7))) == "2^-1");
    CHECK(said8(whole(1).u8(0x13).u8(0x14)) == "(-1)%");
    CHECK(said8(whole(1).u8(0x14).u8(0x12)) == "+1%");
}

TEST_CASE("tokens: constants") {
    CHECK(said8(Bits().u8(0x17).u8(3).u8(0).raw("a\"b")) == "\"a\"\"b\"");
    CHECK(said8(Bits().u8(0x17).u8(1).u8(1).u16(0x0E01)) == "\"ก\"");
    CHECK(said(Biff::v12, Bits().u8(0x17).u16(1).u16(0x0E01)) == "\"ก\"");
    CHECK(said(Biff::v5, Bits().u8(0x17).u8(2).raw("ab")) == "\"ab\"");
    CHECK(said8(Bits().u8(0x1C).u8(0x2A)) == "#N/A");
    CHECK(said8(Bits().u8(0x1D).u8(1)) == "TRUE");
    CHECK(said8(Bits().u8(0x1F).real(0.1)) == "0.1");
    CHECK(said8(Bits().u8(0x1F).real(-2.5)) == "(-2.5)");
    CHECK(said8(Bits().u8(0x1F).u32(0).u32(0x7FF00000)) == "?");
    const Bits array = Bits().u8(0x60).raw(std::string(7, '\0'));
    const Bits values = Bits()
                            .u8(1)
                            .u16(1)
                            .u8(1)
                            .real(-1)
                            .u8(2)
                            .u16(1)
                            .u8(0)
                            .raw("x")
                            .u8(4)
                            .u8(1)
                            .raw(std::string(7, '\0'))
                            .u8(0x10)
                            .u8(7)
                            .raw(std::string(7, '\0'));
    CHECK(said(Biff::v8, array, values) == "{-1,\"x\";TRUE,#DIV/0!}");
    CHECK(said(Biff::v12, Bits().u8(0x60).raw(std::string(14, '\0')),
               Bits().u32(1).u32(3).u8(0).real(4).u8(1).u16(1).u16(0x0E01).u8(2).u8(0)) == "{4,\"ก\",FALSE}");
}

TEST_CASE("tokens: references of every kind, absolute and relative") {
    CHECK(said8(Bits().u8(0x44).u16(4).u16(0xC002)) == "C5");
    CHECK(said8(Bits().u8(0x44).u16(4).u16(2)) == "$C$5");
    CHECK(said(Biff::v12, Bits().u8(0x44).u32(1'000'000).u16(0x4000 | 16'383)) == "XFD$1000001");
    CHECK(said(Biff::v5, Bits().u8(0x44).u16(0x8004).u8(2)) == "$C5");
    CHECK(said8(Bits().u8(0x25).u16(0).u16(9).u16(0xC000).u16(0xC001)) == "A1:B10");
    // Whole columns and rows, as far as the sheets of the format reach.
    CHECK(said8(Bits().u8(0x25).u16(0).u16(0xFFFF).u16(0).u16(1)) == "$A:$B");
    CHECK(said8(Bits().u8(0x25).u16(4).u16(5).u16(0x8000).u16(0x80FF)) == "5:6");
    // Offsets go around the sheet's edge: one column to the left, one row up.
    CHECK(said(Biff::v8, Bits().u8(0x4C).u16(0xFFFF).u16(0xC0FF), {}, {6, 3}) == "C6");
    CHECK(said(Biff::v12, Bits().u8(0x4C).u32(0xFFFFF).u16(0xFFFF), {}, {6, 3}) == "C6");
    CHECK(said(Biff::v5, Bits().u8(0x2C).u16(0xC000 | 0x3FFF).u8(0xFF), {}, {6, 3}) == "C6");
    // Of other sheets, over several, of one that is no more, of another file.
    CHECK(said8(Bits().u8(0x5A).u16(0).u16(0).u16(0xC000)) == "'ผล ''รวม'''!A1");
    CHECK(said8(Bits().u8(0x5B).u16(1).u16(0).u16(1).u16(0xC000).u16(0xC000)) == "'S:ผล ''รวม'''!A1:A2");
    CHECK(said8(Bits().u8(0x5A).u16(3).u16(0).u16(0xC000)) == "#REF!");
    CHECK(said8(Bits().u8(0x5A).u16(4).u16(0).u16(0xC000)) == "?");
    CHECK(said8(Bits().u8(0x5A).u16(99).u16(0).u16(0xC000)) == "?");
    CHECK(said(Biff::v5, Bits().u8(0x5A).u16(0xFFFF).raw(std::string(8, '\0')).u16(0).u16(0).u16(0xC000).u8(0)) ==
          "'S'!A1");
    CHECK(said8(Bits().u8(0x2A).u32(0)) == "#REF!");
    CHECK(said8(Bits().u8(0x3D).u16(0).raw(std::string(8, '\0'))) == "#REF!");
}

TEST_CASE("tokens: functions by number, by a name of later versions, and of an add-in") {
    CHECK(said8(whole(3).u8(0x21).u16(24)) == "ABS(3)");
    CHECK(said8(Bits().u8(0x41).u16(19)) == "PI()");
    CHECK(said8(and_then(whole(1), whole(2)).u8(0x42).u8(2).u16(4)) == "SUM(1,2)");
    CHECK(said8(and_then(whole(1), Bits().u8(0x16)).u8(0x42).u8(2).u16(1)) == "IF(1,)");
    CHECK(said8(whole(7).u8(0x19).u8(0x10).u16(0)) == "SUM(7)");
    CHECK(said(Biff::v12, and_then(whole(1), whole(2)).u8(0x41).u16(480)) == "IFERROR(1,2)");
    const Bits named = Bits().u8(0x23).u32(2);
    CHECK(said8(and_then(named, whole(1)).u8(0x42).u8(2).u16(255)) == "_xlfn.XLOOKUP(1)");
    const Bits of_add_in = Bits().u8(0x39).u16(2).u32(1);
    CHECK(said8(and_then(of_add_in, whole(1)).u8(0x42).u8(2).u16(255)) == "EDATE(1)");
    CHECK(said8(Bits().u8(0x23).u32(1)) == "ฐาน");
    CHECK(said8(Bits().u8(0x39).u16(0).u32(1)) == "'ผล ''รวม'''!ฐาน");
    CHECK(said8(Bits().u8(0x39).u16(5).u32(1)) == "ฐาน");
    // A union is one argument.
    CHECK(said8(Bits().u8(0x24).u16(0).u16(0).u8(0x24).u16(1).u16(0).u8(0x10).u8(0x42).u8(1).u16(4)) ==
          "SUM(($A$1,$A$2))");
    // IF as Excel writes it, with its ways; CHOOSE's are a table.
    CHECK(said8(and_then(Bits().u8(0x1D).u8(1).u8(0x19).u8(2).u16(7), whole(1).u8(0x19).u8(8).u16(3))
                    .u8(0x42)
                    .u8(2)
                    .u16(1)) == "IF(TRUE,1)");
    CHECK(said8(whole(1).u8(0x19).u8(4).u16(1).u16(0).u16(0).raw(whole(5).bytes).u8(0x42).u8(2).u16(100)) ==
          "CHOOSE(1,5)");
}

TEST_CASE("tokens: what no text says has none") {
    CHECK(said8(Bits().u8(0x23).u32(4)) == "?");  // a name in a sheet of 256 columns, a cell in others
    CHECK(said8({}) == "?");
    CHECK(said8(and_then(whole(1), whole(2))) == "?");               // two values
    CHECK(said8(Bits().u8(3)) == "?");                               // nothing to add
    CHECK(said8(Bits().u8(0x1E).u8(1)) == "?");                      // cut off
    CHECK(said8(Bits().u8(2).u32(0)) == "?");                        // a data table
    CHECK(said8(whole(1).u8(0x21).u16(53)) == "?");                  // of macro sheets
    CHECK(said8(whole(1).u8(0x21).u16(4)) == "?");                   // as many arguments as nobody says
    CHECK(said8(Bits().u8(0x23).u32(3)) == "?");                     // a name that is none
    CHECK(said8(Bits().u8(0x42).u8(3).u16(4)) == "?");               // arguments that are not there
    CHECK(said8(Bits().u8(0x20).raw(std::string(7, '\0'))) == "?");  // an array without values
    Bits deep = whole(1);
    for (std::size_t i = 0; i <= limits::formula_depth; ++i) deep.u8(0x15);
    CHECK(said8(deep) == "?");
    Bits wide = whole(1);
    for (int i = 0; i < 60'000; ++i) wide.raw(whole(65'000).bytes).u8(3);
    CHECK(said8(wide) == "?");  // longer than any formula
    CHECK(said(Biff::v12, Bits().u8(0x60).raw(std::string(14, '\0')), Bits().u32(0xFFFFFFFF).u32(0xFFFFFFFF).u8(2)) ==
          "?");
}

TEST_CASE("tokens: random ones end, and what they say is short") {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> byte(0, 255), size(0, 60);
    const TokenTables tables = two_sheets();
    for (int i = 0; i < 20'000; ++i) {
        std::string formula, extra;
        for (int j = size(random); j > 0; --j) formula += static_cast<char>(byte(random) & (i % 3 == 0 ? 0x7F : 0x3F));
        for (int j = size(random); j > 0; --j) extra += static_cast<char>(byte(random) & 7);
        for (const Biff biff : {Biff::v5, Biff::v8, Biff::v12}) {
            const Tokens tokens{biff, Bytes(formula), Bytes(extra), {1, 1}};
            const auto text = formula::text_of(tokens, tables);
            CHECK_UNARY(!text || text->size() < 100'000);
            static_cast<void>(formula::shared_with(tokens));
        }
    }
}

namespace {

/// A row of .xlsb with a number in A and formulas behind it.
std::string formula_cell(std::uint32_t column, double stored, const Bits& formula, const Bits& extra = {}) {
    return xlsb_record(9, Bits(xlsb_cell(column))
                              .real(stored)
                              .u16(0)
                              .u32(formula.bytes.size())
                              .raw(formula.bytes)
                              .u32(extra.bytes.size())
                              .raw(extra.bytes));
}
std::vector<std::string> findings_of(const std::string& bytes, const std::string& name) {
    ReadOptions options;
    options.check_formulas = true;
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : read_document(bytes, name, options).diagnostics)
        if (diagnostic.code == "formula-differs") found.push_back(diagnostic.message.en);
    return found;
}

}  // namespace

TEST_CASE("xlsb: check tells a stored value that its formula does not give, shared formulas and names too") {
    const auto number = [](std::uint32_t column, double value) {
        return xlsb_record(5, Bits(xlsb_cell(column)).real(value));
    };
    // B: A*2, shared by three rows of which the last one stores another value; C: the name, which is A1.
    const Bits shared = Bits().u8(0x4C).u32(0).u16(0xC000 | 0x3FFF).raw(whole(2).bytes).u8(5);
    const std::string shared_record =
        xlsb_record(427, Bits().u32(0).u32(2).u32(1).u32(1).u32(shared.bytes.size()).raw(shared.bytes).u32(0));
    const auto use = [&](double stored) { return formula_cell(1, stored, Bits().u8(1).u32(0), Bits().u32(1)); };
    const Bits name = Bits().u8(0x23).u32(1);
    XlsbBuilder builder;
    const Bits a1 = Bits().u8(0x3A).u16(0).u32(0).u16(0);
    builder.names =
        xlsb_record(353) + xlsb_record(357) + xlsb_record(362, Bits().u32(1).u32(0).u32(0).u32(0)) +
        xlsb_record(39, Bits().u32(0).u8(0).u32(0xFFFFFFFF).wide(u"ฐาน").u32(a1.bytes.size()).raw(a1.bytes).u32(0));
    builder.sheet(u"S", xlsb_row(0) + number(0, 3) + use(6) + shared_record + formula_cell(2, 3, name) + xlsb_row(1) +
                            number(0, 4) + use(8) + formula_cell(2, 5, name) + xlsb_row(2) + number(0, 5) + use(11));
    const std::vector<std::string> found = findings_of(builder.bytes(), "f.xlsb");
    REQUIRE(found.size() == 2);
    CHECK(found[0].find("stores 5, but the formula gives 3") != std::string::npos);
    CHECK(found[1].find("stores 11, but the formula gives 10") != std::string::npos);
}
