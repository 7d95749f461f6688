// Words behind a number that say of which kind it is.
#include <array>

#include "extraction/wording.h"

namespace raingan::extraction {

std::optional<Kind> kind_by_unit(std::string_view after, const Decimal& value) {
    struct Unit {
        std::string_view word;
        Kind kind;
    };
    constexpr auto units = std::to_array<Unit>({
        {"คน", Kind::people},
        {"ราย", Kind::people},
        {"ท่าน", Kind::people},
        {"รายการ", Kind::items},
        {"รายได้", Kind::unknown},
        {"ปี", Kind::duration},
        {"เดือน", Kind::duration},
        {"วัน", Kind::duration},
        {"ชั่วโมง", Kind::duration},
        {"ชม.", Kind::duration},
        {"นาที", Kind::duration},
        {"สัปดาห์", Kind::duration},
        {"น.", Kind::date},
        {"บาท", Kind::money},
        {"ล้าน", Kind::money},
        {"พันบาท", Kind::money},
        {"ข้อ", Kind::items},
        {"หัวข้อ", Kind::items},
        {"ประเด็น", Kind::items},
        {"ชุด", Kind::items},
        {"เล่ม", Kind::items},
        {"ฉบับ", Kind::items},
        {"ครั้ง", Kind::items},
        {"โครงการ", Kind::items},
        {"กิจกรรม", Kind::items},
        {"หน่วยงาน", Kind::items},
        {"แห่ง", Kind::items},
        {"ตัวชี้วัด", Kind::items},
        {"แบบ", Kind::items},
        {"เครื่องมือ", Kind::items},
        {"ด้าน", Kind::items},
        {"มาตรการ", Kind::items},
        {"หมวด", Kind::items},
        {"ช่องทาง", Kind::items},
        {"เรื่อง", Kind::items},
        {"ประการ", Kind::items},
        {"คำถาม", Kind::items},
        {"องค์ประกอบ", Kind::items},
        {"ดัชนี", Kind::items},
        {"แผนงาน", Kind::items},
        {"อำเภอ", Kind::items},
        {"จังหวัด", Kind::items},
        {"ตำบล", Kind::items},
        {"หมู่บ้าน", Kind::items},
        {"ขั้นตอน", Kind::items},
        {"กอง", Kind::items},
        {"สำนัก", Kind::items},
        {"รุ่น", Kind::items},
        {"หน้า", Kind::items},
        {"ระดับ", Kind::items},
        {"มิติ", Kind::items},
        {"กระบวนการ", Kind::items},
        {"ส่วน", Kind::items},
        {"ตัว", Kind::items},
        {"เท่า", Kind::items},
        {"คะแนนขึ้นไป", Kind::threshold},
        {"คะแนนเป็นต้นไป", Kind::threshold},
        {"ขึ้นไป", Kind::threshold},
        {"%ขึ้นไป", Kind::threshold},
        {"คะแนนเต็ม", Kind::full_mark},
    });
    const Unit* best = nullptr;
    for (const Unit& unit : units)
        if (after.starts_with(unit.word) && (best == nullptr || unit.word.size() > best->word.size())) best = &unit;
    if (best == nullptr || best->kind == Kind::unknown) return std::nullopt;
    const bool whole = best->kind == Kind::threshold || best->kind == Kind::full_mark || best->kind == Kind::money;
    return value.places() == 0 || whole ? std::optional(best->kind) : std::nullopt;
}

}  // namespace raingan::extraction
