// The parts of check(), each a file.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "report/rules.h"

namespace raingan::checks {

/// Both texts with "{0}", "{1}" … replaced by the values.
Message filled(std::string_view en, std::string_view th, std::initializer_list<std::string_view> values);

/// Touches only report.diagnostics.
void add_finding(Report& report, const char* code, Message message, const Origin& origin);

/// Where that is, in words.
Message described(const Origin& origin, const Report& report);

/// "indicator 4", "instrument IIT", "the total": what the statement is about.
Message subject(const Statement& statement);

/// The statement is of a score.
bool is_score(Statement::About about);

/// The year's rules of that name ("weight_percent", "levels", "target") are not verified: nothing is held against them.
bool is_unsure(const YearRules& year, std::string_view rule);

/// A printed value may differ from ours by one in its last place: what it was made of was rounded itself.
inline constexpr Decimal last_place(1, 2);

struct Mean {
    Decimal value;      ///< rounded half-up to two places
    std::string terms;  ///< "99.45 + 98.78"
};
/// Of all indicators that the instrument has by the rules; none where one or its score is missing.
std::optional<Mean> mean_of(const Instrument& instrument, std::size_t expected);
/// How many the instrument has by the rules.
std::size_t indicators_of(std::string_view code, const YearRules& year);
/// The instruments' scores in the rules' order, each rounded to two places; where the report has none, the mean of all
/// its indicators. Empty where one cannot be told.
std::vector<Decimal> instrument_scores(const Report& report, const YearRules& year);

/// The same score written with two values; an indicator with two names.
void check_sameness(Report& report);
/// Means, weights, level, target, change.
void check_arithmetic(Report& report, const YearRules& year);
/// One agency throughout.
void check_agency(Report& report);
/// The scores' year, respondents, OIT items.
void check_identity(Report& report, const YearRules& year);
/// A measure for each weak indicator.
void check_coverage(Report& report, const YearRules& year);
/// Each measure's text, office, period and result.
void check_measures(Report& report, const YearRules& paper_year);
/// Each measure's period.
void check_periods(Report& report);
/// Percentages, changes, weights and respondents that the report states.
void check_claims(Report& report, const YearRules& year);
/// Numbers, years and indicators that cannot be what stands there.
void check_written(Report& report, const YearRules& year);
/// The same text in every row; the plan's text as its result.
void check_repetition(Report& report);

}  // namespace raingan::checks
