// The result of the whole: score, level, target, change, previous year. From lines outside the instruments' sections.
#include <algorithm>
#include <array>
#include <limits>

#include "extraction/levels.h"
#include "extraction/phases.h"
#include "extraction/prose.h"
#include "extraction/whole.h"

namespace raingan::extraction {
namespace {

struct ScoreCue {
    std::string_view key;
    int strength;  ///< the strongest cue of the document gives the score
};
constexpr std::array<ScoreCue, 17> overall_cues = {{
    {"คะแนนภาพรวม", 3},
    {"ภาพรวมของหน่วยงาน", 3},
    {"คะแนนโดยรวม", 3},
    {"คะแนนรวม", 3},
    {"คะแนนที่ได้", 3},
    {"คะแนนเฉลี่ยรวม", 3},
    {"ภาพรวม", 2},
    {"ผลคะแนน", 2},
    {"คะแนนita", 2},
    {"คะแนนเฉลี่ยita", 2},
    {"คะแนนประเมินita", 2},
    {"ได้คะแนน", 2},
    {"มีคะแนน", 2},
    {"ค่าคะแนน", 2},
    {"ด้วยคะแนน", 2},
    {"ผลการประเมิน", 1},
    {"ita", 1},  // with nothing but its year before the number
}};
constexpr std::size_t overall_gap_bytes = 120;
constexpr std::size_t target_gap_bytes = 150;
constexpr std::size_t overall_label_bytes = 30;  ///< a label begins its line
constexpr std::size_t compare_bytes = 60;

/// Between a cue and its number these words make it another number.
bool speaks_of_other(std::string_view gap) {
    return contains_any(gap, {"เป้าหมาย", "ตัวชี้วัด", "เพิ่ม", "ลดลง", "หัวข้อ"});
}

struct Found {
    const LineNumber* number = nullptr;
    int strength = 0;
};

/// Counts, places of things and other years stand between a cue and its score without being meant.
bool may_be_passed(const LineNumber& number) {
    if (is_year(number)) return true;
    if (number.said == nullptr) return false;
    const Kind kind = number.said->kind;
    // "(เต็ม ๑๐๐) เท่ากับ ๙๐.๑๒", "เปลี่ยนจาก ๘๒.๑๐ เป็น ๙๐.๑๒"
    if (kind == Kind::full_mark || number.said->replaced) return true;
    return kind == Kind::year || kind == Kind::list_number || kind == Kind::clause || kind == Kind::date;
}

/// The score behind the strongest cue of the line.
Found find_score(const Line& line, const std::vector<LineNumber>& numbers, const YearRules& year) {
    const std::string_view key = line.key.text;
    Found best;
    for (const ScoreCue& cue : overall_cues) {
        for (std::size_t at = find_text(key, cue.key); at != std::string_view::npos;
             at = find_text(key, cue.key, at + 1)) {
            const std::size_t end = at + cue.key.size();
            const auto number = std::ranges::find_if(
                numbers, [&](const LineNumber& n) { return n.key_begin >= end && !may_be_passed(n); });
            if (number == numbers.end() || number->key_begin - end > overall_gap_bytes ||
                cue.strength <= best.strength || !is_result(*number) || !is_of_whole(line, numbers, *number, year))
                continue;
            const std::string_view gap = key.substr(end, number->key_begin - end);
            if (cue.key == "ita" && !only_tells_year(gap)) continue;
            if (speaks_of_other(gap) || only_instrument(gap, year) || find_indicator(gap, 0, year)) continue;
            if (followed_by(line, *number, {"หัวข้อ", "ข้อ", "ตัวชี้วัด", "คน", "แบบ", "ด้าน", "ปี", "เครื่องมือ"})) continue;
            if (number->number.value.places() == 0 && !followed_by(line, *number, {"คะแนน", "%"}) && cue.strength < 3)
                continue;
            best = {&*number, cue.strength};
        }
    }
    return best;
}

/// "คะแนนภาพรวมหน่วยงาน" and "๘๙.๒๖" on the line below it: of such a pair the second line; none.
const Line* value_line(const Flow& flow, std::size_t i) {
    std::string_view label = flow.lines[i].key.text;
    constexpr std::size_t label_bytes = 120;
    if (label.empty() || label.size() > label_bytes || flow.lines[i].in_table || i + 1 >= flow.lines.size())
        return nullptr;
    for (const std::string_view end : {":", "ita", "ของหน่วยงาน", "หน่วยงาน"})
        if (label.ends_with(end)) label.remove_suffix(end.size());
    const bool names_score = std::ranges::any_of(
        overall_cues, [&](const ScoreCue& cue) { return cue.strength == 3 && label.ends_with(cue.key); });
    const Line& next = flow.lines[i + 1];
    const auto number = thai::find_number(next.text);
    const bool alone = names_score && !next.in_table && number && number->begin == 0 && number->value.places() > 0 &&
                       (number->end == next.text.size() || key_of(next.text.substr(number->end)) == "คะแนน");
    return alone ? &next : nullptr;
}

void read_score(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report) {
    int strength = 0;
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        const std::size_t until = whole_until(line, roles[i], year);
        if (until == 0) continue;
        auto numbers = numbers_until(line, until);
        Found found = find_score(line, numbers, year);
        const Line* at = &line;
        if (numbers.empty() && (at = value_line(flow, i)) != nullptr) {
            numbers = numbers_of(*at);
            if (!numbers.empty() && is_score(numbers.front())) found = {&numbers.front(), 3};
        }
        if (found.number == nullptr) continue;
        const Score score = score_of(*at, *found.number);
        add_statement(report, {Statement::About::overall_score, {}, 0, score.value, score.as_written, at->origin});
        if (found.strength <= strength) continue;
        strength = found.strength;
        report.overall.score = score;
    }
}

std::optional<Statement::About> compared_with_target(std::string_view before) {
    before = before.substr(before.size() - std::min(before.size(), compare_bytes));
    if (contains_any(before, {"ต่ำกว่า", "น้อยกว่า", "ไม่ถึง", "ไม่ผ่าน"})) return Statement::About::below_target;
    if (contains_any(before, {"สูงกว่า", "มากกว่า", "เกินกว่า"})) return Statement::About::above_target;
    return std::nullopt;
}

/// Nothing but joining words stands between a label and its number: "ค่าเป้าหมาย : ร้อยละ ๘๕".
bool is_label_gap(std::string_view gap) {
    constexpr auto fillers = std::to_array<std::string_view>(
        {" ",      ":",     "=",      "-",         "(",       "ร้อยละ",      "คะแนน",     "คือ",  "เท่ากับ",
         "ที่กำหนด", "ที่ตั้งไว้", "ไว้",     "ไม่น้อยกว่า",  "ไม่ต่ำกว่า", "ของหน่วยงาน", "การประเมิน", "ita", "ผ่าน",
         "กำหนด",  "ที่",     "ประจำปี", "ปีงบประมาณ", "พ.ศ.",    "ปี",          "ตั้งแต่"});
    return without_first(gap, fillers).empty();
}

/// A goal of this agency for the scores that are told, not one to come.
bool may_be_target(const LineNumber& number) {
    if (!is_score(number) || is_year(number)) return false;
    if (number.said == nullptr) return true;
    const Mention& said = *number.said;
    const bool kind =
        said.kind == Kind::goal || said.kind == Kind::score || (said.kind == Kind::threshold && !said.in_range);
    return kind && said.whose == Whose::own && said.tense == Tense::actual && !said.supposed;
}

/// "สูงกว่าค่าเป้าหมายที่กำหนดเกณฑ์ไว้คือ ๘๕ คะแนน"
void read_target(const Line& line, const std::vector<LineNumber>& numbers, Report& report) {
    const std::string_view key = line.key.text;
    const bool of_scores = find_text(key, "คะแนน") != std::string::npos || find_text(key, "ita") != std::string::npos;
    for (const std::string_view cue : {"เป้าหมาย", "เกณฑ์"})
        for (std::size_t at = find_text(key, cue); at != std::string_view::npos;
             at = find_text(key, cue, at + cue.size())) {
            const std::size_t end = at + cue.size();
            const auto number = std::ranges::find_if(
                numbers, [&](const LineNumber& n) { return n.key_begin >= end && !may_be_passed(n); });
            if (number == numbers.end() || number->key_begin - end > target_gap_bytes || !may_be_target(*number))
                continue;
            const std::string_view gap = key.substr(end, number->key_begin - end);
            const bool labelled = at <= overall_label_bytes && is_label_gap(gap);
            if (!of_scores && !labelled) continue;
            if (!followed_by(line, *number, {"คะแนน", "%", "ขึ้นไป"}) && !gap.ends_with("ร้อยละ") &&
                !gap.ends_with("คะแนน") && !labelled)
                continue;
            if (contains_any(gap, {"ได้คะแนน", "ตัวชี้วัด", "เพิ่มขึ้น", "ลดลง", "พึงพอใจ", "โครงการ", "หน่วยงานภาครัฐ", "ภายในปี",
                                   "ให้หน่วยงาน"}))
                continue;
            const Score target = score_of(line, *number);
            if (const auto about = compared_with_target(key.substr(0, at)))
                add_statement(report, {*about, {}, 0, target.value, target.as_written, line.origin});
            if (!report.overall.target) report.overall.target = target;
            return;
        }
}

/// The year that a change is counted from, where it is said: the mention's, else the first one behind the cue.
void read_year_compared(const Line& line, const std::vector<LineNumber>& numbers, const LineNumber& number,
                        const Reporter& reporter, Report& report) {
    if (report.overall.previous_year) return;
    const LineNumber* nearest = nullptr;
    if (number.said->kind == Kind::score && number.said->year_be != 0) {
        const Decimal year_be(number.said->year_be, 0);
        const auto said = std::ranges::find_if(
            numbers, [&](const LineNumber& other) { return is_year(other) && other.number.value == year_be; });
        if (said != numbers.end()) report.overall.previous_year = count_of(line, *said);
        return;
    }
    for (const LineNumber& other : numbers)
        if (is_year(other) && other.key_begin < number.key_begin &&
            reporter.is_earlier(static_cast<int>(other.number.value.units())))
            nearest = &other;
    if (nearest == nullptr)
        for (const LineNumber& other : numbers)
            if (is_year(other) && other.key_begin > number.key_begin &&
                reporter.is_earlier(static_cast<int>(other.number.value.units())) && nearest == nullptr)
                nearest = &other;
    if (nearest != nullptr) report.overall.previous_year = count_of(line, *nearest);
}

/// "จากปีก่อน ๓.๑๗ คะแนน" behind a score of 93: a difference in words that are not known, and no earlier score.
bool may_be_difference(const LineNumber& number, const Report& report) {
    const auto& score = report.overall.score;
    return score && !number.said->strong && number.number.value + number.number.value < score->value;
}

/// "เพิ่มขึ้นจากปี ๒๕๖๔ ๑๒.๔๘ คะแนน", "ซึ่งได้ ๘๓.๒๐ คะแนน": change, and the score that it is counted from.
void read_comparison(const Line& line, const std::vector<LineNumber>& numbers, const Reporter& reporter,
                     const YearRules& year, Report& report) {
    for (const LineNumber& number : numbers) {
        if (number.said == nullptr || !is_score(number) || is_year(number) || number.said->whose != Whose::own ||
            number.said->supposed || !is_of_whole(line, numbers, number, year))
            continue;
        const Mention& said = *number.said;
        if (said.kind == Kind::change && said.tense != Tense::planned) {
            // "๒๕๖๕ | ๘๓.๐๐ | +๓.๐๐": the row of another year.
            const auto scores_of = rules_year(report);
            const bool other_row = line.text.find('\t') != std::string::npos && said.year_be != 0 && scores_of &&
                                   said.year_be != *scores_of;
            if (!report.overall.change && !other_row) {
                Score change = score_of(line, number);
                // Below "เพิ่มขึ้น/ลดลง" the sign says which.
                const bool rises = std::string_view(line.text).substr(0, number.number.begin).ends_with('+');
                if (said.falls && !rises) change.value = Decimal(0, change.value.places()) - change.value;
                report.overall.change = std::move(change);
                read_year_compared(line, numbers, number, reporter, report);
            }
        } else if (said.reached() && said.tense == Tense::previous) {
            const bool last_year =
                said.year_be == 0 || said.year_be == reporter.score_year_be - 1 || reporter.score_year_be == 0;
            if (!last_year || may_be_difference(number, report)) continue;
            if (!report.overall.previous_score) report.overall.previous_score = score_of(line, number);
            read_year_compared(line, numbers, number, reporter, report);
        }
    }
}

/// Scores of the whole with their years: a row "ปี ๒๕๖๕ | ๘๑.๒๐", "ปี ๒๕๖๕ ได้ ๗๕.๑๐ คะแนน ระดับ B".
void read_yearly(const Line& line, const std::vector<LineNumber>& numbers, const std::vector<LevelRule>& levels,
                 const YearRules& year, Report& report) {
    // What is told of a later year is a goal.
    const int newest = report.score_year ? static_cast<int>(report.score_year->value) : std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const LineNumber& number = numbers[i];
        if (number.said == nullptr || !is_score(number) || is_year(number) || !number.said->reached() ||
            number.said->year_be == 0 || number.said->year_be > newest || !is_of_whole(line, numbers, number, year) ||
            may_be_difference(number, report))
            continue;
        if (number.number.value.places() == 0 && !followed_by(line, number, {"คะแนน"})) continue;
        YearResult& result = history_entry(report, number.said->year_be);
        if (!result.score) result.score = score_of(line, number);
        const std::size_t end = i + 1 < numbers.size() ? numbers[i + 1].key_begin : line.key.text.size();
        if (!result.level) result.level = level_in(line, number.key_end, end, levels);
    }
}

}  // namespace

void settle_history(Report& report) {
    const auto this_year = rules_year(report);
    if (!this_year) {
        if (report.history.size() == 1) report.history.clear();
        return;
    }
    Overall& overall = report.overall;
    for (const YearResult& result : report.history) {
        if (result.year_be == *this_year) {
            if (!overall.score && result.score) {
                overall.score = result.score;
                add_statement(report, {Statement::About::overall_score,
                                       {},
                                       0,
                                       result.score->value,
                                       result.score->as_written,
                                       result.score->origin});
            }
            if (!overall.level) overall.level = result.level;
        } else if (result.year_be == *this_year - 1 && result.score) {
            if (!overall.previous_score) overall.previous_score = result.score;
            if (!overall.previous_year)
                overall.previous_year = Count{result.year_be, std::to_string(result.year_be), result.score->origin};
        }
    }
    if (report.history.size() == 1 && report.history.front().year_be == *this_year) report.history.clear();
}

void read_overall(const Flow& flow, const std::vector<LineRole>& roles, const Rules& rules, const YearRules& year,
                  Report& report) {
    read_score(flow, roles, year, report);
    const auto levels = all_levels(rules, year);
    read_level(flow, roles, levels, year, report);
    const Reporter reporter = reporter_of(report, year);
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        if (!is_overall_line(line, roles[i]) || line.text.empty()) continue;
        const auto numbers = numbers_of(line);
        if (numbers.empty()) continue;
        read_target(line, numbers, report);
        if (find_text(line.key.text, "คะแนน") == std::string::npos &&
            find_text(line.key.text, "ผลการประเมิน") == std::string::npos)
            continue;
        read_yearly(line, numbers, levels, year, report);
        read_comparison(line, numbers, reporter, year, report);
    }
}

}  // namespace raingan::extraction
