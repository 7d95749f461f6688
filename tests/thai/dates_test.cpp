#include "thai/dates.h"

#include <string>

#include "support.h"

using namespace raingan::thai;

namespace {

std::string date(std::string_view text) {
    const auto parsed = parse_date(text);
    return parsed ? iso(*parsed) : "none";
}
std::string period(std::string_view text, int fiscal_year_be = 0) {
    const auto parsed = parse_period(text, fiscal_year_be);
    return parsed ? iso(parsed->start) + " " + iso(parsed->end) : "none";
}
int month(std::string_view text) {
    const auto found = month_at(text);
    return found ? found->month : 0;
}

constexpr const char* fy2566 = "2022-10-01 2023-09-30";

}  // namespace

TEST_CASE("each month is known by every spelling") {
    for (int m = 1; m <= 12; ++m) {
        CHECK(month(month_name(m)) == m);
        CHECK(month(month_short_name(m)) == m);
        std::string bare = month_short_name(m);
        bare.erase(bare.find('.'), 1);
        CHECK_MESSAGE(month(bare) == m, bare);  // มค.
        bare.pop_back();
        CHECK_MESSAGE(month(bare) == m, bare);           // มค
        CHECK_MESSAGE(month(bare + "๒๕๖๕") == m, bare);  // มค๒๕๖๕
        const std::string no_last_stop(month_short_name(m), std::string_view(month_short_name(m)).size() - 1);
        CHECK_MESSAGE(month(no_last_stop + " ๖๕") == m, no_last_stop);  // ม.ค
    }
    CHECK(month("กรกฏาคม") == 7);
    CHECK(month("พฤษจิกายน") == 11);
    CHECK(month_at("ต.ค.๒๕๖๕")->length == std::string_view("ต.ค.").size());
    CHECK(month_at("ตุลาคมถึง")->length == std::string_view("ตุลาคม").size());
}

TEST_CASE("other abbreviations are not months") {
    for (const char* other : {"พ.ศ.", "ก.พ.ร.", "กพร", "ป.ป.ช.", "มคอ", "ม", "", "ส.ก.", "กค้าง", "x"})
        CHECK_MESSAGE(month(other) == 0, other);
    CHECK(std::string(month_name(0)).empty());
    CHECK(std::string(month_short_name(13)).empty());
}

TEST_CASE("years: BE, CE, and two digits are 25xx") {
    CHECK(year_be(2566) == 2566);
    CHECK(year_be(2022) == 2565);
    CHECK(year_be(65) == 2565);
    CHECK(year_be(0) == 2500);
    for (const long bad : {-1L, 100L, 999L, 1899L, 2101L, 2399L, 2701L}) CHECK(!year_be(bad));
}

TEST_CASE("the calendar is the Gregorian one") {
    CHECK(days_in_month(2023, 2) == 28);
    CHECK(days_in_month(2024, 2) == 29);
    CHECK(days_in_month(1900, 2) == 28);
    CHECK(days_in_month(2000, 2) == 29);
    CHECK(days_in_month(2000, 0) == 0);
    CHECK(days_in_month(2000, 13) == 0);
    CHECK(serial({1970, 1, 1}) == 0);
    CHECK(serial({2000, 3, 1}) == 11017);
    CHECK(serial({1899, 12, 30}) == -25569);
    long last = serial({1895, 12, 31});
    for (int year = 1896; year <= 2105; ++year)
        for (int m = 1; m <= 12; ++m)
            for (int day = 1; day <= days_in_month(year, m); ++day) REQUIRE(serial({year, m, day}) == ++last);
}

TEST_CASE("a fiscal year runs from October to September") {
    CHECK(fiscal_year(2566) == Period{{2022, 10, 1}, {2023, 9, 30}});
}

TEST_CASE("dates in words and figures") {
    for (const char* text : {"๓๐ กันยายน ๒๕๖๖", "30 ก.ย. 66", "30/9/2566", "30/09/66", "30-9-2566", "30.9.2566",
                             "2023-09-30", "30/9/2023", "วันเสาร์ที่ ๓๐ กันยายน พ.ศ. ๒๕๖๖", "วันที่ ๓๐ เดือนกันยายน พ.ศ.๒๕๖๖",
                             "30กันยายน2566", "๓๐ กันยายน พุทธศักราช ๒๕๖๖", "30 กันยายน ค.ศ. 2023", " ๓๐ กย ๒๕๖๖ "})
        CHECK_MESSAGE(date(text) == "2023-09-30", text);
    CHECK(date("29/2/2567") == "2024-02-29");
}

TEST_CASE("what the calendar has not is not a date") {
    for (const char* text :
         {"30/2/2566", "29/2/2566", "31 เมษายน 2566", "0 มกราคม 2566", "32/1/2566", "1/13/2566", "1/0/2566",
          "30 กันยายน", "กันยายน 2566", "30 กันยายน 3000", "30 กันยายน 256", "30 ก.ย. พ.ศ. 2023", "30 ก.ย. ค.ศ. 2566", "",
          "๒๕๖๖", "30/9/2566 ครับ", "30/9", "30 9 2566", "123456/1/2566"})
        CHECK_MESSAGE(date(text) == "none", text);
}

TEST_CASE("the sample's period, however it is written") {
    for (const char* text : {"ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖",
                             "ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖",
                             "ต.ค.๖๕-ก.ย.๖๖",
                             "ตค.65 - กย.66",
                             "ตุลาคม ๒๕๖๕ ถึง กันยายน ๒๕๖๖",
                             "เดือนตุลาคม ๒๕๖๕ ถึง เดือนกันยายน ๒๕๖๖",
                             "ตุลาคม – กันยายน ๒๕๖๖",
                             "๑ ต.ค. ๒๕๖๕ – ๓๐ ก.ย. ๒๕๖๖",
                             "1 ต.ค. - 30 ก.ย. 2566",
                             "ระหว่างวันที่ ๑ ตุลาคม ๒๕๖๕ ถึงวันที่ ๓๐ กันยายน ๒๕๖๖",
                             "1/10/2565 - 30/9/2566",
                             "1/10/2565-30/9/2566",
                             "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๕ จนถึงวันที่ ๓๐ กันยายน ๒๕๖๖",
                             "ปีงบประมาณ พ.ศ. ๒๕๖๖",
                             "ปีงบประมาณ 2566",
                             "ปี งบประมาณ ๒๕๖๖",
                             "ประจำปีงบประมาณ ๒๕๖๖",
                             "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๖",
                             "ไตรมาสที่ ๑-๔/๒๕๖๖",
                             "รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๖",
                             "ภายในปีงบประมาณ ๒๕๖๖",
                             "ต.ค.\n๒๕๖๕ –\nก.ย. ๒๕๖๖",
                             "(ต.ค. ๖๕ ~ ก.ย. ๖๖)",
                             "ต.ค. – ก.ย. ปีงบประมาณ ๒๕๖๖",
                             "ตั้งแต่ ๑ ต.ค. ๒๕๖๕ เป็นต้นไป",
                             "ภายใน ๓๐ กันยายน ๒๕๖๖",
                             "ภายในเดือนกันยายน ๒๕๖๖"})
        CHECK_MESSAGE(period(text) == fy2566, text);
}

TEST_CASE("shorter periods") {
    CHECK(period("๑๕ มกราคม ๒๕๖๖") == "2023-01-15 2023-01-15");
    CHECK(period("กุมภาพันธ์ ๒๕๖๗") == "2024-02-01 2024-02-29");
    CHECK(period("๑ – ๕ ม.ค. ๒๕๖๖") == "2023-01-01 2023-01-05");
    CHECK(period("๒๐ ธ.ค. – ๕ ม.ค. ๒๕๖๖") == "2022-12-20 2023-01-05");
    CHECK(period("ม.ค. – มี.ค. ๒๕๖๖") == "2023-01-01 2023-03-31");
    CHECK(period("ไตรมาสที่ ๑/๒๕๖๖") == "2022-10-01 2022-12-31");
    CHECK(period("ไตรมาส ๒ ปีงบประมาณ พ.ศ. ๒๕๖๖") == "2023-01-01 2023-03-31");
    CHECK(period("ไตรมาสที่ ๓ - ไตรมาสที่ ๔ ปี ๒๕๖๖") == "2023-04-01 2023-09-30");
    CHECK(period("รอบ ๖ เดือน ปีงบประมาณ ๒๕๖๖") == "2022-10-01 2023-03-31");
    CHECK(period("รอบ ๖ เดือนหลัง ปีงบประมาณ ๒๕๖๖") == "2023-04-01 2023-09-30");
    CHECK(period("ปีงบประมาณ ๒๕๖๖ – ๒๕๗๐") == "2022-10-01 2027-09-30");
    CHECK(period("ตั้งแต่ ๑ มกราคม ๒๕๖๖ เป็นต้นไป") == "2023-01-01 2023-09-30");
}

TEST_CASE("forms without a year take the fiscal year of the report, and are none without one") {
    const auto only_with_year = [](const char* text, const char* expected) {
        CHECK_MESSAGE(period(text, 2566) == expected, text);
        CHECK_MESSAGE(period(text) == "none", text);
    };
    only_with_year("ตลอดปีงบประมาณ", fy2566);
    only_with_year("ตลอดปี", fy2566);
    only_with_year("ตลอดทั้งปี", fy2566);
    only_with_year("ต.ค. – ก.ย.", fy2566);
    only_with_year("ไตรมาส ๑", "2022-10-01 2022-12-31");
    only_with_year("ไตรมาสที่ ๒-๓", "2023-01-01 2023-06-30");
    only_with_year("รอบ ๖ เดือน", "2022-10-01 2023-03-31");
    only_with_year("พฤศจิกายน", "2022-11-01 2022-11-30");
    only_with_year("๕ มกราคม", "2023-01-05 2023-01-05");
}

TEST_CASE("what is no period is none, whatever the fiscal year") {
    for (const char* text : {"",
                             " ",
                             "ทุกเดือน",
                             "ภายใน ๓๐ วัน",
                             "๒๕๖๖",
                             "ปี ๒๕๖๖",
                             "ปีงบประมาณ",
                             "ก.ย. ๒๕๖๖ – ต.ค. ๒๕๖๕",
                             "๓๐ ก.พ. ๒๕๖๖",
                             "ไตรมาส ๕",
                             "ไตรมาส ๓-๒",
                             "ไตรมาส",
                             "ต.ค. –",
                             "– ต.ค. ๒๕๖๕",
                             "ต.ค. ๒๕๖๕ ก.ย. ๒๕๖๖",
                             "ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖ – ต.ค. ๒๕๖๖",
                             "รอบ ๙ เดือน",
                             "๑ – ก.ย. ๒๕๖๖",
                             "ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖ และอื่น",
                             "เป็นต้นไป",
                             "ถึง",
                             "๑-๔",
                             "ต.ค. ๙๙๙"})
        CHECK_MESSAGE(period(text, 2566) == "none", text);
    CHECK(period(std::string(5000, '-'), 2566) == "none");
}

TEST_CASE("ill-formed bytes are no date") {
    CHECK(date("30 \xE0\xB8 2566") == "none");
    CHECK(period("\xFF") == "none");
}
