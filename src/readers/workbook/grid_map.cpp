#include "readers/workbook/grid_map.h"

#include <algorithm>

#include "base/limits.h"
#include "readers/workbook/references.h"

namespace raingan::workbook {
namespace {

/// More blank rows than this are a gap.
constexpr std::uint32_t longest_gap = 100;

}  // namespace

std::optional<Span> shown_titles(const std::optional<Span>& titles, std::uint32_t first, std::uint32_t last) {
    constexpr std::uint32_t most = 200;
    if (!titles || titles->second < titles->first || titles->second - titles->first > most) return std::nullopt;
    if (titles->second >= last) return std::nullopt;
    const bool reaches_in = titles->first < first && titles->second >= first;
    return Span{reaches_in ? first : titles->first, titles->second};
}

ColumnMap::ColumnMap(const Sheet& sheet, std::uint32_t left, std::uint32_t right) {
    right = std::min(right, last_column);
    if (right < left) return;
    if (const auto titles = shown_titles(sheet.title_columns, left, right); titles && titles->second < left) {
        skipped_ = {titles->second + 1, left - 1};
        left = titles->first;
    }
    left_ = left;
    const std::size_t count = right - left + 1;
    std::vector<Points> widths(count, sheet.default_width);
    std::vector<bool> hidden(count, false);
    for (const ColumnInfo& column : sheet.columns) {
        if (column.last < left || column.first > right) continue;
        for (std::uint32_t c = std::max(column.first, left); c <= std::min(column.last, right); ++c) {
            widths[c - left] = column.width;
            hidden[c - left] = column.hidden || column.width.pt <= 0;
        }
    }
    places_.assign(count, none);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (hidden[i] || !in_area(left + i)) continue;
        if (widths_.size() >= limits::table_columns) {
            cut_from_ = left + i;
            break;
        }
        places_[i] = static_cast<std::uint32_t>(widths_.size());
        widths_.push_back(widths[i]);
    }
}

ColumnMap::Stretch ColumnMap::stretch(std::uint32_t first, std::uint32_t last) const {
    Stretch found;
    if (places_.empty()) return found;
    first = std::max(first, left_);
    last = std::min(last, left_ + static_cast<std::uint32_t>(places_.size()) - 1);
    for (std::uint32_t c = first; c <= last && c >= first; ++c) {
        if (at(c) == none) continue;
        if (found.count == 0) found.first = at(c);
        ++found.count;
    }
    return found;
}

std::vector<Span> rows_below(std::span<const Overlay> overlays) {
    std::vector<Span> spans;
    for (const Overlay& overlay : overlays)
        if (!spans.empty() && overlay.row <= spans.back().second)
            spans.back().second = std::max(spans.back().second, overlay.last_row);
        else
            spans.emplace_back(overlay.row, overlay.last_row);
    return spans;
}

std::vector<PlannedRow> plan_rows(const RowStore& store, const Sheet& sheet, const Span& rows,
                                  std::span<const Span> whole, Notices& notices) {
    std::vector<PlannedRow> plan;
    const auto& kept = store.rows();
    std::uint32_t next = rows.first;
    const auto add_blank = [&](std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t index = begin; index < end; ++index) plan.push_back({index, nullptr});
    };
    const auto blank_until = [&](std::uint32_t end) {
        if (end <= next || sheet.rows_hidden) return;
        const std::uint32_t gap = end - next;
        if (gap <= longest_gap) return add_blank(next, end);
        const std::size_t before = plan.size();
        add_blank(next, next + 1);
        auto under = std::ranges::lower_bound(whole, next + 1, {}, &Span::second);
        for (; under != whole.end() && under->first < end; ++under)
            add_blank(std::max(under->first, next + 1), std::min(under->second + 1, end));
        const auto left_out = static_cast<std::uint32_t>(gap - (plan.size() - before));
        if (left_out > 0) notices.add_count(Notice::blank_rows, left_out);
    };
    for (auto row = std::ranges::lower_bound(kept, rows.first, {}, &KeptRow::index);
         row != kept.end() && row->index <= rows.second; ++row) {
        blank_until(row->index);
        next = row->index + 1;
        if (!row->hidden) plan.push_back({row->index, &*row});
    }
    if (rows.second >= next) blank_until(rows.second + 1);
    return plan;
}

std::vector<PlacedMerge> place_merges(const std::vector<Range>& merges, const std::vector<PlannedRow>& rows,
                                      const ColumnMap& columns) {
    std::vector<PlacedMerge> placed;
    for (const Range& range : merges) {
        if (range.bottom < range.top || range.right < range.left) continue;
        const auto first = std::ranges::lower_bound(rows, range.top, {}, &PlannedRow::index);
        const auto end = std::upper_bound(first, rows.end(), range.bottom,
                                          [](std::uint32_t index, const PlannedRow& row) { return index < row.index; });
        const ColumnMap::Stretch across = columns.stretch(range.left, range.right);
        if (first == end || across.count == 0) continue;
        placed.push_back({static_cast<std::uint32_t>(first - rows.begin()), across.first,
                          static_cast<std::uint32_t>(end - first), across.count, range});
    }
    std::ranges::sort(placed, [](const PlacedMerge& a, const PlacedMerge& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    // Which table row each column is taken up to, as the merges come.
    std::vector<std::uint32_t> taken(columns.widths().size(), 0);
    std::erase_if(placed, [&](const PlacedMerge& merge) {
        const auto begin = taken.begin() + merge.column;
        const auto end = begin + merge.col_span;
        if (std::any_of(begin, end, [&](std::uint32_t until) { return until > merge.row; })) return true;
        std::fill(begin, end, merge.row + merge.row_span);
        return false;
    });
    return placed;
}

}  // namespace raingan::workbook
