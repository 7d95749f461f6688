// Drawings, charts and comments of a worksheet (ECMA-376 Part 1 20.5, 21.2, 18.7; [MS-XLSX] has its controls in VML):
// what they are, which cell they are tied to, and their words.
#pragma once

#include "readers/container/zip.h"
#include "readers/word/relationships.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/styles.h"

namespace raingan::xlsx {

/// Adds the charts of the worksheet of these relationships, and what it leaves out. A part that cannot be read says
/// nothing.
void read_left_out(Zip& zip, const word::Relationships& relationships, const StyleTables& styles,
                   workbook::Sheet& sheet);

/// The sheet that is a chart (18.3.1.12).
void read_chart_sheet(Zip& zip, const std::string& part, const StyleTables& styles, workbook::Sheet& sheet);

}  // namespace raingan::xlsx
