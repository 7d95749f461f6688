// office:spreadsheet as it streams by: sheet by sheet, row by row, to a RowSink.
#pragma once

#include <string>

#include "readers/ods/looks.h"
#include "readers/opendocument/styles.h"
#include "readers/workbook/rows.h"

namespace raingan::ods {

/// What the rows of a file need of its head.
struct Head {
    opendocument::StyleSheet& sheet;
    CellStyles& cells;
    const Document& scratch;  ///< whose formats CellStyles' looks refer to
    const opendocument::Source& source;
};

/// `part` is the name of the XML, `content` its bytes. Throws Error: "not-odf" where there is no office:spreadsheet,
/// "ill-formed", over_limit (table_cells, document_text_bytes).
void read_content(const std::string& part, const std::string& content, Head head, workbook::RowSink& sink);

}  // namespace raingan::ods
