// The rows of one sheet, kept small until the sheet is complete: merges, print areas and page set-up may stand behind
// the rows in a file. Rows that show nothing are not kept; equal rows share their cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "readers/workbook/rows.h"
#include "readers/workbook/text_pool.h"

namespace raingan::workbook {

struct KeptCell {
    std::uint16_t column = 0;
    Kind kind = Kind::empty;
    bool shown = false;  ///< the text is what the cell shows, whatever its kind
    std::uint32_t look = 0;
    std::uint32_t text = 0;   ///< which text: equal ones are kept once; 0: none
    std::uint32_t extra = 0;  ///< index of its runs and link + 1; 0: it has neither
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
        return cell.extra == 0 ? std::span<const TextRun>() : extras_[cell.extra - 1].runs;
    }
    [[nodiscard]] std::string_view text(const KeptCell& cell) const { return texts_[cell.text]; }
    /// Empty where there is none.
    [[nodiscard]] std::string_view link(const KeptCell& cell) const {
        return cell.extra == 0 ? std::string_view() : extras_[cell.extra - 1].link;
    }
    /// Null where the sheet has no such cell.
    [[nodiscard]] const KeptCell* find(std::uint32_t row, std::uint32_t column) const;
    /// Counted against limits::sheet_cells: a repeated row counts its cells each time.
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    struct Extra {
        std::vector<TextRun> runs;
        std::string link;
    };
    void keep(const Cell& cell);

    std::vector<KeptRow> rows_;
    std::vector<KeptCell> cells_;
    std::vector<Extra> extras_;
    TextPool texts_;
    std::size_t size_ = 0, text_bytes_ = 0;
    std::uint32_t blank_ = 0;  ///< rows in a row that only have a height
};

/// Whether an empty cell of this look can be seen.
bool is_visible(const Look& look);

}  // namespace raingan::workbook
