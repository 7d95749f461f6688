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
    int months = 1;      ///< that it stands for, from that one on: three of a quarter
    std::optional<int> year_be;
    std::string round;  ///< "รอบ ๖ เดือน": the round of reporting that its cells speak of, as written
    std::string parent;    ///< the upper level's header, as written; empty where there is none
    bool guessed = false;  ///< its header is one or two letters away from a known one
    Origin origin;
};
struct HeaderMatch {
    std::vector<Column> columns;  ///< ascending by grid column; unknown headers have Field::none
    std::size_t rows = 1;         ///< 1, or 2 where the header has two levels

    [[nodiscard]] bool has(Field field) const { return column(field) != nullptr; }
    [[nodiscard]] const Column* column(Field field) const;
};

/// What a text means as the head of a column, or before its value on a line: "ผู้รับผิดชอบ :", "ผลการดำเนินการ รอบ ๖
/// เดือน". Field::none: it is no such label.
struct Label {
    Field field = Field::none;
    std::string round;  ///< as Column::round
};
Label read_label(std::string_view text, const HeaderRules& rules);

/// The longest label that the text begins with and that a space, a tab, a colon or nothing follows; none where there is
/// none.
struct LeadingLabel {
    Label label;
    std::size_t end = 0;  ///< behind the label and what parts it from the rest, in `text`
    std::string text;     ///< the label as written
    bool closed = false;  ///< a colon, a tab or the line's end follows: it can be nothing but a label
};
std::optional<LeadingLabel> leading_label(std::string_view text, const HeaderRules& rules);

/// The header that begins at `row`, or none: three columns at least are known, or two of no more than three, and one of
/// them is an indicator, instrument, issue, measure or risk; or all are known, with numbers and results.
std::optional<HeaderMatch> match_header(const Grid& grid, std::size_t row, const HeaderRules& rules);

}  // namespace raingan::extraction
