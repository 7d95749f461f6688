// A table as plain data, and how it is set on a sheet: widths from what it holds, rows high enough to show all of it.
#pragma once

#include <string>
#include <vector>

#include "base/units.h"
#include "sheet/workbook.h"

namespace raingan::sheet {

struct Column {
    std::string heading;  ///< unique in its table, one line
    Look look = Look::text;
    Points widest{120};  ///< a column with more to show wraps at this width, or at more where the page has room
    bool key = false;    ///< repeated where a row must be continued in the next (write_table)
};

struct Table {
    std::string name;  ///< unique in the workbook; a letter, then letters, digits, _ (Excel's rule for table names)
    std::vector<Column> columns;
    std::vector<std::vector<Value>> rows;  ///< as many values as columns; strings clean()
};

/// What an A4 page in landscape holds between the margins of Sheet::set_up_page.
inline constexpr Points page_width{769.9};
inline constexpr Points page_height{487.3};

/// Widths that show every column's content: its natural width where that is below `widest`; what is left of the page
/// goes to the columns that wrap, as they need it.
std::vector<Points> column_widths(const Table& table);

struct WrittenTable {
    lxw_row_t end = 0;  ///< the row behind the table
    Points height;      ///< of all its rows
};

/// Writes headings at `row` and the rows below it, as an Excel table with filters; sets the rows' heights for the given
/// widths (column_widths, or wider). Text that no cell can hold (max_cell_units) or no row can show (max_row_lines)
/// goes on in the next row, behind "(ต่อ)" and the key columns' values. A table without rows gets one empty row, as
/// Excel demands.
WrittenTable write_table(Sheet& sheet, lxw_row_t row, const Table& table, const std::vector<Points>& widths);

/// Sets the columns' widths; then write_table. For a sheet that holds one table and nothing else: the heading row is
/// frozen and repeated on every page.
void write_table_sheet(Workbook& workbook, const std::string& sheet_name, const PageHeader& header, const Table& table);

}  // namespace raingan::sheet
