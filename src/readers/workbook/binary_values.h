// Values as the records of .xls and .xlsb hold them ([MS-XLS] 2.5, [MS-XLSB] 2.5).
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "readers/container/bytes.h"
#include "readers/workbook/rows.h"

namespace raingan::workbook {

/// RkNumber: 30 bits of a number, whole or of a double, and whether it counts hundredths.
inline double rk_number(std::uint32_t rk) {
    constexpr std::uint32_t hundredths = 1, whole = 2;
    const double value = (rk & whole) != 0 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                                           : std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3U) << 32U);
    return (rk & hundredths) != 0 ? value / 100 : value;
}

/// BErr; "#N/A" for one that is not known.
std::string_view error_name(unsigned code);

inline void set_number(Cell& cell, double number) {
    cell.kind = Kind::number;
    cell.number = number;
}
void set_bool_error(Cell& cell, unsigned value, bool is_error);

/// How wide references are: BIFF5, BIFF8 (.xls), BIFF12 (.xlsb).
enum class Biff : std::uint8_t { v5, v8, v12 };

/// The areas of a formula that is nothing but references and unions of them ([MS-XLS] 2.5.198), without the
/// sheets that they name; other formulas have none.
std::vector<Range> areas_of(Bytes formula, Biff biff);

}  // namespace raingan::workbook
