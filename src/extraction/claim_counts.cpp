// Counts and what is made of them: percentages, weights, respondents.
#include <algorithm>
#include <array>

#include "extraction/claim_parts.h"

namespace raingan::extraction {
namespace {

using About = Statement::About;

constexpr auto units = std::to_array<std::string_view>({
    "คน",     "ราย",     "ข้อ",      "เรื่อง",      "แห่ง", "โครงการ",   "กิจกรรม", "ครั้ง",    "บาท",
    "ฉบับ",    "ตัวชี้วัด",   "รายการ",  "หมู่บ้าน",     "ชุด",  "เล่ม",       "ชิ้น",     "ตำแหน่ง", "มาตรการ",
    "ประเด็น", "ครัวเรือน", "หน่วยงาน", "ส่วนราชการ", "ท่าน", "หลังคาเรือน", "สาย",
});
/// "บาท" behind the number, or none; "รายการ" is not "ราย".
std::string_view counted_unit(std::string_view behind) {
    return behind.substr(0, starts_with_any(behind, units));
}

/// A share is said right behind its count.
constexpr std::size_t share_gap_bytes = 160;
/// Between a count and its percentage stand only these, and units.
constexpr auto share_fillers = std::to_array<std::string_view>({
    "(",   ")",   ",",     ";",    "-",   "–",     ":", "=",      "/",     " ",  "คิดเป็น", "หรือ",   "ซึ่ง",
    "โดย", "เป็น", "เท่ากับ", "อัตรา", "อยู่ที่", "ร้อยละ", "%", "ในอัตรา", "สัดส่วน", "คือ", "ได้แก่",  "จำนวน",
});

bool is_percent(const ClaimText& text, std::size_t index) {
    return text.before(index).ends_with("ร้อยละ") || text.before(index).ends_with("ร้อยละ(") ||
           text.before(index).ends_with("(%)") || text.before(index).ends_with("(ร้อยละ)") ||
           followed_by(text.line, text.numbers[index], {"%", "เปอร์เซ็น"});
}

/// People, items, money: no year, no score.
bool is_count(const ClaimText& text, std::size_t index) {
    const LineNumber& n = text.numbers[index];
    const std::string_view unit = counted_unit(text.behind(index));
    // "ครั้งที่ ๒" is no count, "เจ้าหน้าที่ ๔๐ คน" is one.
    const std::string_view before = text.before(index);
    const bool ordinal = before.ends_with("ที่") && !before.ends_with("หน้าที่") && !before.ends_with("พื้นที่");
    if (ordinal || text.before(index).ends_with("ปี") || is_percent(text, index)) return false;
    return (n.number.value.places() == 0 || unit == "บาท") && (!is_year(n) || !unit.empty());
}

bool only_fillers(std::string_view gap) {
    while (true) {
        const std::size_t filler = std::max(starts_with_any(gap, share_fillers), starts_with_any(gap, units));
        if (filler == 0) return gap.empty();
        gap.remove_prefix(filler);
    }
}

/// One became the other, or what is left is told: the percentage is of another sum.
bool tells_growth(std::string_view gap) {
    return contains_any(gap, {"เพิ่ม", "ลด", "เหลือ", "เดิม", "สูงขึ้น", "ปี"}) || gap.ends_with("เป็น") ||
           gap.ends_with("เป็นจำนวน");
}

bool tells_whole(std::string_view gap) {
    return contains_any(gap, {"จาก", "ทั้งหมด", "ทั้งสิ้น", "เป้าหมาย", "ประชากร", "มีสิทธิ", "จัดสรร", "ตั้งไว้", "แจก"});
}

struct Counts {
    std::size_t part = 0, whole = 0;
};

/// Which of two neighbouring counts is the part of which whole; none where the words leave that open.
std::optional<Counts> counts_at(const ClaimText& text, std::size_t first) {
    const std::size_t second = first + 1;
    if (!is_count(text, first) || !is_count(text, second)) return std::nullopt;
    const std::string_view gap = text.before(second);
    if (gap.size() > share_gap_bytes || tells_growth(gap)) return std::nullopt;
    const std::string_view unit = counted_unit(text.behind(first));
    const std::string_view other = counted_unit(text.behind(second));
    if (!unit.empty() && !other.empty() && unit != other) return std::nullopt;
    const Decimal& a = text.numbers[first].number.value;
    const Decimal& b = text.numbers[second].number.value;
    const std::string_view plain = gap.substr(unit.size());
    if (contains_any(gap, {"จาก"}) || plain == "/" || plain == "ใน" ||
        contains_any(plain, {"ทั้งหมด", "ทั้งสิ้น", "เป้าหมาย"}))
        return a <= b ? std::optional(Counts{first, second}) : std::nullopt;
    const std::string_view before = text.before(first);
    const std::size_t near = before.size() - std::min(before.size(), share_gap_bytes);
    const bool whole_first =
        tells_whole(before.substr(near)) || plain.starts_with("ทั้งหมด") || plain.starts_with("ทั้งสิ้น");
    if (!whole_first || contains_any(before.substr(near), {"เดิม", "ปีก่อน", "ปีที่"}) || b > a) return std::nullopt;
    return Counts{second, first};
}

void add_share(const ClaimText& text, const Counts& counts, std::size_t percent, Report& report) {
    const auto [least, most] = std::minmax({counts.part, counts.whole, percent});
    Statement share{About::share,    {}, 0, text.numbers[percent].number.value, text.written(least, most),
                    text.line.origin};
    share.terms = {text.numbers[counts.part].number.value, text.numbers[counts.whole].number.value};
    add_statement(report, std::move(share));
}

/// "… ร้อยละ ๙๕ ของกลุ่มตัวอย่างขั้นต่ำ": of another whole than the one named before.
bool is_of_another(std::string_view behind, std::string_view gap) {
    if (const std::size_t unit = starts_with_any(behind, std::to_array<std::string_view>({"%", ")"})); unit != 0)
        behind.remove_prefix(unit);
    if (!behind.starts_with("ของ")) return false;
    for (const std::string_view word : {"ขั้นต่ำ", "ตัวอย่าง", "เป้าหมาย", "เกณฑ์", "แผน", "ปี"})
        if (find_text(behind, word) != std::string_view::npos && find_text(gap, word) == std::string_view::npos)
            return true;
    return false;
}

bool tells_goal(std::string_view before) {
    return contains_any(before, {"เป้าหมาย", "ไม่น้อยกว่า", "อย่างน้อย", "ไม่ต่ำกว่า", "เกณฑ์", "มากกว่า", "เกิน"});
}

/// "ร้อยละ ๙๕ [ของผู้ตอบแบบสอบถาม (]๔๐ จาก ๕๐ คน)", "ร้อยละ ๙๕ [คือ] ๔๐ คน จาก ๕๐ คน": the counts behind explain it.
bool explains(std::string_view gap) {
    if (const std::size_t opened = gap.rfind('('); opened != std::string_view::npos)
        return only_fillers(gap.substr(opened)) &&
               (only_fillers(gap) || gap.starts_with("ของ") || gap.starts_with("%ของ"));
    return contains_any(gap, {"คือ", "ได้แก่"}) && only_fillers(gap);
}

}  // namespace

void claim_shares(const ClaimText& text, Report& report) {
    for (std::size_t i = 0; i < text.numbers.size(); ++i) {
        if (!is_percent(text, i)) continue;
        if (i >= 2 && only_fillers(text.before(i)))
            if (const auto counts = counts_at(text, i - 2)) {
                if (!is_of_another(text.behind(i), text.before(i - 1))) add_share(text, *counts, i, report);
                continue;
            }
        if (i + 2 >= text.numbers.size() || tells_goal(text.before(i)) || !explains(text.before(i + 1))) continue;
        const auto counts = counts_at(text, i + 1);
        if (counts && counts->part == i + 1) add_share(text, *counts, i, report);
    }
}

namespace {

/// The weight as the number says it: 30, 30 %, 0.30.
std::optional<Decimal> weight_of(const LineNumber& n) {
    const Decimal& value = n.number.value;
    if (value > Decimal(0, 0) && value < Decimal(1, 0)) return value * Decimal(100, 0);
    if (value < Decimal(1, 0) || value > Decimal(100, 0)) return std::nullopt;
    return value;
}

void add_weight(const ClaimText& text, const InstrumentRule& instrument, const LineNumber& n, Report& report) {
    if (const auto weight = weight_of(n))
        add_statement(report,
                      {About::weight, instrument.code, 0, weight, score_of(text.line, n).as_written, text.line.origin});
}

/// "(IIT x ๐.๓๐) + (EIT x ๐.๓๐) + …", "๐.๓๐ × IIT".
bool claim_formula(const ClaimText& text, const YearRules& year, Report& report) {
    constexpr auto times = std::to_array<std::string_view>({"x", "×", "*"});
    constexpr auto behind_name = std::to_array<std::string_view>({")", "(", " ", "คะแนน", "ร้อยละ"});
    const std::string_view key = text.key();
    bool any = false;
    for (const InstrumentRule& rule : year.instruments) {
        const std::string code = key_of(rule.code);
        for (std::size_t at = find_text(key, code); at != std::string_view::npos; at = find_text(key, code, at + 1)) {
            for (const LineNumber& n : text.numbers) {
                const std::size_t name_end = at + code.size();
                const bool behind = n.key_begin > name_end;
                const std::string_view gap = behind           ? key.substr(name_end, n.key_begin - name_end)
                                             : n.key_end < at ? key.substr(n.key_end, at - n.key_end)
                                                              : std::string_view();
                const std::string_view rest = without_first(
                    gap, behind ? behind_name : std::to_array<std::string_view>({"%", ")", " ", "คะแนน", "("}));
                const std::size_t sign = starts_with_any(rest, times);
                if (sign == 0 || !without_first(rest.substr(sign), behind_name).empty()) continue;
                add_weight(text, rule, n, report);
                any = true;
            }
        }
    }
    return any;
}

constexpr auto weight_fillers = std::to_array<std::string_view>({
    "ค่า", "น้ำหนัก", "คะแนน", "ร้อยละ", "(", ")", ":", "=", "คือ",    "เท่ากับ", "คิดเป็น", "มี",  "ที่",         "จำนวน",
    "%",  "สัดส่วน", "ถ่วง",   "ให้",    "-", "–", " ", ",", "กำหนด", "ไว้",    "ใน",    "อยู่", "การประเมิน",
});
constexpr auto list_fillers = std::to_array<std::string_view>({":", ",", "และ", "/", "ร้อยละ", "%", " "});

/// "IIT : EIT : OIT = ๓๐ : ๓๐ : ๔๐": the numbers behind the last name, one for each name.
bool claim_weight_list(const ClaimText& text, const std::vector<NamedInstrument>& names, Report& report) {
    const auto first =
        std::ranges::find_if(text.numbers, [&](const LineNumber& n) { return n.key_begin >= names.back().end; });
    if (names.size() < 2 || static_cast<std::size_t>(text.numbers.end() - first) < names.size()) return false;
    if (std::ranges::any_of(text.numbers, [&](const LineNumber& n) {
            return n.key_begin > names.front().end && n.key_begin < names.back().end;
        }))
        return false;
    const auto index = static_cast<std::size_t>(first - text.numbers.begin());
    for (std::size_t i = 1; i < names.size(); ++i)
        if (!without_first(text.before(index + i), list_fillers).empty()) return false;
    for (std::size_t i = 0; i < names.size(); ++i) add_weight(text, *names[i].rule, text.numbers[index + i], report);
    return true;
}

/// The first number behind the name is its weight, and nothing else.
void claim_own_weight(const ClaimText& text, const NamedInstrument& name, std::size_t limit, bool cued,
                      Report& report) {
    const auto n = std::ranges::find_if(text.numbers, [&](const LineNumber& number) {
        return number.key_begin >= name.end && number.key_begin < limit;
    });
    if (n == text.numbers.end() || weight_of(*n).value_or(Decimal(5, 1)).rounded(0) != weight_of(*n)) return;
    if (followed_by(text.line, *n, {"ข้อ", "ตัวชี้วัด", "คน", "ราย", "ปี", "x", "×"})) return;
    const std::string_view gap = text.key().substr(name.end, n->key_begin - name.end);
    const bool of_all = gap.ends_with("ร้อยละ") && without_first(gap, weight_fillers).empty() &&
                        followed_by(text.line, *n, {"ของคะแนนทั้งหมด", "ของคะแนนรวม"});
    const bool said =
        of_all ||
        without_last(gap, std::to_array<std::string_view>({"ร้อยละ", "(", ":", "=", "คะแนน", "เท่ากับ", "คือ", " ", ")"}))
            .ends_with("น้ำหนัก");
    const bool percent = gap.ends_with("ร้อยละ") || followed_by(text.line, *n, {"%"});
    if (find_text(gap, "ถ่วงน้ำหนัก") != std::string_view::npos || find_text(gap, "ส่วนที่") != std::string_view::npos)
        return;
    const bool plain = cued && without_first(gap, weight_fillers).empty() && (percent || n->number.value.places() == 0);
    if (said || plain) add_weight(text, *name.rule, *n, report);
}

/// "IIT (30%) + EIT (30%) + OIT (40%)": nothing but percentages.
bool all_percent(const ClaimText& text) {
    constexpr std::size_t instruments = 3;
    std::size_t percents = 0;
    for (std::size_t i = 0; i < text.numbers.size(); ++i) {
        if (is_year(text.numbers[i])) continue;
        if (!is_percent(text, i)) return false;
        ++percents;
    }
    return percents == instruments;
}

}  // namespace

void claim_weights(const ClaimText& text, const YearRules& year, Report& report) {
    const std::string_view key = text.key();
    constexpr std::int64_t first_of_this_scheme = 2562;
    const bool other_scheme = std::ranges::any_of(
        text.numbers, [](const LineNumber& n) { return is_year(n) && n.number.value.units() < first_of_this_scheme; });
    if (other_scheme || contains_any(key, {"ebit", "ผู้ตอบ", "lpa"}) || claim_formula(text, year, report)) return;
    const std::size_t cue = find_text(key, "น้ำหนัก");
    const bool share_of_score = find_text(key, "สัดส่วนคะแนน") != std::string_view::npos;
    // Scores that were weighted are no weights.
    const bool of_all = contains_any(key, {"ของคะแนนทั้งหมด", "ของคะแนนรวม"});
    if ((cue == std::string_view::npos && !share_of_score && !of_all) ||
        contains_any(key, {"คะแนนถ่วงน้ำหนัก", "หลังถ่วง", "ถ่วงน้ำหนักแล้ว", "คะแนนที่ถ่วง", "คะแนนตามน้ำหนัก"}))
        return;
    const auto names = instruments_named(key, year);
    if (names.empty() || claim_weight_list(text, names, report)) return;
    const bool cued =
        share_of_score || cue < names.front().begin || (cue != std::string_view::npos && all_percent(text));
    for (std::size_t i = 0; i < names.size(); ++i)
        claim_own_weight(text, names[i], i + 1 < names.size() ? names[i + 1].begin : key.size(), cued, report);
}

void claim_respondents(const ClaimText& text, const YearRules& year, Report& report) {
    // Up to the number only these stand behind "ผู้ตอบ".
    constexpr auto fillers = std::to_array<std::string_view>({
        "แบบ",        "วัด",    "สอบถาม", "ประเมิน", "สำรวจ", "การ",       "รับรู้", "ของ",   "ผู้มีส่วนได้ส่วนเสีย",
        "ผู้มีส่วนได้เสีย", "ภายใน", "ภายนอก", "(",      ")",     "iit",       "eit", "จำนวน", "ทั้งสิ้น",
        "ทั้งหมด",      "รวม",   "มี",      "เท่ากับ",  ":",     "=",         "ครบ", "แล้ว",   "คน",
        "กลับ",        "มา",    "ผ่าน",    "ระบบ",   "itas",  "ความคิดเห็น", " ",   "เป็น",   "ทั้ง",
    });
    const std::string_view key = text.key();
    if (contains_any(key, {"ส่วนที่", "ปีที่ผ่านมา", "ปีก่อน", "ปีที่แล้ว", "ทั่วประเทศ", "ระดับประเทศ", "ทั้งประเทศ", "ทั้งจังหวัด",
                           "ระดับจังหวัด", "ภาพรวมจังหวัด", "หน่วยงานอื่น", "ทุกหน่วยงาน", "ขยายเวลา", "รอบแรก", "ณวันที่"}))
        return;
    const auto year_now = rules_year(report);
    const bool other_year = std::ranges::any_of(text.numbers, [&](const LineNumber& n) {
        return is_year(n) && year_now && n.number.value.units() != *year_now &&
               !(report.report_year && n.number.value.units() == report.report_year->value);
    });
    if (other_year) return;
    const auto names = instruments_named(key, year);
    std::vector<const InstrumentRule*> told;
    for (std::size_t i = 0; i < text.numbers.size(); ++i) {
        const LineNumber& n = text.numbers[i];
        if (n.number.value.places() != 0 || is_percent(text, i)) continue;
        const std::string_view gap = text.before(i);
        const bool people = followed_by(text.line, n, {"คน", "ราย", "ท่าน"}) && !followed_by(text.line, n, {"รายการ"});
        if (!people && find_text(gap, "(คน)") == std::string_view::npos) continue;
        std::size_t at = gap.rfind("ตอบ");
        std::string_view cue = "ตอบ";
        if (at == std::string_view::npos) {
            cue = "ผู้ให้ข้อมูล";
            at = gap.rfind(cue);
        }
        if (at == std::string_view::npos) continue;
        const std::string_view who = gap.substr(0, at);
        if (contains_any(who, {"สิทธิ", "ต้อง", "ควร", "ไม่", "จะ", "สามารถ", "ขั้นต่ำ", "เป้าหมาย", "ปี"})) continue;
        const bool again = contains_any(who, {"รอบ", "ครั้ง", "เพิ่ม", "สัปดาห์", "เดือน"});
        if (!without_first(gap.substr(at + cue.size()), fillers).empty()) continue;
        const InstrumentRule* instrument = names.empty() ? text.instrument : nullptr;
        for (const NamedInstrument& name : names)
            if (name.begin < n.key_begin || names.size() == 1) instrument = name.rule;
        // A second count of the same line counts some of them, where it does not name the instrument again; one behind
        // two instruments is their sum.
        const auto named = instruments_named(gap, year);
        if (named.size() == 1) instrument = named.front().rule;
        const bool first = std::ranges::find(told, instrument) == told.end();
        // "๕๐ คน จากผู้ตอบแบบวัดทั้งสิ้น ๖๐ คน"
        const bool of_all =
            names.size() == 1 && (who == "คนจากผู้" || who == "รายจากผู้") && contains_any(gap, {"ทั้งสิ้น", "ทั้งหมด"});
        // A row that names no instrument counts something of its own: offices, groups of people.
        const bool row = names.empty() && text.line.text.find('\t') != std::string::npos;
        if (instrument == nullptr || instrument->code == "OIT" || row || named.size() > 1 ||
            (!first && !of_all && (named.empty() || again)))
            continue;
        told.push_back(instrument);
        add_statement(report, {About::respondents, instrument->code, 0, n.number.value,
                               score_of(text.line, n).as_written, text.line.origin});
    }
}

void claim_weakest(const ClaimText& text, const YearRules& year, Report& report) {
    constexpr auto least_words = std::to_array<std::string_view>({"ต่ำที่สุด", "ต่ำสุด", "น้อยที่สุด", "น้อยสุด"});
    constexpr auto fillers =
        std::to_array<std::string_view>({"คือ", "ได้แก่", ":", "ใน", "เป็น", "ตัวชี้วัด", "ด้าน", "\"", "(", " ", "เรื่อง", "-"});
    const std::string_view key = text.key();
    const Line& line = text.line;
    if (line.scope.topic != Topic::own || line.in_table || line.in_score_table) return;
    std::size_t least = std::string_view::npos;
    std::size_t end = 0;
    for (const std::string_view word : least_words)
        if (const std::size_t at = find_text(key, word); at < least) {
            least = at;
            end = at + word.size();
        }
    if (least == std::string_view::npos) return;
    const std::string_view before = key.substr(0, least);
    const auto scores_of = rules_year(report);
    const bool other_year = std::ranges::any_of(text.numbers, [&](const LineNumber& n) {
        return is_year(n) && !(scores_of && n.number.value.units() == *scores_of);
    });
    if (other_year || !contains_any(before, {"คะแนน", "ตัวชี้วัด"}) ||
        contains_any(key, {"ประเทศ", "จังหวัด", "ข้อคำถาม", "ข้อที่", "ส่วนที่", "ผ่านมา", "ปีก่อน", "เดิม", "หน่วยงานอื่น", "อันดับ"}))
        return;
    std::string_view rest = without_first(key.substr(end), fillers);
    // "ต่ำที่สุดของแบบวัด IIT คือ …"
    constexpr auto owners =
        std::to_array<std::string_view>({"ของ", "ใน", "แบบวัด", "แบบตรวจ", "เครื่องมือ", "(", ")", " "});
    const std::string_view owner = without_first(rest, owners);
    std::size_t owned = 0;
    for (const NamedInstrument& named : instruments_named(owner, year))
        if (named.begin == 0) owned = named.end;
    if (owned != 0) rest = without_first(without_first(owner.substr(owned), owners), fillers);
    std::size_t at = key.size() - rest.size();
    const auto numbers = indicator_numbers(key);
    const IndicatorRule* rule = nullptr;
    constexpr std::size_t number_bytes = 45;
    for (const IndicatorNumber& number : numbers)
        if (number.begin >= end && number.begin <= at && number.end <= at + number_bytes) {
            rule = year.indicator(number.number);
            at = number.end;
        }
    if (rule == nullptr)
        if (const auto named = indicator_at(key, at, year)) {
            rule = named->rule;
            at = named->end;
        }
    if (rule == nullptr || rule->instrument.empty()) return;
    // Of several the first need not be the least.
    const std::string_view behind = key.substr(at, std::min<std::size_t>(key.size() - at, 200));
    if (find_indicator(behind, 0, year) || !indicator_numbers(behind).empty()) {
        const auto more = find_indicator(behind, 0, year);
        if (!(more && more->rule == rule)) return;
    }
    const auto names = instruments_named(owned != 0 ? key.substr(0, key.size() - rest.size()) : before, year);
    if (names.empty() && text.instrument != nullptr) return;  // of the section's, or of all
    if (names.size() > 1 || (names.size() == 1 && names.front().rule->code != rule->instrument)) return;
    add_statement(
        report, {About::weakest, names.empty() ? std::string() : rule->instrument, rule->number, {}, {}, line.origin});
}

}  // namespace raingan::extraction
