#include "extraction/splitting.h"

#include "report/helpers.h"
#include "report/key.h"

using namespace raingan;
using namespace raingan::extraction;
using Strings = std::vector<std::string>;

TEST_CASE("measures are divided at marked lines, and marks are gone") {
    CHECK(split_actions("- จัดทำคู่มือ\n- จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("๑. จัดทำคู่มือ\n๒. จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("1) จัดทำคู่มือ\n2)จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("(๑) จัดทำคู่มือ\n(๒) จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("• จัดทำคู่มือ\n● จัดอบรม\n\uF0B7 เผยแพร่") == Strings{"จัดทำคู่มือ", "จัดอบรม", "เผยแพร่"});
    CHECK(split_actions("ก. จัดทำคู่มือ\nข. จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("1.1 จัดทำคู่มือ\n1.2 จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
}

TEST_CASE("a line without mark below a marked one continues it; without any mark each line is a measure") {
    CHECK(split_actions("- จัดทำคู่มือ\nปฏิบัติงาน\n- จัดอบรม") == Strings{"จัดทำคู่มือ ปฏิบัติงาน", "จัดอบรม"});
    CHECK(split_actions("จัดทำคู่มือ\nจัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
}

TEST_CASE("measures on one line are divided at dashes and at numbers that count on") {
    CHECK(split_actions("- จัดทำคู่มือ - จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("จัดทำคู่มือ - จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("- จัดทำคู่มือ -จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
    CHECK(split_actions("๑. จัดทำคู่มือ ๒. จัดอบรม ๓. เผยแพร่") == Strings{"จัดทำคู่มือ", "จัดอบรม", "เผยแพร่"});
    CHECK(split_actions("1) จัดทำคู่มือ 2) จัดอบรม") == Strings{"จัดทำคู่มือ", "จัดอบรม"});
}

TEST_CASE("ranges, decimals and hyphens inside words divide nothing") {
    CHECK(split_actions("ดำเนินการ ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖") == Strings{"ดำเนินการ ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖"});
    CHECK(split_actions("ใช้ระบบ E-Service ร้อยละ ๙๙.๕") == Strings{"ใช้ระบบ E-Service ร้อยละ ๙๙.๕"});
    CHECK(split_actions("๑๐๐ คน เข้าอบรม") == Strings{"๑๐๐ คน เข้าอบรม"});
    CHECK(split_actions("-") == Strings{});
    CHECK(split_actions(" \n ") == Strings{});
}

TEST_CASE("offices are divided by spaces, commas, lines and และ") {
    const Strings two = {"สำนักปลัด", "กองคลัง"};
    CHECK(split_offices("สำนักปลัด กองคลัง") == two);
    CHECK(split_offices("สำนักปลัด, กองคลัง") == two);
    CHECK(split_offices("สำนักปลัด\nกองคลัง") == two);
    CHECK(split_offices("สำนักปลัดและกองคลัง") == two);
    CHECK(split_offices("สำนักปลัด และ กองคลัง") == two);
    CHECK(split_offices("- สำนักปลัด\n- กองคลัง") == two);
    CHECK(split_offices("๑. สำนักปลัด\n๒. กองคลัง") == two);
}

TEST_CASE("a slash divides named offices only, and และ inside a name divides nothing") {
    CHECK(split_offices("สำนักปลัด/กองคลัง") == Strings{"สำนักปลัด", "กองคลัง"});
    CHECK(split_offices("สำนักปลัด / กองคลัง") == Strings{"สำนักปลัด", "กองคลัง"});
    CHECK(split_offices("ทุกสำนัก/กอง") == Strings{"ทุกสำนัก/กอง"});
    CHECK(split_offices("กองสาธารณสุขและสิ่งแวดล้อม") == Strings{"กองสาธารณสุขและสิ่งแวดล้อม"});
    CHECK(split_offices("กองการศึกษา ศาสนาและวัฒนธรรม") == Strings{"กองการศึกษา ศาสนาและวัฒนธรรม"});
    CHECK(split_offices("สำนักปลัดเทศบาล กองยุทธศาสตร์และงบประมาณ") == Strings{"สำนักปลัดเทศบาล", "กองยุทธศาสตร์และงบประมาณ"});
    CHECK(split_offices("-") == Strings{});
}

TEST_CASE("a key has no spaces, ASCII digits, one kind of dash, and leads back to the source") {
    const std::string source = "คะแนน  ที่ได้ ๙๙.๒๔ – AA";
    const SearchKey key = squeeze(source);
    CHECK(key.text == "คะแนนที่ได้99.24-aa");
    const std::size_t at = key.text.find("99.24");
    CHECK(source.substr(key.at[at], key.source_end(at + 5, source) - key.at[at]) == "๙๙.๒๔");
    CHECK(squeeze("ปี ๒๕๖๔ ๑๒.๔๘").text == "ปี2564 12.48");
    CHECK(squeeze("").text.empty());
    CHECK(squeeze("\xE0\xB8").text.size() == 6);  // two bytes that are no character become two U+FFFD
}
