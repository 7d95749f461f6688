#include "readers/word/cell_edges.h"

#include <algorithm>

namespace raingan::word {
namespace {

constexpr long same_edge =
    8;  // twips: rounding in the dialogs of Word leaves edges that are meant to be one so far apart

std::vector<long> distinct_edges(const std::vector<CellEdges>& rows) {
    std::vector<long> all;
    for (const CellEdges& row : rows) all.insert(all.end(), row.begin(), row.end());
    std::ranges::sort(all);
    std::vector<long> distinct;
    for (const long edge : all)
        if (distinct.empty() || edge - distinct.back() > same_edge) distinct.push_back(edge);
    return distinct;
}

/// The last grid line at or before the edge: that is the one it was joined to.
std::size_t line_of(const std::vector<long>& lines, long edge) {
    const auto behind = std::ranges::upper_bound(lines, edge);
    return behind == lines.begin() ? 0 : static_cast<std::size_t>(behind - lines.begin()) - 1;
}

}  // namespace

CellGrid grid_of(const std::vector<CellEdges>& rows) {
    const std::vector<long> lines = distinct_edges(rows);
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
