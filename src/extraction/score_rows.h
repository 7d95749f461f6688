// What a row of a table of scores is about (docs/meaning.md): read from its words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extraction/grid.h"
#include "extraction/mention.h"
#include "extraction/score_columns.h"
#include "report/rules.h"

namespace raingan::extraction {

struct RowSubject {
    enum class Is : std::uint8_t { nothing, whole, instrument, indicator, question, level, year, other };
    Is is = Is::nothing;
    const InstrumentRule* instrument = nullptr;
    const IndicatorRule* indicator = nullptr;
    std::string name;      ///< of the indicator, as written
    std::string question;  ///< "i5"
    std::string label;     ///< of the instrument, as written
    int year_be = 0;       ///< of a row that names a year
    int part = 0;
    bool itself = false;  ///< the row names the agency that reports
    Origin origin;
};

/// The cell's words, trimmed; empty where there is no cell.
std::string cell_words(const Grid& grid, std::size_t row, std::uint32_t column);
/// The cell holds nothing but a number.
bool is_cell_number(const Grid& grid, std::size_t row, std::uint32_t column);

/// What the words of the row in these columns say. The first of the columns names the row, whatever its head says.
RowSubject row_subject(const Grid& grid, std::size_t row, const std::vector<ScoreColumn>& columns,
                       const YearRules& year, const Reporter& reporter);

}  // namespace raingan::extraction
