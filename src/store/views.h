// The province at a glance, out of columns alone: no report is opened. Scores are hundredths, years BE.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace raingan::store {

/// An agency in a year: expected, or one that reported.
struct Standing {
    std::string agency, name, kind, amphoe;
    bool expected = false;
    std::string document;  ///< empty: it has not reported
    std::optional<std::int64_t> score, change;
    std::optional<std::int64_t> rank;  ///< from 1; equal scores have equal ranks (1, 2, 2, 4)
    std::string level;
    std::int64_t findings = 0;
    std::optional<std::int64_t> sent;  ///< seconds since 1970
};
struct StandingFilter {
    std::int64_t year = 0;
    std::string province{};                      ///< empty: all
    std::string q{}, amphoe{}, kind{}, level{};  ///< empty: any
    std::optional<bool> reported{};
};
/// Ranked among all of the province, whatever the filter; by rank, those without a score last.
std::vector<Standing> standings(Database& database, const StandingFilter& filter);

/// Rounded half up; none of none.
std::optional<std::int64_t> mean_of(std::int64_t sum, std::int64_t count);

struct YearSummary {
    std::int64_t year = 0, reported = 0, scored = 0, sum = 0;
    std::optional<std::int64_t> lowest, highest;
    std::optional<std::int64_t> iit, eit, oit;  ///< means
    [[nodiscard]] std::optional<std::int64_t> mean() const { return mean_of(sum, scored); }
};
/// Ascending; of a province, or of all where it is empty.
std::vector<YearSummary> years(Database& database, const std::string& province);

struct ScoreOf {
    std::string instrument;
    std::int64_t indicator = 0;
    std::string name;
    std::int64_t score = 0;
};
/// An agency's year, with the scores of its indicators.
struct AgencyYear {
    std::int64_t year = 0;
    std::string agency, agency_name, document, level;
    std::optional<std::int64_t> score;
    std::vector<ScoreOf> scores;
};
/// Ascending by year; of several agencies (linked_agencies) together.
std::vector<AgencyYear> agency_years(Database& database, const std::vector<std::string>& agencies);

/// What the documents' reports score: instruments (indicator 0) and indicators, ascending.
std::map<std::string, std::vector<ScoreOf>> scores_of(Database& database, const std::vector<std::string>& documents);
/// Of the reports that count in a year, by document.
std::map<std::string, std::int64_t> scores_of_indicator(Database& database, std::int64_t year, std::int64_t indicator);

struct IndicatorMean {
    std::int64_t year = 0;
    ScoreOf of;  ///< its mean
    std::int64_t agencies = 0;
};
/// By year, then number.
std::vector<IndicatorMean> indicator_means(Database& database, const std::string& province);

std::int64_t count_expected(Database& database, const std::string& province);

}  // namespace raingan::store
