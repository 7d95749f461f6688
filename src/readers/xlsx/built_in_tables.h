// The table styles that Excel has and files only name: TableStyleLight1 to 21, Medium1 to 28, Dark1 to 11 (ECMA-376
// Part 1 18.5.1.5 names them; presetTableStyles of its annex says what they are).
#pragma once

#include <memory>
#include <string_view>

#include "readers/word/theme.h"
#include "readers/workbook/rows.h"

namespace raingan::xlsx {

/// In the theme's colours; null where it is none of them.
std::shared_ptr<const workbook::TableStyle> built_in_table_style(std::string_view name, const word::Theme& theme);

}  // namespace raingan::xlsx
