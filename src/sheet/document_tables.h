// Tables of a document that is no report → XLSX, one sheet a table.
#pragma once

#include <string>

#include "document/document.h"
#include "sheet/sheet.h"

namespace raingan::sheet {

struct TablesWorkbook {
    std::string bytes;           ///< empty where there is no table
    std::size_t tables = 0;      ///< how many there are
    std::size_t paragraphs = 0;  ///< that say something and stand in none of them
};

/// A sheet bears its table's caption ("ตารางที่ ๒ …") or its page. A cell is a number where its whole text is one beyond
/// doubt: digits of one kind, commas at thousands, no zero before others, two decimals at most; all else is text, and
/// never a formula. Merged cells say what they say in the first of their places. A text that no cell can
/// hold goes on in the row below, behind "(ต่อ)". Throws Error (unwritable).
TablesWorkbook write_tables(const Document& document, const SourceFacts& source = {});

}  // namespace raingan::sheet
