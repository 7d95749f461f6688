// Comments of a worksheet (ECMA-376 Part 1 18.7), and the threads that later versions keep beside them ([MS-XLSX]
// 2.6.201 ThreadedComments).
#pragma once

#include <string>
#include <unordered_map>

#include "readers/container/zip.h"
#include "readers/word/relationships.h"
#include "readers/workbook/rows.h"

namespace raingan::xlsx {

/// Names of those who comment, by the identifier that threads give them.
using Persons = std::unordered_map<std::string, std::string>;

/// Those of the workbook of these relationships.
Persons read_persons(Zip& zip, const word::Relationships& workbook);

/// Adds the comments of the worksheet of these relationships. Where a thread hangs on a cell, its texts stand for what
/// is kept there for earlier versions. A part that cannot be read says nothing.
void read_comments(Zip& zip, const word::Relationships& relationships, const Persons& persons, workbook::Sheet& sheet);

}  // namespace raingan::xlsx
