// A table as rows and grid columns: which cell covers a place, and what it says.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace raingan::extraction {

/// The text of a cell: its paragraphs (also those of nested tables) one a line, automatic numbers included.
std::string cell_text(const Cell& cell);
/// The same without a copy where the cell is one paragraph; else it is made in `room`. Lives as long as both.
std::string_view cell_text(const Cell& cell, std::string& room);
/// The text of a paragraph with its automatic number.
std::string paragraph_text(const Paragraph& paragraph);

class Grid {
public:
    explicit Grid(const Table& table);  ///< must outlive it; rows that it keeps packed are not seen
    explicit Grid(std::unique_ptr<const Table> table);

    [[nodiscard]] std::size_t rows() const { return table_->rows.size(); }
    [[nodiscard]] std::uint32_t columns() const { return columns_; }
    [[nodiscard]] const Row& row(std::size_t index) const { return table_->rows[index]; }
    [[nodiscard]] const Table& table() const { return *table_; }

    /// The cell that covers the place, from this row or by a vertical merge from above; null where there is none.
    [[nodiscard]] const Cell* at(std::size_t row, std::uint32_t column) const;
    /// The row in which the cell that covers the place begins; `row` where there is none.
    [[nodiscard]] std::size_t first_row(std::size_t row, std::uint32_t column) const;

private:
    /// A cell of several rows; the few of a table are kept apart, so that a plain table of a million rows costs
    /// nothing.
    struct Merge {
        std::size_t row;
        const Cell* cell;
    };
    [[nodiscard]] const Merge* merge_over(std::size_t row, std::uint32_t column) const;

    std::unique_ptr<const Table> owned_;
    const Table* table_;
    std::uint32_t columns_ = 0;
    std::vector<std::vector<Merge>> merges_;  ///< by first grid column, ascending by row
};

}  // namespace raingan::extraction
