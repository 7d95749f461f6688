#include "thai/counting.h"

#include <random>
#include <set>

#include "support.h"
#include "thai/baht.h"

using namespace raingan;
using namespace raingan::thai;

namespace {

std::string in_words(const char* amount, FinalOne final_one = FinalOne::nueng) {
    return baht_text(*Decimal::parse(amount), final_one);
}
std::string amount_of(std::string_view words) {
    const auto amount = parse_baht_text(words);
    return amount ? amount->to_string() : "none";
}

}  // namespace

TEST_CASE("Thai list letters are 41 and then double") {
    CHECK(thai_letters(1) == "ก");
    CHECK(thai_letters(3) == "ค");
    CHECK(thai_letters(4) == "ง");
    CHECK(thai_letters(41) == "ฮ");
    CHECK(thai_letters(42) == "กก");
    CHECK(thai_letters(84) == "ขขข");
    CHECK(thai_letters(0) == "0");
    CHECK(thai_letters(0xFFFFFFFF).size() <= 64 * 3);
    std::set<std::string> different;
    for (std::uint32_t i = 1; i <= 82; ++i) different.insert(thai_letters(i));
    CHECK(different.size() == 82);
    for (const char* unused : {"ฃ", "ฅ", "ฆ", "ฤ", "ฦ"}) CHECK(!different.contains(unused));
}

TEST_CASE("numbers are counted as they are spoken") {
    CHECK(thai_counting(0) == "ศูนย์");
    CHECK(thai_counting(1) == "หนึ่ง");
    CHECK(thai_counting(10) == "สิบ");
    CHECK(thai_counting(11) == "สิบเอ็ด");
    CHECK(thai_counting(20) == "ยี่สิบ");
    CHECK(thai_counting(21) == "ยี่สิบเอ็ด");
    CHECK(thai_counting(2566) == "สองพันห้าร้อยหกสิบหก");
    CHECK(thai_counting(100'000) == "หนึ่งแสน");
    CHECK(thai_counting(11'000'000) == "สิบเอ็ดล้าน");
}

TEST_CASE("the final one is et to the Royal Institute, also before million") {
    CHECK(thai_counting(101) == "หนึ่งร้อยเอ็ด");
    CHECK(thai_counting(101, FinalOne::nueng) == "หนึ่งร้อยหนึ่ง");
    CHECK(thai_counting(2501) == "สองพันห้าร้อยเอ็ด");
    CHECK(thai_counting(501'000'000) == "ห้าร้อยเอ็ดล้าน");
    CHECK(thai_counting(1'000'001) == "หนึ่งล้านเอ็ด");
    CHECK(thai_counting(1'000'000) == "หนึ่งล้าน");
}

TEST_CASE("amounts in words are what a spreadsheet's BAHTTEXT says") {
    CHECK(in_words("0") == "ศูนย์บาทถ้วน");
    CHECK(in_words("11") == "สิบเอ็ดบาทถ้วน");
    CHECK(in_words("21") == "ยี่สิบเอ็ดบาทถ้วน");
    CHECK(in_words("111") == "หนึ่งร้อยสิบเอ็ดบาทถ้วน");
    CHECK(in_words("101") == "หนึ่งร้อยหนึ่งบาทถ้วน");
    CHECK(in_words("1001") == "หนึ่งพันหนึ่งบาทถ้วน");
    CHECK(in_words("1000001") == "หนึ่งล้านหนึ่งบาทถ้วน");
    CHECK(in_words("0.25") == "ยี่สิบห้าสตางค์");
    CHECK(in_words("0.01") == "หนึ่งสตางค์");
    CHECK(in_words("12.1") == "สิบสองบาทสิบสตางค์");
    CHECK(in_words("1.005") == "หนึ่งบาทหนึ่งสตางค์");
    CHECK(in_words("2.675") == "สองบาทหกสิบแปดสตางค์");
    CHECK(in_words("99.995") == "หนึ่งร้อยบาทถ้วน");
    CHECK(in_words("-5") == "ลบห้าบาทถ้วน");
    CHECK(in_words("-0.5") == "ลบห้าสิบสตางค์");
    CHECK(in_words("1000000000000") == "หนึ่งล้านล้านบาทถ้วน");
    CHECK(in_words("1000001000000") == "หนึ่งล้านหนึ่งล้านบาทถ้วน");
    CHECK(in_words("-0.001") == "ศูนย์บาทถ้วน");
    CHECK(in_words("101", FinalOne::et) == "หนึ่งร้อยเอ็ดบาทถ้วน");
    CHECK(in_words("999999999999999999").ends_with("บาทถ้วน"));
}

TEST_CASE("words are read back in both manners") {
    CHECK(amount_of("(หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์)") == "1234.50");
    CHECK(amount_of("หนึ่งร้อยเอ็ดบาทถ้วน") == "101.00");
    CHECK(amount_of("หนึ่งร้อยหนึ่งบาทถ้วน") == "101.00");
    CHECK(amount_of("ห้าร้อย บาท") == "500.00");
    CHECK(amount_of("ลบห้าสิบสตางค์") == "-0.50");
    for (const char* bad : {"", "บาท", "ถ้วน", "ห้าร้อย", "ร้อยบาทถ้วน", "หนึ่งสองบาท", "สิบร้อยบาทถ้วน", "ห้าบาทถ้วนถ้วน",
                            "ห้าบาทสามร้อยสตางค์", "๕ บาท", "(ห้าบาท", "สตางค์"})
        CHECK_MESSAGE(amount_of(bad) == "none", bad);
}

TEST_CASE("every number is read back from its words") {
    std::mt19937_64 random(2566);
    for (int round = 0; round < 3000; ++round) {
        const std::uint64_t number = random() % 1'000'000'000'000'000'000U >> (random() % 60);
        for (const FinalOne manner : {FinalOne::et, FinalOne::nueng})
            CHECK(parse_counting(thai_counting(number, manner)) == number);
    }
    CHECK(!parse_counting(""));
    CHECK(!parse_counting("หนึ่งล้านล้านล้านล้านล้านล้านล้าน"));
}
