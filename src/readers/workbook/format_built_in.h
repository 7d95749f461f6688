// Formats that a code only names.
#pragma once

#include <string_view>

namespace raingan::workbook {

/// [$-F800] and [$-F400] stand for the long date and the time of the computer's regional settings, whatever code
/// follows them: those of Thailand, as Windows has them (docs/decisions.md). Other sections stay as they are.
std::string_view without_system_format(std::string_view section);

}  // namespace raingan::workbook
