// The cells of one row of a worksheet, while it is read.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "readers/workbook/rows.h"

namespace raingan::xlsx {

/// The cells of a row. Their texts may move while the row grows, so they are pointed to only when it is done.
struct RowCells {
    std::vector<workbook::Cell> cells;
    struct Own {
        std::size_t cell = 0, begin = 0, size = 0;
        std::size_t run_begin = 0, run_count = 0;
    };
    std::vector<Own> own;       ///< cells whose text stands in `text`
    std::vector<Own> formulas;  ///< whose formula does
    std::vector<workbook::TextRun> runs;
    std::string text;

    void clear() {
        cells.clear();
        own.clear();
        formulas.clear();
        runs.clear();
        text.clear();
    }
    void back_is_formula() {
        if (!cells.empty()) cells.back().formula = true;
    }
    void keep(std::string_view value, const std::vector<workbook::TextRun>& value_runs) {
        own.push_back({cells.size() - 1, text.size(), value.size(), runs.size(), value_runs.size()});
        text += value;
        runs.insert(runs.end(), value_runs.begin(), value_runs.end());
    }
    /// The last cell's.
    void keep_formula(std::string_view formula) {
        formulas.push_back({cells.size() - 1, text.size(), formula.size()});
        text += formula;
    }
    void settle() {
        for (const Own& o : formulas) cells[o.cell].source.text = std::string_view(text).substr(o.begin, o.size);
        for (const Own& o : own) {
            cells[o.cell].text = std::string_view(text).substr(o.begin, o.size);
            cells[o.cell].runs = std::span<const workbook::TextRun>(runs).subspan(o.run_begin, o.run_count);
        }
    }
};

}  // namespace raingan::xlsx
