#include "extraction/person_name.h"

#include "support.h"
#include "thai/sounds.h"

using raingan::may_be_same_person;
using raingan::thai::sound_alike;

TEST_CASE("one person's name in Thai and Latin letters, with titles, in either order") {
    const char* const same[][2] = {
        {"นายสมชาย ใจดี", "Somchai Jaidee"},
        {"นายสมชาย ใจดี", "Mr. SOMCHAI JAIDEE"},
        {"นายสมชาย ใจดี", "Jaidee, Somchai"},
        {"นายสมชาย ใจดี", "สมชาย ใจดี"},
        {"นายสมชาย ใจดี", "นาย สมชาย  ใจดี"},
        {"นายสมหมาย มีสุข", "Sommai Meesuk"},
        {"นางสาวน้ำฝน กำลังดี", "Miss Namfon Kamlangdee"},
        {"นางสาวนํ้าฝน กําลังดี", "นางสาวน้ำฝน กำลังดี"},
        {"นายกำธร น้ำใส", "Kamthorn Namsai"},
        {"นางศิริพร จันทร์แก้ว", "Siriporn Chankaew"},
        {"ว่าที่ร้อยตรีหญิง วชิราภรณ์ ศรีสุข", "Acting Sub Lt. Wachiraporn Srisuk"},
        {"พ.ต.อ.ประยุทธ์ จันทร์โอชา", "Prayut Chan-o-cha"},
        {"นายชัยวัฒน์ สิทธิศักดิ์", "Chaiwat Sittisak"},
        {"นายธนินท์ เจียรวนนท์", "Dhanin Chearavanont"},
        {"นางสาวยิ่งลักษณ์ ชินวัตร", "Yingluck Shinawatra"},
        {"นายอภิสิทธิ์ เวชชาชีวะ", "Abhisit Vejjajiva"},
        {"นายประเสริฐ ทองดี", "Prasert Thongdee"},
        {"นายประเสริฐ ทองดี", "Prasoet Thongdi"},
        {"นายเฉลิม เลิศวิทยา", "Chalerm Loetwitthaya"},
        {"นางเพลินพิศ เจริญสุข", "Ploenpit Charernsuk"},
        {"นายวีระพงษ์ เปรมศรี", "Weerapong Premsri"},
        {"ดร.สมศักดิ์ เทพสุทิน", "Dr. Somsak Thepsuthin"},
        {"สมพงษ์ แก้วใส", "สมพงศ์ แก้วใส"},
        {"สมชาย", "นายสมชาย ใจดี"},
        {"", "Somchai Jaidee"},
    };
    for (const auto& [a, b] : same) {
        CAPTURE(std::string(a));
        CAPTURE(std::string(b));
        CHECK(may_be_same_person(a, b));
        CHECK(may_be_same_person(b, a));
    }
}

TEST_CASE("names of different people") {
    const char* const different[][2] = {
        {"นายสมชาย ใจดี", "Somying Rakthai"},    {"นายสมชาย ใจดี", "นายสมหมาย มีสุข"},
        {"นายสมชาย ใจดี", "Sommai Meesuk"},      {"นางสาวน้ำฝน กำลังดี", "Somchai Jaidee"},
        {"นายกำธร น้ำใส", "Signer one"},         {"นายสมชาย ใจดี", "Test Signer"},
        {"นายสมชาย ใจดี", "นายสมชาย ใจงาม"},     {"นายสมชาย ใจดี", "Somchai Rakdee"},
        {"นายประเสริฐ ทองดี", "นายประสิทธิ์ ทองดี"},  {"นายประเสริฐ ทองดี", "Prasit Thongdee"},
        {"นายประสิทธิ์ ทองดี", "Prasert Thongdee"}, {"นายสมชาย ใจดี", "Somjai Jaidee"},
        {"เทศบาลตำบลน้ำพอง", "นายสมชาย ใจดี"},    {"Somchai Jaidee", "Somsak Jaidee"},
    };
    for (const auto& [a, b] : different) {
        CAPTURE(std::string(a));
        CAPTURE(std::string(b));
        CHECK_FALSE(may_be_same_person(a, b));
        CHECK_FALSE(may_be_same_person(b, a));
    }
}
