// Values of a report as the official form writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "report/report.h"
#include "thai/dates.h"

namespace raingan::compose {

/// A score has two decimals (docs/field.md#scores), more where the report gives more: "๑๐๐.๐๐". Thai digits.
std::string score_text(const Decimal& score);
/// "+๑๒.๔๘", "−๐.๕๐".
std::string signed_score(const Decimal& change);
/// No decimals that the report does not give: "๘๕". Thai digits.
std::string plain_number(const Decimal& number);
/// "๑,๒๓๔".
std::string count_text(std::int64_t count);
/// "๒๕๖๖": a year, or a number that names something.
std::string ungrouped(std::int64_t number);
/// "๓๐ กันยายน ๒๕๖๖".
std::string date_text(const thai::Date& date);

/// What stands side by side on a line: characters without the marks above and below. An estimate of width.
std::size_t letters_across(std::string_view text);

/// The instrument with that code, or none.
const Instrument* find_instrument(const Report& report, const std::string& code);
/// The indicator with that number, or none.
const Indicator* find_indicator(const Instrument& instrument, int number);

}  // namespace raingan::compose
