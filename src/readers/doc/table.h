// Rows as the text gives them → w:tbl.
#pragma once

#include <string>
#include <vector>

#include "readers/doc/table_row.h"

namespace raingan::doc {

struct Row {
    RowForm form;
    std::vector<std::string> cells;  ///< block-level WordprocessingML
    bool deleted = false;
};

/// `depth` 1: not within another table.
void append_table(std::string& xml, std::vector<Row>& rows, std::size_t depth);

}  // namespace raingan::doc
