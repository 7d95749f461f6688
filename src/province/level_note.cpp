#include "province/level_note.h"

#include <algorithm>

#include "thai/numbers.h"

namespace raingan::province {

std::string level_note(const Province& province) {
    const auto place_of = [&](const Standing& standing) {
        return std::ranges::find(province.levels, standing.report.content.level) - province.levels.begin();
    };
    const auto known = static_cast<std::ptrdiff_t>(province.levels.size());
    const auto words = [](const Standing& standing) {
        return "อันดับ " + thai::to_thai_digits(std::to_string(*standing.rank)) + " ได้ระดับ \"" +
               standing.report.content.level + "\"";
    };
    const Standing* lowest = nullptr;  // of those so far
    for (const Standing& standing : province.standings) {
        if (!standing.rank || place_of(standing) == known) continue;
        if (lowest != nullptr && *lowest->rank < *standing.rank && place_of(standing) < place_of(*lowest)) {
            const std::string shown = words(*lowest) + " และ" + words(standing);
            return province.levels_by_parts
                       ? "อันดับเรียงตามคะแนนภาพรวมอย่างเดียว แต่ระดับต้องได้คะแนนขั้นต่ำทุกเครื่องมือด้วย หน่วยงานที่คะแนนภาพรวมสูงกว่าจึง"
                         "อาจได้ระดับต่ำกว่า เช่น " +
                             shown
                       : "อันดับเรียงตามคะแนนภาพรวม ส่วนระดับเป็นไปตามที่รายงานระบุ ซึ่งไม่ตรงกับคะแนน โปรดตรวจสอบ เช่น " + shown;
        }
        if (lowest == nullptr || place_of(standing) > place_of(*lowest)) lowest = &standing;
    }
    return {};
}

}  // namespace raingan::province
