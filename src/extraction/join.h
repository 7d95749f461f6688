// The plan in one table, what became of it in another: rows of the same measure become one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/report.h"

namespace raingan::extraction {

/// Where a measure was read.
struct MeasureSource {
    std::uint32_t table = 0;  ///< equal for rows of one table (MeasuresTable::sequence)
    std::string round;        ///< of reporting, that the table's heading names; or empty
    bool has_actions = true;  ///< false: the table says nothing of what is done, only of numbers and results
};

/// Joins the rows of each table with those of one before it, by the measure's text, else by number, else by indicator:
/// where most rows of the later table have a row there, and no value of one contradicts the other. Results of
/// different rounds are kept apart (Progress::rounds). Rows of tables without measures' texts that find none are
/// dropped; their count is returned.
std::size_t join_measures(std::vector<Measure>& measures, std::vector<MeasureSource>& sources);

}  // namespace raingan::extraction
