// What a column of a table of scores holds (docs/meaning.md): read from its head, with what stands over it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extraction/grid.h"
#include "extraction/mention.h"
#include "report/rules.h"

namespace raingan::extraction {

struct ScoreColumn {
    enum class Holds : std::uint8_t {
        nothing,  ///< numbers of rows, weights, full marks, other bodies' scores
        label,    ///< words that name the row
        score,
        instrument_score,  ///< of the instrument that the row belongs to
        change,
        level,
        respondents,
        population,
        items,
    };
    std::uint32_t grid = 0;
    Holds holds = Holds::nothing;
    int year_be = 0;  ///< 0: the table's
    int part = 0;     ///< of EIT: 1, 2; 0: the whole
    /// Of a column that stands for an instrument or an indicator.
    const InstrumentRule* instrument = nullptr;
    const IndicatorRule* indicator = nullptr;
    bool whole = false;     ///< stands for the whole beside columns of instruments: "รวม", "คะแนน ITA"
    bool weighted = false;  ///< points of the instruments' weights, whose sum is the whole's score
    std::string head;       ///< as a search key
};

/// Columns of the table whose heads are the rows [first, data).
std::vector<ScoreColumn> score_columns(const Grid& grid, std::size_t first, std::size_t data, const YearRules& year,
                                       const Reporter& reporter);

/// Tables that stand side by side, from left to right: under the same heads ("ตัวชี้วัด | คะแนน | ตัวชี้วัด | คะแนน"), or with
/// rows [data, end) that name several indicators. One group where there is one table.
std::vector<std::vector<ScoreColumn>> column_groups(std::vector<ScoreColumn> columns, const Grid& grid,
                                                    std::size_t data, std::size_t end, const YearRules& year);

/// The column's head says that its rows are parts of an indicator: "ตัวชี้วัดย่อย", "ข้อคำถาม". A search key.
bool names_part_of_indicator(std::string_view key);

}  // namespace raingan::extraction
