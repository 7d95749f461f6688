// Many reports → one province: who reported, who did not, what came out, in order. Plain data that the workbook, the
// open data and the summary are written from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "province/submission.h"
#include "report/rules.h"

namespace raingan::province {

struct Standing {
    std::optional<std::uint32_t> rank;  ///< from 1; equal totals have equal ranks, the next is counted on (1, 2, 2, 4)
    std::string unranked;               ///< without a rank: why, Thai
    Submission report;
    std::vector<YearScore> years;  ///< ascending: its totals of all years that any of its reports tells of
};

/// What the roll-up itself has to say: files that could not be read, reports that were not used, names alike.
struct Note {
    std::string agency, source;
    Finding finding;
    friend auto operator<=>(const Note&, const Note&) = default;
};

/// An agency whose reports are all of other years.
struct OtherYears {
    Agency agency;
    std::vector<int> years;            ///< BE, of the reports, ascending
    std::vector<std::string> sources;  ///< ascending
    std::vector<YearScore> scores;     ///< as Standing::years
};

/// An agency of the expected list that has no report of any year.
struct Missing {
    Agency agency;
    std::vector<std::string> near;      ///< agencies that reported under a name nearly the same
    std::vector<std::string> broken{};  ///< files that could not be read, by their names of this agency
};

struct PartColumn {
    std::string code, name;
    int weight_percent = 0;
};
struct IndicatorColumn {
    int number = 0;
    std::string name, instrument;
};

struct Province {
    std::string name;  ///< without จังหวัด; empty: not known
    std::optional<int> year, score_year;
    std::vector<std::pair<int, std::size_t>> years;  ///< how many agencies reported each year; ascending
    // By the rules of the score's year.
    std::vector<PartColumn> parts;
    std::vector<IndicatorColumn> indicators;
    std::vector<std::string> levels;  ///< from the highest; then those that only reports have
    std::optional<Decimal> target;
    bool levels_by_parts = false;  ///< a level needs a least score of every instrument, not of the total alone

    std::vector<Standing> standings;  ///< by rank; then those without one, by total and name
    bool has_expected = false;
    std::vector<Missing> missing;         ///< by name
    std::vector<OtherYears> other_years;  ///< by name
    std::vector<Note> notes;              ///< ascending
};

struct Options {
    std::optional<int> year;  ///< none: the year that most agencies reported, of several the newest
    std::string province;     ///< empty: the one that all agencies name who name any
    std::optional<std::vector<Agency>> expected;
};

/// The same for any order of `submissions` and `notes`. Of several reports of one agency and year the newest is taken:
/// by the last date of signature, then by the last day of its measures' periods, then by when the source was saved; the
/// others are noted. Reports of one name that do not say where their agencies are, and whose scores differ, are all
/// kept and noted. Ranked are totals that are certain. `notes`: of files that gave no submission.
Province roll_up(std::vector<Submission> submissions, std::vector<Note> notes, const Options& options,
                 const Rules& rules);

/// Of figures that are there.
struct Statistics {
    std::size_t count = 0;
    Decimal mean, highest, lowest;  ///< two decimals; 0 where there are none
};
Statistics statistics(const std::vector<std::optional<Decimal>>& figures);

/// Of the standings: totals that are certain, an indicator's scores, how many are at `level`.
std::vector<std::optional<Decimal>> totals(const Province& province);
std::vector<std::optional<Decimal>> indicator_scores(const Province& province, int number);
std::size_t count_level(const Province& province, const std::string& level);

std::optional<Decimal> indicator_score(const Submission& report, int number);
const Part* find_part(const Submission& report, const std::string& code);

}  // namespace raingan::province
