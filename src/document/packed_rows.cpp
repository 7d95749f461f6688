#include "document/packed_rows.h"

#include <iterator>

namespace raingan {
namespace {

Cell unpacked(const PackedRows& packed, const PackedRows::PackedRow& row, const PackedRows::PackedCell& from) {
    Cell cell = packed.models[from.model];
    const PackedRows::Text& said = packed.texts[from.text];
    cell.column = from.column;
    cell.origin = origin_of(packed, row, from);
    cell.value = said.value;
    auto& paragraph = std::get<Paragraph>(cell.blocks.front().what);
    const std::uint32_t number = paragraph.origin.paragraph;
    paragraph.origin = cell.origin;
    paragraph.origin.paragraph = number;
    paragraph.text = said.text;
    if (said.text.empty())
        paragraph.runs.clear();
    else
        paragraph.runs.front().end = static_cast<std::uint32_t>(said.text.size());
    return cell;
}

/// What the cell says goes on, in another look.
void add_part(const PackedRows& packed, const PackedRows::PackedCell& from, Cell& onto) {
    auto& paragraph = std::get<Paragraph>(onto.blocks.front().what);
    const auto& look = std::get<Paragraph>(packed.models[from.model].blocks.front().what).runs.front();
    const std::string& more = packed.texts[from.text].text;
    if (more.empty()) return;
    const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += more;
    paragraph.runs.push_back({begin, static_cast<std::uint32_t>(paragraph.text.size()), look.format});
}

Row unpacked(const PackedRows& packed, std::size_t index) {
    const PackedRows::PackedRow& from = packed.rows[index];
    if (from.whole != 0) return packed.whole[from.whole - 1];
    Row row = packed.row_models[from.model];
    const auto cells = packed_cells(packed, index);
    row.cells.reserve(cells.size());
    for (const PackedRows::PackedCell& cell : cells)
        if (!row.cells.empty() && row.cells.back().column == cell.column)
            add_part(packed, cell, row.cells.back());
        else
            row.cells.push_back(unpacked(packed, from, cell));
    return row;
}

}  // namespace

std::span<const PackedRows::PackedCell> packed_cells(const PackedRows& packed, std::size_t row) {
    const std::size_t first = packed.rows[row].first_cell;
    const std::size_t end = row + 1 < packed.rows.size() ? packed.rows[row + 1].first_cell : packed.cells.size();
    return std::span(packed.cells).subspan(first, end - first);
}

Origin origin_of(const PackedRows& packed, const PackedRows::PackedRow& row, const PackedRows::PackedCell& cell) {
    Origin origin = packed.models[cell.model].origin;
    origin.row = row.source_row;
    origin.column = cell.source_column;
    return origin;
}

std::vector<Row> unpacked(const PackedRows& packed, std::size_t first, std::size_t end) {
    std::vector<Row> rows;
    rows.reserve(end - first);
    for (std::size_t i = first; i < end; ++i) rows.push_back(unpacked(packed, i));
    return rows;
}

std::size_t text_bytes_of(const Row& row) {
    std::size_t bytes = 0;
    for (const Cell& cell : row.cells)
        for (const Block& block : cell.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) bytes += paragraph->text.size();
    return bytes;
}

namespace {

std::size_t text_bytes_of(const PackedRows& packed, std::size_t row) {
    if (packed.rows[row].whole != 0) return text_bytes_of(packed.whole[packed.rows[row].whole - 1]);
    std::size_t bytes = 0;
    for (const PackedRows::PackedCell& cell : packed_cells(packed, row)) bytes += packed.texts[cell.text].text.size();
    return bytes;
}

}  // namespace

std::size_t end_of_stretch(const PackedRows& packed, std::size_t first, std::size_t count) {
    // Cells of tens of thousands of characters each: layout takes some thirty bytes for one of theirs.
    constexpr std::size_t most_text_bytes = 1U << 20U;
    // Rows of five hundred cells: a cell takes about a KiB as Rows have it, and layout as much again.
    constexpr std::size_t most_cells = 10'000;
    std::size_t end = std::min(first + count, packed.rows.size());
    std::size_t bytes = 0, cells = 0;
    for (std::size_t i = first; i < end; ++i) {
        bytes += text_bytes_of(packed, i);
        cells += packed_cells(packed, i).size();
        if (bytes > most_text_bytes || cells > most_cells) end = i + 1;
    }
    for (std::size_t i = first; i < end; ++i) {
        if (packed.rows[i].whole == 0) continue;
        for (const Cell& cell : packed.whole[packed.rows[i].whole - 1].cells)
            end = std::max(end, std::min(i + cell.row_span, packed.rows.size()));
    }
    return end;
}

Table unpacked(const Table& table) {
    Table all = table;
    all.more.clear();
    for (const PackedRows& packed : table.more)
        std::ranges::move(unpacked(packed, 0, packed.rows.size()), std::back_inserter(all.rows));
    return all;
}

void unpack_rows(Document& document) {
    for (Section& section : document.sections)
        for (Block& block : section.blocks)
            if (auto* table = std::get_if<Table>(&block.what); table != nullptr && !table->more.empty())
                *table = unpacked(*table);
}

}  // namespace raingan
