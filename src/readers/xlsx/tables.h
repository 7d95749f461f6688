// Tables of a worksheet, for how they look (ECMA-376 Part 1 18.5.1).
#pragma once

#include "readers/container/zip.h"
#include "readers/word/relationships.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/styles.h"

namespace raingan::xlsx {

/// Adds the tables of the worksheet of these relationships that have a style. A part that cannot be read says nothing:
/// what its cells hold is theirs.
void read_tables(Zip& zip, StyleTables& styles, const word::Relationships& relationships, workbook::Sheet& sheet);

}  // namespace raingan::xlsx
