#include "readers/pdf/table_rows.h"

#include <algorithm>
#include <cmath>

#include "document/text.h"
#include "readers/pdf/paragraphs.h"

namespace raingan::pdf_reader {
namespace {

constexpr std::size_t most_repeated = 6;

std::string row_text(const Row& row) {
    std::string out;
    for (const Cell& cell : row.cells) (out += plain_text(cell)) += '\x1F';
    return out;
}

/// How many rows at the piece's beginning say the same as the table's first ones.
std::size_t repeated_rows(const Table& table, const Table& piece) {
    std::size_t same = 0;
    while (same <= most_repeated && same < table.rows.size() && same + 1 < piece.rows.size() &&
           row_text(table.rows[same]) == row_text(piece.rows[same]))
        ++same;
    const auto is_empty = [](const Row& row) {
        return std::ranges::all_of(row.cells, [](const Cell& cell) { return plain_text(cell).empty(); });
    };
    if (same == 0 || is_empty(table.rows.front())) return 0;
    // A page that says the same from its first row to its last, or for longer than a header is, repeats no header.
    const bool all = same + 1 == piece.rows.size() && same < table.rows.size() &&
                     row_text(table.rows[same]) == row_text(piece.rows[same]);
    return all || same > most_repeated ? 0 : same;
}

Cell* cell_over(Table& table, std::size_t row, std::uint32_t column) {
    for (std::size_t r = row + 1; r-- > 0;)
        for (Cell& cell : table.rows[r].cells)
            if (column >= cell.column && column < cell.column + cell.col_span && r + cell.row_span > row) return &cell;
    return nullptr;
}

bool is_blank(const Cell& cell) {
    return plain_text(cell).empty();
}

bool continues(const CellEdge& above, const CellEdge& below, thai::Breaker& breaker) {
    if (!above.line || !below.line) return false;
    Line next = *below.line;
    next.base = above.line->base - next.size;
    return is_continued(above.line->text, *above.line, next, {&breaker, above.right, nullptr});
}

/// Some writers draw what has room of a row, and all of it on the next page.
bool is_begun_again(const Row& before, const Row& next, std::size_t columns) {
    const auto words = [](const Cell& cell) {
        std::string text = plain_text(cell);
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
        return text;
    };
    std::size_t said = 0, covered = 0;
    if (before.cells.size() != next.cells.size()) return false;
    for (std::size_t i = 0; i < before.cells.size(); ++i) {
        const Cell &cell = before.cells[i], &again = next.cells[i];
        if (cell.column != again.column || cell.row_span > 1 || !words(again).starts_with(words(cell))) return false;
        if (!is_blank(cell)) ++said;
        covered += cell.col_span;
    }
    constexpr std::size_t fewest = 3;
    return said >= fewest && covered == columns;
}

/// A row on the next page, held against the row above it.
class RowJoin {
public:
    RowJoin(Table& table, const RowEdges& end, const RowEdges& start, thai::Breaker& breaker)
        : table_(table), end_(end), start_(start), breaker_(breaker) {}

    /// By the tags where they say it; else where all that the row says goes on with cells that are full, and either
    /// most of it in the midst of a text, or a cell is empty that is not so above.
    [[nodiscard]] bool goes_on(const Row& row) const {
        bool tagged = false;
        for (const Cell& cell : row.cells) {
            if (edge(start_, cell.column).tag == 0) continue;
            tagged = true;
            if (edge(start_, cell.column).tag == edge(end_, cell.column).tag) return true;
        }
        if (tagged) return false;
        std::size_t said = 0, continued = 0;
        bool lacks = false;
        for (const Cell& cell : row.cells) {
            const Cell* above = cell_over(table_, table_.rows.size() - 1, cell.column);
            if (above == nullptr || above->col_span != cell.col_span) return false;
            if (is_blank(cell)) {
                lacks = lacks || (!is_blank(*above) && above->row_span == 1);
                continue;
            }
            ++said;
            if (is_blank(*above) || !edge(end_, cell.column).full) return false;
            if (continues(edge(end_, cell.column), edge(start_, cell.column), breaker_)) ++continued;
        }
        return said > 0 && (lacks || continued * 2 > said);
    }

    void take_in(Row& row) {
        for (Cell& cell : row.cells) {
            Cell* above = cell_over(table_, table_.rows.size() - 1, cell.column);
            if (above == nullptr || is_blank(cell)) continue;
            if (is_blank(*above)) above->blocks.clear();
            const CellEdge& before = edge(end_, cell.column);
            const CellEdge& behind = edge(start_, cell.column);
            auto from = cell.blocks.begin();
            if (continues(before, behind, breaker_) && !above->blocks.empty()) {
                auto* last = std::get_if<Paragraph>(&above->blocks.back().what);
                const auto* first = std::get_if<Paragraph>(&from->what);
                if (last != nullptr && first != nullptr) {
                    append_text(*last, joint(*before.line, *behind.line), *first);
                    ++from;
                }
            }
            std::move(from, cell.blocks.end(), std::back_inserter(above->blocks));
        }
    }

private:
    static const CellEdge& edge(const RowEdges& edges, std::uint32_t column) {
        static const CellEdge none;
        return column < edges.size() ? edges[column] : none;
    }
    static void append_text(Paragraph& paragraph, const std::string& between, const Paragraph& more) {
        paragraph.text += between;
        if (!paragraph.runs.empty()) paragraph.runs.back().end = static_cast<std::uint32_t>(paragraph.text.size());
        const auto shift = static_cast<std::uint32_t>(paragraph.text.size());
        paragraph.text += more.text;
        for (Run run : more.runs) {
            run.begin += shift;
            run.end += shift;
            paragraph.runs.push_back(run);
        }
    }

    Table& table_;
    const RowEdges& end_;
    const RowEdges& start_;
    thai::Breaker& breaker_;
};

/// An empty cell below one of several rows is its rest on the next page.
void stretch_merged(Table& table, std::size_t first_new) {
    if (first_new == 0 || first_new >= table.rows.size()) return;
    Row& row = table.rows[first_new];
    std::vector<Cell> kept;
    for (Cell& cell : row.cells) {
        Cell* above = cell_over(table, first_new - 1, cell.column);
        const bool rest = is_blank(cell) && above != nullptr && above->column == cell.column &&
                          above->col_span == cell.col_span && !is_blank(*above) &&
                          (above->row_span > 1 || cell.row_span > 1);
        if (rest)
            above->row_span += cell.row_span;
        else
            kept.push_back(std::move(cell));
    }
    row.cells = std::move(kept);
}

}  // namespace

double text_right(const Region& cell, const pdf::Rectangle& box) {
    double padding = box.width();
    for (const Line& line : cell.lines) padding = std::min(padding, line.left - box.left);
    constexpr double least = 0.5, most = 5.6;
    return box.right - std::clamp(padding, least, most);
}

namespace {

CellEdge edge_of(const Region& region, const LatticeCell& cell, const PageTags& tags, bool last) {
    CellEdge out;
    out.right = text_right(region, cell.box);
    if (region.lines.empty()) return out;
    out.line = last ? region.lines.back() : region.lines.front();
    constexpr double lines_of_room = 1.6;
    out.full = out.line->base - cell.box.bottom < lines_of_room * out.line->size;
    if (out.line->stretches.empty()) return out;
    const Stretch& stretch = last ? out.line->stretches.back() : out.line->stretches.front();
    if (const auto found = tags.cells.find(stretch.content_id); found != tags.cells.end()) out.tag = found->second;
    return out;
}

}  // namespace

RowEdges end_edges(const PageTable& table, const PageTags& tags) {
    RowEdges out(table.lattice.xs.size());
    const std::size_t rows = table.lattice.ys.size() - 1;
    for (std::size_t c = 0; c < table.lattice.cells.size(); ++c) {
        const LatticeCell& cell = table.lattice.cells[c];
        if (cell.row + cell.row_span == rows) out[cell.column] = edge_of(table.cells[c], cell, tags, true);
    }
    return out;
}

std::vector<RowEdges> start_edges(const PageTable& table, const PageTags& tags) {
    constexpr std::size_t most = most_repeated + 1;
    std::vector<RowEdges> out(std::min(most, table.lattice.ys.size() - 1), RowEdges(table.lattice.xs.size()));
    for (std::size_t c = 0; c < table.lattice.cells.size(); ++c) {
        const LatticeCell& cell = table.lattice.cells[c];
        if (cell.row < out.size()) out[cell.row][cell.column] = edge_of(table.cells[c], cell, tags, false);
    }
    return out;
}

bool has_same_columns(const std::vector<double>& xs, const std::vector<Gutter>& gutters, const PageTable& piece) {
    if (!gutters.empty() || !piece.gutters.empty())
        return std::ranges::equal(gutters, piece.gutters, [](const Gutter& a, const Gutter& b) {
            return std::min(a.right, b.right) > std::max(a.left, b.left);
        });
    constexpr double near = 4;
    return std::ranges::equal(xs, piece.lattice.xs, [](double a, double b) { return std::abs(a - b) <= near; });
}

void append_rows(Table& table, const RowEdges& end, Table piece, const std::vector<RowEdges>& starts,
                 thai::Breaker& breaker) {
    const std::size_t repeated = repeated_rows(table, piece);
    for (std::size_t i = 0; i < repeated; ++i) table.rows[i].header = true;
    std::size_t first = repeated;
    if (first < piece.rows.size() && table.rows.size() > repeated &&
        is_begun_again(table.rows.back(), piece.rows[first], table.columns.size()))
        table.rows.pop_back();
    else if (first < piece.rows.size() && first < starts.size() && !table.rows.empty()) {
        RowJoin join(table, end, starts[first], breaker);
        if (join.goes_on(piece.rows[first])) join.take_in(piece.rows[first++]);
    }
    const std::size_t before = table.rows.size();
    for (std::size_t i = first; i < piece.rows.size(); ++i) table.rows.push_back(std::move(piece.rows[i]));
    if (first == repeated) stretch_merged(table, before);
}

}  // namespace raingan::pdf_reader
