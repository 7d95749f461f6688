// What each line is: heading of an instrument's section, indicator scores, weakness, or plain text of a section.
#include <algorithm>
#include <array>

#include "extraction/phases.h"
#include "extraction/prose.h"
#include "extraction/scope.h"

namespace raingan::extraction {
namespace {

/// An instrument is named near the beginning of its heading.
constexpr std::size_t heading_mention_bytes = 260;

constexpr std::array<std::string_view, 7> heading_openers = {
    "แบบ", "เครื่องมือ", "ผลการประเมินแบบ", "ผลการประเมินตามแบบ", "ผลการประเมินเครื่องมือ", "ผลการประเมิน(", "คะแนนแบบ",
};
/// Lines that leave the sections of instruments.
constexpr std::array<std::string_view, 20> section_ends = {
    "ผลการประเมินในภาพรวม",
    "ผลการประเมินภาพรวม",
    "ผลการประเมินโดยรวม",
    "ผลการประเมินita",
    "ในภาพรวม",
    "โดยภาพรวม",
    "ผลการประเมินคุณธรรม",
    "จากผลการประเมิน",
    "คะแนนที่ได้",
    "เปรียบเทียบผล",
    "ภาพรวม",
    "คะแนนภาพรวม",
    "สรุป",
    "คะแนนรวม",
    "ผลคะแนนรวม",
    "รายงานผล",
    "ผลการดำเนินการ",
    "จึงเรียน",
    "ลงชื่อ",
    "(ลงชื่อ",
};

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Other codes beside one, without the spaces that a key leaves out: "IIT EIT และ OIT" is "iiteitและoit".
std::string_view without_codes(std::string_view letters, bool at_end) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view code : {"iit", "eit", "oit", "ita"})
            if (at_end ? letters.ends_with(code) : letters.starts_with(code)) {
                at_end ? letters.remove_suffix(code.size()) : letters.remove_prefix(code.size());
                found = true;
            }
    }
    return letters;
}

/// A code as a token of its own: "(iit)", "iit92.10", not the eit of "ebit".
std::size_t find_code(std::string_view key, std::string_view code) {
    std::string lower(code);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (std::size_t at = find_text(key, lower); at != std::string_view::npos; at = find_text(key, lower, at + 1)) {
        const std::size_t end = at + lower.size();
        const std::string_view before = without_codes(key.substr(0, at), true);
        const std::string_view behind = without_codes(key.substr(end), false);
        if ((before.empty() || !is_letter(before.back())) && (behind.empty() || !is_letter(behind.front()))) return at;
    }
    return std::string_view::npos;
}

/// Nothing but words such as "คะแนนรวม", "ผลการประเมินตามแบบวัด".
bool is_lead_in(std::string_view text) {
    constexpr std::array<std::string_view, 16> words = {"ผลการประเมิน", "ผล",  "คะแนน", "รวม",   "เฉลี่ย",    "ค่า",
                                                        "ด้าน",         "ของ", "ตาม",   "แบบวัด", "แบบตรวจ", "แบบ",
                                                        "เครื่องมือ",     "สรุป", "ส่วน",   "("};
    return without_first(text, words).empty();
}

const InstrumentRule* heading_of(const Line& line, const YearRules& year) {
    const std::string_view key = key_behind_marker(line);
    if (key.starts_with("ตัวชี้วัด")) return nullptr;
    const auto mention = only_instrument(key, year);
    if (!mention || mention->begin > heading_mention_bytes) return nullptr;
    const bool opens = is_lead_in(key.substr(0, mention->begin)) || starts_with_any(key, heading_openers) != 0;
    const bool numbered = key.size() < line.key.text.size();
    const bool in_parentheses = mention->begin > 0 && key[mention->begin - 1] == '(';
    return opens || (numbered && in_parentheses) ? mention->rule : nullptr;
}

/// Source offset behind a weakness label ("ข้อบกพร่อง / จุดอ่อน") that begins the line; 0: there is none.
std::size_t weakness_label(const Line& line, const HeaderRules& headers) {
    const std::string_view key = key_behind_marker(line);
    const std::size_t skipped = line.key.text.size() - key.size();
    std::size_t longest = 0;
    for (const HeaderRule& rule : headers.with_first_letter(key)) {
        if (rule.field != Field::issue || rule.key.size() <= longest || !key.starts_with(rule.key)) continue;
        const std::size_t end = line.key.source_end(skipped + rule.key.size(), line.text);
        const std::string_view rest = std::string_view(line.text).substr(end);
        // The label must end there: a space, a colon or nothing follows, else it is a sentence that begins so.
        if (rest.empty() || rest.front() == ' ' || rest.front() == '\t' || rest.front() == ':')
            longest = rule.key.size();
    }
    if (longest == 0) return 0;
    std::size_t end = line.key.source_end(skipped + longest, line.text);
    while (end < line.text.size() && (line.text[end] == ' ' || line.text[end] == '\t' || line.text[end] == ':')) ++end;
    return end;
}

bool continues_weakness(const Line& line, const Line& label, const LineRole& label_role) {
    if (line.text.empty()) return false;
    const bool label_alone = label_role.text_from >= label.text.size();
    return label_alone || line.same_paragraph || marker_length(line.text) != 0;
}

}  // namespace

std::optional<NamedIndicator> indicator_at(std::string_view key, std::size_t at, const YearRules& year) {
    std::optional<NamedIndicator> best;
    const std::string_view rest = key.substr(std::min(at, key.size()));
    for (const IndicatorRule& rule : year.indicators)
        for (const Name& name : rule.names)
            if (rest.starts_with(name.key) && (!best || at + name.key.size() > best->end))
                best = NamedIndicator{&rule, at, at + name.key.size()};
    return best;
}

namespace {

/// Where the name stands by itself: "มาตรการป้องกันการทุจริต" does not speak of การป้องกันการทุจริต.
std::size_t find_name(std::string_view key, std::string_view name, std::size_t from) {
    constexpr std::string_view doing = "การ";
    constexpr auto nouns = std::to_array<std::string_view>({"มาตร", "กระบวน", "โครง", "บริ", "ราช"});
    for (std::size_t at = find_text(key, name, from); at != std::string_view::npos; at = find_text(key, name, at + 1)) {
        const std::string_view before = key.substr(0, at);
        const bool inside = name.starts_with(doing) &&
                            std::ranges::any_of(nouns, [&](std::string_view noun) { return before.ends_with(noun); });
        if (!inside) return at;
    }
    return std::string_view::npos;
}

}  // namespace

std::optional<NamedIndicator> find_indicator(std::string_view key, std::size_t from, const YearRules& year) {
    std::size_t first = std::string_view::npos;
    for (const IndicatorRule& rule : year.indicators)
        for (const Name& name : rule.names) first = std::min(first, find_name(key, name.key, from));
    if (first == std::string_view::npos) return std::nullopt;
    const auto found = indicator_at(key, first, year);
    // แบบตรวจ[การเปิดเผยข้อมูล]สาธารณะ
    for (const InstrumentRule& instrument : year.instruments)
        for (const Name& name : instrument.names)
            for (std::size_t at = find_text(key, name.key); at != std::string_view::npos;
                 at = find_text(key, name.key, at + 1))
                if (at <= found->begin && found->end <= at + name.key.size())
                    return find_indicator(key, at + name.key.size(), year);
    return found;
}

std::vector<NamedInstrument> instruments_named(std::string_view key, const YearRules& year) {
    std::vector<NamedInstrument> all;
    for (const InstrumentRule& rule : year.instruments) {
        std::size_t begin = find_code(key, rule.code);
        std::size_t end = begin == std::string_view::npos ? begin : begin + rule.code.size();
        for (const Name& name : rule.names)
            if (const std::size_t at = find_text(key, name.key); at < begin) {
                begin = at;
                end = at + name.key.size();
            }
        if (begin != std::string_view::npos) all.push_back({&rule, begin, end});
    }
    std::ranges::sort(all, {}, &NamedInstrument::begin);
    return all;
}

std::optional<NamedInstrument> only_instrument(std::string_view key, const YearRules& year) {
    const auto all = instruments_named(key, year);
    return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
}

namespace {

bool holds_result(const Line& line) {
    const auto numbers = numbers_of(line);
    return std::ranges::any_of(numbers, [](const LineNumber& number) {
        return is_result(number) && number.said != nullptr && number.said->kind == Kind::score;
    });
}

/// Weights, full marks and counts of questions, and no result: "แบบวัด IIT มีค่าน้ำหนักร้อยละ ๓๐ มีข้อคำถาม ๓๐ ข้อ".
bool tells_of_scale(const Line& line) {
    bool scale = false;
    for (const LineNumber& number : numbers_of(line)) {
        if (number.said == nullptr) continue;
        const Kind kind = number.said->kind;
        if (kind == Kind::people || (kind == Kind::score && is_result(number))) return false;
        scale = scale || kind == Kind::weight || kind == Kind::full_mark || kind == Kind::share ||
                (kind == Kind::items && followed_by(line, number, {"ข้อคำถาม", "คำถาม"})) || kind == Kind::page;
    }
    return scale;
}

}  // namespace

std::vector<LineRole> assign_roles(const Flow& flow, const YearRules& year, const HeaderRules& headers) {
    std::vector<LineRole> roles(flow.lines.size());
    const InstrumentRule* section = nullptr;
    const InstrumentRule* section_outside_table = nullptr;
    constexpr std::size_t none = std::string_view::npos;
    std::size_t label = none;  // of the weakness that the next line may continue
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const Line& line = flow.lines[i];
        if (line.in_table && (i == 0 || !flow.lines[i - 1].in_table)) section_outside_table = section;
        if (!line.in_table && i > 0 && flow.lines[i - 1].in_table) section = section_outside_table;
        LineRole& role = roles[i];
        if (line.in_score_table) continue;  // read as a table
        if (line.scope.topic != Topic::own && !holds_result(line)) {
            section = nullptr;
            label = none;
            continue;
        }
        if (const InstrumentRule* heading = tells_of_scale(line) ? nullptr : heading_of(line, year)) {
            section = heading;
            role.kind = LineKind::instrument;
        } else if (const std::size_t from = weakness_label(line, headers);
                   from != 0 && !line.in_table && section != nullptr) {
            role.kind = LineKind::weakness;
            role.text_from = from;
        } else if (!indicator_scores(line, year).empty()) {
            role.kind = LineKind::indicator;
        } else if (starts_with_any(key_behind_marker(line), section_ends) != 0) {
            section = nullptr;
        } else if (label != none && continues_weakness(line, flow.lines[label], roles[label])) {
            role.kind = LineKind::weakness_more;
        }
        role.instrument = section;
        if (role.kind == LineKind::weakness)
            label = i;
        else if (role.kind != LineKind::weakness_more)
            label = none;
    }
    return roles;
}

}  // namespace raingan::extraction
