// Tables of a sheet: their styles laid below the looks of their cells, row by row as these come, so that everything
// behind sees cells with looks of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "readers/workbook/rows.h"

namespace raingan::workbook {

class Banding {
public:
    using Give = std::function<void(const Row&)>;

    /// Whether some table of the sheet has a style.
    static bool concerns(const Sheet& sheet);
    /// Keeps a copy of the styles, to which looks are added.
    Banding(const Sheet& sheet, const Styles& styles);

    [[nodiscard]] const Styles& styles() const { return styles_; }
    /// Gives the row with the looks of its tables, and before it rows of tables that the file does not list.
    void add(const Row& row, const Give& give);
    /// Behind the last row: rows of tables that are left.
    void finish(const Give& give);

private:
    struct Table {
        SheetTable what;
        std::uint32_t data_rows = 0;  ///< that were seen and are visible: what stripes count
        std::vector<std::uint8_t> columns;
    };
    void fill_gap(std::uint32_t end, const Give& give);
    void give_banded(const Row& row, const Give& give);
    [[nodiscard]] std::uint32_t row_class(const Table& table, std::uint32_t row) const;
    [[nodiscard]] static std::uint32_t column_class(const SheetTable& table, std::uint32_t column);
    std::uint32_t look_of(std::size_t table, std::uint32_t rows, std::uint32_t columns, std::uint32_t look);

    Styles styles_;
    std::vector<Table> tables_;
    bool rows_hidden_;
    std::uint32_t next_row_ = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> looks_;  ///< by table, classes and look
    std::vector<Cell> cells_;                                 ///< of the row
};

}  // namespace raingan::workbook
