#include "province/agency.h"

#include "province/match.h"
#include "sanitized.h"
#include "support.h"

namespace raingan::test {

using namespace province;

TEST_CASE("an agency's name is taken apart into kind, own name, amphoe and province") {
    for (const char* written :
         {"เทศบาลตำบลลำน้ำพอง อำเภอน้ำพอง จังหวัดขอนแก่น", "ทต.ลำน้ำพอง อ.น้ำพอง จ.ขอนแก่น",
          "เทศบาลตำบลลำนํ้าพองอำเภอน้ำพองจังหวัดขอนแก่น", "เทศบาลตำบล ลำน้ำพอง  (อำเภอน้ำพอง จังหวัดขอนแก่น)",
          "เทศบาลตำบลลำน้ำพอง ตำบลน้ำพอง อำเภอน้ำพอง จังหวัดขอนแก่น"}) {
        const Agency agency = agency_of(written);
        CHECK_MESSAGE(agency.kind == "เทศบาลตำบล", std::string(written));
        CHECK_MESSAGE(agency.key == agency_of("เทศบาลตำบลลำน้ำพอง").key, std::string(written));
        CHECK_MESSAGE(agency.amphoe == "น้ำพอง", std::string(written));
        CHECK_MESSAGE(agency.province == "ขอนแก่น", std::string(written));
    }
    CHECK(agency_of("อบต.โนนสะอาด").name == "องค์การบริหารส่วนตำบลโนนสะอาด");
}

TEST_CASE("words of places within a name are not places") {
    const Agency whole = agency_of("องค์การบริหารส่วนจังหวัดขอนแก่น");
    CHECK(whole.kind == "องค์การบริหารส่วนจังหวัด");
    CHECK(whole.province == "ขอนแก่น");
    CHECK(agency_of("สำนักงานสาธารณสุขจังหวัดเลย").province == "เลย");
    CHECK(agency_of("โรงพยาบาลน้ำพอง").province.empty());
    CHECK(agency_of("จังหวัดขอนแก่น").name == "จังหวัดขอนแก่น");
    CHECK(agency_of("สำนักงานสาธารณสุขอำเภอน้ำพอง").name == "สำนักงานสาธารณสุขอำเภอน้ำพอง");
    CHECK(agency_of("").key.empty());
}

namespace {

std::vector<Agency> agencies(std::initializer_list<const char*> names) {
    std::vector<Agency> all;
    for (const char* name : names) all.push_back(agency_of(name));
    return all;
}

}  // namespace

TEST_CASE("an agency that does not say where it is joins the only one of its name") {
    const Matched matched = match(agencies({"ทต.บ้านใหม่ อำเภอก จังหวัดข", "ทต.บ้านใหม่", "ทต.บ้านใหม่ จังหวัดข", "อบต.บ้านใหม่"}));
    CHECK(matched.count == 2);
    CHECK(matched.id[0] == matched.id[1]);
    CHECK(matched.id[0] == matched.id[2]);
    CHECK(matched.id[0] != matched.id[3]);
    CHECK(matched.ambiguous.empty());
}

TEST_CASE("two agencies of one name in different amphoes stay two, and who could be either stays apart and is told") {
    const Matched matched = match(agencies({"ทต.บ้านใหม่ อำเภอก", "ทต.บ้านใหม่ อำเภอข", "ทต.บ้านใหม่"}));
    CHECK(matched.count == 3);
    REQUIRE(matched.ambiguous.size() == 1);
    CHECK(matched.ambiguous[0] == matched.id[2]);
}

TEST_CASE("numbers of areas, provinces of offices and parents of units tell agencies apart; spellings do not") {
    CHECK(match(agencies({"สพป.สุขบุรี เขต ๑", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุขบุรี เขต 1",
                          "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุขบุรี เขต ๒"}))
              .count == 2);
    CHECK(match(agencies({"สสจ.ภูคานคร", "สำนักงานสาธารณสุขจังหวัดภูคานคร จังหวัดภูคานคร", "สำนักงานสาธารณสุขจังหวัดสุขบุรี"})).count ==
          2);
    CHECK(match(agencies({"อบต.หนองแวง อ.บ้านผือ จ.อุดรธานี", "องค์การบริหารส่วนตำบลหนองแวง อำเภอน้ำโสม จังหวัดอุดรธานี"})).count ==
          2);
    CHECK(match(agencies({"ทม.หนองแวง อำเภอเมือง จังหวัดเลย", "ทม.หนองแวง อำเภอเมืองเลย จังหวัดเลย"})).count == 1);
    std::vector<Agency> faculties = agencies({"คณะวิทยาศาสตร์", "คณะวิทยาศาสตร์", "คณะวิทยาศาสตร์"});
    faculties[0].parent = "มหาวิทยาลัยภูคานคร";
    faculties[1].parent = "มหาวิทยาลัยสุขบุรี";
    faculties[2].parent = "มหาวิทยาลัย ภูคานคร";
    CHECK(match(faculties).count == 2);
    CHECK(is_placed(faculties[0]));
    CHECK_FALSE(is_placed(agency_of("อบต.หนองแวง จังหวัดอุดรธานี")));
    CHECK(is_placed(agency_of("โรงพยาบาลหนองแวง จังหวัดอุดรธานี")));
    CHECK(is_placed(agency_of("กรมอนามัย")));
    CHECK(kind_code("โรงพยาบาล") == "hospital");
    CHECK(kind_code("องค์การมหาชน") == "public_organization");
    CHECK(kind_code("รัฐวิสาหกิจ") == "state_enterprise");
    CHECK(kind_code("") == "other");
}

TEST_CASE("names a letter apart are near, others and those known to be elsewhere are not") {
    const auto near = [](const char* a, const char* b) { return near_names(agencies({a, b})).size() == 1; };
    CHECK(near("ทต.หนองบัวลอง", "ทต.หนองบัวลง"));         // a letter lost
    CHECK(near("ทต.โนนสะอาด", "ทต.โนนสะอาต"));          // changed
    CHECK(near("ทต.โนนสะอาด", "ทต.โนนสะาอด"));          // swapped
    CHECK(near("ทต.บ้านหนองบัวใหญ่", "ทต.บานหนองบัวใหญ"));  // two of many
    CHECK_FALSE(near("ทต.บัว", "ทต.บัง"));                // too short to tell
    CHECK_FALSE(near("ทต.โนนสะอาด", "อบต.โนนสะอาต"));
    CHECK_FALSE(near("ทต.โนนสะอาด", "ทต.โนนสวรรค์"));
    CHECK_FALSE(near("ทต.โนนสะอาด อำเภอก", "ทต.โนนสะอาต อำเภอข"));
    CHECK_FALSE(near("สพป.สุขบุรี เขต ๑", "สพป.สุขบุรี เขต ๒"));
    CHECK(near("สพป.สุขบุรี เขต ๑", "สพป.สุขบุรรี เขต 1"));
    CHECK_FALSE(near("ทต.โนนสะอาด", "ทต.โนนสะอาด"));  // the same is not near
}

TEST_CASE("very many names that are all alike do not take quadratic time") {
    std::vector<Agency> all;
    const std::size_t count = tried<std::size_t>(9'000, 2'000);
    for (std::size_t i = 0; i < count; ++i) all.push_back(agency_of("ทต.หนองบัวลำภูเก่า " + std::to_string(10000 + i)));
    CHECK(near_names(all).size() < count * 200);
}

}  // namespace raingan::test
