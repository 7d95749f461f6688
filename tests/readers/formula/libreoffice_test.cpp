// One sheet that calls every function, as LibreOffice computes it. Where the two are known to differ, Excel's answer is
// ours and the formula is not here.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>

#include "readers/xls/xls.h"
#include "readers/xlsx_builder.h"
#include "support.h"

using namespace raingan;

namespace {

constexpr const char* formulas[] = {"SUM(C1:C5)",
                                    "SUM(C:C,3)",
                                    "AVERAGE(C1:C5)",
                                    "COUNT(C1:E5)",
                                    "COUNTA(C1:E5)",
                                    "COUNTBLANK(C1:E6)",
                                    "MIN(C1:C5)",
                                    "MAX(C1:C5)",
                                    "MEDIAN(C1:C5)",
                                    "MODE(1,2,2,3)",
                                    "LARGE(C1:C5,2)",
                                    "SMALL(C1:C5,2)",
                                    "RANK(C2,C1:C5)",
                                    "RANK(C2,C1:C5,1)",
                                    "STDEV(C1:C5)",
                                    "STDEVP(C1:C5)",
                                    "VAR(C1:C5)",
                                    "VARP(C1:C5)",
                                    "PERCENTILE(C1:C5,0.3)",
                                    "QUARTILE(C1:C5,1)",
                                    "PRODUCT(C1:C3)",
                                    "SUMSQ(C1:C3)",
                                    "SUMPRODUCT(C1:C5,E1:E5)",
                                    "SUMPRODUCT((D1:D5=\"ก\")*C1:C5)",
                                    "SUBTOTAL(9,C1:C5)",
                                    "SUBTOTAL(1,C1:C5)",
                                    "ABS(-3.5)",
                                    "INT(-3.5)",
                                    "TRUNC(-3.57,1)",
                                    "MOD(-7,3)",
                                    "QUOTIENT(-7,3)",
                                    "ROUND(2.675,2)",
                                    "ROUND(-2.5,0)",
                                    "ROUND(1234.5,-2)",
                                    "ROUNDUP(3.14159,3)",
                                    "ROUNDUP(-3.2,0)",
                                    "ROUNDDOWN(3.9,0)",
                                    "CEILING(2.5,1)",
                                    "FLOOR(3.7,2)",
                                    "MROUND(10,3)",
                                    "SIGN(-2)",
                                    "SQRT(2)",
                                    "POWER(2,10)",
                                    "EXP(1)",
                                    "LN(10)",
                                    "LOG(8,2)",
                                    "LOG10(1000)",
                                    "PI()",
                                    "-2^2",
                                    "2^3^2",
                                    "10%*50",
                                    "1/3",
                                    "1=1",
                                    "\"a\"=\"A\"",
                                    "C1>C2",
                                    "\"x\"&C1",
                                    "IF(C1>5,\"มาก\",\"น้อย\")",
                                    "IFERROR(1/0,\"-\")",
                                    "_xlfn.IFNA(NA(),1)",
                                    "AND(C1>0,C2>0)",
                                    "OR(C1<0,C2<0)",
                                    "_xlfn.XOR(TRUE,FALSE)",
                                    "NOT(TRUE)",
                                    "_xlfn.IFS(C1<3,\"a\",TRUE,\"b\")",
                                    "_xlfn.SWITCH(2,1,\"a\",2,\"b\")",
                                    "ISBLANK(F1)",
                                    "ISNUMBER(C1)",
                                    "ISTEXT(D1)",
                                    "ISNONTEXT(D1)",
                                    "ISERROR(1/0)",
                                    "ISERR(NA())",
                                    "ISNA(NA())",
                                    "ISLOGICAL(TRUE)",
                                    "ISODD(3)",
                                    "ISEVEN(3)",
                                    "N(5)",
                                    "1/0",
                                    "NA()",
                                    "\"x\"+1",
                                    "VLOOKUP(\"ข\",D1:E5,2,FALSE)",
                                    "VLOOKUP(\"ฮ\",D1:E5,2,FALSE)",
                                    "VLOOKUP(3.5,E1:E5,1)",
                                    "HLOOKUP(\"ก\",D1:E2,2,FALSE)",
                                    "LOOKUP(3,E1:E5,C1:C5)",
                                    "INDEX(C1:E5,2,3)",
                                    "INDEX(C1:C5,3)",
                                    "MATCH(\"ข\",D1:D5,0)",
                                    "MATCH(3.5,E1:E5)",
                                    "INDEX(C1:C5,MATCH(\"ค\",D1:D5,0))",
                                    "CHOOSE(2,\"a\",\"b\")",
                                    "ROW(C7)",
                                    "COLUMN(C7)",
                                    "ROWS(C1:C5)",
                                    "COLUMNS(C1:E5)",
                                    "SUMIF(D1:D5,\"ก\",C1:C5)",
                                    "SUMIF(C1:C5,\">5\")",
                                    "SUMIFS(C1:C5,D1:D5,\"ก\",E1:E5,\">1\")",
                                    "COUNTIF(D1:D5,\"ก\")",
                                    "COUNTIF(C1:C5,\">=7\")",
                                    "COUNTIF(D1:D5,\"*\")",
                                    "COUNTIF(D1:D6,\"<>ก\")",
                                    "COUNTIFS(D1:D5,\"ก\",C1:C5,\">5\")",
                                    "AVERAGEIF(D1:D5,\"ก\",C1:C5)",
                                    "AVERAGEIFS(C1:C5,D1:D5,\"ก\")",
                                    "_xlfn.MAXIFS(C1:C5,D1:D5,\"ก\")",
                                    "_xlfn.MINIFS(C1:C5,D1:D5,\"ก\")",
                                    "TEXT(1234.5,\"#,##0.00\")",
                                    "TEXT(0.285,\"0.0%\")",
                                    "TEXT(45199,\"yyyy-mm-dd\")",
                                    "TEXT(45199,\"[$-D07041E]d mmmm yyyy\")",
                                    "TEXT(1234.5,\"[$-D00041E]#,##0.00\")",
                                    "VALUE(\"12.5\")",
                                    "LEFT(\"สวัสดี\",3)",
                                    "RIGHT(\"abcde\",2)",
                                    "MID(\"abcde\",2,3)",
                                    "LEN(\"สวัสดี\")",
                                    "TRIM(\"  a  b \")",
                                    "SUBSTITUTE(\"a-b-c\",\"-\",\"+\")",
                                    "SUBSTITUTE(\"a-b-c\",\"-\",\"+\",2)",
                                    "REPLACE(\"abcde\",2,2,\"X\")",
                                    "FIND(\"c\",\"abcde\")",
                                    "SEARCH(\"C\",\"abcde\")",
                                    "UPPER(\"abc\")",
                                    "LOWER(\"ABC\")",
                                    "PROPER(\"two words\")",
                                    "REPT(\"ab\",3)",
                                    "EXACT(\"a\",\"A\")",
                                    "CONCATENATE(\"a\",1,\"b\")",
                                    "_xlfn.CONCAT(D1:D3)",
                                    "_xlfn.TEXTJOIN(\"-\",TRUE,D1:D3)",
                                    "FIXED(1234.567,1)",
                                    "T(\"x\")",
                                    "CHAR(65)",
                                    "_xlfn.UNICHAR(3585)",
                                    "CLEAN(\"a\")",
                                    "YEAR(45199)",
                                    "MONTH(45199)",
                                    "DAY(45199)",
                                    "HOUR(0.75)",
                                    "MINUTE(0.53125)",
                                    "SECOND(0.5001)",
                                    "WEEKDAY(45199)",
                                    "WEEKDAY(45199,2)",
                                    "DATE(2023,9,30)*1",
                                    "DATE(2023,14,35)*1",
                                    "TIME(12,30,0)*1",
                                    "EDATE(45199,5)*1",
                                    "EOMONTH(45199,1)*1",
                                    "_xlfn.DAYS(45199,45000)",
                                    "DATEDIF(45000,45199,\"m\")",
                                    "DATEVALUE(\"2023-09-30\")*1",
                                    "SUM({1,2;3,4}*2)"};

std::string escaped(std::string text) {
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}})
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    return text;
}

std::string sheet_of_formulas() {
    constexpr const char* letters[] = {"ก", "ข", "ค", "ก", "ง"};
    constexpr int numbers[] = {10, 7, 9, 27, 2};
    std::string rows;
    for (std::size_t i = 0; i < std::size(formulas); ++i) {
        const std::string row = std::to_string(i + 1);
        rows += "<row r=\"" + row + "\"><c r=\"A" + row + "\"><f>" + escaped(formulas[i]) + "</f></c>";
        if (i < std::size(numbers))
            rows += "<c r=\"C" + row + "\"><v>" + std::to_string(numbers[i]) + "</v></c><c r=\"D" + row +
                    "\" t=\"inlineStr\"><is><t>" + letters[i] + "</t></is></c><c r=\"E" + row + "\"><v>" + row +
                    "</v></c>";
        rows += "</row>";
    }
    return "<sheetData>" + rows + "</sheetData>";
}

/// The first field of a line of CSV.
std::string first_field(const std::string& line) {
    if (!line.starts_with('"')) return line.substr(0, line.find(','));
    std::string out;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '"' && (i + 1 >= line.size() || line[i + 1] != '"')) break;
        if (line[i] == '"') ++i;
        out += line[i];
    }
    return out;
}

bool agree(const std::string& ours, const std::string& theirs) {
    if (ours == theirs) return true;
    char *our_end = nullptr, *their_end = nullptr;
    const double a = std::strtod(ours.c_str(), &our_end), b = std::strtod(theirs.c_str(), &their_end);
    if (*our_end != 0 || *their_end != 0 || ours.empty() || theirs.empty()) return false;
    return std::abs(a - b) <= 1e-7 * std::max(1.0, std::abs(b));
}

/// A package that office programs open too.
std::string workbook_of_formulas() {
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string packages = "http://schemas.openxmlformats.org/package/2006/";
    std::map<std::string, std::string> parts;
    parts["[Content_Types].xml"] =
        "<Types xmlns=\"" + packages + R"(content-types"><Default Extension="rels" ContentType="application/vnd.)" +
        R"(openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType=")" + office +
        R"(sheet.main+xml"/><Override PartName="/xl/s1.xml" ContentType=")" + office + R"(worksheet+xml"/></Types>)";
    parts["_rels/.rels"] = "<Relationships xmlns=\"" + packages + R"(relationships"><Relationship Id="a" Type=")" +
                           types + R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"" + packages +
                                          R"(relationships"><Relationship Id="r1" Type=")" + types +
                                          R"(/worksheet" Target="s1.xml"/></Relationships>)";
    parts["xl/workbook.xml"] = "<workbook " + main + " xmlns:r=\"" + types +
                               R"("><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>)";
    parts["xl/s1.xml"] = "<worksheet " + main + ">" + sheet_of_formulas() + "</worksheet>";
    return test::zip_of(parts);
}

}  // namespace

TEST_CASE("a sheet that calls every function is computed as LibreOffice computes it") {
    if (test::run("command -v soffice").status != 0) {
        MESSAGE("skipped: no soffice");
        return;
    }
    const test::TemporaryDir folder;
    const std::string path = folder.path.string(), bytes = workbook_of_formulas();
    test::spill(folder.path / "f.xlsx", bytes);
    const test::Ran ran =
        test::run("cd " + path + " && soffice -env:UserInstallation=file://" + path +
                  "/profile --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' f.xlsx");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    std::istringstream csv(test::slurp(folder.path / "f.csv"));
    const Document document = read_document(bytes, "f.xlsx");
    const std::vector<Row>& rows = test::table_of(document).rows;
    REQUIRE(rows.size() == std::size(formulas));
    for (std::size_t i = 0; i < std::size(formulas); ++i) {
        std::string line;
        std::getline(csv, line);
        const std::string formula = formulas[i], theirs = first_field(line);
        const bool empty = rows[i].cells.empty() || rows[i].cells[0].column != 0;
        const std::string ours = empty ? "" : test::text_of(rows[i].cells[0]);
        CAPTURE(formula);
        CHECK_MESSAGE(agree(ours, theirs), "ours ", ours, ", LibreOffice's ", theirs);
    }
}

namespace {

/// Formulas whose text could not be made out, by row from 1.
struct Unsaid final : workbook::RowSink {
    std::size_t formulas = 0;
    std::vector<std::uint32_t> rows;

    bool begin_sheet(const workbook::Sheet& /*sheet*/, const workbook::Styles& /*styles*/) override { return true; }
    void row(const workbook::Row& row) override {
        for (const workbook::Cell& cell : row.cells) {
            if (!cell.formula) continue;
            ++formulas;
            if (cell.source.text.empty()) rows.push_back(row.index + 1);
        }
    }
    void end_sheet(const workbook::Sheet& /*sheet*/) override {}
    [[nodiscard]] bool wants_formulas() const override { return true; }
};

}  // namespace

TEST_CASE("the same sheet as .xls: its tokens say the formulas, and what LibreOffice stored is what they give") {
    if (test::run("command -v soffice").status != 0) {
        MESSAGE("skipped: no soffice");
        return;
    }
    const test::TemporaryDir folder;
    const std::string path = folder.path.string();
    test::spill(folder.path / "f.xlsx", workbook_of_formulas());
    const test::Ran ran = test::run("cd " + path + " && soffice -env:UserInstallation=file://" + path +
                                    "/profile --headless --convert-to 'xls:MS Excel 97' f.xlsx");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    const std::string bytes = test::slurp(folder.path / "f.xls");
    Unsaid unsaid;
    xls::read_rows(bytes, {}, unsaid);
    CHECK(unsaid.formulas == std::size(formulas));
    for (const std::uint32_t row : unsaid.rows) CHECK_MESSAGE(false, formulas[row - 1]);
    ReadOptions options;
    options.check_formulas = true;
    for (const Diagnostic& diagnostic : read_document(bytes, "f.xls", options).diagnostics)
        CHECK_MESSAGE(diagnostic.code != "formula-differs", formulas[diagnostic.origin.row - 1], ": ",
                      diagnostic.message.en);
}
