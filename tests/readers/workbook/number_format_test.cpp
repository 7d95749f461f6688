// Number formats as Excel shows them (ECMA-376 18.8.31), Thai ones as docs/formats.md#spreadsheets lists them.
#include "readers/workbook/number_format.h"

#include "support.h"

using namespace raingan;
using namespace raingan::workbook;

namespace {

std::string shown(const char* code, double value, DateSystem dates = DateSystem::from_1900) {
    return show_number(parse_format(code), value, dates).text;
}
std::string built_in(unsigned id, double value) {
    return show_number(parse_format(built_in_format(id).value()), value, DateSystem::from_1900).text;
}

constexpr double day = 45199;  // 30 September 2566

}  // namespace

TEST_CASE("digit places, grouping and rounding half away from zero") {
    CHECK(shown("0", 1234.5) == "1235");
    CHECK(shown("0.00", 1.005) == "1.01");
    CHECK(shown("0.00", 99.995) == "100.00");
    CHECK(shown("0.00", -1234.567) == "-1234.57");
    CHECK(shown("#,##0.00", 1234567.891) == "1,234,567.89");
    CHECK(shown("#,##0", 0) == "0");
    CHECK(shown("#.##", 0.5) == ".5");
    CHECK(shown("#.##", 1) == "1.");
    CHECK(shown("0.##", 1.5) == "1.5");
    CHECK(shown("??0.0?", 1.25) == "  1.25");
    CHECK(shown("000-00-0000", 123456789) == "123-45-6789");
    CHECK(shown("0,000", 5) == "0,005");
}

TEST_CASE("percent, thousands, exponents, literals") {
    CHECK(shown("0.00%", 0.9924) == "99.24%");
    CHECK(shown("0.0,,\"M\"", 12345678) == "12.3M");
    CHECK(shown("#,##0,", 1234567) == "1,235");
    CHECK(shown("0.00E+00", 12345) == "1.23E+04");
    CHECK(shown("0.00E+00", 0.00012345) == "1.23E-04");
    CHECK(shown("##0.0E+0", 12345) == "12.3E+3");
    CHECK(shown("0 \"บาท\"", 5) == "5 บาท");
    CHECK(shown("0\\x", 5) == "5x");
}

TEST_CASE("sections are chosen by sign or by condition") {
    CHECK(shown("0.00;(0.00);\"-\"", 5) == "5.00");
    CHECK(shown("0.00;(0.00);\"-\"", -5) == "(5.00)");
    CHECK(shown("0.00;(0.00);\"-\"", 0) == "-");
    CHECK(shown("[>=1000]#,##0;[<0]\"neg\"0;0.0", 1234) == "1,234");
    CHECK(shown("[>=1000]#,##0;[<0]\"neg\"0;0.0", -7) == "neg7");
    CHECK(shown("[>=1000]#,##0;[<0]\"neg\"0;0.0", 7) == "7.0");
    CHECK(shown(";;", 7).empty());
    CHECK(show_number(parse_format("[Red]0"), 1, {}).colour == Colour{255, 0, 0});
}

TEST_CASE("fractions") {
    CHECK(shown("# ?/?", 1.5) == "1 1/2");
    CHECK(shown("# ?\?/?\?", 0.333333333) == "1/3");
    CHECK(shown("# ?/8", 2.25) == "2 2/8");
    CHECK(shown("?/?", 1.5) == "3/2");
    CHECK(shown("# ?/?", 5) == "5");
}

TEST_CASE("General shows as much as a cell has room for") {
    CHECK(shown("General", 0) == "0");
    CHECK(shown("General", 99.45) == "99.45");
    CHECK(shown("General", 99.450000000000003) == "99.45");
    CHECK(shown("General", -0.5) == "-0.5");
    CHECK(shown("General", 1.0 / 3) == "0.333333333");
    CHECK(shown("General", 1409900123456) == "1409900123456");
    CHECK(shown("General", 1e20) == "1E+20");
    CHECK(shown("General", 0.00001) == "1E-05");
}

TEST_CASE("Thai digits and Buddhist years come out of the locale prefix") {
    CHECK(shown("[$-D07041E]d mmmm yyyy", day) == "๓๐ กันยายน ๒๕๖๖");
    CHECK(shown("[$-107041E]d mmm yy;@", day) == "30 ก.ย. 66");
    CHECK(shown("[$-1070000]d/mm/yyyy", day) == "30/09/2566");
    CHECK(shown("[$-D070000]d/mm/yyyy", day) == "๓๐/๐๙/๒๕๖๖");
    CHECK(shown("[$-D01041E]d mmmm yyyy", day) == "๓๐ กันยายน ๒๐๒๓");
    CHECK(shown("[$-41E]d mmmm yyyy", day) == "30 กันยายน 2023");
    CHECK(shown("[$-187041E]d mmm yyyy", day) == "30 ก.ย. 2566");
    CHECK(shown("[$-th-TH,D07]d mmmm yyyy", day) == "๓๐ กันยายน ๒๕๖๖");
    CHECK(shown("[$-D00041E]#,##0.00", 1234.5) == "๑,๒๓๔.๕๐");
    CHECK(shown("[$-D000000]0.00", 1234.5) == "๑๒๓๔.๕๐");
    CHECK(shown("[$฿-41E]#,##0.00", 1234.5) == "฿1,234.50");
    CHECK(shown("t0.00", 99.45) == "๙๙.๔๕");
    CHECK(shown("d mmm bbbb", day) == "30 ก.ย. 2566");
    CHECK(shown("[$-409]mmmm d, yyyy", day) == "September 30, 2023");
}

TEST_CASE("the built-in formats of Thai Excel are not stored in files") {
    CHECK(built_in(59, 12) == "๑๒");
    CHECK(built_in(62, 1234.5) == "๑,๒๓๔.๕๐");
    CHECK(built_in(68, 0.5) == "๕๐.๐๐%");
    CHECK(built_in(70, 1.25) == "๑ ๑/๔");
    CHECK(built_in(71, day) == "30/9/2566");
    CHECK(built_in(72, day) == "30-ก.ย.-66");
    CHECK(built_in(75, 0.5) == "12:00");
    CHECK(built_in(81, day) == "30/9/66");
    CHECK(parse_format(built_in_format(77).value()).is_date());
    CHECK(built_in(14, day) == "30/9/2566");
}

TEST_CASE("Thai letters that are not a date are words") {
    CHECK(shown("0 ท่าน", 5) == "5 ท่าน");
    CHECK_FALSE(parse_format("0 บาท").is_date());
}

TEST_CASE("times, elapsed times and fractions of seconds") {
    CHECK(shown("h:mm:ss", 0.75) == "18:00:00");
    CHECK(shown("h:mm AM/PM", 0.75) == "6:00 PM");
    CHECK(shown("[h]:mm", 1.5) == "36:00");
    CHECK(shown("mm:ss.0", 0.00123) == "01:46.3");
    CHECK(shown("[mm]:ss", 0.1) == "144:00");
    CHECK(shown("yyyy-mm-dd hh:mm", 45199.999999) == "2023-10-01 00:00");
}

TEST_CASE("the calendar of 1900 has a 29 February, that of 1904 begins four years later") {
    CHECK(shown("yyyy-mm-dd", 59) == "1900-02-28");
    CHECK(shown("yyyy-mm-dd", 60) == "1900-02-29");
    CHECK(shown("yyyy-mm-dd", 61) == "1900-03-01");
    CHECK(shown("yyyy-mm-dd", 1) == "1900-01-01");
    CHECK(shown("yyyy-mm-dd", 0, DateSystem::from_1904) == "1904-01-01");
    CHECK(shown("[$-409]dddd", day) == "Saturday");
    CHECK(shown("[$-41E]dddd", day) == "เสาร์");
    CHECK(date_of(43737, DateSystem::from_1904) == thai::Date{2023, 9, 30});
}

TEST_CASE("a day that no calendar has is shown as the number") {
    CHECK(shown("yyyy-mm-dd", -1) == "-1");
    CHECK(shown("yyyy-mm-dd", 1e9) == "1000000000");
}

TEST_CASE("a section for text") {
    CHECK(show_text(parse_format("0;0;0;\"<\"@\">\""), "ก").text == "<ก>");
    CHECK(show_text(parse_format("0.00"), "ก").text == "ก");
}

TEST_CASE("no code breaks the formatter") {
    for (const char* code :
         {"[",    "[$",          "\"",      "\\",       "_",        "*",        ";;;;;;",   "/",
          "0/",   "?/?/?",       "E+",      "0E+",      "[h",       "#,,,,,,,", "%%%%%%%%", "[$-FFFFFFFFFFFF]0",
          "@@@@", "mmmmmmmmmmm", "0.0.0.0", "\xFF\xFE", "[>1e999]0"})
        for (const double value : {0.0, -1.5, 1e300, -1e300, 5e-324, 45199.5}) shown(code, value);
    CHECK(shown("0", 1e300).size() == 301);
}

TEST_CASE("decimals have fifteen significant digits, as the program computes") {
    CHECK(decimal_of(99.450000000000003)->to_string() == "99.45");
    CHECK(decimal_of(-0.5)->to_string() == "-0.5");
    CHECK(decimal_of(0.1 + 0.2)->to_string() == "0.3");
    CHECK_FALSE(decimal_of(1e30));
}

TEST_CASE("the computer's own date and time are those of Thailand; B1 and B2 choose a calendar") {
    CHECK(shown("[$-F800]dddd, mmmm dd, yyyy", day) == "30 กันยายน 2566");
    CHECK(shown("[$-x-sysdate]dddd, mmmm dd, yyyy", day) == "30 กันยายน 2566");
    CHECK(shown("[$-F400]h:mm:ss AM/PM", day + 0.75) == "18:00:00");
    CHECK(shown("B1d/m/yyyy", day) == "30/9/2023");
    CHECK(shown("b2d/m/yyyy", day) == "14/3/1445");
    CHECK(shown("B2d mmmm yyyy", 36526) == "24 Ramadan 1420");
    CHECK(parse_format("b2yy").is_date());
    CHECK(shown("bbbb", day) == "2566");
}
