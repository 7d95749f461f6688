// What officers read names no option: the clause goes, what else can be done stays.
#include "base/plain_words.h"

#include "base/error.h"
#include "base/limits.h"
#include "support.h"

using namespace raingan;

TEST_CASE("clauses that name an option go, others stay") {
    const auto plain = [](const char* en, const char* th) { return in_plain_words({en, th}); };
    CHECK(plain("is encrypted with a password; give it with --password, or open the file in Word, remove the password "
                "and save it",
                "ถูกเข้ารหัสด้วยรหัสผ่าน โปรดระบุรหัสผ่านด้วย --password หรือเปิดใน Word ยกเลิกรหัสผ่าน แล้วบันทึก") ==
          Message{"is encrypted with a password; open the file in Word, remove the password and save it",
                  "ถูกเข้ารหัสด้วยรหัสผ่าน โปรดเปิดใน Word ยกเลิกรหัสผ่าน แล้วบันทึก"});
    CHECK(
        plain("a signature does not hold; get the signed file again (raingan verify tells what was changed), or go on "
              "with --allow-broken-signature",
              "ลายมือชื่อไม่ถูกต้อง โปรดขอไฟล์ใหม่ (raingan verify บอกสิ่งที่ถูกแก้) หรือใช้ --allow-broken-signature "
              "เพื่อดำเนินการต่อ") ==
        Message{"a signature does not hold; get the signed file again", "ลายมือชื่อไม่ถูกต้อง โปรดขอไฟล์ใหม่"});
    CHECK(plain("a guess by the program that saved the file; --line-height sets another",
                "เดาจากโปรแกรมที่บันทึกไฟล์ ใช้ --line-height เพื่อกำหนดเอง") ==
          Message{"a guess by the program that saved the file", "เดาจากโปรแกรมที่บันทึกไฟล์"});
    CHECK(plain("Laksaman is used. Give its folder with --fonts.", "จึงใช้ฟอนต์ Laksaman แทน โปรดระบุโฟลเดอร์ด้วย --fonts") ==
          Message{"Laksaman is used.", "จึงใช้ฟอนต์ Laksaman แทน"});
    CHECK(plain("it stays as it is; give another folder with -o, or --force to replace it",
                "จึงไม่เขียนทับ โปรดระบุโฟลเดอร์อื่นด้วย -o หรือใช้ --force เพื่อเขียนทับ") ==
          Message{"it stays as it is", "จึงไม่เขียนทับ"});
    CHECK(plain("numbers were counted anew (3); --field-results stored keeps them",
                "นับใหม่ (3) ใช้ --field-results stored เพื่อคงเลขเดิม") ==
          Message{"numbers were counted anew (3)", "นับใหม่ (3)"});
}

TEST_CASE("a limit is told without the option that raises it") {
    const Message told = in_plain_words(over_limit(limits::time, "").message());
    CHECK(told.en.find("--") == std::string::npos);
    CHECK(told.th.find("--") == std::string::npos);
    CHECK(told.en.find("split the file") != std::string::npos);
    CHECK(told.th.find("โปรดแบ่งไฟล์") != std::string::npos);
}

TEST_CASE("what names none, or nothing else, stays as it is") {
    for (const char* text : {"the score is -3.50 - too low", "as --line-height says", "a – b", "", "--limit"})
        CHECK(in_plain_words({text, text}) == Message{text, text});
}
