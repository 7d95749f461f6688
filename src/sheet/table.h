// A table as plain data, and how it is set on a sheet: widths from what it holds, rows high enough to show all of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.h"
#include "sheet/text_size.h"
#include "sheet/workbook.h"

namespace raingan::sheet {

struct Column {
    std::string heading;  ///< unique in its table, one line
    CellStyle style = CellStyle::text;
    Points widest{120};  ///< a column with more to show wraps at this width, or at more where the page has room
    bool key = false;    ///< repeated where a row must be continued in the next (write_table)
};

/// A row of a sheet, from 0.
struct Target {
    std::string sheet;
    lxw_row_t row = 0;
};

struct Table {
    std::string name;  ///< unique in the workbook; a letter, then letters, digits, _ (Excel's rule for table names)
    std::vector<Column> columns;
    std::vector<std::vector<Value>> rows;  ///< as many values as columns; strings clean()
    /// Where the text in one column leads, of each row; none: nowhere. Or empty.
    struct Links {
        std::size_t column = 0;
        std::vector<std::optional<Target>> rows;
    } links{};
};

/// What an A4 page in landscape holds between the margins of Sheet::set_up_page.
inline constexpr Points page_width{769.9};
inline constexpr Points page_height{487.3};

/// Widths that show every column's content: its natural width where that is below `widest`; what is left of the page
/// goes to the columns that wrap, as they need it.
std::vector<Points> column_widths(const Table& table);

/// Sheets of many rows show more of them so.
inline constexpr std::uint16_t data_zoom_percent = 80;

struct WrittenTable {
    lxw_row_t end = 0;              ///< the row behind the table
    Points height;                  ///< of all its rows
    std::vector<lxw_row_t> rows{};  ///< where each of its rows begins; write_table alone tells them
};

/// Stands before a text that goes on in the row below.
inline constexpr std::string_view continued = "(ต่อ) ";

/// As much of a text as one cell can hold (max_cell_units) and its row show (max_row_lines), of what has the mark
/// `continued` more than that; all of it where the rest would never become shorter.
Fit first_part(std::string_view text, Points width, thai::Breaker* breaker);

/// Writes rows below each other; sets their heights for the given widths. Text that no cell can hold (max_cell_units)
/// or no row can show (max_row_lines) goes on in the next row, behind "(ต่อ)" and the key columns' values.
class RowWriter {
public:
    /// `columns` and `widths` must live as long.
    RowWriter(Sheet& sheet, lxw_row_t row, const std::vector<Column>& columns, const std::vector<Points>& widths)
        : sheet_(sheet), columns_(columns), widths_(widths), written_{row, Points(0)} {}

    /// `by_table`: the texts come with Sheet::add_table.
    void write_headings(bool by_table = false);
    /// The row, and its continuations.
    void write(const std::vector<Value>& values);
    [[nodiscard]] const WrittenTable& written() const { return written_; }

private:
    struct PendingRow;
    std::size_t write_first(std::size_t column, const Value& value, PendingRow& pending);
    std::size_t write_next(std::size_t column, const Value& value, PendingRow& pending);
    std::size_t write_text(std::size_t column, const std::string& text, PendingRow& pending);
    void end_row(std::size_t lines);

    Sheet& sheet_;
    const std::vector<Column>& columns_;
    const std::vector<Points>& widths_;
    WrittenTable written_;
};

/// Writes headings at `row` and the rows below it (RowWriter), as an Excel table with filters. `widths`: column_widths,
/// or wider. A table without rows gets one empty row, as Excel demands.
WrittenTable write_table(Sheet& sheet, lxw_row_t row, const Table& table, const std::vector<Points>& widths);

/// What a column of this width has for text of this style.
Points text_width(Points column, CellStyle style);

/// Whether what is at most `most_pages` high at a page's width may be made one page, in letters that are still read.
bool fits_on_one_page(const std::vector<Points>& widths, Points height, double most_pages);

/// For a sheet that begins with that table: page and columns' widths, which it returns.
std::vector<Points> set_up_table_sheet(Sheet& sheet, const PageHeader& header, const Table& table);

/// set_up_table_sheet, then write_table. For a sheet that holds one table and nothing else: the heading row is
/// frozen and repeated on every page. Returns the sheet's row in which each row of the table begins.
std::vector<lxw_row_t> write_table_sheet(Workbook& workbook, const std::string& sheet_name, const PageHeader& header,
                                         const Table& table);

/// `Column::widest`, or what the heading needs.
std::vector<Points> fixed_widths(const std::vector<Column>& columns);

/// A table of any number of rows on sheets of their own in a streamed workbook, with filters: when Excel's limit of
/// rows is near, it goes on on the sheet "NAME (๒)". The columns that come first and are keys stay on the screen.
class StreamedTable {
public:
    /// Data that nobody reads on paper is not set for print.
    enum class Print : std::uint8_t { yes, no };
    StreamedTable(Workbook& workbook, std::string sheet_name, PageHeader header, std::vector<Column> columns,
                  Print print = Print::yes);
    /// Where the text in a column leads.
    struct Link {
        std::size_t column = 0;
        Target to;
    };
    /// Returns where the row begins. What a row cannot hold at once leads nowhere.
    Target write(const std::vector<Value>& values, const std::optional<Link>& link = std::nullopt);
    /// The column's rows so far on the sheet at hand.
    [[nodiscard]] Range rows_of(std::size_t column) const;
    /// Must be called once, behind the last row; a row of totals stands below them, outside of the filter.
    void finish(const std::vector<Value>& total = {});

private:
    void begin_sheet();

    Workbook& workbook_;
    std::string name_;
    PageHeader header_;
    std::vector<Column> columns_;
    std::vector<Points> widths_;
    Print print_;
    int sheets_ = 0;
    std::optional<Sheet> sheet_;
    std::optional<RowWriter> rows_;
};

}  // namespace raingan::sheet
