// Typed values of cells as office:date-value, office:time-value and table addresses write them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "readers/workbook/rows.h"

namespace raingan::ods {

/// table:number-columns-repeated and the like: 1 where nothing is said.
std::uint32_t repeats(std::string_view text);
/// A sum that ends at the largest number.
std::uint32_t sum(std::uint32_t a, std::uint32_t b);
/// The number that a text begins with; none where it begins with no number.
std::optional<double> number_of(std::string_view text);
/// "2023-09-30" or "2023-09-30T12:30:00.5" → serial number in that system; none where it is no date.
std::optional<double> date_serial(std::string_view text, workbook::DateSystem dates);
/// "PT12H30M05.5S", "P1DT2H", "-PT1M" → days; none where it is no duration.
std::optional<double> time_serial(std::string_view text);
/// "Sheet1.A1:Sheet1.G20 $'My sheet'.$B$2" → ranges; what is none is passed over.
std::vector<workbook::Range> read_ranges(std::string_view text);

}  // namespace raingan::ods
