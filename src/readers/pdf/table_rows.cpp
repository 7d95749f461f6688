#include "readers/pdf/table_rows.h"

#include <algorithm>
#include <cmath>

#include "document/text.h"

namespace raingan::pdf_reader {
namespace {

std::string row_text(const Row& row) {
    std::string out;
    for (const Cell& cell : row.cells) (out += plain_text(cell)) += '\x1F';
    return out;
}

/// How many rows at the piece's beginning say the same as the table's first ones.
std::size_t repeated_rows(const Table& table, const Table& piece) {
    constexpr std::size_t most = 6;
    std::size_t same = 0;
    while (same < most && same < table.rows.size() && same + 1 < piece.rows.size() &&
           row_text(table.rows[same]) == row_text(piece.rows[same]))
        ++same;
    const auto is_empty = [](const Row& row) {
        return std::ranges::all_of(row.cells, [](const Cell& cell) { return plain_text(cell).empty(); });
    };
    return same > 0 && is_empty(table.rows.front()) ? 0 : same;
}

Cell* cell_over(Table& table, std::size_t row, std::uint32_t column) {
    for (std::size_t r = row + 1; r-- > 0;)
        for (Cell& cell : table.rows[r].cells)
            if (column >= cell.column && column < cell.column + cell.col_span && r + cell.row_span > row) return &cell;
    return nullptr;
}

bool is_blank(const Cell& cell) {
    return plain_text(cell).empty();
}

/// By the tags where they say it; else where all that the row says goes on with cells that were full, and a cell that
/// the table never leaves empty is.
bool goes_on_with(Table& table, const TableEnd& end, const Row& row, const std::vector<std::uint32_t>& starts) {
    bool tagged = false;
    for (const Cell& cell : row.cells) {
        const std::uint32_t tag = cell.column < starts.size() ? starts[cell.column] : 0;
        if (tag == 0) continue;
        tagged = true;
        if (cell.column < end.last_cells.size() && end.last_cells[cell.column] == tag) return true;
    }
    if (tagged) return false;
    bool any = false, lacks = false;
    for (const Cell& cell : row.cells) {
        Cell* above = cell_over(table, table.rows.size() - 1, cell.column);
        if (above == nullptr || above->col_span != cell.col_span) return false;
        if (is_blank(cell)) {
            lacks = lacks || (!is_blank(*above) && above->row_span == 1);
            continue;
        }
        any = true;
        if (is_blank(*above) || cell.column >= end.ends_full.size() || !end.ends_full[cell.column]) return false;
    }
    return any && lacks;
}

void take_in(Table& table, Row& row) {
    for (Cell& cell : row.cells) {
        Cell* above = cell_over(table, table.rows.size() - 1, cell.column);
        if (above == nullptr || is_blank(cell)) continue;
        if (is_blank(*above)) above->blocks.clear();
        std::move(cell.blocks.begin(), cell.blocks.end(), std::back_inserter(above->blocks));
    }
}

/// An empty cell below one of several rows is its rest on the next page.
void stretch_merged(Table& table, std::size_t first_new) {
    if (first_new == 0 || first_new >= table.rows.size()) return;
    Row& row = table.rows[first_new];
    std::vector<Cell> kept;
    for (Cell& cell : row.cells) {
        Cell* above = cell_over(table, first_new - 1, cell.column);
        const bool rest = is_blank(cell) && above != nullptr && above->column == cell.column &&
                          above->col_span == cell.col_span && !is_blank(*above) &&
                          (above->row_span > 1 || cell.row_span > 1);
        if (rest)
            above->row_span += cell.row_span;
        else
            kept.push_back(std::move(cell));
    }
    row.cells = std::move(kept);
}

}  // namespace

std::vector<std::uint32_t> tagged_cells(const PageTable& table, const PageTags& tags, std::uint32_t row) {
    std::vector<std::uint32_t> out(table.lattice.xs.size(), 0);
    for (std::size_t c = 0; c < table.lattice.cells.size(); ++c) {
        const LatticeCell& cell = table.lattice.cells[c];
        if (row < cell.row || row >= cell.row + cell.row_span || table.cells[c].lines.empty()) continue;
        const Line& line = row == 0 ? table.cells[c].lines.front() : table.cells[c].lines.back();
        const std::int32_t id = line.stretches.empty() ? -1 : line.stretches.back().content_id;
        if (const auto found = tags.cells.find(id); found != tags.cells.end()) out[cell.column] = found->second;
    }
    return out;
}

TableEnd end_of(const PageTable& table, const PageTags& tags) {
    TableEnd out;
    out.xs = table.lattice.xs;
    const auto last = static_cast<std::uint32_t>(table.lattice.ys.size() - 2);
    out.last_cells = tagged_cells(table, tags, last);
    out.ends_full.assign(table.lattice.xs.size(), false);
    for (std::size_t c = 0; c < table.lattice.cells.size(); ++c) {
        const LatticeCell& cell = table.lattice.cells[c];
        if (cell.row + cell.row_span != last + 1 || table.cells[c].lines.empty()) continue;
        const Line& line = table.cells[c].lines.back();
        out.ends_full[cell.column] = line.base - cell.box.bottom < 1.6 * line.size;
    }
    return out;
}

bool has_same_columns(const TableEnd& end, const PageTable& piece) {
    constexpr double near = 4;
    const std::vector<double>& xs = piece.lattice.xs;
    if (xs.size() != end.xs.size()) return false;
    for (std::size_t i = 0; i < xs.size(); ++i)
        if (std::abs(xs[i] - end.xs[i]) > near) return false;
    return true;
}

void append_rows(Table& table, const TableEnd& end, Table piece, const std::vector<std::uint32_t>& starts) {
    const std::size_t repeated = repeated_rows(table, piece);
    for (std::size_t i = 0; i < repeated; ++i) table.rows[i].header = true;
    std::size_t first = repeated;
    if (first < piece.rows.size() && !table.rows.empty() &&
        goes_on_with(table, end, piece.rows[first], repeated == 0 ? starts : std::vector<std::uint32_t>{})) {
        take_in(table, piece.rows[first]);
        ++first;
    }
    const std::size_t before = table.rows.size();
    for (std::size_t i = first; i < piece.rows.size(); ++i) table.rows.push_back(std::move(piece.rows[i]));
    if (first == repeated) stretch_merged(table, before);
}

}  // namespace raingan::pdf_reader
