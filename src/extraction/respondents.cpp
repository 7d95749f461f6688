#include "extraction/respondents.h"

#include <algorithm>

namespace raingan::extraction {
namespace {

bool counts_people(const Line& line, const LineNumber& n) {
    return n.number.value.places() == 0 && followed_by(line, n, {"คน", "ราย"}) &&
           !followed_by(line, n, {"รายการ", "รายได้"});
}

/// What stands between the number before (or the line's beginning) and this one.
std::string_view gap_before(const Line& line, const std::vector<LineNumber>& numbers, std::size_t index) {
    const std::size_t from = index == 0 ? 0 : numbers[index - 1].key_end;
    return std::string_view(line.key.text).substr(from, numbers[index].key_begin - from);
}

bool tells_of_all(std::string_view gap) {
    return contains_any(gap, {"ทั้งหมด", "ทั้งสิ้น"}) && !contains_any(gap, {"ตอบ", "ร่วมมือ", "ตัวอย่าง", "ผู้ให้ข้อมูล"}) &&
           contains_any(gap, {"บุคลากร", "พนักงาน", "เจ้าหน้าที่", "ข้าราชการ", "ผู้มีส่วนได้", "ผู้รับบริการ", "ผู้มารับบริการ", "ผู้มาติดต่อ",
                              "ประชาชน"});
}

}  // namespace

std::optional<Count> find_respondents(const Line& line, const std::vector<LineNumber>& numbers) {
    // Behind these words the parts are counted: "จำแนกตามตำแหน่ง ข้าราชการ ๒๘ คน พนักงานราชการ ๑๙ คน".
    std::size_t parts = line.key.text.size();
    for (const std::string_view word : {"จำแนก", "แบ่งเป็น", "แยกเป็น"})
        parts = std::min(parts, find_text(line.key.text, word));
    const LineNumber* best = nullptr;
    for (std::size_t i = 0; i < numbers.size() && numbers[i].key_begin < parts; ++i) {
        const std::string_view gap = gap_before(line, numbers, i);
        if (!counts_people(line, numbers[i]) || tells_of_all(gap)) continue;
        if (best == nullptr || contains_any(gap, {"ตอบ", "ร่วมมือ"})) best = &numbers[i];
    }
    return best == nullptr ? std::nullopt : std::optional(count_of(line, *best));
}

std::optional<Count> find_population(const Line& line, const std::vector<LineNumber>& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (counts_people(line, numbers[i]) && tells_of_all(gap_before(line, numbers, i)))
            return count_of(line, numbers[i]);
    return std::nullopt;
}

std::string_view answerers(std::string_view key) {
    const bool inner = contains_any(key, {"เสียภายใน", "iit", "บุคลากร", "พนักงาน", "เจ้าหน้าที่"});
    const bool outer = contains_any(key, {"เสียภายนอก", "eit", "ผู้รับบริการ", "ผู้มารับบริการ", "ผู้มาติดต่อ"});
    if (inner == outer) return {};
    return inner ? "IIT" : "EIT";
}

void settle_respondents(Report& report, const YearRules& year) {
    for (Instrument& instrument : report.instruments) {
        if (instrument.respondents || instrument.code == "OIT" || year.instrument(instrument.code) == nullptr) continue;
        const Statement* first = nullptr;
        bool agreed = true;
        for (const Statement& statement : report.statements) {
            if (statement.about != Statement::About::respondents || statement.instrument != instrument.code) continue;
            if (first == nullptr) first = &statement;
            agreed = agreed && statement.value == first->value;
        }
        if (first == nullptr || !first->value || !agreed) continue;
        instrument.respondents = Count{first->value->units(), first->text, first->origin};
    }
}

}  // namespace raingan::extraction
