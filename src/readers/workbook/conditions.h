// Conditional formats: which of a sheet's rules hold for a cell, and how it looks then (ECMA-376 Part 1 18.3.1.10).
#pragma once

#include <optional>
#include <vector>

#include "readers/workbook/scales.h"
#include "readers/workbook/store.h"

namespace raingan::workbook {

class Conditions {
public:
    Conditions(const Sheet& sheet, const Styles& styles, const RowStore& store);

    /// The cell's look with all rules that hold laid over it; none where no rule changes it. Costs least where cells
    /// come row by row. `row` and `column` are the sheet's.
    std::optional<Look> apply(const KeptCell& cell, std::uint32_t row, std::uint32_t column);
    /// Bar and icon; its colour is in the look.
    ScaleMarks marks_of(const KeptCell& cell, std::uint32_t row, std::uint32_t column) {
        return scales_.marks_of(cell, row, column);
    }

    [[nodiscard]] const std::vector<Range>& left_out_scales() const { return scales_.left_out(); }

private:
    void enter(std::uint32_t row);
    [[nodiscard]] bool holds(const Condition& condition, const KeptCell& cell) const;

    /// One range of a rule.
    struct Area {
        const Condition* condition = nullptr;
        Range where;
    };
    const Styles& styles_;
    const RowStore& store_;
    Scales scales_;
    std::vector<Area> areas_;  ///< the most urgent first
    std::vector<const Area*> of_row_;
    std::optional<std::uint32_t> row_;
};

}  // namespace raingan::workbook
