// Whom the report calls itself: agencies that a sentence makes the one that reports, not a neighbour or a parent.
#include <algorithm>
#include <array>

#include "extraction/agency_mention.h"
#include "extraction/agency_naming.h"
#include "extraction/claim_parts.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// Before the subject of a sentence.
constexpr auto openers =
    std::to_array<std::string_view>({"ตามที่", "ด้วย", "ทั้งนี้", "ดังนั้น", "โดย", "เนื่องจาก", "จากการที่", "ในการนี้", "เพื่อให้",
                                     "การที่", "ปัจจุบัน", "บัดนี้", "สืบเนื่องจาก", "และ", "อนึ่ง", "ซึ่ง"});
/// What the one that reports does.
constexpr auto deeds = std::to_array<std::string_view>(
    {"ได้",           "จึง",       "ขอ",    "มีผล",   "มีคะแนน", "จะ",         "ดำเนินการ", "เข้ารับ", "เข้าร่วมการประเมิน",
     "เข้าร่วมประเมิน", "อยู่ในระดับ", "กำหนด", "จัดทำ",  "ตระหนัก", "ให้ความสำคัญ", "มุ่ง",       "พร้อม",  "รายงาน",
     "นำผล",         "วิเคราะห์",  "มีความ", "ประกาศ"});
/// Sentences that speak of another office, or of one that this was.
constexpr auto of_another = std::to_array<std::string_view>(
    {"ร่วมกับ",  "ดูงาน",  "เครือข่าย", "ข้างเคียง", "ใกล้เคียง",  "แบบอย่าง", "ต้นแบบ",   "เดิม",
     "ยกฐานะ", "เทียบ",  "อันดับ",    "เช่น",     "สนับสนุน",   "ข้อตกลง",  "กำกับดูแล", "หน่วยงานอื่น",
     "แห่งอื่น",  "สูงกว่า", "ต่ำกว่า",   "เฉลี่ย",    "วิทยากร",   "ต้นสังกัด",  "สังกัด",    "ทั่วประเทศ",
     "อบรม",   "ประชุม", "เชิญ",     "เยี่ยม",    "อนุเคราะห์", "ร่วมมือ",   "แลกเปลี่ยน"});

bool speaks_of_another(std::string_view key) {
    return std::ranges::any_of(of_another,
                               [&](std::string_view word) { return find_text(key, word) != std::string_view::npos; });
}

bool speaks_of_assessment(std::string_view key) {
    return contains_any(key, {"ประเมิน", "มาตรการ", "คุณธรรม", "ita", "รายงานผล", "วิเคราะห์", "โปร่งใส", "คะแนน"});
}

/// What stands before "ของ" or "ภายใน" is a result or a measure of who reports.
bool owns_result(std::string_view before) {
    constexpr auto ends = std::to_array<std::string_view>(
        {"ผลการประเมิน", "ภาพรวม", "(ita)", "โปร่งใส", "คะแนน", "ภาครัฐ", "การประเมิน", "ภายในหน่วยงาน", "ในหน่วยงาน"});
    if (before.ends_with("ภายใน")) {
        before.remove_suffix(std::string_view("ภายใน").size());
        return before.ends_with("โปร่งใส");
    }
    if (!before.ends_with("ของ")) return false;
    before.remove_suffix(std::string_view("ของ").size());
    return without_last(before, ends).size() < before.size() &&
           contains_any(before, {"ประเมิน", "คะแนน", "โปร่งใส", "ita"});
}

/// A score that is not this report's total is told: the sentence is about a neighbour.
bool tells_other_score(const Line& line, const Report& report) {
    if (line.mentions == nullptr || !report.overall.score) return false;
    return std::ranges::any_of(*line.mentions, [&](const Mention& mention) {
        if (mention.kind != Kind::score || mention.whose != Whose::other) return false;
        const auto number = thai::find_number(line.text, mention.begin);
        return number && number->begin == mention.begin && number->value != report.overall.score->value;
    });
}

bool opens_sentence(std::string_view before) {
    return without_first(before, openers).empty();
}

/// "ปลัดเทศบาลตำบลหนองแสง", "นายกเทศมนตรีตำบลหนองแสง" as a line of its own: the office of who signs.
std::string office_of_post(std::string_view text) {
    constexpr std::size_t longest_post = 200;
    if (text.size() > longest_post || text.find(' ') != std::string_view::npos) return {};
    if (std::string mayor = agency_of_chief(text); !mayor.empty()) return mayor;
    for (const std::string_view post : {"นายก", "ปลัด"}) {
        if (!text.starts_with(post)) continue;
        const auto named = find_agencies(text);
        const bool alone = named.size() == 1 && named.front().begin == post.size() && named.front().end == text.size();
        if (alone && is_local(*named.front().name.kind)) return named.front().written;
    }
    return {};
}

}  // namespace

namespace {

/// "ผู้อำนวยการโรงพยาบาลหนองแสง" below "(นาย…)": the office of who signs, where it is one of the reporter's own kind.
std::string office_of_director(const Line& line, const Line* above, const Report& report) {
    constexpr std::string_view post = "ผู้อำนวยการ";
    if (above == nullptr || !above->text.starts_with('(') || !above->text.ends_with(')') || !report.organization ||
        !line.text.starts_with(post))
        return {};
    const auto named = find_agencies(line.text);
    const AgencyName own = read_agency_name(report.organization->value);
    const bool alone = named.size() == 1 && named.front().begin == post.size() && named.front().end == line.text.size();
    return alone && own.kind != nullptr && named.front().name.kind == own.kind ? named.front().written : std::string();
}

}  // namespace

void claim_agencies(const Line& line, const Line* above, Report& report) {
    const std::string_view key = line.key.text;
    if (line.in_table || line.scope.topic == Topic::elsewhere || line.scope.topic == Topic::contents) return;
    const auto add = [&](std::string name) {
        add_statement(report, {Statement::About::own_organization, {}, 0, {}, std::move(name), line.origin});
    };
    if (speaks_of_another(key) || tells_other_score(line, report)) return;
    if (std::string office = office_of_post(line.text); !office.empty()) {
        add(std::move(office));
        return;
    }
    if (std::string office = office_of_director(line, above, report); !office.empty()) {
        add(std::move(office));
        return;
    }
    if (!speaks_of_assessment(key)) return;
    const std::string_view text = line.text;
    const std::size_t marker = marker_length(text);
    for (const AgencyMention& named : find_agencies(text)) {
        if (named.name.own.empty()) continue;
        const std::string before = key_of(text.substr(marker, named.begin - std::min(named.begin, marker)));
        const std::string behind = key_of(text.substr(named.end));
        const bool subject = opens_sentence(before) && starts_with_any(std::string_view(behind), deeds) != 0;
        if (subject || owns_result(before)) {
            add(named.written);
            return;
        }
        if (opens_sentence(before)) return;
    }
}

}  // namespace raingan::extraction
