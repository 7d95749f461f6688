// Tables that go on over pages.
#pragma once

#include <optional>
#include <vector>

#include "document/document.h"
#include "readers/pdf/page_layout.h"
#include "readers/pdf/tags.h"
#include "thai/breaks.h"

namespace raingan::pdf_reader {

/// What is known of a cell at the edge of a page, beside what stands in it.
struct CellEdge {
    std::uint32_t tag = 0;     ///< of its element in the structure tree; 0: none
    std::optional<Line> line;  ///< its last line, or its first one
    bool full = false;         ///< its text goes down to the row's end
    double right = 0;          ///< where its lines end at the latest
};
/// By grid column.
using RowEdges = std::vector<CellEdge>;

/// Where lines of a cell end at the latest: its margin is as wide as that on the other side.
double text_right(const Region& cell, const pdf::Rectangle& box);

/// The last lines of the last row.
RowEdges end_edges(const PageTable& table, const PageTags& tags);
/// The first lines of the first rows.
std::vector<RowEdges> start_edges(const PageTable& table, const PageTags& tags);

/// Whether a piece has the columns of the table before it: the same edges, of white space gutters that meet.
bool has_same_columns(const std::vector<double>& xs, const std::vector<Gutter>& gutters, const PageTable& piece);

/// Puts the rows of a piece behind those of the table: without the header rows that it repeats, and with its first row
/// taken into the last one where that one goes on.
void append_rows(Table& table, const RowEdges& end, Table piece, const std::vector<RowEdges>& starts,
                 thai::Breaker& breaker);

}  // namespace raingan::pdf_reader
