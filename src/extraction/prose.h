// Finding cue words and the numbers behind them in a line.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extraction/flow.h"
#include "report/report.h"
#include "report/rules.h"
#include "thai/numbers.h"

namespace raingan::extraction {

/// A number of a line, in the line's text and in its key.
struct LineNumber : NumberPlace {
    const Mention* said = nullptr;  ///< what it is said of; null: not looked at
};

/// All numbers of the line, in order.
std::vector<LineNumber> numbers_of(const Line& line);

/// 0–100, and no year.
bool is_score(const LineNumber& number);
/// A score that this agency reached in the year of the scores.
bool is_result(const LineNumber& number);
bool is_year(const LineNumber& number);

/// What follows the number in the key starts with one of the words.
bool followed_by(const Line& line, const LineNumber& number, std::initializer_list<std::string_view> words);

/// The number's value with its characters.
Score score_of(const Line& line, const LineNumber& number);
Count count_of(const Line& line, const LineNumber& number);

/// An indicator with its score as a line of a list or a sentence says it.
struct IndicatorScore {
    int number = 0;
    Text name;
    Score score;
};
/// "ตัวชี้วัดที่ ๑ <name> ได้คะแนนเฉลี่ย ๑๐๐ คะแนน", tabs or not, several in a line or one, also without number where
/// the line begins with an indicator's name.
std::vector<IndicatorScore> indicator_scores(const Line& line, const YearRules& year);

/// Key offsets of "ตัวชี้วัดที่" with its number, in order.
struct IndicatorNumber {
    std::size_t begin = 0, end = 0;  ///< end: behind the digits
    int number = 0;
};
std::vector<IndicatorNumber> indicator_numbers(std::string_view key);

}  // namespace raingan::extraction
