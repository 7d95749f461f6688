// Tables (docs/word-layout.md#tables): column widths, row heights, rows that split over pages, repeated header rows,
// merged cells whose content runs on through the rows they span.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "layout/stack.h"

namespace raingan::layout {

/// Columns [first, end) as they stand in a band: `shift_pt` further to the right than in the whole table.
struct ColumnPiece {
    std::size_t first = 0, end = 0;
    double shift_pt = 0;
};

/// What stands on one page across; most tables are one band. The repeated columns come before its own.
struct BandBox {
    ColumnPiece repeated, own;
    double x_pt = 0;  ///< of its left edge, from the column's
    double width_pt = 0;
    bool right_to_left = false;  ///< its columns stand from its right edge on
    /// The left edge, from the band's, of what is `width_pt` wide and `at_pt` from where its columns begin.
    [[nodiscard]] double left_of(double at_pt, double width) const {
        return right_to_left ? width_pt - at_pt - width : at_pt;
    }
};

struct CellBox {
    const Cell* cell = nullptr;
    std::size_t first_row = 0, last_row = 0;  ///< inclusive
    std::size_t first_column = 0, end_column = 0;
    std::size_t band = 0;           ///< in which its content stands
    double x_pt = 0, width_pt = 0;  ///< of the box's part in that band, from the band's left edge
    Stack content;                  ///< of turned text: one line that holds it all
    VerticalAlignment vertical = VerticalAlignment::top;
    bool started = false;  ///< some of it stands on an earlier page
};

/// A cell that began in an earlier row: rows[row].cells[index].
struct MergedCell {
    std::size_t row = 0, index = 0;
};

struct RowBox {
    std::vector<CellBox> cells;  ///< that begin in this row
    RowHeightRule height_rule = RowHeightRule::automatic;
    double height_pt = 0;  ///< asked height, without margins and rules
    bool cant_split = false;
    bool page_break_before = false;
    bool keep_next = false;                      ///< its first paragraph has keepNext: binds to the next row
    double top_rule_pt = 0, bottom_rule_pt = 0;  ///< half of each is the row's (docs/word-layout.md#row-height)
    std::vector<MergedCell> merged_ending;       ///< cells of earlier rows that end in this one
    std::size_t merged_from = 0;  ///< first row of which a cell reaches into this one (or its own number)
    bool partly_taken = false;
    double taken_pt = 0;  ///< height that stands on earlier pages
};

struct TableBox {
    std::vector<RowBox> rows;
    std::vector<BandBox> bands;    ///< at least one
    std::vector<double> edges_pt;  ///< of the columns, from where the first begins; one more than columns
    double width_pt = 0;           ///< of the first band
    double spacing_pt = 0;         ///< between cells, and around them
    Borders outline;               ///< around all, where there is space
    std::size_t header_rows = 0;
    std::size_t next_row = 0;
    bool header_above = false;  ///< it stands on this page already: not repeated until the next
    std::uint32_t tag = 0;
    bool has_anchors = false;  ///< of asides
    mutable std::optional<double>
        remaining_pt{};  ///< remaining_height(), once it was asked for, until something is taken
};

struct TableFragment {
    double height_pt = 0;
    bool any = false;   ///< something fitted
    bool done = false;  ///< nothing is left
};

/// Table::bands count where the table `may_go_on` to the right on pages of its own; else all columns stand side by
/// side.
TableBox lay_out_table(Context& context, const Table& table, const StackFrame& frame, bool may_go_on = false);

/// Rows of the table that follow those of `above`, which are all taken: in the same columns, under the same header.
/// They must live until they are taken.
TableBox lay_out_more_rows(Context& context, const Table& table, const std::vector<Row>& rows, const StackFrame& frame,
                           TableBox above);

/// Height of what is not yet taken, were there room for all of it.
double remaining_height(const TableBox& table);

/// Height of the header rows and the first row behind them: what keepNext binds to.
double leading_height(const TableBox& table);

/// Whether the table asks for a page of its own: Word begins one where the first paragraph of the first cell says so.
bool begins_page(const Document& document, const Table& table);

/// Draws from the front what fits into `available_pt`, at (x, y); at least something where `force`. Each band is drawn
/// on an ink of its own.
TableFragment take(TableBox& table, double available_pt, bool force, std::span<Ink> bands, double x_pt, double y_pt);
/// The same of a table of one band.
TableFragment take(TableBox& table, double available_pt, bool force, Ink& onto, double x_pt, double y_pt);

/// What take() would draw.
TableFragment front(const TableBox& table, double available_pt, bool force);

/// Where a recorded page begins in what is not yet taken, within `available_pt`: what stands above it is so high.
struct RecordedStart {
    std::size_t row = 0;
    double height_pt = 0;
    bool at_front = false;  ///< before everything that is left
};
std::optional<RecordedStart> recorded_start(const TableBox& table, double available_pt);
/// It was passed already.
void forget_recorded_start(TableBox& table, const RecordedStart& start);

/// The anchors in the rows that take() would draw.
std::vector<PlacedAnchor> anchors_of(const TableBox& table, double available_pt);

/// The band that has the column as its own.
std::size_t band_of(const std::vector<BandBox>& bands, std::size_t column);

/// How wide text would be if no line had to end.
double natural_text_width(Context& context, const std::vector<Block>& blocks);

/// Widths of the grid's columns within a slot of `slot_pt`.
std::vector<double> column_widths(Context& context, const Table& table, double slot_pt);

}  // namespace raingan::layout
