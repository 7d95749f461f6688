// The parts of check(), each a file.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "report/report.h"
#include "report/rules.h"

namespace raingan::checks {

/// Both texts with "{0}", "{1}" … replaced by the values.
Message filled(std::string_view en, std::string_view th, std::initializer_list<std::string_view> values);

/// Touches only report.diagnostics.
void add_finding(Report& report, const char* code, Message message, const Origin& origin);

/// The same score written with two values; an indicator with two names.
void check_sameness(Report& report);
/// Means, weights, level, target, change.
void check_arithmetic(Report& report, const YearRules& year);
/// One agency, the scores' year, respondents, OIT items.
void check_identity(Report& report, const YearRules& year);
/// A measure for each weak indicator.
void check_coverage(Report& report, const YearRules& year);
/// Each measure's text, office, period and result.
void check_measures(Report& report, const YearRules& paper_year);

}  // namespace raingan::checks
