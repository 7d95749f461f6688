#include "thai/money.h"

#include "support.h"

using namespace raingan;
using namespace raingan::thai;

namespace {

std::string amount(const char* text) {
    const std::optional<Decimal> value = parse_money(text);
    return value ? value->to_string() : "none";
}

}  // namespace

TEST_CASE("money in every form that offices write") {
    CHECK(parse_money("๑,๒๓๔.๕๐ บาท") == Decimal(123450, 2));
    CHECK(parse_money("๑,๒๓๔ บาท ๕๐ สตางค์") == Decimal(123450, 2));
    CHECK(parse_money("1,234บาท50สตางค์") == Decimal(123450, 2));
    CHECK(parse_money("๑.๒ ล้านบาท") == Decimal(1200000, 0));
    CHECK(parse_money("๕ แสนบาท") == Decimal(500000, 0));
    CHECK(parse_money("๕๐๐.-") == Decimal(500, 0));
    CHECK(parse_money("๕๐๐.- บาท") == Decimal(500, 0));
    CHECK(parse_money("฿1,234.50") == Decimal(123450, 2));
    CHECK(parse_money(" 500 บาทถ้วน ") == Decimal(500, 0));
    CHECK(parse_money("๗๕ สตางค์") == Decimal(75, 2));
}

TEST_CASE("the words behind a figure may confirm it, and must not contradict it") {
    CHECK(parse_money("๑,๒๓๔.๕๐ บาท (หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์)") == Decimal(123450, 2));
    CHECK(parse_money("๑๐๑ บาท (หนึ่งร้อยเอ็ดบาทถ้วน)") == Decimal(101, 0));
    CHECK(parse_money("๑๐๑ บาท (หนึ่งร้อยหนึ่งบาทถ้วน)") == Decimal(101, 0));
    CHECK(amount("๑๐๒ บาท (หนึ่งร้อยเอ็ดบาทถ้วน)") == "none");
}

TEST_CASE("what is no money is none") {
    for (const char* text :
         {"", "๑๐๐", "๑๐๐ คะแนน", "ร้อยละ ๕ บาท", "บาท", "๕ บาท ๑๐๐ สตางค์", "ไม่ใช้งบประมาณ", "-", "O43 บาท", "ล้านบาท"}) {
        CAPTURE(std::string(text));
        CHECK(amount(text) == "none");
    }
}

TEST_CASE("ordinals in figures and in words, and back") {
    CHECK(parse_ordinal("ที่ ๓") == 3);
    CHECK(parse_ordinal("ครั้งที่ 12") == 12);
    CHECK(parse_ordinal("ลำดับที่สาม") == 3);
    CHECK(parse_ordinal("ที่ยี่สิบเอ็ด") == 21);
    for (const char* text : {"ที่", "๓", "ที่ ๐", "ที่ ๑.๕", "ที่ทำการ", "ครั้ง ๓"}) CHECK_FALSE(parse_ordinal(text).has_value());
    for (const std::uint32_t n : {1U, 10U, 43U}) CHECK(parse_ordinal(ordinal(n)) == n);
    CHECK(ordinal(10) == "ที่ ๑๐");
}
