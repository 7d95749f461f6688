// Whom the report calls itself: agencies that a sentence makes the one that reports, not a neighbour or a parent.
#include <algorithm>
#include <array>

#include "extraction/claim_parts.h"

namespace raingan::extraction {
namespace {

/// First words of names, the longer before those that they begin with.
constexpr auto offices = std::to_array<std::string_view>({
    "องค์การบริหารส่วนจังหวัด",
    "องค์การบริหารส่วนตำบล",
    "เทศบาลนคร",
    "เทศบาลเมือง",
    "เทศบาลตำบล",
    "อบจ.",
    "อบต.",
    "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "โรงพยาบาล",
    "มหาวิทยาลัยราชภัฏ",
    "มหาวิทยาลัยเทคโนโลยีราชมงคล",
    "มหาวิทยาลัย",
    "วิทยาลัยเทคนิค",
    "วิทยาลัยอาชีวศึกษา",
    "โรงเรียน",
    "สถานีตำรวจภูธร",
    "สำนักงานสาธารณสุขจังหวัด",
    "สำนักงานสาธารณสุขอำเภอ",
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
    "ที่ทำการปกครองจังหวัด",
    "ที่ทำการปกครองอำเภอ",
    "รพ.สต.",
    "สภ.",
});
/// Before the subject of a sentence.
constexpr auto openers = std::to_array<std::string_view>({
    "ตามที่",
    "ด้วย",
    "ทั้งนี้",
    "ดังนั้น",
    "โดย",
    "เนื่องจาก",
    "จากการที่",
    "ในการนี้",
    "เพื่อให้",
    "การที่",
    "ปัจจุบัน",
    "บัดนี้",
    "สืบเนื่องจาก",
    "และ",
    "อนึ่ง",
    "ซึ่ง",
});
/// What the one that reports does.
constexpr auto deeds = std::to_array<std::string_view>({
    "ได้",           "จึง",       "ขอ",    "มีผล",    "มีคะแนน", "จะ",         "ดำเนินการ", "เข้ารับ", "เข้าร่วมการประเมิน",
    "เข้าร่วมประเมิน", "อยู่ในระดับ", "กำหนด", "จัดทำ",   "ตระหนัก", "ให้ความสำคัญ", "มุ่ง",       "พร้อม",  "รายงาน",
    "นำผล",         "วิเคราะห์",  "มีความ", "ประกาศ",
});
/// Sentences that speak of another office, or of one that this was.
constexpr auto of_another = std::to_array<std::string_view>({
    "ร่วมกับ",  "ดูงาน",  "เครือข่าย", "ข้างเคียง", "ใกล้เคียง",  "แบบอย่าง", "ต้นแบบ",    "เดิม",
    "ยกฐานะ", "เทียบ",  "อันดับ",    "เช่น",     "สนับสนุน",   "ข้อตกลง",  "กำกับดูแล",  "หน่วยงานอื่น",
    "แห่งอื่น",  "สูงกว่า", "ต่ำกว่า",   "เฉลี่ย",    "วิทยากร",   "ต้นสังกัด",  "สังกัด",     "ทั่วประเทศ",
    "อบรม",   "ประชุม", "เชิญ",     "เยี่ยม",    "อนุเคราะห์", "ร่วมมือ",   "แลกเปลี่ยน",
});
constexpr auto name_stops = std::to_array<std::string_view>(
    {"ประจำปี", "ปีงบประมาณ", "อำเภอ", "จังหวัด", "ได้", "จึง", "ขอ", "มีผล", "มีคะแนน", "ดำเนินการ", "เข้ารับ", "จะ"});

/// Behind the kind: no name, but all of the kind, or the one spoken of.
constexpr auto no_names = std::to_array<std::string_view>(
    {"ทุก", "และ", "หรือ", "แต่ละ", "ต่าง", "อื่น", "ใน", "ที่", "ทั้ง", "นี้", "ดังกล่าว", "แห่ง", "ของ", "ซึ่ง", "เป็น", "มี", "โดย"});

/// The name that begins at `at` of the key, up to a space of the source, a stop or a deed; empty: none does.
std::string_view name_at(const Line& line, std::size_t at) {
    const std::string_view key = line.key.text;
    const std::size_t kind = starts_with_any(key.substr(at), offices);
    if (kind == 0 || starts_with_any(key.substr(at + kind), no_names) != 0) return {};
    std::size_t end = at + kind;
    const auto stops = [&](std::size_t place) {
        const std::string_view rest = key.substr(place);
        const bool apart = place > at + kind && line.key.at[place] > line.key.source_end(place, line.text);
        return apart || std::string_view(" ()\",:;/0123456789\t").find(key[place]) != std::string_view::npos ||
               starts_with_any(rest, name_stops) != 0;
    };
    while (end < key.size() && !stops(end)) ++end;
    return end == at + kind ? std::string_view() : key.substr(at, end - at);
}

bool names_another(std::string_view key) {
    return std::ranges::any_of(of_another,
                               [&](std::string_view word) { return find_text(key, word) != std::string_view::npos; });
}

void add(const Line& line, std::string_view name, Report& report) {
    add_statement(report, {Statement::About::own_organization, {}, 0, {}, std::string(name), line.origin});
}

bool speaks_of_assessment(std::string_view key) {
    return contains_any(key, {"ประเมิน", "มาตรการ", "คุณธรรม", "ita", "รายงานผล", "วิเคราะห์", "โปร่งใส", "คะแนน"});
}

/// What stands before "ของ" or "ภายใน" is a result or a measure of who reports.
bool owns_result(std::string_view before, bool within) {
    constexpr auto ends =
        std::to_array<std::string_view>({"ผลการประเมิน", "ภาพรวม", "(ita)", "โปร่งใส", "คะแนน", "ภาครัฐ", "ผลคะแนน",
                                         "การประเมิน", "ภายในหน่วยงาน", "ความโปร่งใสในหน่วยงาน"});
    if (within) return before.ends_with("โปร่งใส");
    return without_last(before, ends).size() < before.size() &&
           contains_any(before, {"ประเมิน", "คะแนน", "โปร่งใส", "ita"});
}

/// "ปลัดเทศบาลตำบลหนองแสง" as a line of its own: the office of who signs.
std::optional<std::string> office_of_position(std::string_view key) {
    constexpr std::string_view mayor = "นายกเทศมนตรี";
    constexpr auto towns = std::to_array<std::string_view>({"ตำบล", "เมือง", "นคร"});
    if (key.starts_with(mayor)) {
        const std::string_view town = key.substr(mayor.size());
        return starts_with_any(town, towns) != 0 ? std::optional("เทศบาล" + std::string(town)) : std::nullopt;
    }
    for (const std::string_view post : {"นายก", "ปลัด"})
        if (key.starts_with(post) && starts_with_any(key.substr(post.size()), offices) != 0)
            return std::string(key.substr(post.size()));
    return std::nullopt;
}

}  // namespace

void claim_agencies(const Line& line, Report& report) {
    const std::string_view key = line.key.text;
    if (line.in_table || names_another(key)) return;
    constexpr std::size_t position_bytes = 160;
    if (key.size() <= position_bytes && find_text(line.text, "\t") == std::string_view::npos)
        if (const auto office = office_of_position(key)) {
            // A sentence about the mayor goes on behind the name.
            if (starts_with_any(std::string_view(*office), offices) != 0 &&
                find_text(line.text, " ") == std::string_view::npos &&
                !contains_any(*office, {"ได้", "เป็น", "มอบ", "กล่าว", "จึง", "ลงนาม"}))
                add(line, *office, report);
            return;
        }
    if (!speaks_of_assessment(key)) return;
    const std::size_t marker = marker_length(line.text);
    const auto start = static_cast<std::size_t>(
        std::ranges::lower_bound(line.key.at, static_cast<std::uint32_t>(marker)) - line.key.at.begin());
    std::size_t at = std::min(start, key.size());
    at = key.size() - without_first(key.substr(at), openers).size();
    if (const std::string_view name = name_at(line, at); !name.empty()) {
        if (starts_with_any(key.substr(at + name.size()), deeds) != 0) add(line, name, report);
        return;
    }
    for (const std::string_view of : {"ของ", "ภายใน"})
        for (std::size_t place = find_text(key, of); place != std::string_view::npos;
             place = find_text(key, of, place + 1)) {
            if (!owns_result(key.substr(0, place), of == "ภายใน")) continue;
            if (const std::string_view name = name_at(line, place + of.size()); !name.empty()) {
                add(line, name, report);
                return;
            }
        }
}

}  // namespace raingan::extraction
