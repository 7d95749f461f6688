#include "readers/word/cell_edges.h"

#include <algorithm>
#include <cstdint>

namespace raingan::word {
namespace {

constexpr std::int64_t same_edge =
    8;  // twips: rounding in the dialogs of Word leaves edges that are meant to be one so far apart

std::vector<std::int64_t> distinct_edges(const std::vector<CellEdges>& rows) {
    std::vector<std::int64_t> all;
    for (const CellEdges& row : rows) all.insert(all.end(), row.begin(), row.end());
    std::ranges::sort(all);
    std::vector<std::int64_t> distinct;
    for (const std::int64_t edge : all)
        if (distinct.empty() || edge - distinct.back() > same_edge) distinct.push_back(edge);
    return distinct;
}

/// The last grid line at or before the edge: that is the one it was joined to.
std::size_t line_of(const std::vector<std::int64_t>& lines, std::int64_t edge) {
    const auto behind = std::ranges::upper_bound(lines, edge);
    return behind == lines.begin() ? 0 : static_cast<std::size_t>(behind - lines.begin()) - 1;
}

}  // namespace

CellGrid grid_of(const std::vector<CellEdges>& rows) {
    const std::vector<std::int64_t> lines = distinct_edges(rows);
    CellGrid grid;
    for (std::size_t i = 1; i < lines.size(); ++i) grid.columns.push_back(lines[i] - lines[i - 1]);
    for (const CellEdges& row : rows) {
        RowSpans spans;
        if (!row.empty()) {
            std::size_t at = spans.before = line_of(lines, row.front());
            for (std::size_t i = 1; i < row.size(); ++i) {
                const std::size_t next = std::max(at, line_of(lines, row[i]));
                spans.spans.push_back(next - at);
                at = next;
            }
            spans.after = lines.size() - 1 - at;
        }
        grid.rows.push_back(std::move(spans));
    }
    return grid;
}

}  // namespace raingan::word
