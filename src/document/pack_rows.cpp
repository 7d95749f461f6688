#include "document/pack_rows.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace raingan {
namespace {

constexpr std::size_t most_models = 256;  // looked through one by one
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Whether what one run ends with and the next begins with is normalised alike when each is by itself: no Thai mark
/// hangs on the run before, and no เ is half of a แ.
bool parts_cleanly(std::string_view text, std::uint32_t at) {
    const std::string_view before = text.substr(0, at), behind = text.substr(at);
    if (before.ends_with("เ") && behind.starts_with("เ")) return false;
    const char32_t next = utf8::decode(behind, 0).code_point;
    return next != 0x0E31 && !(next >= 0x0E33 && next <= 0x0E3A) && !(next >= 0x0E47 && next <= 0x0E4E);
}

/// Runs that are packed one by one; none where the text has too many or they part what belongs together.
bool can_part(const Paragraph& paragraph) {
    constexpr std::size_t most_runs = 8;
    const std::vector<Run>& runs = paragraph.runs;
    if (runs.empty() || runs.size() > most_runs) return paragraph.text.empty() && runs.empty();
    std::uint32_t at = 0;
    for (const Run& run : runs) {
        if (run.begin != at || run.end <= run.begin || run.end > paragraph.text.size()) return false;
        if (at > 0 && !parts_cleanly(paragraph.text, at)) return false;
        at = run.end;
    }
    return at == paragraph.text.size();
}

/// The paragraph of a cell that holds nothing but its text.
const Paragraph* only_text(const Cell& cell) {
    const bool level = cell.quarter_turns == 0 && cell.slant == 0 && !cell.stacked;
    if (cell.col_span != 1 || cell.row_span != 1 || cell.blocks.size() != 1 || !level) return nullptr;
    const auto* paragraph = std::get_if<Paragraph>(&cell.blocks.front().what);
    if (paragraph == nullptr) return nullptr;
    const bool has_more = !paragraph->objects.empty() || !paragraph->links.empty() || !paragraph->anchors.empty() ||
                          !paragraph->page_starts.empty() || !paragraph->bookmarks.empty() ||
                          !paragraph->references.empty() || paragraph->drop_cap.has_value() ||
                          paragraph->label.has_value() || paragraph->note != 0;
    Origin expected = cell.origin;
    expected.paragraph = paragraph->origin.paragraph;
    return can_part(*paragraph) && !has_more && paragraph->origin == expected ? paragraph : nullptr;
}

bool fits(std::uint32_t number) {
    return number <= std::numeric_limits<std::uint16_t>::max();
}

}  // namespace

void RowPacking::add(Row row) {
    const std::size_t first = row_begin_ = onto_.cells.size();
    const std::uint32_t source_row = row.cells.empty() ? 0 : row.cells.front().origin.row;
    bool is_plain = !row.cells.empty();
    for (std::size_t i = 0; is_plain && i < row.cells.size(); ++i)
        is_plain = row.cells[i].origin.row == source_row &&
                   (i == 0 || row.cells[i].column != row.cells[i - 1].column) && add_cell(row.cells[i]);
    const std::uint32_t model = is_plain ? row_model_of(row) : none;
    if (model != none) {
        onto_.rows.push_back({static_cast<std::uint32_t>(first), source_row, model, 0});
        return;
    }
    onto_.cells.resize(first);
    onto_.whole.push_back(std::move(row));
    onto_.rows.push_back({static_cast<std::uint32_t>(first), 0, 0, static_cast<std::uint32_t>(onto_.whole.size())});
}

bool RowPacking::add_cell(const Cell& cell) {
    const Paragraph* paragraph = only_text(cell);
    if (paragraph == nullptr || !fits(cell.column) || !fits(cell.origin.column)) return false;
    if (paragraph->runs.empty()) return add_part(cell, *paragraph, {0, 0, paragraph->mark_format});  // no run counts
    return std::ranges::all_of(paragraph->runs, [&](const Run& run) { return add_part(cell, *paragraph, run); });
}

bool RowPacking::add_part(const Cell& cell, const Paragraph& paragraph, const Run& run) {
    Cell model = cell;
    model.column = 0;
    model.origin.row = model.origin.column = 0;
    model.value = {};
    auto& said = std::get<Paragraph>(model.blocks.front().what);
    said.text.clear();
    said.origin = {0, 0, 0, 0, paragraph.origin.paragraph};
    said.runs = {{0, 0, run.format}};
    const std::uint32_t number = model_of(model, onto_.cells.size() - row_begin_);
    if (number == none) return false;
    const std::uint32_t text =
        text_of(paragraph.text.substr(run.begin, run.end - run.begin), run.begin == 0 ? cell.value : CellValue());
    onto_.cells.push_back(
        {text, number, static_cast<std::uint16_t>(cell.column), static_cast<std::uint16_t>(cell.origin.column)});
    return true;
}

std::uint32_t RowPacking::text_of(std::string text, const CellValue& value) {
    const std::size_t hash = std::hash<std::string>()(text);
    const auto [first, last] = texts_.equal_range(hash);
    for (auto known = first; known != last; ++known)
        if (onto_.texts[known->second].text == text && onto_.texts[known->second].value == value) return known->second;
    const auto number = static_cast<std::uint32_t>(onto_.texts.size());
    onto_.texts.push_back({std::move(text), value});
    texts_.emplace(hash, number);
    return number;
}

std::uint32_t RowPacking::model_of(Cell& model, std::size_t place) {
    if (above_.size() <= place) above_.resize(place + 1, none);
    std::uint32_t& above = above_[place];
    if (above != none && onto_.models[above] == model) return above;
    const auto known = std::ranges::find(onto_.models, model);
    if (known == onto_.models.end()) {
        if (onto_.models.size() >= most_models) return none;
        above = static_cast<std::uint32_t>(onto_.models.size());
        onto_.models.push_back(std::move(model));
    } else {
        above = static_cast<std::uint32_t>(known - onto_.models.begin());
    }
    return above;
}

std::uint32_t RowPacking::row_model_of(Row& row) {
    const std::vector<Cell> cells = std::exchange(row.cells, {});
    const auto known = std::ranges::find(onto_.row_models, row);
    const auto number = static_cast<std::uint32_t>(known - onto_.row_models.begin());
    if (known == onto_.row_models.end() && onto_.row_models.size() < most_models) onto_.row_models.push_back(row);
    if (number < onto_.row_models.size()) return number;
    row.cells = cells;
    return none;
}

}  // namespace raingan
