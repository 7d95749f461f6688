#include "province/level_note.h"

#include "province/file_name.h"
#include "province_maker.h"

namespace raingan::test {
namespace {

province::Province with_levels(std::initializer_list<const char*> levels, int year) {
    std::vector<province::Submission> reports;
    int total = 99;
    for (const char* level : levels) {
        reports.push_back(submission("ทต.แห่งที่" + std::to_string(total), std::to_string(total), year));
        reports.back().content.level = level;
        --total;
    }
    return province::roll_up(std::move(reports), {}, {}, rules());
}

}  // namespace

TEST_CASE("why a higher rank has a lower level is said where it is so, with the ranks") {
    const std::string note = level_note(with_levels({"ผ่านดี", "ผ่านดี", "ผ่านดีเยี่ยม"}, 2567));
    CHECK(note.find("คะแนนขั้นต่ำทุกเครื่องมือ") != std::string::npos);
    CHECK(note.find("อันดับ ๑ ได้ระดับ \"ผ่านดี\" และอันดับ ๓ ได้ระดับ \"ผ่านดีเยี่ยม\"") != std::string::npos);
    CHECK(level_note(with_levels({"ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"}, 2567)).empty());
    CHECK(level_note(with_levels({"", "ผ่านดี"}, 2567)).empty());
    // Levels of FY2565 go by the total alone.
    CHECK(level_note(with_levels({"A", "AA"}, 2566)).find("โปรดตรวจสอบ") != std::string::npos);
    CHECK(level_note(province::Province()).empty());
}

TEST_CASE("a file's name may name its agency") {
    const std::string key = province::agency_of("อบต.หนองแวง").key;
    for (const char* name : {"รายงาน อบต.หนองแวง 2566.docx", "อบต.หนองแวง.pdf",
                             "ITA_องค์การบริหารส่วนตำบลหนองแวง_(แก้ไข).xlsx", "มาตรการ-อบต.หนองแวง-ปี 2567.doc"}) {
        const std::vector<std::string> keys = province::agency_keys_in(name);
        CHECK_MESSAGE(std::ranges::find(keys, key) != keys.end(), name);
    }
    for (const char* name : {"สแกน 12.docx", "report.pdf", "", "."})
        CHECK_MESSAGE(province::agency_keys_in(name).empty(), name);
    const std::vector<std::string> other = province::agency_keys_in("อบต.หนองแวงใต้.docx");
    CHECK(std::ranges::find(other, key) == other.end());
}

}  // namespace raingan::test
