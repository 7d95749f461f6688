// What a cell holds besides its text: numbers and dates, also those that were typed as text or in the wrong era
// (docs/formats.md#spreadsheets).
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "readers/workbook/number_format.h"

namespace raingan::workbook {

enum class Mended : std::uint8_t { no, number_as_text, date_as_text, buddhist_year };

struct Typed {
    CellValue value;
    Mended mended = Mended::no;
};

/// A text that is, as a whole, a number ("๙๙.๔๕", "1,234.50") or a date ("๓๐ ก.ย. ๖๖"). What may be a code stays text:
/// leading zeros, more than 12 digits.
Typed typed_text(std::string_view text);

/// A number, or with a date format its day; a year of the Buddhist era that was typed as one of the Christian era
/// becomes what was meant.
Typed typed_number(double value, bool is_date, DateSystem dates);

}  // namespace raingan::workbook
