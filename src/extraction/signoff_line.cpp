#include "extraction/signoff_line.h"

#include <algorithm>
#include <array>

#include "report/key.h"

namespace raingan::extraction {
namespace {

constexpr std::array<std::string_view, 3> signing_cues = {"ลงชื่อ", "ลงนาม", "ลายมือชื่อ"};
constexpr std::string_view ellipsis = "\u2026";
/// So many dots in a row are a line to write on; an ellipsis is three.
constexpr std::size_t leader_dots = 6;
constexpr std::size_t role_bytes = 150;
constexpr std::size_t name_bytes = 180;
constexpr std::size_t position_bytes = 300;

constexpr std::array<std::string_view, 34> titles = {
    "นางสาว", "นาง",  "นาย",    "น.ส.", "ว่าที่",  "ดร.",    "ผศ.",   "รศ.",   "ศ.",    "จ่าเอก",   "จ่าโท", "จ่าตรี",
    "จ่าสิบ",   "พันจ่า", "พันเอก",  "พันโท", "พันตรี", "ร้อยเอก", "ร้อยโท", "ร้อยตรี", "สิบเอก", "สิบโท",    "สิบตรี", "จ.อ.",
    "พ.จ.อ.", "ส.อ.", "จ.ส.อ.", "พ.ต.", "ร.ต.", "เรือ",    "พลเอก", "พลตรี",  "หม่อม",  "สิบตำรวจ",
};
/// Posts that begin with a title's letters: "นายกเทศมนตรี" is nobody's name.
constexpr std::array<std::string_view, 4> no_person_names = {"นายก", "นายอำเภอ", "นายช่าง", "นายทะเบียน"};

constexpr std::array<std::string_view, 12> roles = {
    "ผู้",    "กรรมการ", "ประธาน", "พยาน",       "เลขานุการ",   "เห็นชอบ",
    "อนุมัติ", "ทราบ",    "รับทราบ", "สำเนาถูกต้อง", "ตรวจสอบแล้ว", "หัวหน้า",
};
/// Posts that begin as a role does.
constexpr std::array<std::string_view, 6> posts_like_roles = {
    "ผู้อำนวยการ", "ผู้ช่วย", "ผู้ว่าราชการ", "ผู้บัญชาการ", "ผู้กำกับ", "ผู้ใหญ่บ้าน",
};
constexpr std::array<std::string_view, 52> post_words = {
    "ตำแหน่ง",    "นายก",    "รองนายก",   "ปลัด",      "รองปลัด", "ผู้อำนวยการ", "รองผู้อำนวยการ", "ผอ.",      "หัวหน้า",
    "รองหัวหน้า",  "นัก",      "เจ้าพนักงาน", "เจ้าหน้าที่",  "ผู้ช่วย",   "ประธาน",    "รองประธาน",    "กรรมการ",  "เลขานุการ",
    "ผู้ว่าราชการ", "รองผู้ว่า",  "นายอำเภอ",  "ปลัดอำเภอ", "อธิบดี",   "รองอธิบดี",   "อธิการบดี",      "คณบดี",     "ครู",
    "นิติกร",      "พนักงาน",  "วิศวกร",     "นายช่าง",   "สถาปนิก", "บุคลากร",    "รัฐมนตรี",       "เลขาธิการ", "ผู้บัญชาการ",
    "ผู้กำกับ",     "สารวัตร",  "ผู้จัดการ",    "ผู้ตรวจ",    "สมุห์บัญชี", "ผู้ใหญ่บ้าน",   "กำนัน",         "แพทย์",     "พยาบาล",
    "อาจารย์",    "เทศมนตรี", "จ่าจังหวัด",   "ท้องถิ่น",    "ที่ปรึกษา", "รอง",       "คลัง",
};
constexpr std::array<std::string_view, 9> acting_words = {
    "รักษาราชการแทน", "รักษาการแทน", "รักษาการในตำแหน่ง", "รักษาการ", "ปฏิบัติหน้าที่", "ปฏิบัติราชการแทน", "ทำการแทน", "แทน", "รรท.",
};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

/// The bytes of a line to write on that begins at `at` (dots, ellipses, underscores, with single spaces between); 0:
/// there is none.
std::size_t leader_at(std::string_view text, std::size_t at) {
    std::size_t dots = 0;
    std::size_t end = at;
    for (std::size_t i = at; i < text.size();) {
        if (text[i] == '.' || text[i] == '_') {
            ++dots;
            end = ++i;
        } else if (text.substr(i).starts_with(ellipsis)) {
            dots += 3;
            end = i += ellipsis.size();
        } else if (text[i] == ' ' && i > at && text[i - 1] != ' ') {
            ++i;
        } else {
            break;
        }
    }
    return dots >= leader_dots ? end - at : 0;
}

/// Leaders become tabs.
std::string without_leaders(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool may_begin = text[at] == '.' || text[at] == '_' || text[at] == ellipsis.front();
        if (const std::size_t length = may_begin ? leader_at(text, at) : 0; length != 0) {
            out += '\t';
            at += length;
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::string without_dots(std::string_view text) {
    std::string out = without_leaders(text);
    std::ranges::replace(out, '\t', ' ');
    std::string_view rest = trimmed(out);
    while (!rest.empty() && (rest.front() == '.' || rest.front() == ':' || rest.front() == ' ')) rest.remove_prefix(1);
    while (rest.ends_with("..") || rest.ends_with(ellipsis))
        rest.remove_suffix(rest.ends_with("..") ? 2 : ellipsis.size());
    return std::string(trimmed(rest));
}

struct SigningCue {
    std::size_t begin = 0, end = 0;
};

/// The next ลงชื่อ that asks for a signature: a bracket, a line to write on, a space or nothing follows it.
std::optional<SigningCue> find_cue(std::string_view line, std::size_t from) {
    std::optional<SigningCue> found;
    for (const std::string_view word : signing_cues) {
        const std::size_t at = find_text(line, word, from);
        if (at == std::string_view::npos || (found && at > found->begin)) continue;
        std::size_t end = at + word.size();
        const bool bracket = at > 0 && line[at - 1] == '(';
        const bool closed = end < line.size() && line[end] == ')';
        if (bracket != closed) continue;
        if (closed) ++end;
        const bool apart = end == line.size() || is_space(line[end]) || line[end] == ':' || leader_at(line, end) != 0;
        if (!closed && !apart) continue;
        found = SigningCue{bracket ? at - 1 : at, end};
    }
    return found;
}

/// What stands in and behind a line to write on.
SignatureSlot slot_of(std::string_view text, bool cued) {
    SignatureSlot slot;
    slot.cued = cued;
    for (const std::string& part : line_columns(text)) {
        const std::string clean = without_dots(part);
        // "(๖)" behind the dots is the number of a form's field.
        if (clean.empty() || clean.front() == '(') continue;
        if (is_titled_name(clean) && slot.name.empty()) {
            const std::size_t role = find_text(clean, " ผู้");
            slot.name = clean.substr(0, role);
            if (role != std::string::npos && slot.role.empty()) slot.role = clean.substr(role + 1);
        } else if (slot.role.empty() && clean.size() <= role_bytes) {
            slot.role = clean;
        }
    }
    return slot;
}

std::vector<SignatureSlot> dotted_slots(std::string_view line) {
    std::vector<SignatureSlot> slots;
    std::size_t at = 0;
    while (at < line.size() && is_space(line[at])) ++at;
    while (at < line.size()) {
        const std::size_t length = leader_at(line, at);
        if (length == 0) return {};
        std::size_t end = at + length;
        while (end < line.size() && leader_at(line, end) == 0) ++end;
        slots.push_back(slot_of(line.substr(at + length, end - at - length), false));
        at = end;
    }
    // A line to write on is anything but a signature's if prose stands on it.
    const auto prose = [](const SignatureSlot& slot) { return !slot.role.empty() && !is_role(slot.role); };
    if (std::ranges::any_of(slots, prose)) return {};
    return slots;
}

}  // namespace

std::vector<SignatureSlot> signature_slots(std::string_view line) {
    auto cue = find_cue(line, 0);
    if (!cue) return dotted_slots(line);
    const std::string before = without_dots(line.substr(0, cue->begin));
    if (!before.empty() && !is_role(before)) return {};
    std::vector<SignatureSlot> slots;
    while (cue) {
        const auto next = find_cue(line, cue->end);
        const std::size_t end = next ? next->begin : line.size();
        slots.push_back(slot_of(line.substr(cue->end, end - cue->end), true));
        cue = next;
    }
    if (slots.front().role.empty()) slots.front().role = before;
    // "ลงชื่อ (ผู้เข้าประชุมทุกคน) ก่อน…" is a sentence.
    const auto sentence = [](const SignatureSlot& slot) {
        return slot.role.size() > 60 && !is_role(slot.role) && !is_position(slot.role);
    };
    if (std::ranges::any_of(slots, sentence)) return {};
    return slots;
}

std::vector<std::string> line_columns(std::string_view line) {
    constexpr std::size_t gap = 3;
    std::vector<std::string> columns;
    const std::string text = without_leaders(line);
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        std::size_t end = at;
        while (end < text.size() && is_space(text[end])) ++end;
        const bool parts = at == text.size() || end - at >= gap || (end > at && text.find('\t', at) < end);
        if (parts) {
            if (const auto part = trimmed(std::string_view(text).substr(begin, at - begin)); !part.empty())
                columns.emplace_back(part);
            begin = end;
        }
        at = std::max(at, end > at ? end - 1 : at);
    }
    return columns;
}

std::vector<std::string> names_in_parentheses(std::string_view line) {
    std::vector<std::string> names;
    line = trimmed(line);
    while (!line.empty()) {
        const std::size_t end = line.find(')');
        if (line.front() != '(' || end == std::string_view::npos || end > name_bytes) return {};
        std::string_view inside = trimmed(line.substr(1, end - 1));
        if (inside.find('(') != std::string_view::npos) return {};
        names.push_back(without_dots(inside));
        line = trimmed(line.substr(end + 1));
    }
    return names;
}

bool is_titled_name(std::string_view text) {
    const std::size_t title = starts_with_any(text, titles);
    return title != 0 && starts_with_any(text, no_person_names) == 0 && text.size() > title &&
           text.size() <= name_bytes && text.find_first_of("0123456789") == std::string_view::npos;
}

std::string_view without_titles(std::string_view name) {
    // Words that follow a rank, and abbreviations of one or two consonants with their dots.
    constexpr std::array<std::string_view, 10> of_ranks = {"หญิง",    "ตำรวจ", "เอก", "โท",    "ตรี",
                                                           "ราชวงศ์", "หลวง",  "เจ้า", "อากาศ", "ร้อย"};
    constexpr std::size_t letter_bytes = 3;
    bool ranked = false;
    for (;;) {
        while (!name.empty() && (is_space(name.front()) || name.front() == '.')) name.remove_prefix(1);
        std::size_t title = starts_with_any(name, titles);
        for (std::size_t letters = 1; title == 0 && letters <= 2; ++letters)
            if (name.size() > letters * letter_bytes && name[letters * letter_bytes] == '.' &&
                name.substr(0, letters * letter_bytes)
                        .find_first_of("0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") ==
                    std::string_view::npos)
                title = letters * letter_bytes + 1;
        if (title == 0 && ranked) title = starts_with_any(name, of_ranks);
        if (title == 0 || title >= name.size()) return name;
        const std::string_view taken = name.substr(0, title);
        ranked = taken != "นาย" && taken != "นาง" && taken != "นางสาว";
        name.remove_prefix(title);
        if (!ranked) {
            while (!name.empty() && is_space(name.front())) name.remove_prefix(1);
            return name;
        }
    }
}

bool is_role(std::string_view text) {
    return text.size() <= role_bytes && starts_with_any(text, roles) != 0 &&
           starts_with_any(text, posts_like_roles) == 0 && !contains_any(text, {"ดังนี้", "ให้", "ได้", "ต้อง"});
}

bool is_position(std::string_view text) {
    return text.size() <= position_bytes &&
           (starts_with_any(text, post_words) != 0 || starts_with_any(text, acting_words) != 0) &&
           !contains_any(text, {"ดังนี้", "ต้อง", "ได้"});
}

bool speaks_of_acting(std::string_view text) {
    return std::ranges::any_of(acting_words,
                               [&](std::string_view word) { return find_text(text, word) != std::string_view::npos; });
}

std::string position_of(std::string_view text) {
    std::string clean = without_dots(text);
    constexpr std::string_view label = "ตำแหน่ง";
    if (std::string_view(clean).starts_with(label)) clean = without_dots(std::string_view(clean).substr(label.size()));
    return clean;
}

std::optional<std::string> date_text(std::string_view line) {
    line = trimmed(line);
    constexpr std::array<std::string_view, 3> labels = {"วันที่", "ลงวันที่", "วัน/เดือน/ปี"};
    const std::size_t label = starts_with_any(line, labels);
    if (label == 0) return std::nullopt;
    const std::string clean = without_dots(line.substr(label));
    return clean.size() <= role_bytes ? std::optional(clean) : std::nullopt;
}

}  // namespace raingan::extraction
