// What stands around the rows of a worksheet: columns, merges, page set-up, links.
#pragma once

#include "readers/sheet/workbook.h"
#include "readers/xls/cells.h"

namespace raingan::xls {

struct SheetParts {
    workbook::Sheet sheet;
    Links links;
    double default_characters = 8;              ///< DEFCOLWIDTH
    std::optional<double> standard_characters;  ///< STANDARDWIDTH, which goes before
};

/// Takes a record in; nothing happens where it says nothing of these.
void read_part(SheetParts& parts, const Record& record, const Globals& globals);
/// Once all records are there: the default width, the sheet's print areas and titles.
void finish_parts(SheetParts& parts, const Globals& globals, std::size_t bound);

}  // namespace raingan::xls
