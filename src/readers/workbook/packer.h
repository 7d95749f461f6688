// Rows of a long sheet → PackedRows. Most cells say and look what an earlier one did: they are made once.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "readers/workbook/cell_content.h"

namespace raingan::workbook {

class RowPacker {
public:
    /// `lined`: cells have these borders and none of their own.
    RowPacker(PackedRows& onto, CellMaker& cells, const std::optional<Borders>& lined)
        : onto_(onto), cells_(cells), lined_(lined) {}

    /// Begins a row that looks as `row`, which has no cells; source_row is 1-based.
    void begin(const raingan::Row& row, std::uint32_t source_row);
    /// Adds a plain cell (CellMaker::is_plain) to the row begun last. Its row and column in the sheet are 0-based.
    void add(const KeptCell& kept, std::uint32_t row, std::uint32_t source_column, std::uint32_t column);
    /// A row of any kind.
    void add_whole(raingan::Row row);

private:
    /// What tells cells apart, wherever they stand.
    struct Key {
        std::uint64_t said = 0;  ///< number of the text, or the bits of the number
        std::uint32_t look = 0;
        Kind kind = Kind::empty;
        bool shown = false;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    struct Known {
        std::uint32_t text = 0, model = 0;  ///< text 0 is the empty one
        Mended mended = Mended::no;
    };
    struct Model {
        LookFormats::Side side = LookFormats::Side::text;
        std::optional<Colour> colour;
        std::uint32_t index = 0;
    };
    const Known& known_of(const KeptCell& kept);
    std::uint32_t model_of(const KeptCell& kept, const CellMaker::Content& content);

    PackedRows& onto_;
    CellMaker& cells_;
    std::optional<Borders> lined_;
    std::unordered_map<Key, Known, KeyHash> known_;
    std::unordered_multimap<std::uint32_t, Model> models_;              ///< by look
    std::unordered_multimap<std::uint64_t, std::uint32_t> row_models_;  ///< by the bits of the height
};

}  // namespace raingan::workbook
