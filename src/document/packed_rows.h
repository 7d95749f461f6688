// Rows that a Table keeps packed (PackedRows in document.h), as rows again. A hundred thousand rows of ten columns take
// some tens of MiB packed and several hundred as Rows, so whoever reads them takes a stretch at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "document/document.h"

namespace raingan {

/// Of a row that is not whole. Neighbours of one column are one cell, whose text goes on in another look.
std::span<const PackedRows::PackedCell> packed_cells(const PackedRows& packed, std::size_t row);
Origin origin_of(const PackedRows& packed, const PackedRows::PackedRow& row, const PackedRows::PackedCell& cell);

/// The rows [first, end) of `packed`.
std::vector<Row> unpacked(const PackedRows& packed, std::size_t first, std::size_t end);

/// Of the paragraphs of its cells, tables in them left out.
std::size_t text_bytes_of(const Row& row);

/// About so many rows from `first` on, fewer where they have much text or very many cells: the end is where no cell
/// reaches over.
std::size_t end_of_stretch(const PackedRows& packed, std::size_t first, std::size_t count);

/// The table with all its rows as Rows.
Table unpacked(const Table& table);
/// All tables of the document's flow so.
void unpack_rows(Document& document);

/// Calls visit(rows) for stretches of about `count` of the rows that a table keeps packed, in their order: `rows` is a
/// const std::vector<Row>& that lives for the call alone.
template <class Visit>
void for_each_packed_stretch(const Table& table, std::size_t count, Visit&& visit) {
    for (const PackedRows& packed : table.more)
        for (std::size_t first = 0; first < packed.rows.size();) {
            const std::size_t end = end_of_stretch(packed, first, count);
            visit(unpacked(packed, first, end));
            first = end;
        }
}

/// The same of all rows, those of Table::rows first.
template <class Visit>
void for_each_stretch(const Table& table, Visit&& visit) {
    constexpr std::size_t count = 1'000;
    visit(table.rows);
    for_each_packed_stretch(table, count, visit);
}

}  // namespace raingan
