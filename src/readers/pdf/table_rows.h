// Tables that go on over pages.
#pragma once

#include <vector>

#include "document/document.h"
#include "readers/pdf/page_layout.h"
#include "readers/pdf/tags.h"

namespace raingan::pdf_reader {

/// What is known of a table's last row beside what stands in it, for the piece on the next page.
struct TableEnd {
    std::vector<double> xs;                ///< upright lines
    std::vector<std::uint32_t> last_cells; ///< tags of the cells in the last row, by grid column; 0: none
    std::vector<bool> ends_full;           ///< by grid column: its text goes down to the row's end
};
TableEnd end_of(const PageTable& table, const PageTags& tags);

/// Whether the piece has the columns of the table before it.
bool has_same_columns(const TableEnd& end, const PageTable& piece);

/// Puts the rows of a piece behind those of the table: without the header rows that it repeats, and with its first row
/// taken into the last one where that one goes on. `starts`: tags of the piece's cells in its first row, by grid column.
void append_rows(Table& table, const TableEnd& end, Table piece, const std::vector<std::uint32_t>& starts);

/// Tags of the cells in a row, by grid column.
std::vector<std::uint32_t> tagged_cells(const PageTable& table, const PageTags& tags, std::uint32_t row);

}  // namespace raingan::pdf_reader
