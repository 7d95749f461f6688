#include "readers/workbook/store.h"

#include <algorithm>

#include "base/error.h"
#include "base/limits.h"
#include "readers/workbook/references.h"

namespace raingan::workbook {
namespace {

/// Behind so many rows that only have a height no more of them are kept.
constexpr std::uint32_t most_blank = 256;
/// A row that shows no text but borders or fills is repeated so often at most.
constexpr std::uint32_t most_styled_repeats = 128;

}  // namespace

bool is_visible(const Look& look) {
    const auto drawn = [](const Border& border) { return border.style != BorderStyle::none; };
    const Borders& borders = look.borders;
    return look.fill || drawn(borders.top) || drawn(borders.bottom) || drawn(borders.start) || drawn(borders.end) ||
           drawn(look.diagonal_down) || drawn(look.diagonal_up);
}

void RowStore::clear() {
    *this = RowStore();
}

void RowStore::keep(const Cell& cell) {
    KeptCell kept;
    kept.column = static_cast<std::uint16_t>(cell.column);
    kept.look = cell.look;
    kept.kind = cell.kind;
    kept.number = cell.number;
    const std::string_view text = cell.shown ? std::string_view(*cell.shown) : cell.text;
    // Counted each time: the Document may say it each time.
    text_bytes_ += text.size();
    if (text_bytes_ > limits::document_text_bytes) throw over_limit(limits::document_text_bytes, "");
    kept.shown = cell.shown.has_value();
    kept.text = texts_.add(text);
    const auto runs = cell.shown ? std::span<const TextRun>() : cell.runs;
    if (!runs.empty() || !cell.link.empty()) {
        extras_.push_back({{runs.begin(), runs.end()}, std::string(cell.link)});
        kept.extra = static_cast<std::uint32_t>(extras_.size());
    }
    cells_.push_back(kept);
}

bool RowStore::add(const Row& row, const Styles& styles, std::size_t room) {
    KeptRow kept;
    kept.index = row.index;
    kept.hidden = row.hidden;
    kept.fixed_height = row.fixed_height;
    if (row.height) kept.height_pt = static_cast<float>(row.height->pt);
    const auto shows = [&](const Cell& cell) {
        return cell.column <= last_column && cell.look < styles.looks.size() &&
               (cell.kind != Kind::empty || is_visible(styles.looks[cell.look]));
    };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(row.cells, shows));
    kept.filled = std::ranges::any_of(row.cells, [](const Cell& cell) { return cell.kind != Kind::empty; });
    std::uint32_t repeat = std::max(row.repeat, 1U);
    if (count == 0) {
        if (!row.height && !row.hidden) return true;
        repeat = std::min(repeat, most_blank - std::min(blank_, most_blank));
        blank_ += repeat;
    } else {
        blank_ = 0;
        if (!kept.filled) repeat = std::min(repeat, most_styled_repeats);
        if (count > room) return false;
        kept.first_cell = static_cast<std::uint32_t>(cells_.size());
        kept.cell_count = static_cast<std::uint32_t>(count);
        std::uint32_t next_column = 0;
        for (const Cell& cell : row.cells) {
            if (!shows(cell) || cell.column < next_column) {
                kept.cell_count -= shows(cell) ? 1U : 0U;  // a second cell at one place: the first stands
                continue;
            }
            next_column = cell.column + 1;
            keep(cell);
        }
    }
    const bool all = count == 0 || repeat <= room / count;
    if (!all) repeat = static_cast<std::uint32_t>(room / count);
    for (std::uint32_t i = 0; i < repeat; ++i) {
        rows_.push_back(kept);
        ++kept.index;
    }
    size_ += count * repeat;
    return all;
}

const KeptCell* RowStore::find(std::uint32_t row, std::uint32_t column) const {
    const auto at = std::ranges::lower_bound(rows_, row, {}, &KeptRow::index);
    if (at == rows_.end() || at->index != row) return nullptr;
    const std::span<const KeptCell> of_row = cells(*at);
    const auto cell = std::ranges::lower_bound(of_row, column, {}, &KeptCell::column);
    return cell != of_row.end() && cell->column == column ? &*cell : nullptr;
}

}  // namespace raingan::workbook
