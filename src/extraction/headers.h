// Which column of a table holds what: header rows of one or two levels matched with schemas/headers.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/grid.h"
#include "report/header_key.h"
#include "report/rules.h"

namespace raingan::extraction {

/// One column of a measures table.
struct Column {
    std::uint32_t grid = 0;  ///< grid column where its cells start
    Field field = Field::none;
    std::string header;  ///< as written; of two levels the lower one
    int month = 0;       ///< 1–12: a Gantt column, whose marked cells are the row's period
    std::optional<int> year_be;
    bool guessed = false;  ///< its header is one or two letters away from a known one
    Origin origin;
};
struct HeaderMatch {
    std::vector<Column> columns;  ///< ascending by grid column; unknown headers have Field::none
    std::size_t rows = 1;         ///< 1, or 2 where the header has two levels

    [[nodiscard]] bool has(Field field) const { return column(field) != nullptr; }
    [[nodiscard]] const Column* column(Field field) const;
};

/// The header that begins at `row`, or none: three columns at least are known, or two of no more than three, and one of
/// them is an indicator, instrument, issue or measure.
std::optional<HeaderMatch> match_header(const Grid& grid, std::size_t row, const HeaderRules& rules);

}  // namespace raingan::extraction
