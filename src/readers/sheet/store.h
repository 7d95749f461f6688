// The rows of one sheet, kept small until the sheet is complete: merges, print areas and page set-up may stand behind
// the rows in a file. Rows that show nothing are not kept; equal rows share their cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "readers/sheet/workbook.h"

namespace raingan::workbook {

struct KeptCell {
    std::uint32_t column = 0, look = 0;
    Kind kind = Kind::empty;
    bool formula = false, shown = false;  ///< shown: the text is what the cell shows, whatever its kind
    std::uint32_t text_begin = 0, text_size = 0;
    std::uint32_t run_begin = 0, run_count = 0;
    std::uint32_t link = 0;  ///< index into links + 1; 0: none
    double number = 0;
};

struct KeptRow {
    std::uint32_t index = 0;
    std::uint32_t first_cell = 0, cell_count = 0;
    bool hidden = false, fixed_height = false, filled = false;
    float height_pt = -1;  ///< negative: not stated
};

class RowStore {
public:
    void clear();
    /// Keeps at most `room` cells more; false where the row did not fit. Indexes must ascend.
    bool add(const Row& row, const Styles& styles, std::size_t room);

    [[nodiscard]] const std::vector<KeptRow>& rows() const { return rows_; }
    [[nodiscard]] std::span<const KeptCell> cells(const KeptRow& row) const {
        return std::span(cells_).subspan(row.first_cell, row.cell_count);
    }
    [[nodiscard]] std::span<const TextRun> runs(const KeptCell& cell) const {
        return std::span(runs_).subspan(cell.run_begin, cell.run_count);
    }
    [[nodiscard]] std::string_view text(const KeptCell& cell) const {
        return std::string_view(text_).substr(cell.text_begin, cell.text_size);
    }
    [[nodiscard]] const std::string& link(const KeptCell& cell) const { return links_[cell.link - 1]; }
    /// Null where the sheet has no such cell.
    [[nodiscard]] const KeptCell* find(std::uint32_t row, std::uint32_t column) const;
    /// Counted against limits::sheet_cells: a repeated row counts its cells each time.
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    void keep(const Cell& cell);

    std::vector<KeptRow> rows_;
    std::vector<KeptCell> cells_;
    std::vector<TextRun> runs_;
    std::vector<std::string> links_;
    std::string text_;
    std::size_t size_ = 0;
    std::uint32_t blank_ = 0;  ///< rows in a row that only have a height
};

/// Whether an empty cell of this look can be seen.
bool is_visible(const Look& look);

}  // namespace raingan::workbook
