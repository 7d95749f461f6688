#include "extraction/agency_naming.h"

#include <algorithm>
#include <array>

#include "report/key.h"

namespace raingan::extraction {
namespace {

constexpr auto labels = std::to_array<std::string_view>(
    {"ชื่อหน่วยงานที่รายงาน", "ชื่อหน่วยงานที่รับการประเมิน", "ชื่อหน่วยงาน", "หน่วยงานที่รายงาน", "หน่วยงานที่รับการประเมิน",
     "หน่วยงานผู้รายงาน", "หน่วยงาน", "ชื่อส่วนราชการ", "ส่วนราชการ", "ชื่อสถานศึกษา", "สถานศึกษา", "ชื่อองค์กร", "ชื่ออปท."});
/// Heads of offices, whose posts end with the office's name.
constexpr auto chiefs = std::to_array<std::string_view>(
    {"ผู้อำนวยการ", "รองผู้อำนวยการ", "อธิการบดี",  "รองอธิการบดี", "คณบดี",   "รองคณบดี", "อธิบดี",
     "รองอธิบดี",   "ผู้กำกับการ",     "นายก",     "รองนายก",    "ปลัด",    "รองปลัด",  "หัวหน้า",
     "เลขาธิการ",  "ผู้ว่าการ",       "ผู้บัญชาการ", "ผู้บังคับการ",   "ผู้จัดการ", "ครูใหญ่",   "อาจารย์ใหญ่"});
/// Posts whose words are not those of the office.
struct Post {
    std::string_view words, office;
};
constexpr auto posts = std::to_array<Post>({{"นายกเทศมนตรีตำบล", "เทศบาลตำบล"},
                                            {"นายกเทศมนตรีเมือง", "เทศบาลเมือง"},
                                            {"นายกเทศมนตรีนคร", "เทศบาลนคร"},
                                            {"นายแพทย์สาธารณสุขจังหวัด", "สำนักงานสาธารณสุขจังหวัด"},
                                            {"สาธารณสุขอำเภอ", "สำนักงานสาธารณสุขอำเภอ"}});

bool is_gap(std::string_view text) {
    return std::ranges::all_of(trimmed(text), [](char c) { return c == ',' || c == '-' || c == '/'; });
}

/// A province or an amphoe: where another agency is, if there is one.
bool is_place(const AgencyKind& kind) {
    return kind.words == "จังหวัด" || kind.words == "อำเภอ" || kind.words == "กรุงเทพมหานคร";
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

/// Behind "หน่วยงาน" or "หน่วยงาน :"; in a memo an office of the agency's may stand before it.
bool is_labelled(std::string_view before) {
    const std::size_t length = starts_with_any(before, labels);
    if (length == 0) return false;
    const std::string_view rest = before.substr(length);
    constexpr std::size_t longest_office = 150;
    if (before.substr(0, length).ends_with("ส่วนราชการ") && rest.size() <= longest_office) return true;
    return std::ranges::all_of(trimmed(rest), [](char c) { return c == ':' || c == '.' || c == ' '; });
}

/// "ที่ ขก ๐๐๓๒/๑๒๓" of a letter, on whose other side the office stands.
bool is_reference(std::string_view before) {
    return before.starts_with("ที่ ") && before.find('/') != std::string_view::npos;
}
/// "กลุ่มอำนวยการ", "จัดทำโดย งานนิติการ": an office of the agency's, and nothing else.
bool is_office(std::string_view before) {
    constexpr std::array<std::string_view, 8> words = {"กลุ่ม", "กอง", "งาน", "ฝ่าย", "สำนักปลัด", "ส่วน", "จัดทำโดย", "โดย"};
    constexpr std::size_t longest = 120;
    return before.size() <= longest && starts_with_any(before, words) != 0 &&
           !contains_any(before, {"ได้", "และ", "ให้", "ร่วม", "ตาม", "จาก"});
}

/// What the chain leaves of its line is nothing, its short name in brackets, or the house that it sits in.
bool stands_alone(std::string_view text, const AgencyChain& chain) {
    const std::string_view before = trimmed(text.substr(0, chain.begin));
    const std::string_view behind = trimmed(text.substr(chain.end));
    if (!before.empty() && before != "ที่ทำการ" && before != "สำนักงาน" && before != "(" && before != "ณ" &&
        !is_reference(before) && !is_office(before))
        return false;
    return behind.empty() || behind == ")" || (behind.front() == '(' && behind.back() == ')');
}

NamingCue title_cue(std::string_view before, const AgencyKind& kind) {
    if (ends_with_any(before, {"ของ", "ประกาศ", "ภายใน", "โดย"})) return NamingCue::titled_of;
    if (is_place(kind) || ends_with_any(before, {"ร่วมกับ", "ตามแนวทาง"})) return NamingCue::none;
    return NamingCue::titled;
}

/// "โรงพยาบาลหนองแวงได้…", "ผลการประเมินของโรงพยาบาลหนองแวง".
bool is_subject(std::string_view text, const AgencyChain& chain) {
    const std::string_view before = trimmed(text.substr(0, chain.begin));
    const std::string_view behind = trimmed(text.substr(chain.end));
    constexpr std::array<std::string_view, 11> verbs = {"ได้", "มี",   "จึง",  "ขอ", "เป็น",  "ตั้งอยู่",
                                                        "นำ", "เข้า", "โดย", "จะ", "ดำเนิน"};
    constexpr std::array<std::string_view, 7> orders = {"ได้แจ้ง",    "แจ้ง",  "ได้มีหนังสือ", "มีหนังสือ",
                                                        "ได้ประกาศ", "ขอให้", "ได้สั่ง"};
    if (starts_with_any(behind, orders) != 0) return false;
    const bool opens = before.empty() || ends_with_any(before, {"ตามที่", "ด้วย", "ทั้งนี้", "เนื่องจาก", "ดังนั้น", "โดยที่", "ซึ่ง"});
    if (opens && starts_with_any(behind, verbs) != 0) return true;
    return ends_with_any(before, {"ของ"}) && contains_any(text, {"ผลการประเมิน", "ผลคะแนน", "คะแนนภาพรวม"});
}

}  // namespace

bool names_another(std::string_view text) {
    return contains_any(text, {"ดูงาน", "ร่วมกับ", "เครือข่าย", "ใกล้เคียง", "เปรียบเทียบกับหน่วยงาน", "แห่งอื่น"});
}

std::vector<AgencyChain> agency_chains(std::string_view text) {
    std::vector<AgencyChain> chains;
    constexpr std::string_view belongs = "สังกัด";
    for (AgencyMention& mention : find_agencies(text)) {
        AgencyChain* last = chains.empty() ? nullptr : &chains.back();
        std::string_view before = trimmed(text.substr(0, mention.begin));
        const bool below = before.ends_with(belongs);
        std::string_view gap = last == nullptr ? before : text.substr(last->end, mention.begin - last->end);
        if (below) gap = trimmed(gap).substr(0, trimmed(gap).size() - belongs.size());
        const bool joined =
            last != nullptr && !last->below && is_gap(gap) && last->agency.name.kind->level != mention.name.kind->level;
        if (!joined) {
            const std::size_t begin = mention.begin, end = mention.end;
            chains.push_back({std::move(mention), std::nullopt, begin, end, below});
            continue;
        }
        last->end = mention.end;
        const auto level = [](const AgencyMention& of) { return of.name.kind->level; };
        if (level(mention) < level(last->agency)) std::swap(mention, last->agency);
        if (!last->parent || level(mention) < level(*last->parent)) last->parent = std::move(mention);
    }
    return chains;
}

NamingCue naming_cue(const Line& line, const AgencyChain& chain, bool in_title, bool head) {
    const std::string_view text = line.text;
    const AgencyKind& kind = *chain.agency.name.kind;
    const std::string_view before = text.substr(0, chain.begin);
    if (chain.below) return NamingCue::none;
    if (in_title) return title_cue(before, kind);
    if (is_labelled(before.substr(marker_length(before)))) return NamingCue::labelled;
    if (!line.in_table && stands_alone(text, chain)) {
        if (is_place(kind)) return head ? NamingCue::property : NamingCue::none;
        return head ? NamingCue::stands_alone : NamingCue::stands_later;
    }
    if (names_another(text)) return NamingCue::none;
    constexpr std::size_t longest_post = 200;
    const std::string_view post = text.substr(marker_length(text));
    if (text.size() <= longest_post && starts_with_any(post, chiefs) != 0 &&
        starts_with_any(post, chiefs) == chain.begin - marker_length(text) && trimmed(text.substr(chain.end)).empty())
        return NamingCue::chief;
    if (is_place(kind)) return NamingCue::none;
    constexpr int department = 6;  // they speak to others in most reports that name them
    if (kind.level < department && is_subject(text, chain)) return NamingCue::subject;
    if (is_subject(text, chain)) return NamingCue::mention;
    return is_local(kind) ? NamingCue::mention : NamingCue::none;
}

std::string agency_of_chief(std::string_view text) {
    for (const Post& post : posts) {
        const std::size_t at = find_text(text, post.words);
        if (at == std::string_view::npos) continue;
        const std::string_view before = text.substr(0, at);
        const bool opens = before.empty() || ends_with_any(before, {" ", "\t", ")", "รอง", "ตำแหน่ง"});
        if (!opens) continue;  // "สำนักงานสาธารณสุขอำเภอ…"
        const std::string named = std::string(post.office) + std::string(text.substr(at + post.words.size()));
        const auto found = find_agencies(named);
        if (!found.empty() && found.front().begin == 0 && trimmed(named.substr(found.front().end)).empty())
            return std::string(post.office) + found.front().name.own;
    }
    return {};
}

}  // namespace raingan::extraction
