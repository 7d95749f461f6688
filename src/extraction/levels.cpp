#include "extraction/levels.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "extraction/prose.h"
#include "extraction/whole.h"

namespace raingan::extraction {
namespace {

/// The level stands with a score of this agency and year, or with no number at all. In a legend it stands with bounds.
bool is_reached_level(const Line& line, const std::vector<LineNumber>& numbers, std::size_t key_at) {
    // "หากต้องการระดับผ่านดีต้องได้ …": what it takes.
    constexpr std::size_t wish_bytes = 60;
    const std::string_view said_before = std::string_view(line.key.text).substr(0, key_at);
    if (contains_any(said_before.substr(said_before.size() - std::min(said_before.size(), wish_bytes)),
                     {"หาก", "ถ้า", "ต้องการ", "จึงจะ", "ขาดอีก"}))
        return false;
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

void read_level_of(const Flow& flow, const std::vector<LineRole>& roles, const std::vector<LevelRule>& levels,
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

}  // namespace

std::optional<Text> level_in(const Line& line, std::size_t from, std::size_t to, const std::vector<LevelRule>& levels) {
    const std::string_view key = std::string_view(line.key.text).substr(0, to);
    for (const std::string_view cue : level_cues)
        if (const std::size_t at = find_text(key, cue, from); at != std::string_view::npos)
            if (const auto level = level_at(key, at + cue.size(), levels)) return level_text(line, *level);
    return std::nullopt;
}

void read_level(const Flow& flow, const std::vector<LineRole>& roles, const std::vector<LevelRule>& levels,
                const YearRules& year, Report& report) {
    read_level_of(flow, roles, year.levels, year, report);
    if (!report.overall.level) read_level_of(flow, roles, levels, year, report);
}

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

}  // namespace raingan::extraction
