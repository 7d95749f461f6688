// Which rows and columns of a sheet stand where in the table that is made of them: hidden ones are left out, long gaps
// of blank rows are shortened, merges are clipped to what is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "readers/workbook/notices.h"
#include "readers/workbook/overlays.h"
#include "readers/workbook/store.h"

namespace raingan::workbook {

/// First and last, inclusive.
using Span = std::pair<std::uint32_t, std::uint32_t>;

/// Repeated rows (or columns), if they are such: above or within the area from `first` to `last`, and not all of it.
std::optional<Span> shown_titles(const std::optional<Span>& titles, std::uint32_t first, std::uint32_t last);

/// The columns of an area that are shown; before them repeated ones, which may stand further to the left.
class ColumnMap {
public:
    ColumnMap(const Sheet& sheet, std::uint32_t left, std::uint32_t right);

    static constexpr std::uint32_t none = 0xFFFFFFFF;
    /// The table's column, none for hidden ones and those outside of the area.
    [[nodiscard]] std::uint32_t at(std::uint32_t sheet_column) const {
        return sheet_column < left_ || sheet_column - left_ >= places_.size() ? none : places_[sheet_column - left_];
    }
    [[nodiscard]] bool in_area(std::uint32_t sheet_column) const {
        return sheet_column >= left_ && sheet_column - left_ < places_.size() &&
               (sheet_column < skipped_.first || sheet_column > skipped_.second);
    }
    /// Shown columns of [first, last]: the first one and how many; 0: none.
    struct Stretch {
        std::uint32_t first = 0, count = 0;
    };
    [[nodiscard]] Stretch stretch(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] const std::vector<Points>& widths() const { return widths_; }
    /// Columns that limits::table_columns left no room for: from this one on; none where all fitted.
    [[nodiscard]] std::uint32_t cut_from() const { return cut_from_; }

private:
    std::uint32_t left_ = 0;
    Span skipped_{1, 0};                 ///< between repeated columns and the area
    std::vector<std::uint32_t> places_;  ///< by sheet column from left_
    std::vector<Points> widths_;
    std::uint32_t cut_from_ = none;
};

/// One row of a table.
struct PlannedRow {
    std::uint32_t index = 0;        ///< the sheet's
    const KeptRow* kept = nullptr;  ///< null: blank
};

/// The rows that something lies over, ascending and without overlaps.
std::vector<Span> rows_below(std::span<const Overlay> overlays);

/// The rows that are shown. Gaps of blank rows are not shortened in `whole`.
std::vector<PlannedRow> plan_rows(const RowStore& store, const Sheet& sheet, const Span& rows,
                                  std::span<const Span> whole, Notices& notices);

/// A merge as the table has it.
struct PlacedMerge {
    std::uint32_t row = 0, column = 0;  ///< of the table
    std::uint32_t row_span = 1, col_span = 1;
    Range source;
};

/// The merges of more than one cell within these rows and columns, ascending by row, then column; of two that overlap
/// the first stands.
std::vector<PlacedMerge> place_merges(const std::vector<Range>& merges, const std::vector<PlannedRow>& rows,
                                      const ColumnMap& columns);

}  // namespace raingan::workbook
