// References as workbooks write them: "C7", "$A$1:$G$15", "'มาตรการ ITA'!$5:$6" (ECMA-376 Part 1 18.2.5).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "readers/workbook/rows.h"

namespace raingan::workbook {

inline constexpr std::uint32_t last_row = 1'048'575;  ///< 0-based
inline constexpr std::uint32_t last_column = 16'383;

/// A row or a column or both: "$C$7", "C", "7".
struct ReferencePart {
    std::optional<std::uint32_t> row, column;      ///< 0-based
    bool row_fixed = false, column_fixed = false;  ///< written with $
};
/// None where anything else stands in the text.
std::optional<ReferencePart> parse_reference_part(std::string_view text);

struct CellAddress {
    std::uint32_t row = 0, column = 0;  ///< 0-based
};
/// "C7"; none where it is no address of a sheet.
std::optional<CellAddress> parse_address(std::string_view text);
/// "A1:G15" or "C7", $ allowed; whole rows "$5:$6" and columns "A:C" reach to the sheet's end.
std::optional<Range> parse_range(std::string_view text);

/// Ranges of a defined name, parted by commas, without the sheets that they name.
std::vector<Range> parse_ranges(std::string_view text);

/// What a defined name says of a sheet: _xlnm.Print_Area, _xlnm.Print_Titles (with or without the prefix).
void set_defined_name(Sheet& sheet, std::string_view name, std::string_view value);

}  // namespace raingan::workbook
