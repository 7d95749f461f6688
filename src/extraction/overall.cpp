// The result of the whole: score, level, target, change, previous year. From lines outside the instruments' sections.
#include <algorithm>
#include <array>
#include <limits>

#include "extraction/phases.h"
#include "extraction/prose.h"

namespace raingan::extraction {
namespace {

struct ScoreCue {
    std::string_view key;
    int strength;  ///< the strongest cue of the document gives the score
};
constexpr std::array<ScoreCue, 16> overall_cues = {{
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
}};
constexpr std::size_t overall_gap_bytes = 120;
constexpr std::size_t target_gap_bytes = 150;
constexpr std::size_t overall_label_bytes = 30;  ///< a label begins its line
constexpr std::size_t compare_bytes = 60;

/// Between a cue and its number these words make it another number.
bool speaks_of_other(std::string_view gap) {
    return contains_any(gap, {"เป้าหมาย", "ตัวชี้วัด", "เพิ่ม", "ลดลง", "หัวข้อ"});
}

bool is_overall_line(const Line& line, const LineRole& role) {
    return role.instrument == nullptr && role.kind == LineKind::plain && !line.in_score_table;
}

/// Up to where the line speaks of the whole: "ได้ ๙๑.๒๐ คะแนน ระดับผ่านดี โดยตัวชี้วัด …" goes on with indicators. 0: nowhere.
std::size_t whole_until(const Line& line, const LineRole& role, const YearRules& year) {
    if (is_overall_line(line, role)) return line.key.text.size();
    if (role.instrument != nullptr || role.kind != LineKind::indicator || line.in_table || line.in_score_table)
        return 0;
    const std::string_view key = line.key.text;
    const auto named = find_indicator(key, 0, year);
    const std::size_t until = std::min(named ? named->begin : key.size(), find_text(key, "ตัวชี้วัด"));
    const auto instruments = instruments_named(key.substr(0, std::min(until, key.size())), year);
    return instruments.empty() ? std::min(until, key.size()) : 0;
}

std::vector<LineNumber> numbers_until(const Line& line, std::size_t until) {
    auto numbers = numbers_of(line);
    std::erase_if(numbers, [&](const LineNumber& number) { return number.key_end > until; });
    return numbers;
}

/// What is said between the last number that is no year and this one.
std::string_view words_before(const Line& line, const std::vector<LineNumber>& numbers, const LineNumber& number) {
    std::size_t from = 0;
    for (const LineNumber& other : numbers)
        if (other.key_end <= number.key_begin && !is_year(other) &&
            (other.said == nullptr || other.said->kind != Kind::list_number))
            from = other.key_end;
    return std::string_view(line.key.text).substr(from, number.key_begin - from);
}

/// Years and joining words: "IIT ปี ๒๕๖๖ = ๙๐.๐๐ ปี ๒๕๖๗ = ๙๑.๕๐" goes on with what the first number is of.
bool only_tells_year(std::string_view words) {
    constexpr auto joins = std::to_array<std::string_view>(
        {"ปีงบประมาณ", "ประจำปี", "ปี",   "พ.ศ.", "พศ.", "=",     ":",     ",",     "/", " ",  "-", "(",
         ")",         "\u2192", "และ", "เป็น",  "ใน",  "เท่ากับ", "คะแนน", "ร้อยละ", "%", "ได้", "มี", "อยู่ที่",
         "0",         "1",      "2",   "3",    "4",   "5",     "6",     "7",     "8", "9"});
    if (words.find_first_of("0123456789") == std::string_view::npos) return false;  // "(…OIT ๙๘.๗๕) = ๙๓.๖๒": the sum
    while (const std::size_t join = starts_with_any(words, joins)) words.remove_prefix(join);
    return words.empty();
}

/// The number is not of an instrument or an indicator.
bool is_of_whole(const Line& line, const std::vector<LineNumber>& numbers, const LineNumber& number,
                 const YearRules& year) {
    const LineNumber* of = &number;
    std::string_view words = words_before(line, numbers, *of);
    while (only_tells_year(words)) {
        const LineNumber* before = of;
        while (before != numbers.data() && (before == of || is_year(*before))) --before;
        if (before == of || is_year(*before)) break;
        of = before;
        words = words_before(line, numbers, *of);
    }
    return instruments_named(words, year).empty() && !find_indicator(words, 0, year) &&
           find_text(words, "ตัวชี้วัด") == std::string_view::npos;
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
            if (speaks_of_other(gap) || only_instrument(gap, year) || find_indicator(gap, 0, year)) continue;
            if (followed_by(line, *number, {"หัวข้อ", "ข้อ", "ตัวชี้วัด", "คน", "แบบ", "ด้าน", "ปี", "เครื่องมือ"})) continue;
            if (number->number.value.places() == 0 && !followed_by(line, *number, {"คะแนน", "%"}) && cue.strength < 3)
                continue;
            best = {&*number, cue.strength};
        }
    }
    return best;
}

void read_score(const Flow& flow, const std::vector<LineRole>& roles, const YearRules& year, Report& report) {
    int strength = 0;
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const Line& line = flow.lines[i];
        const std::size_t until = whole_until(line, roles[i], year);
        if (until == 0) continue;
        const auto numbers = numbers_until(line, until);
        const Found found = find_score(line, numbers, year);
        if (found.number == nullptr) continue;
        const Score score = score_of(line, *found.number);
        add_statement(report, {Statement::About::overall_score, {}, 0, score.value, score.as_written, line.origin});
        if (found.strength <= strength) continue;
        strength = found.strength;
        report.overall.score = score;
    }
}

/// The level stands with a score of this agency and year, or with no number at all. In a legend it stands with bounds.
bool is_reached_level(const Line& line, const std::vector<LineNumber>& numbers, std::size_t key_at) {
    const LineNumber* before = nullptr;
    const LineNumber* behind = nullptr;
    bool other_year = false;
    for (const LineNumber& number : numbers) {
        if (number.said == nullptr) continue;
        const Kind kind = number.said->kind;
        if (kind == Kind::year || is_year(number)) {
            other_year = number.key_begin < key_at ? number.said->tense == Tense::previous : other_year;
            continue;
        }
        if (kind == Kind::list_number || kind == Kind::items || kind == Kind::people || kind == Kind::clause ||
            kind == Kind::full_mark)
            continue;
        if (kind == Kind::unknown && number.number.value.places() == 0) continue;
        if (number.key_begin < key_at)
            before = &number;
        else if (behind == nullptr)
            behind = &number;
    }
    constexpr std::size_t near_bytes = 60;
    const auto counts = [](const LineNumber& number) {
        return is_result(number) || number.said->kind == Kind::change ||
               (number.said->kind == Kind::unknown && number.number.value.places() > 0) ||
               (number.said->kind == Kind::goal && !number.said->supposed);
    };
    if (before != nullptr && is_result(*before) && before->said->kind == Kind::score) return true;
    const bool legend = std::ranges::any_of(numbers, [](const LineNumber& number) {
        return number.said != nullptr && number.said->kind == Kind::threshold;
    });
    if (legend) return false;
    if (before != nullptr) return counts(*before);
    if (behind != nullptr && behind->key_begin - key_at <= near_bytes) return counts(*behind);
    return line.scope.topic == Topic::own && said_by(line.key.text.substr(0, key_at)).whose == nullptr && !other_year;
}

/// A level that the key names at `begin`, behind joining words; none.
struct NamedLevel {
    const LevelRule* rule = nullptr;
    std::size_t begin = 0, end = 0;
};
std::optional<NamedLevel> level_at(std::string_view key, std::size_t begin, const std::vector<LevelRule>& levels) {
    constexpr std::array<std::string_view, 11> fillers = {"=",   "ผลการประเมิน", "การประเมิน", "คะแนน", "คือ",   "ที่",
                                                          "ita", "\"",          "'",         ":",     "เท่ากับ"};
    while (const std::size_t filler = starts_with_any(key.substr(begin), fillers)) begin += filler;
    const LevelRule* best = nullptr;
    for (const LevelRule& level : levels)
        if (key.substr(begin).starts_with(level.name.key) &&
            (best == nullptr || level.name.key.size() > best->name.key.size()))
            best = &level;
    if (best == nullptr) return std::nullopt;
    const std::size_t end = begin + best->name.key.size();
    const bool latin = best->name.key.front() < 0x7F && best->name.key.front() > 0;
    if (latin && end < key.size() && key[end] >= 'a' && key[end] <= 'z') return std::nullopt;
    return NamedLevel{best, begin, end};
}

Text level_text(const Line& line, const NamedLevel& level) {
    const std::size_t from = line.key.at[level.begin];
    return Text{level.rule->name.text, line.text.substr(from, line.key.source_end(level.end, line.text) - from),
                line.origin};
}

/// What stands in quotes behind "อยู่ในเกณฑ์" is a level; without them ผ่าน may be no name.
constexpr std::array<std::string_view, 4> level_cues = {"ระดับ", "ratingscore", "เกรด", "อยู่ในเกณฑ์\""};

/// The level named behind "ระดับ" in key[from, to), whoever's it is.
std::optional<Text> level_in(const Line& line, std::size_t from, std::size_t to, const std::vector<LevelRule>& levels) {
    const std::string_view key = std::string_view(line.key.text).substr(0, to);
    for (const std::string_view cue : level_cues)
        if (const std::size_t at = find_text(key, cue, from); at != std::string_view::npos)
            if (const auto level = level_at(key, at + cue.size(), levels)) return level_text(line, *level);
    return std::nullopt;
}

/// The level of this agency named behind "ระดับ" in the line, in its year's scheme or another's.
std::optional<Text> find_level(const Line& line, const std::vector<LineNumber>& numbers,
                               const std::vector<LevelRule>& levels, std::size_t until) {
    const std::string_view key = std::string_view(line.key.text).substr(0, until);
    for (const std::string_view cue : level_cues)
        for (std::size_t at = find_text(key, cue); at != std::string_view::npos; at = find_text(key, cue, at + 1)) {
            const auto level = level_at(key, at + cue.size(), levels);
            if (level && is_reached_level(line, numbers, at)) return level_text(line, *level);
        }
    return std::nullopt;
}

/// "๙๓.๕๐ คะแนน (ผ่านดี)", "๙๓.๕๐ คะแนน : ผ่านดี": right behind the score of the whole, and closed.
std::optional<Text> level_behind_score(const Line& line, const std::vector<LineNumber>& numbers,
                                       const std::vector<LevelRule>& levels, const YearRules& year) {
    const std::string_view key = line.key.text;
    for (const LineNumber& number : numbers) {
        if (number.said == nullptr || number.said->kind != Kind::score || !is_result(number) ||
            !is_of_whole(line, numbers, number, year))
            continue;
        std::size_t at = number.key_end;
        if (constexpr std::string_view of = "/100"; key.substr(at).starts_with(of)) at += of.size();
        if (constexpr std::string_view unit = "คะแนน"; key.substr(at).starts_with(unit)) at += unit.size();
        if (at >= key.size() || (key[at] != '(' && key[at] != ':')) continue;
        const auto level = level_at(key, at + 1, levels);
        if (level && (key[at] == '(' ? key.substr(level->end).starts_with(")") : level->end == key.size()))
            return level_text(line, *level);
    }
    return std::nullopt;
}

void read_level(const Flow& flow, const std::vector<LineRole>& roles, const std::vector<LevelRule>& levels,
                const YearRules& year, Report& report) {
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        const std::size_t until = whole_until(flow.lines[i], roles[i], year);
        if (until == 0) continue;
        const auto numbers = numbers_until(flow.lines[i], until);
        auto level = find_level(flow.lines[i], numbers, levels, until);
        if (!level) level = level_behind_score(flow.lines[i], numbers, levels, year);
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

/// Nothing but joining words stands between a label and its number: "ค่าเป้าหมาย : ร้อยละ ๘๕".
bool is_label_gap(std::string_view gap) {
    constexpr auto fillers = std::to_array<std::string_view>(
        {" ",      ":",     "=",      "-",         "(",       "ร้อยละ",      "คะแนน",     "คือ",  "เท่ากับ",
         "ที่กำหนด", "ที่ตั้งไว้", "ไว้",     "ไม่น้อยกว่า",  "ไม่ต่ำกว่า", "ของหน่วยงาน", "การประเมิน", "ita", "ผ่าน",
         "กำหนด",  "ที่",     "ประจำปี", "ปีงบประมาณ", "พ.ศ.",    "ปี",          "ตั้งแต่"});
    while (const std::size_t filler = starts_with_any(gap, fillers)) gap.remove_prefix(filler);
    return gap.empty();
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

std::vector<LevelRule> all_levels(const Rules& rules, const YearRules& year) {
    std::vector<LevelRule> levels = year.levels;
    for (const int other : {2565, 2566})  // letters and names; those of 2561 are common words
        if (other != year.year_be) std::ranges::copy(rules.year(other).levels, std::back_inserter(levels));
    return levels;
}

const LevelRule* level_called(std::string_view key, const std::vector<LevelRule>& levels) {
    const auto found = level_at(key.starts_with("ระดับ") ? key.substr(std::string_view("ระดับ").size()) : key, 0, levels);
    return found && found->end + (key.starts_with("ระดับ") ? std::string_view("ระดับ").size() : 0) == key.size()
               ? found->rule
               : nullptr;
}

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
    read_level(flow, roles, year.levels, year, report);
    if (!report.overall.level) read_level(flow, roles, levels, year, report);
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
