#include "extraction/grid.h"

#include <algorithm>

#include "base/limits.h"
#include "document/walk.h"

namespace raingan::extraction {
namespace {

void append_text(const std::vector<Block>& blocks, std::string& out, std::size_t depth) {
    for (const Block& block : blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
            if (!out.empty()) out += '\n';
            if (paragraph->label) (out += paragraph->label->text) += ' ';
            out += paragraph->text;
        } else if (depth < limits::table_nesting) {
            const auto append_inner = [&](const std::vector<Block>& inner) { append_text(inner, out, depth + 1); };
            if (const auto* aside = std::get_if<Aside>(&block.what)) for_each_story(*aside, append_inner);
            if (const auto* table = std::get_if<Table>(&block.what))
                for (const Row& row : table->rows)
                    for (const Cell& cell : row.cells) append_inner(cell.blocks);
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
