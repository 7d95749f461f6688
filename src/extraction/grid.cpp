#include "extraction/grid.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "base/limits.h"
#include "document/walk.h"
#include "thai/characters.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

void append_text(const std::vector<Block>& blocks, std::string& out, std::size_t depth);

/// Whether the row's first cell is one paragraph that says the number `count` and nothing else: "๑", "1.", "(1)".
bool is_numbered(const Row& row, std::size_t count) {
    if (row.cells.size() < 2 || row.cells.front().col_span > 1 || row.cells.front().blocks.size() != 1) return false;
    const auto* paragraph = std::get_if<Paragraph>(&row.cells.front().blocks.front().what);
    if (paragraph == nullptr) return false;
    const std::string text = paragraph->label ? paragraph->label->text : paragraph->text;
    const std::string number = thai::to_ascii_digits(thai::trimmed(text));
    const std::string expected = std::to_string(count);
    return number == expected || number == expected + "." || number == expected + ")" || number == "(" + expected + ")";
}

/// How many rows from the end of a table inside of a cell are numbered 1, 2, 3 … in their first column: the numbers,
/// and the row of headings above them, are no text of the cell's own. 0: none are.
std::size_t numbered_rows(const Table& table) {
    const std::vector<Row>& rows = table.rows;
    for (const std::size_t headings : {std::size_t{0}, std::size_t{1}}) {
        if (rows.size() < headings + 2) break;
        std::size_t row = headings;
        while (row < rows.size() && is_numbered(rows[row], row - headings + 1)) ++row;
        if (row == rows.size()) return row - headings;
    }
    return 0;
}

void append_table(const Table& table, std::string& out, std::size_t depth) {
    const std::size_t numbered = numbered_rows(table);
    for (std::size_t row = numbered > 0 ? table.rows.size() - numbered : 0; row < table.rows.size(); ++row)
        for (const Cell& cell : std::span(table.rows[row].cells).subspan(numbered > 0 ? 1 : 0))
            append_text(cell.blocks, out, depth);
}

void append_text(const std::vector<Block>& blocks, std::string& out, std::size_t depth) {
    for (const Block& block : blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
            if (!out.empty()) out += '\n';
            if (paragraph->label) (out += paragraph->label->text) += ' ';
            out += paragraph->text;
        } else if (depth < limits::table_nesting) {
            const auto append_inner = [&](const std::vector<Block>& inner) { append_text(inner, out, depth + 1); };
            if (const auto* aside = std::get_if<Aside>(&block.what)) for_each_story(*aside, append_inner);
            if (const auto* table = std::get_if<Table>(&block.what)) append_table(*table, out, depth + 1);
        }
    }
}

}  // namespace

std::string cell_text(const Cell& cell) {
    std::string out;
    append_text(cell.blocks, out, 0);
    return out;
}

std::string_view cell_text(const Cell& cell, std::string& room) {
    if (cell.blocks.size() == 1)
        if (const auto* paragraph = std::get_if<Paragraph>(&cell.blocks.front().what); paragraph && !paragraph->label)
            return paragraph->text;
    room.clear();
    append_text(cell.blocks, room, 0);
    return room;
}

std::string paragraph_text(const Paragraph& paragraph) {
    return paragraph.label ? paragraph.label->text + ' ' + paragraph.text : paragraph.text;
}

Grid::Grid(std::unique_ptr<const Table> table) : Grid(*table) {
    owned_ = std::move(table);
}

Grid::Grid(const Table& table) : table_(&table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const Cell& cell : table.rows[row].cells) {
            columns_ = std::max(columns_, cell.column + cell.col_span);
            if (cell.row_span < 2 || cell.column >= limits::table_columns) continue;
            if (merges_.size() <= cell.column) merges_.resize(cell.column + 1);
            merges_[cell.column].push_back({row, &cell});
        }
    }
}

const Grid::Merge* Grid::merge_over(std::size_t row, std::uint32_t column) const {
    for (std::size_t start = 0; start < merges_.size() && start <= column; ++start) {
        const auto& merges = merges_[start];
        auto after = std::ranges::upper_bound(merges, row, {}, &Merge::row);
        if (after == merges.begin()) continue;
        const Merge& merge = *--after;
        if (row < merge.row + merge.cell->row_span && column < merge.cell->column + merge.cell->col_span) return &merge;
    }
    return nullptr;
}

const Cell* Grid::at(std::size_t row, std::uint32_t column) const {
    const auto& cells = table_->rows[row].cells;
    auto after = std::ranges::upper_bound(cells, column, {}, &Cell::column);
    if (after != cells.begin()) {
        const Cell& cell = *--after;
        if (column < cell.column + cell.col_span) return &cell;
    }
    const Merge* merge = merge_over(row, column);
    return merge == nullptr ? nullptr : merge->cell;
}

std::size_t Grid::first_row(std::size_t row, std::uint32_t column) const {
    const Merge* merge = merge_over(row, column);
    return merge == nullptr ? row : merge->row;
}

}  // namespace raingan::extraction
