// Drawings and charts of a worksheet (ECMA-376 Part 1 20.5, 21.2; [MS-XLSX] has its controls in VML):
// pictures and charts with the cells that they lie over; of the others what they are, their cell, and their words.
#pragma once

#include "readers/container/zip.h"
#include "readers/word/relationships.h"
#include "readers/workbook/rows.h"
#include "readers/xlsx/pictures.h"
#include "readers/xlsx/styles.h"

namespace raingan::xlsx {

/// What the drawings of all sheets have in common.
struct Drawn {
    Zip& zip;
    const StyleTables& styles;
    PackagePictures pictures;
};

/// Adds the pictures and charts of the worksheet of these relationships, and what it leaves out. A part that cannot be
/// read says nothing.
void read_drawings(Drawn& drawn, const word::Relationships& relationships, workbook::Sheet& sheet);

/// The sheet that is a chart (18.3.1.12).
void read_chart_sheet(Drawn& drawn, const std::string& part, workbook::Sheet& sheet);

}  // namespace raingan::xlsx
