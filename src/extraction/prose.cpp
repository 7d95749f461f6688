#include "extraction/prose.h"

#include <algorithm>
#include <array>

#include "base/digits.h"
#include "extraction/phases.h"
#include "thai/dates.h"

namespace raingan::extraction {
namespace {

constexpr std::string_view indicator_cue = "ตัวชี้วัดที่";
/// What stands between an indicator's name and its score.
constexpr std::array<std::string_view, 12> prose_cues = {
    "ได้คะแนน",  "มีคะแนน", "ได้ค่าคะแนน", "มีค่าคะแนน", "คะแนนเฉลี่ย", "ผลคะแนน",
    "มีผลคะแนน", "คะแนน",  "ร้อยละ",     "เท่ากับ",    ":",         "=",
};
constexpr std::size_t prose_gap_bytes = 150;

Text text_of(const Line& line, std::size_t key_begin, std::size_t key_end) {
    if (key_begin >= key_end) return {};
    const std::size_t begin = line.key.at[key_begin];
    const std::string_view written =
        trimmed(std::string_view(line.text).substr(begin, line.key.source_end(key_end, line.text) - begin));
    return {std::string(written), std::string(written), line.origin};
}

/// The end of a name that no rule knows: a score cue, a digit or a tab.
std::size_t end_of_unknown_name(const Line& line, std::size_t begin, std::size_t limit) {
    const std::string_view key = line.key.text;
    for (std::size_t at = begin; at < limit; ++at) {
        if (is_digit(key[at]) || starts_with_any(key.substr(at, limit - at), prose_cues) != 0) return at;
        if (at > begin && line.text.find('\t', line.key.at[at - 1]) < line.key.at[at]) return at;
    }
    return limit;
}

/// The first score in [from, limit) of the key that is not too far away and counts neither items nor years.
const LineNumber* score_between(const Line& line, const std::vector<LineNumber>& numbers, std::size_t from,
                                std::size_t limit) {
    const auto fits = [&](const LineNumber& n) {
        return n.key_begin >= from && n.key_end <= limit && n.key_begin - from <= prose_gap_bytes && is_result(n) &&
               !followed_by(line, n, {"ข้อ", "คน", "ตัวชี้วัด", "ปี", "เดือน", "ราย", "หัวข้อ"});
    };
    const auto found = std::ranges::find_if(numbers, fits);
    return found == numbers.end() ? nullptr : &*found;
}

/// One indicator whose name begins at `begin`; none without a score before `limit`.
std::optional<IndicatorScore> scored(const Line& line, const std::vector<LineNumber>& numbers, int number,
                                     std::size_t begin, std::size_t limit, const YearRules& year) {
    const std::string_view key = line.key.text;
    while (begin < limit && std::string_view(":.)-").find(key[begin]) != std::string_view::npos) ++begin;
    const auto known = indicator_at(key, begin, year);
    const std::size_t end = known ? std::min(known->end, limit) : end_of_unknown_name(line, begin, limit);
    const LineNumber* score = score_between(line, numbers, end, limit);
    if (score == nullptr) return std::nullopt;
    if (number == 0 && known) number = known->rule->number;
    return IndicatorScore{number, text_of(line, begin, end), score_of(line, *score)};
}

/// "ด้านการใช้อำนาจ ๙๑.๕๐ คะแนน": the name, the score and nothing else.
bool is_entry(const Line& line, const std::vector<LineNumber>& numbers, std::size_t begin,
              const std::vector<NamedIndicator>& names) {
    constexpr std::string_view side = "ด้าน";
    const std::string_view key = line.key.text;
    if (names.size() != 1 || names.front().begin != begin + side.size() || !key.substr(begin).starts_with(side))
        return false;
    const LineNumber& last = numbers.back();
    if (last.key_begin < names.front().end) return false;
    std::string_view gap = key.substr(names.front().end, last.key_begin - names.front().end);
    while (const std::size_t cue = starts_with_any(gap, prose_cues)) gap.remove_prefix(cue);
    const std::string_view behind = key.substr(last.key_end);
    return gap.empty() && (behind.empty() || behind == "คะแนน");
}

std::vector<IndicatorScore> named_scores(const Line& line, const std::vector<LineNumber>& numbers,
                                         const YearRules& year) {
    std::vector<IndicatorScore> scores;
    const std::string_view key = line.key.text;
    std::vector<NamedIndicator> names;
    for (auto name = find_indicator(key, 0, year); name; name = find_indicator(key, name->end, year))
        names.push_back(*name);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t limit = i + 1 < names.size() ? names[i + 1].begin : key.size();
        if (auto score = scored(line, numbers, 0, names[i].begin, limit, year)) scores.push_back(std::move(*score));
    }
    // One name in a sentence that also has a number is no list.
    std::size_t begin = squeeze(std::string_view(line.text).substr(0, marker_length(line.text))).text.size();
    // "อันดับ ๑ การใช้อำนาจ ๙๑.๕๐", "ด้านการใช้อำนาจ …"
    constexpr auto openers =
        std::to_array<std::string_view>({"ตัวชี้วัด", "อันดับที่", "อันดับ", "ลำดับที่", "ลำดับ", "ข้อที่", "ข้อ", "ด้านที่", "ด้าน"});
    if (const std::size_t opener = starts_with_any(key.substr(std::min(begin, key.size())), openers)) {
        begin += opener;
        while (begin < key.size() &&
               (is_digit(key[begin]) || std::string_view(".): -").find(key[begin]) != std::string_view::npos))
            ++begin;
    }
    const bool begins = !names.empty() && names.front().begin <= begin;
    if (!begins && scores.size() < 2 && !is_entry(line, numbers, begin, names)) scores.clear();
    return scores;
}

}  // namespace

namespace {

const Mention* mention_at(const Line& line, std::size_t begin) {
    if (line.mentions == nullptr) return nullptr;
    const auto found = std::ranges::find(*line.mentions, line.cut_at + begin, &Mention::begin);
    return found == line.mentions->end() ? nullptr : &*found;
}

}  // namespace

std::vector<LineNumber> numbers_of(const Line& line) {
    if (line.numbers != nullptr) return *line.numbers;
    std::vector<LineNumber> numbers;
    for (const NumberPlace& at : number_places(line.text, line.key))
        numbers.push_back({at, mention_at(line, at.number.begin)});
    return numbers;
}

bool is_score(const LineNumber& number) {
    return number.number.value >= Decimal(0, 0) && number.number.value <= Decimal(100, 0);
}
bool is_result(const LineNumber& number) {
    if (!is_score(number) || is_year(number)) return false;
    return number.said == nullptr || (number.said->reached() && number.said->tense == Tense::actual);
}
bool is_year(const LineNumber& number) {
    const Decimal& value = number.number.value;
    return value.places() == 0 && value.units() >= 2400 && value.units() <= 2700;
}

bool followed_by(const Line& line, const LineNumber& number, std::initializer_list<std::string_view> words) {
    std::string_view rest = std::string_view(line.key.text).substr(std::min(number.key_end, line.key.text.size()));
    return starts_with_any(rest, words) != 0;
}

Score score_of(const Line& line, const LineNumber& number) {
    return {number.number.value, line.text.substr(number.number.begin, number.number.end - number.number.begin),
            line.origin};
}
Count count_of(const Line& line, const LineNumber& number) {
    return {number.number.value.units(), line.text.substr(number.number.begin, number.number.end - number.number.begin),
            line.origin};
}

std::vector<IndicatorNumber> indicator_numbers(std::string_view key) {
    std::vector<IndicatorNumber> found;
    for (std::size_t at = find_text(key, indicator_cue); at != std::string_view::npos;
         at = find_text(key, indicator_cue, at + indicator_cue.size())) {
        std::size_t end = at + indicator_cue.size();
        int number = 0;
        while (end < key.size() && is_digit(key[end]) && number < 1000) number = number * 10 + (key[end++] - '0');
        if (number > 0) found.push_back({at, end, number});
    }
    return found;
}

std::vector<IndicatorScore> indicator_scores(const Line& line, const YearRules& year) {
    const auto numbers = numbers_of(line);
    if (numbers.empty()) return {};
    auto cues = indicator_numbers(line.key.text);
    // "ตัวชี้วัดที่ ๑ ถึง ๑๐ ดังนี้": of several.
    std::erase_if(cues, [&](const IndicatorNumber& cue) {
        const std::string_view behind = std::string_view(line.key.text).substr(cue.end);
        const std::size_t joined = starts_with_any(behind, std::array<std::string_view, 3>{"ถึง", "-", "–"});
        return joined != 0 && joined < behind.size() &&
               (is_digit(behind[joined]) || behind.substr(joined).starts_with(indicator_cue));
    });
    if (cues.empty()) return named_scores(line, numbers, year);
    std::vector<IndicatorScore> scores;
    for (std::size_t i = 0; i < cues.size(); ++i) {
        if (year.indicator(cues[i].number) == nullptr) continue;
        const std::size_t limit = i + 1 < cues.size() ? cues[i + 1].begin : line.key.text.size();
        if (auto score = scored(line, numbers, cues[i].number, cues[i].end, limit, year))
            scores.push_back(std::move(*score));
    }
    return scores;
}

}  // namespace raingan::extraction
