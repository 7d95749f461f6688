// Workbooks as scripts and web systems write them: formulas without the values that they had.
#include <doctest/doctest.h>

#include "base/limits.h"
#include "limited.h"
#include "readers/ods/ods.h"
#include "readers/odt_builder.h"
#include "readers/xlsx/xlsx.h"
#include "readers/xlsx_builder.h"

using namespace raingan;
using test::rows_of;
using test::table_of;
using test::XlsxBuilder;

namespace {

std::vector<std::string> messages(const Document& document, const std::string& code) {
    std::vector<std::string> found;
    for (const Diagnostic& one : document.diagnostics)
        if (one.code == code) found.push_back(one.message.en);
    return found;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

ReadOptions checking_formulas() {
    ReadOptions options;
    options.check_formulas = true;
    return options;
}

Document checked(const XlsxBuilder& builder) {
    return read_document(builder.bytes(), "a.xlsx", checking_formulas());
}

constexpr const char* report =
    R"(<sheetData><row r="1"><c r="A1"><v>1500</v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>)"
    R"(<row r="2"><c r="A2"><v>2750.25</v></c></row>)"
    R"(<row r="3"><c r="A3"><f>SUM(A1:A2)</f><v></v></c></row>)"
    R"(<row r="4"><c r="A4"><f>BAHTTEXT(A3)</f></c></row>)"
    R"(<row r="5"><c r="A5" t="str"><f>"รวม "&amp;TEXT(A3,"#,##0.00")&amp;" บาท"</f></c></row>)"
    R"(<row r="6"><c r="A6"><f>A3&gt;4000</f><v/></c></row>)"
    R"(<row r="7"><c r="A7"><f>VLOOKUP("y",A1:B2,1,FALSE)</f><v/></c></row>)"
    R"(<row r="8"><c r="A8"><f>TODAY()</f><v/></c></row>)"
    R"(<row r="9"><c r="A9"><f>A8+1</f></c></row></sheetData>)";

}  // namespace

TEST_CASE("formulas without a value are computed, and those that cannot be are named") {
    const Document document = XlsxBuilder().sheet("Data", report).read();
    const std::vector<std::string> rows = rows_of(table_of(document));
    REQUIRE(rows.size() >= 7);
    CHECK(rows[2] == "4250.25");
    CHECK(rows[3] == "สี่พันสองร้อยห้าสิบบาทยี่สิบห้าสตางค์");
    CHECK(rows[4] == "รวม 4,250.25 บาท");
    CHECK(rows[5] == "TRUE");
    CHECK(rows[6] == "#N/A");
    const auto computed = messages(document, "formula-computed");
    REQUIRE(computed.size() == 1);
    CHECK(has(computed[0], "5 formulas"));
    CHECK(has(computed[0], "Data!A3, A4, A5, A6, A7"));
    const auto not_computed = messages(document, "formula-not-computed");
    REQUIRE(not_computed.size() == 2);
    CHECK(has(not_computed[0], "(TODAY): Data!A8;"));
    CHECK(has(not_computed[1], "depends on cells that cannot be computed: Data!A9;"));
    const auto errors = messages(document, "error-value");
    REQUIRE(errors.size() == 1);
    CHECK(has(errors[0], "A7 #N/A"));
}

TEST_CASE("stored values stand as they are, and are compared where it is asked for") {
    const XlsxBuilder builder = XlsxBuilder().sheet(
        "S", R"(<sheetData><row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*2</f><v>4</v></c>)"
             R"(<c r="C1"><f>A1*3</f><v>0</v></c><c r="D1" t="str"><f>IF(A1&gt;5,"x","")</f><v></v></c>)"
             R"(<c r="E1"><f>1/3</f><v>0.33333333333333298</v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>)"
             R"(<c r="G1"><f>NOW()</f><v>45000</v></c><c r="H1"><f>C1+1</f><v>1</v></c>)"
             R"(<c r="I1" t="str"><f>D1</f><v></v></c><c r="J1"><f>LEN(D1)</f><v>0</v></c>)"
             R"(<c r="K1" t="str"><f>TEXT(A1,"mmm")</f><v>Jan</v></c></row></sheetData>)");
    const Document plain = builder.read();
    CHECK(rows_of(table_of(plain))[0].starts_with("2|4|0|"));
    CHECK(messages(plain, "formula-differs").empty());
    CHECK(messages(plain, "formula-computed").empty());
    const Document document = checked(builder);
    CHECK(rows_of(table_of(document)) == rows_of(table_of(plain)));
    const auto differs = messages(document, "formula-differs");
    // H1 is what its formula makes of what is stored.
    REQUIRE(differs.size() == 1);
    CHECK(has(differs[0], "stores 0, but the formula gives 6"));
    for (const Diagnostic& one : document.diagnostics)
        if (one.code == "formula-differs") {
            CHECK(one.severity == Severity::finding);
            CHECK(one.origin.row == 1);
            CHECK(one.origin.column == 3);
        }
}

TEST_CASE("shared and array formulas, names, sheets behind and hidden") {
    XlsxBuilder builder;
    builder.sheet(
        "One",
        R"(<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1+rate</f></c></row>)"
        R"(<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v/></c></row>)"
        R"(<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/></c></row>)"
        R"(<row r="4"><c r="A4"><f t="array" ref="A4">SUM(A1:A3*A1:A3)</f></c><c r="B4"><f>Hidden!A1</f></c></row></sheetData>)");
    builder.sheet("Hidden", R"(<sheetData><row r="1"><c r="A1"><f>SUM(One!A1:A3)</f></c></row></sheetData>)", "hidden");
    builder.names = R"(<definedName name="rate">0.5</definedName>)";
    const Document document = builder.read();
    const std::vector<std::string> rows = rows_of(table_of(document));
    REQUIRE(rows.size() == 4);
    CHECK(rows[0] == "1|1.5");
    CHECK(rows[1] == "2|2.5");
    CHECK(rows[2] == "3|3.5");
    CHECK(rows[3] == "14|6");
    CHECK(messages(document, "formula-not-computed").empty());
}

TEST_CASE("OpenDocument's formulas") {
    const auto cell = [](const char* formula) {
        return std::string(R"(<table:table-cell table:formula=")") + formula + R"("/>)";
    };
    const std::string fods =
        "<office:document " + test::odf_namespaces +
        R"( office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>)"
        R"(<table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="4"/>)" +
        cell("of:=[.A1]*2") + cell("of:=SUM([.A1:.B1];total)") + cell("of:=NOSUCH(1)") +
        R"(<table:table-cell table:formula="of:=[.A1]+1" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>)"
        R"(</table:table-row></table:table><table:named-expressions><table:named-range table:name="total" )"
        R"(table:base-cell-address="$S.$A$1" table:cell-range-address="$S.$A$1"/></table:named-expressions>)"
        R"(</office:spreadsheet></office:body></office:document>)";
    const Document document = ods::read(fods, checking_formulas());
    CHECK(rows_of(table_of(document))[0] == "4|8|16||7");
    CHECK(messages(document, "formula-computed").size() == 1);
    REQUIRE(messages(document, "formula-not-computed").size() == 1);
    CHECK(has(messages(document, "formula-not-computed")[0], "NOSUCH"));
    REQUIRE(messages(document, "formula-differs").size() == 1);
    CHECK(has(messages(document, "formula-differs")[0], "stores 7, but the formula gives 5"));
}

TEST_CASE("a workbook that is too large to compute is shown, and said to be") {
    const test::WithLimit limited(limits::formula_cells, "3");
    const Document document = XlsxBuilder().sheet("Data", report).read();
    CHECK(rows_of(table_of(document))[0] == "1500|x");
    const auto told = messages(document, "formula-not-computed");
    REQUIRE(told.size() == 1);
    CHECK(has(told[0], "7 formulas"));
    CHECK(has(told[0], "Data!A3"));
}
