#include "thai/message_digits.h"

#include <doctest/doctest.h>

using raingan::thai::with_message_digits;

TEST_CASE("digits of Thai messages are Thai, but for quotations, Latin tokens and options' values") {
    CHECK(with_message_digits("มี 12 แห่ง") == "มี ๑๒ แห่ง");
    CHECK(with_message_digits("คะแนน “85.2” ในหน้า 3") == "คะแนน “85.2” ในหน้า ๓");
    CHECK(with_message_digits("«1» 2 \"3\" 4") == "«1» ๒ \"3\" ๔");
    CHECK(with_message_digits("เซลล์ C7 ของ a2.docx ตัวชี้วัด O43 จาก 43") == "เซลล์ C7 ของ a2.docx ตัวชี้วัด O43 จาก ๔๓");
    CHECK(with_message_digits("ระบุ --year 2566 ไม่ใช่ 2023") == "ระบุ --year 2566 ไม่ใช่ ๒๐๒๓");
    CHECK(with_message_digits("--limit 5") == "--limit 5");
    CHECK(with_message_digits("ไม่ปิด “12") == "ไม่ปิด “๑๒");
    CHECK(with_message_digits("") == "");
}
