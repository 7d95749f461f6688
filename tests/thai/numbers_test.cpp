#include "thai/numbers.h"

#include <string>
#include <vector>

#include "support.h"

using namespace raingan::thai;

namespace {

std::string found(std::string_view text, std::size_t from = 0) {
    const auto number = find_number(text, from);
    return number ? number->value.to_string() : "none";
}
std::string parsed(std::string_view text) {
    const auto number = parse_number(text);
    return number ? number->value.to_string() : "none";
}

}  // namespace

TEST_CASE("digits convert both ways") {
    CHECK(to_thai_digits("ปี 2566 ได้ 99.24 คะแนน") == "ปี ๒๕๖๖ ได้ ๙๙.๒๔ คะแนน");
    CHECK(to_ascii_digits("ปี ๒๕๖๖ ได้ ๙๙.๒๔ คะแนน") == "ปี 2566 ได้ 99.24 คะแนน");
    CHECK(to_thai_digits("1/2566 (1,234.50)") == "๑/๒๕๖๖ (๑,๒๓๔.๕๐)");
    CHECK(to_thai_digits("ITA ปี2566") == "ITA ปี๒๕๖๖");
    CHECK(to_thai_digits("").empty());
}

TEST_CASE("digits inside Latin tokens and addresses are never converted") {
    for (const char* kept : {"O43", "COVID-19", "OIT43", "i1–O43", "v2.1", "a_1@go2.th",
                             "https://x.go.th/ข่าว/2566?id=9", "WWW.X1.GO.TH/2566", "O๔๓", "50kg"}) {
        CHECK(to_thai_digits(kept) == kept);
        CHECK(to_ascii_digits(kept) == kept);
    }
    CHECK(to_thai_digits("O43การ 43") == "O43การ ๔๓");
    CHECK(to_thai_digits("(https://a.b/1) 2") == "(https://a.b/1) ๒");
    CHECK(to_thai_digits("IIT/99.61") == "IIT/๙๙.๖๑");
}

TEST_CASE("ill-formed bytes pass through conversions") {
    const std::string broken = "\xE0\xB8 1 \xFF";
    CHECK(to_thai_digits(broken) == "\xE0\xB8 ๑ \xFF");
    CHECK(found("\xE0\xB9\x90\xE0\xB9") == "0");
}

TEST_CASE("numbers are found in Thai, ASCII and mixed digits") {
    CHECK(found("ได้คะแนนเฉลี่ย ๙๙.๔๕ คะแนน") == "99.45");
    CHECK(found("จำนวน 1,234.50 บาท") == "1234.50");
    CHECK(found("๑๒,๓๔๕,๖๗๘") == "12345678");
    const auto mixed = find_number("ก 99.๒๔ ข");
    REQUIRE(mixed.has_value());
    CHECK(mixed->value.to_string() == "99.24");
    CHECK(mixed->thai_digits);
    CHECK(mixed->ascii_digits);
    CHECK(std::string_view("ก 99.๒๔ ข").substr(mixed->begin, mixed->end - mixed->begin) == "99.๒๔");
    CHECK(found("ข้อ ๑.") == "1");
    CHECK(found("(๔)") == "4");
}

TEST_CASE("what only looks like a number is passed over") {
    CHECK(found("O43 ได้ ๕") == "5");
    CHECK(found("๑.๒.๓ ได้ ๕") == "5");
    CHECK(found("https://x.go.th/2566/๑ ๗") == "7");
    CHECK(found("1234567890123456789 ๘") == "8");
    CHECK(found("ไม่มี") == "none");
    CHECK(found("") == "none");
}

TEST_CASE("lists and bad grouping are not one number") {
    CHECK(found("๑,๒") == "1");
    CHECK(found("1,2345") == "1");
    CHECK(found("1234,567") == "1234");
    CHECK(found("๑-๔") == "1");
    CHECK(parsed("1,2345") == "none");
    CHECK(parsed("๑-๔") == "none");
}

TEST_CASE("searching goes on from an offset, also from inside a token") {
    const std::string text = "๑,๒ O43 99";
    std::vector<std::string> values;
    for (auto number = find_number(text); number; number = find_number(text, number->end))
        values.push_back(number->value.to_string());
    CHECK(values == std::vector<std::string>{"1", "2", "99"});
    CHECK(found("O43 9", 1) == "9");
    CHECK(found("9", 5) == "none");
}

TEST_CASE("a whole cell parses with its unit words") {
    CHECK(parsed("๙๙.๒๔") == "99.24");
    CHECK(parsed("  ๙๙.๒๔ คะแนน ") == "99.24");
    CHECK(parsed("คะแนน 85") == "85");
    CHECK(parsed("ร้อยละ ๘๕") == "85");
    CHECK(parsed("ร้อยละ๘๕.๕๐") == "85.50");
    CHECK(parsed("๘๕ %") == "85");
    CHECK(parsed("85.00%") == "85.00");
    CHECK(parsed("\u00A0๑๐๐\u200B") == "100");
    CHECK(parsed("-0.35") == "-0.35");
    CHECK(parsed("−๐.๓๕") == "-0.35");
    CHECK(parsed("+1") == "1");
}

TEST_CASE("a cell with anything else is not a number") {
    for (const char* bad :
         {"", " ", "%", "คะแนน", "O43", "43a", "๙๙.๒๔ บาท", "๙๙.", "1 2", "1.2.3", "--1", "- 1", "ปี ๒๕๖๖"})
        CHECK_MESSAGE(parsed(bad) == "none", bad);
}

TEST_CASE("a text without a digit has no number") {
    for (const std::string_view text : {"", "คะแนน", "เ", "\xE0\xB9", "\xE0", "a-b", "๏", "๚"}) {
        CAPTURE(text);
        CHECK_FALSE(has_digit(text));
        CHECK_FALSE(find_number(text));
    }
    for (const std::string_view text : {"๐", "ร้อยละ ๙", "x9", "\xE0๕",
                                        "\xE0\xB8"
                                        "5",
                                        "๙\xE0", "เ๑"}) {
        CAPTURE(text);
        CHECK(has_digit(text));
    }
}
