// What stands before the sheets: their names and places, shared strings, styles, defined names ([MS-XLS] 2.1.7.20.3).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/xls/pictures.h"
#include "readers/xls/records.h"
#include "readers/xls/strings.h"
#include "readers/xls/styles.h"

namespace raingan::xls {

struct BoundSheet {
    std::size_t at = 0;  ///< of its BOF
    workbook::Visibility visibility = workbook::Visibility::visible;
    bool is_worksheet = true;  ///< else a chart, a macro sheet or a module
    bool is_chart = false;
    std::string name;
};

/// Print areas and titles of one sheet (2.4.150 Lbl with a built-in name).
struct PrintName {
    std::size_t sheet = 0;  ///< of the bound sheets
    bool titles = false;    ///< else areas
    std::vector<workbook::Range> ranges;
};

struct Globals {
    bool biff8 = true;
    bool whole = false;  ///< its EOF was there
    CodePage page;
    StyleTables styles;
    std::vector<BoundSheet> sheets;
    std::vector<RichString> strings;
    std::vector<PrintName> names;
    std::vector<StoredPicture> pictures;  ///< that shapes count from 1
};

Globals read_globals(Bytes stream);

/// A Lbl record, where it is a print area or title.
void read_name(Globals& globals, Bytes body);

/// A whole row or column reaches to the edge of the sheets of BIFF.
inline constexpr std::uint32_t last_row_8 = 65'535, last_row_5 = 16'383, last_column = 255;

}  // namespace raingan::xls
