#include "readers/workbook/packer.h"

#include <bit>
#include <utility>

namespace raingan::workbook {

std::size_t RowPacker::KeyHash::operator()(const Key& key) const {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 ÷ golden ratio: spreads what differs in few bits
    const std::uint64_t rest =
        std::uint64_t{key.look} << 4U | static_cast<std::uint64_t>(key.kind) << 1U | std::uint64_t{key.shown};
    std::uint64_t hash = (key.said ^ (rest * odd)) * odd;
    hash ^= hash >> 32U;
    return hash;
}

void RowPacker::begin(const raingan::Row& row, std::uint32_t source_row) {
    const auto height = std::bit_cast<std::uint64_t>(row.height.pt);
    const auto [first, last] = row_models_.equal_range(height);
    auto model = first;
    while (model != last && !(onto_.row_models[model->second] == row)) ++model;
    if (model == last) {
        model = row_models_.emplace(height, static_cast<std::uint32_t>(onto_.row_models.size()));
        onto_.row_models.push_back(row);
    }
    onto_.rows.push_back({static_cast<std::uint32_t>(onto_.cells.size()), source_row, model->second, 0});
}

void RowPacker::add(const KeptCell& kept, std::uint32_t row, std::uint32_t source_column, std::uint32_t column) {
    const Known& known = known_of(kept);
    cells_.tell(kept, known.mended, row, source_column);
    onto_.cells.push_back(
        {known.text, known.model, static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(source_column + 1)});
}

void RowPacker::add_whole(raingan::Row row) {
    onto_.whole.push_back(std::move(row));
    onto_.rows.push_back(
        {static_cast<std::uint32_t>(onto_.cells.size()), 0, 0, static_cast<std::uint32_t>(onto_.whole.size())});
}

const RowPacker::Known& RowPacker::known_of(const KeptCell& kept) {
    const bool by_number = !kept.shown && kept.kind != Kind::text && kept.kind != Kind::error;
    const std::uint64_t said = by_number ? std::bit_cast<std::uint64_t>(kept.number) : kept.text;
    const auto [entry, is_new] = known_.try_emplace(Key{said, kept.look, kept.kind, kept.shown});
    Known& known = entry->second;
    if (!is_new) return known;
    CellMaker::Content content = cells_.content_of(kept);
    known.model = model_of(kept, content);
    known.mended = content.mended;
    if (onto_.texts.empty()) onto_.texts.emplace_back();  // the empty one
    if (!content.text.empty()) {
        known.text = static_cast<std::uint32_t>(onto_.texts.size());
        onto_.texts.push_back({std::move(content.text), content.value});
    }
    return known;
}

std::uint32_t RowPacker::model_of(const KeptCell& kept, const CellMaker::Content& content) {
    const auto [first, last] = models_.equal_range(kept.look);
    for (auto known = first; known != last; ++known)
        if (known->second.side == content.side && known->second.colour == content.colour) return known->second.index;
    const auto index = static_cast<std::uint32_t>(onto_.models.size());
    models_.emplace(kept.look, Model{content.side, content.colour, index});
    onto_.models.push_back(cells_.make_model(kept, content));
    if (lined_) onto_.models.back().borders = *lined_;
    return index;
}

}  // namespace raingan::workbook
