// Rows → PackedRows, for readers that make rows one by one and whose tables may be very long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/document.h"

namespace raingan {

class RowPacking {
public:
    explicit RowPacking(PackedRows& onto) : onto_(onto) {}

    /// Rows of plain cells become a few numbers each, all others are kept whole; packed_rows.h gives back what came in.
    /// A cell whose text has several looks is packed in parts, as neighbours of one column.
    void add(Row row);

private:
    /// Appends the cell to `onto`; false, with nothing changed but models that nobody uses, where it is not plain.
    bool add_cell(const Cell& cell);
    /// The part of its text that one run covers.
    bool add_part(const Cell& cell, const Paragraph& paragraph, const Run& run);
    std::uint32_t text_of(std::string text, const CellValue& value);
    std::uint32_t model_of(Cell& model, std::size_t place);
    std::uint32_t row_model_of(Row& row);

    PackedRows& onto_;
    std::unordered_multimap<std::size_t, std::uint32_t> texts_;  ///< by hash
    std::vector<std::uint32_t> above_;                           ///< the models of the row before, by place
    std::size_t row_begin_ = 0;                                  ///< of the row's packed cells
};

}  // namespace raingan
