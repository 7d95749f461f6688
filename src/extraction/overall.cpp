// The result of the whole: score, level, target, change, previous year. From lines outside the instruments' sections.
#include <algorithm>
#include <array>

#include "extraction/phases.h"
#include "extraction/prose.h"

namespace raingan::extraction {
namespace {

struct ScoreCue {
    std::string_view key;
    int strength;  ///< the strongest cue of the document gives the score
};
constexpr std::array<ScoreCue, 12> score_cues = {{
    {"คะแนนภาพรวม", 3},
    {"ภาพรวมของหน่วยงาน", 3},
    {"คะแนนโดยรวม", 3},
    {"คะแนนรวม", 3},
    {"คะแนนที่ได้", 3},
    {"ภาพรวม", 2},
    {"ผลคะแนน", 2},
    {"คะแนนita", 2},
    {"ได้คะแนน", 2},
    {"มีคะแนน", 2},
    {"ค่าคะแนน", 2},
    {"ผลการประเมิน", 1},
}};
constexpr std::size_t score_gap_bytes = 120;
constexpr std::size_t target_gap_bytes = 150;
constexpr std::size_t change_gap_bytes = 150;
constexpr std::size_t compare_bytes = 60;

/// Between a cue and its number these words make it another number.
bool speaks_of_other(std::string_view gap) {
    return contains_any(gap,
                        {"เป้าหมาย", "เกณฑ์", "ตัวชี้วัด", "เพิ่ม", "ลดลง", "ประเทศ", "จังหวัด", "เฉลี่ยระดับ", "ปีที่ผ่านมา", "หัวข้อ"});
}

bool is_overall_line(const LineRole& role) {
    return role.instrument == nullptr && role.kind == LineKind::plain;
}

/// The last year before `at` is one before the score's (0: not known): the clause is about another year.
bool about_other_year(const std::vector<LineNumber>& numbers, std::size_t at, std::int64_t score_year) {
    std::int64_t last = score_year;
    for (const LineNumber& number : numbers)
        if (number.key_end <= at && is_year(number)) last = number.number.value.units();
    return score_year != 0 && last < score_year;
}

struct Found {
    const LineNumber* number = nullptr;
    int strength = 0;
};

/// The score behind the strongest cue of the line.
Found find_score(const Line& line, const std::vector<LineNumber>& numbers, const YearRules& year,
                 std::int64_t score_year) {
    const std::string_view key = line.key.text;
    Found best;
    for (const ScoreCue& cue : score_cues) {
        for (std::size_t at = find_text(key, cue.key); at != std::string_view::npos;
             at = find_text(key, cue.key, at + 1)) {
            const std::size_t end = at + cue.key.size();
            const auto number = std::ranges::find_if(
                numbers, [&](const LineNumber& n) { return n.key_begin >= end && !is_year(n) && is_score(n); });
            if (number == numbers.end() || number->key_begin - end > score_gap_bytes || cue.strength <= best.strength)
                continue;
            const std::string_view gap = key.substr(end, number->key_begin - end);
            if (speaks_of_other(gap) || only_instrument(gap, year) || find_indicator(gap, 0, year)) continue;
            if (followed_by(line, *number, {"หัวข้อ", "ข้อ", "ตัวชี้วัด", "คน", "แบบ", "ด้าน", "ปี", "เครื่องมือ"})) continue;
            if (number->number.value.places() == 0 && !followed_by(line, *number, {"คะแนน", "%"}) && cue.strength < 3)
                continue;
            if (about_other_year(numbers, number->key_begin, score_year)) continue;
            best = {&*number, cue.strength};
        }
    }
    return best;
}

void read_score(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report) {
    const std::int64_t score_year = report.score_year ? report.score_year->value : 0;
    int strength = 0;
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        if (!is_overall_line(roles[i])) continue;
        const auto numbers = numbers_of(line);
        const Found found = find_score(line, numbers, year, score_year);
        if (found.number == nullptr) continue;
        const Score score = score_of(line, *found.number);
        add_statement(report, {Statement::About::overall_score, {}, 0, score.value, score.as_written, line.origin});
        if (found.strength <= strength) continue;
        strength = found.strength;
        report.overall.score = score;
    }
}

/// The level named behind "ระดับ" in the line, in its year's scheme or another's.
std::optional<Text> find_level(const Line& line, const std::vector<LevelRule>& levels) {
    constexpr std::array<std::string_view, 3> cues = {"ระดับ", "ratingscore", "เกรด"};
    constexpr std::array<std::string_view, 10> fillers = {"ผลการประเมิน", "การประเมิน", "คะแนน", "คือ", "ที่",
                                                          "ita",         "\"",        "'",     ":",  "เท่ากับ"};
    const std::string_view key = line.key.text;
    for (const std::string_view cue : cues)
        for (std::size_t at = find_text(key, cue); at != std::string_view::npos; at = find_text(key, cue, at + 1)) {
            std::size_t begin = at + cue.size();
            while (const std::size_t filler = starts_with_any(key.substr(begin), fillers)) begin += filler;
            const LevelRule* best = nullptr;
            for (const LevelRule& level : levels)
                if (key.substr(begin).starts_with(level.name.key) &&
                    (best == nullptr || level.name.key.size() > best->name.key.size()))
                    best = &level;
            if (best == nullptr) continue;
            const std::size_t end = begin + best->name.key.size();
            const bool latin = best->name.key.front() < 0x7F && best->name.key.front() > 0;
            if (latin && end < key.size() && key[end] >= 'a' && key[end] <= 'z') continue;
            const std::size_t from = line.key.at[begin];
            return Text{best->name.text, line.text.substr(from, line.key.source_end(end, line.text) - from),
                        line.origin};
        }
    return std::nullopt;
}

void read_level(const Flow& flow, const std::vector<LineRole>& roles, const std::vector<LevelRule>& levels,
                Report& report) {
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        if (!is_overall_line(roles[i])) continue;
        auto level = find_level(flow.lines[i], levels);
        if (!level) continue;
        add_statement(report, {Statement::About::overall_level, {}, 0, {}, level->value, level->origin});
        if (!report.overall.level) report.overall.level = std::move(level);
    }
}

std::optional<Statement::About> compared_with_target(std::string_view before) {
    before = before.substr(before.size() - std::min(before.size(), compare_bytes));
    if (contains_any(before, {"ต่ำกว่า", "น้อยกว่า", "ไม่ถึง", "ไม่ผ่าน"})) return Statement::About::below_target;
    if (contains_any(before, {"สูงกว่า", "มากกว่า", "เกินกว่า"})) return Statement::About::above_target;
    return std::nullopt;
}

/// "สูงกว่าค่าเป้าหมายที่กำหนดเกณฑ์ไว้คือ ๘๕ คะแนน"
void read_target(const Line& line, const std::vector<LineNumber>& numbers, Report& report) {
    const std::string_view key = line.key.text;
    for (const std::string_view cue : {"เป้าหมาย", "เกณฑ์"})
        for (std::size_t at = find_text(key, cue); at != std::string_view::npos;
             at = find_text(key, cue, at + cue.size())) {
            const std::size_t end = at + cue.size();
            const auto number =
                std::ranges::find_if(numbers, [&](const LineNumber& n) { return n.key_begin >= end && !is_year(n); });
            if (number == numbers.end() || number->key_begin - end > target_gap_bytes || !is_score(*number)) continue;
            const std::string_view gap = key.substr(end, number->key_begin - end);
            if (!followed_by(line, *number, {"คะแนน", "%", "ขึ้นไป"}) && !gap.ends_with("ร้อยละ") &&
                !gap.ends_with("คะแนน"))
                continue;
            if (contains_any(gap, {"ได้คะแนน", "ตัวชี้วัด", "เพิ่มขึ้น", "ลดลง"})) continue;
            const Score target = score_of(line, *number);
            if (const auto about = compared_with_target(key.substr(0, at)))
                add_statement(report, {*about, {}, 0, target.value, target.as_written, line.origin});
            if (!report.overall.target) report.overall.target = target;
            return;
        }
}

/// "เพิ่มขึ้นจากปี ๒๕๖๔ ๑๒.๔๘ คะแนน": sign by the verb; a number behind ได้ is the previous year's own score.
void read_change(const Line& line, const std::vector<LineNumber>& numbers, Report& report) {
    constexpr std::array<std::pair<std::string_view, bool>, 6> cues = {
        {{"เพิ่มขึ้น", false}, {"สูงขึ้น", false}, {"ลดลง", true}, {"ต่ำลง", true}, {"สูงกว่าปี", false}, {"ต่ำกว่าปี", true}}};
    const std::string_view key = line.key.text;
    for (const auto& [cue, falls] : cues) {
        const std::size_t at = find_text(key, cue);
        if (at == std::string_view::npos) continue;
        std::size_t end = at + cue.size();
        for (const LineNumber& n : numbers) {
            if (n.key_begin < end) continue;
            const std::string_view gap = key.substr(end, n.key_begin - end);
            if (gap.size() > change_gap_bytes) break;
            if (is_year(n)) {
                if (!report.overall.previous_year) report.overall.previous_year = count_of(line, n);
            } else if (is_score(n) && contains_any(gap, {"ได้", "มีคะแนน", "ซึ่งมี"})) {
                if (!report.overall.previous_score) report.overall.previous_score = score_of(line, n);
            } else if (is_score(n) && !report.overall.change) {
                Score change = score_of(line, n);
                if (falls) change.value = Decimal(0, change.value.places()) - change.value;
                report.overall.change = std::move(change);
            }
            end = n.key_end;
        }
        return;
    }
}

/// "คะแนนปี ๒๕๖๔ ๗๕.๑๐", a row "ปี ๒๕๖๕ | ๘๑.๒๐" of a table by years: the year's own score.
void read_yearly(const Line& line, const std::vector<LineNumber>& numbers, Report& report) {
    const auto this_year = rules_year(report);
    if (!this_year) return;
    const std::string_view key = line.key.text;
    constexpr std::array<std::string_view, 9> fillers = {" ", "ได้", "มี", "ผล", "คะแนน", "รวม", ":", "=", "เท่ากับ"};
    Overall& overall = report.overall;
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        const LineNumber& year = numbers[i];
        const LineNumber& score = numbers[i + 1];
        if (!is_year(year) || !is_score(score)) continue;
        std::string_view gap = key.substr(year.key_end, score.key_begin - year.key_end);
        while (const std::size_t filler = starts_with_any(gap, fillers)) gap.remove_prefix(filler);
        const bool compared =
            contains_any(key.substr(0, year.key_begin), {"เพิ่มขึ้น", "สูงขึ้น", "ลดลง", "สูงกว่า", "ต่ำกว่า", "ต่ำลง"});
        if (!gap.empty() || compared) continue;
        if (year.number.value.units() == *this_year - 1) {
            if (!overall.previous_year) overall.previous_year = count_of(line, year);
            if (!overall.previous_score) overall.previous_score = score_of(line, score);
        } else if (year.number.value.units() == *this_year && !overall.score) {
            overall.score = score_of(line, score);
            add_statement(
                report,
                {Statement::About::overall_score, {}, 0, overall.score->value, overall.score->as_written, line.origin});
        }
    }
}

/// Levels of the year, then those of other schemes: a report may use the wrong one, which check then says.
std::vector<LevelRule> all_levels(const Rules& rules, const YearRules& year) {
    std::vector<LevelRule> levels = year.levels;
    for (const int other : {2565, 2566})  // letters and names; those of 2561 are common words
        if (other != year.year_be) std::ranges::copy(rules.year(other).levels, std::back_inserter(levels));
    return levels;
}

}  // namespace

void read_overall(const Flow& flow, const std::vector<LineRole>& roles, const Rules& rules, const YearRules& year,
                  Report& report) {
    read_score(flow, roles, year, report);
    read_level(flow, roles, year.levels, report);
    if (!report.overall.level) read_level(flow, roles, all_levels(rules, year), report);
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        if (!is_overall_line(roles[i]) || line.text.empty()) continue;
        const auto numbers = numbers_of(line);
        if (numbers.empty() || find_text(line.key.text, "คะแนน") == std::string::npos) continue;
        read_yearly(line, numbers, report);
        read_target(line, numbers, report);
        read_change(line, numbers, report);
    }
}

}  // namespace raingan::extraction
