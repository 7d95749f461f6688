// The values of a chart's series where it keeps no copy of them: the cells that it names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "readers/xls/cells.h"

namespace raingan::xls {

struct ChartValue {
    std::optional<double> number;
    std::string text;          ///< as the cell shows it
    std::uint32_t format = 0;  ///< of Styles::formats
};

class ChartCells {
public:
    ChartCells(Bytes stream, const Globals& globals) : stream_(stream), globals_(globals) {}

    /// Of the ranges of a reference ("S!$B$2:$B$9,S!$D$2"), row by row; empty where it names none of this workbook.
    [[nodiscard]] std::vector<ChartValue> values(std::string_view reference, bool with_hidden);

private:
    struct Cells {
        std::vector<CellPlace> places;  ///< by row and column; the last of equal ones counts
        std::vector<std::uint32_t> hidden_rows;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns;
    };
    const Cells& cells_of(std::size_t sheet);
    void add_range(std::vector<ChartValue>& out, std::string_view reference, bool with_hidden);
    [[nodiscard]] ChartValue value_at(const Cells& cells, std::uint32_t row, std::uint32_t column) const;

    Bytes stream_;
    const Globals& globals_;
    std::map<std::size_t, Cells> sheets_;
};

}  // namespace raingan::xls
