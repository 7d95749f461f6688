#include "readers/container/compound.h"

#include <utility>

#include "readers/container/compound_damage.h"

namespace raingan {

Error damaged_compound(const std::string& path) {
    return unreadable(
        "damaged", path,
        {"the compound file is cut short or damaged; get a complete copy of the file (download or copy it "
         "again)",
         "ไฟล์แบบ compound ไม่ครบหรือเสียหาย โปรดขอไฟล์ฉบับสมบูรณ์ (ดาวน์โหลดหรือคัดลอกใหม่)"});
}

bool CompoundFile::has(const std::string& path) const {
    return find(path) != nullptr;
}

std::string CompoundFile::require(const std::string& path) const {
    std::optional<std::string> bytes = read(path);
    if (!bytes)
        throw unreadable("missing-part", path,
                         {"a part of the file is missing; get a complete copy, or open the file and save it again",
                          "ส่วนหนึ่งของไฟล์หายไป โปรดขอไฟล์ฉบับสมบูรณ์ หรือเปิดไฟล์แล้วบันทึกใหม่"});
    return std::move(*bytes);
}

}  // namespace raingan
