// What stands around the rows of a worksheet: columns, merges, page set-up, links.
#pragma once

#include "readers/workbook/rows.h"
#include "readers/xls/cells.h"
#include "readers/xls/scales.h"
#include "readers/xls/story_pictures.h"

namespace raingan::xls {

/// 2.4.181 Obj: what stands on the sheet. The text of one follows in a TxO record, a comment's place in a Note.
struct SheetObject {
    unsigned kind = 0, number = 0;
    std::string text;
    std::optional<workbook::Anchor> place;  ///< of Excel 5, which has no drawing beside it
    std::optional<charts::Chart> chart;     ///< of the substream behind it
};

/// 2.4.179 NoteSh: where a comment is, and whose.
struct SheetNote {
    unsigned object = 0;  ///< number of the one with its text
    workbook::SheetComment comment;
};

struct SheetParts {
    workbook::Sheet sheet;
    Links links;
    double default_characters = 8;              ///< DEFCOLWIDTH
    std::optional<double> standard_characters;  ///< STANDARDWIDTH, which goes before
    std::vector<SheetObject> objects;
    ScaleReader scales;
    std::string drawing;  ///< of all records of it
    StoryDrawings stories;
    std::vector<SheetNote> notes;
};

/// Takes a record in; nothing happens where it says nothing of these.
void read_part(SheetParts& parts, const Record& record, const Globals& globals);
/// 2.4.329 TxO: of the object before it. `bodies`: the record's own and those of its continuations, which hold the
/// text.
void read_object_text(SheetParts& parts, const std::vector<Bytes>& bodies);
/// Once all records are there: the default width, the sheet's print areas and titles.
void finish_parts(SheetParts& parts, const Globals& globals, std::size_t bound);

}  // namespace raingan::xls
