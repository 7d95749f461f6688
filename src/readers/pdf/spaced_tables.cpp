#include "readers/pdf/spaced_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "base/utf8.h"
#include "readers/pdf/paragraphs.h"
#include "thai/characters.h"
#include "thai/numbers.h"

namespace raingan::pdf_reader {
namespace {

/// A stretch of a line without a wide gap in it.
struct Piece {
    double left = 0, right = 0;
    std::string text;
    std::set<std::uint32_t> cells;  ///< of the structure tree
    bool tagged = false;            ///< the tree has it, in a cell or elsewhere
};

struct Pieces {
    std::vector<Piece> all;
    double base = 0, size = 0;
};

Pieces pieces_of(const Line& line, const PageTags& tags) {
    constexpr double gap = 0.6;  // of the size: spaces between words are narrower
    Pieces out;
    out.base = line.base;
    out.size = line.size;
    for (const Stretch& stretch : line.stretches) {
        const std::string_view text = std::string_view(line.text).substr(stretch.begin, stretch.end - stretch.begin);
        if (text == " " || text == "\xC2\xA0") continue;
        if (out.all.empty() || stretch.left - out.all.back().right > gap * line.size)
            out.all.push_back({stretch.left, stretch.right, {}, {}, false});
        Piece& piece = out.all.back();
        piece.right = std::max(piece.right, stretch.right);
        piece.text += text;
        if (const auto cell = tags.cells.find(stretch.content_id); cell != tags.cells.end())
            piece.cells.insert(cell->second);
        piece.tagged = piece.tagged || tags.blocks.contains(stretch.content_id);
    }
    return out;
}

struct Column {
    double left = 0, right = 0;
};

/// Lines of a candidate, its gutters, and what stands in its columns.
class Candidate {
public:
    /// `apart`: no line has something on both sides, as columns of text have it whose lines stand at other heights.
    Candidate(const std::vector<Pieces>& lines, std::size_t begin, std::size_t end, std::vector<Gutter> gutters,
              bool apart)
        : lines_(lines), begin_(begin), end_(end), gutters_(std::move(gutters)), apart_(apart) {
        if (!apart) {
            drop_weak_gutters();
            trim();
            drop_weak_gutters();
        }
        measure();
    }

    [[nodiscard]] std::optional<SpacedTable> table(const std::vector<Ruling>& rulings) {
        if (gutters_.empty() || count() < 3) return std::nullopt;
        const Kind kind = by_tags();
        if (kind != Kind::table && is_running_text()) return made({begin_}, true);
        if (kind == Kind::other || apart_) return std::nullopt;
        if (kind == Kind::unknown && (is_list() || is_signatures() || is_contents())) return std::nullopt;
        const std::vector<std::size_t> rows = row_starts(rulings, kind == Kind::table);
        constexpr std::size_t fewest = 3;
        if (rows.size() < fewest || !is_full(rows)) return std::nullopt;
        if (kind == Kind::unknown && gutters_.size() == 1 && !is_of_values(rows)) return std::nullopt;
        return made(rows, false);
    }

private:
    enum class Kind { unknown, table, other };

    [[nodiscard]] std::size_t count() const { return end_ - begin_; }
    [[nodiscard]] std::size_t column_of(const Piece& piece) const {
        std::size_t column = 0;
        while (column < gutters_.size() && gutters_[column].right <= (piece.left + piece.right) / 2) ++column;
        return column;
    }
    [[nodiscard]] const Piece* piece_in(std::size_t line, std::size_t column) const {
        for (const Piece& piece : lines_[line].all)
            if (column_of(piece) == column) return &piece;
        return nullptr;
    }
    /// All that stands there.
    [[nodiscard]] std::string text_in(std::size_t line, std::size_t column) const {
        std::string out;
        for (const Piece& piece : lines_[line].all)
            if (column_of(piece) == column) out += piece.text;
        return out;
    }

    /// A gutter parts columns of which each says something in three lines, or it is chance.
    void drop_weak_gutters() {
        for (std::size_t i = 0; i < gutters_.size();) {
            std::size_t both = 0;
            for (std::size_t line = begin_; line < end_; ++line)
                if (piece_in(line, i) != nullptr && piece_in(line, i + 1) != nullptr) ++both;
            constexpr std::size_t least = 3;
            if (both < least)
                gutters_.erase(gutters_.begin() + static_cast<std::ptrdiff_t>(i));
            else
                ++i;
        }
    }
    void measure() {
        columns_.assign(gutters_.size() + 1, {1e9, -1e9});
        for (std::size_t line = begin_; line < end_; ++line)
            for (const Piece& piece : lines_[line].all) {
                Column& column = columns_[column_of(piece)];
                column.left = std::min(column.left, piece.left);
                column.right = std::max(column.right, piece.right);
            }
    }

    /// Lines at the ends that are none of its rows: of one piece, and a line's height or more away; in a tagged file
    /// those that stand in no cell.
    void trim() {
        bool in_cells = false;
        for (std::size_t line = begin_; line < end_; ++line) in_cells = in_cells || is_in_cells(line);
        const auto is_stray = [&](std::size_t line, std::size_t neighbour, double far) {
            if (in_cells) return !is_in_cells(line);
            const double away = std::abs(lines_[line].base - lines_[neighbour].base);
            return is_in_one_column(line) && away > far * lines_[line].size;
        };
        constexpr double above = 0.95, below = 1.9;
        while (count() > 2 && is_stray(begin_, begin_ + 1, above)) ++begin_;
        while (count() > 2 && is_stray(end_ - 1, end_ - 2, below)) --end_;
    }
    [[nodiscard]] bool is_in_cells(std::size_t line) const {
        return std::ranges::any_of(lines_[line].all, [](const Piece& piece) { return !piece.cells.empty(); });
    }
    [[nodiscard]] bool is_in_one_column(std::size_t line) const {
        return lines_[line].all.empty() || column_of(lines_[line].all.front()) == column_of(lines_[line].all.back());
    }

    /// What the tree says: cells, or blocks that are none.
    [[nodiscard]] Kind by_tags() const {
        std::size_t in_cells = 0, tagged = 0;
        for (std::size_t line = begin_; line < end_; ++line)
            for (const Piece& piece : lines_[line].all) {
                if (piece.tagged) ++tagged;
                if (!piece.cells.empty()) ++in_cells;
            }
        if (tagged == 0) return Kind::unknown;
        return in_cells * 10 >= tagged * 9 ? Kind::table : Kind::other;
    }

    /// Newspaper columns: most lines go to their column's end, and all columns are wide.
    [[nodiscard]] bool is_running_text() const {
        constexpr std::size_t fewest_lines = 5, most_columns = 3;
        if (columns_.size() > most_columns) return false;
        const double whole = columns_.back().right - columns_.front().left;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            constexpr double least_share = 0.2, slack = 2, full = 0.7;
            if (columns_[c].right - columns_[c].left < least_share * whole) return false;
            std::size_t lines = 0, filled = 0;
            for (std::size_t line = begin_; line < end_; ++line) {
                double right = -1e9;
                for (const Piece& piece : lines_[line].all)
                    if (column_of(piece) == c) right = std::max(right, piece.right);
                if (right < 0) continue;
                ++lines;
                if (right > columns_[c].right - slack * lines_[line].size) ++filled;
            }
            if (lines < fewest_lines || static_cast<double>(filled) < full * static_cast<double>(lines)) return false;
        }
        return is_evenly_spaced();
    }
    /// Rows of a table stand apart, lines of running text only now and then.
    [[nodiscard]] bool is_evenly_spaced() const {
        std::vector<double> gaps;
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            double last = 1e9;
            for (std::size_t line = begin_; line < end_; ++line) {
                if (piece_in(line, column) == nullptr) continue;
                if (last < 1e9) gaps.push_back(last - lines_[line].base);
                last = lines_[line].base;
            }
        }
        if (gaps.empty()) return false;
        const double least = *std::ranges::min_element(gaps);
        constexpr double even = 1.15, most = 0.7;
        const auto close = std::ranges::count_if(gaps, [&](double gap) { return gap < even * least; });
        return static_cast<double>(close) >= most * static_cast<double>(gaps.size());
    }

    /// Marks of items and their text; lines that begin alike.
    [[nodiscard]] bool is_list() const {
        std::size_t said = 0, marks = 0, alike = 0;
        std::string first;
        for (std::size_t line = begin_; line < end_; ++line) {
            const std::string text = text_in(line, 0);
            if (text.empty() || is_in_one_column(line)) continue;
            ++said;
            if (begins_item(text + " x")) ++marks;
            if (first.empty())
                first = text;
            else if (begin_alike(first, text))
                ++alike;
        }
        if (said > 1 && alike * 2 >= said - 1) return true;
        return gutters_.size() == 1 && marks * 2 > said;
    }
    [[nodiscard]] bool is_signatures() const {
        for (std::size_t line = begin_; line < end_; ++line)
            for (const Piece& piece : lines_[line].all)
                for (const char* sign : {"ลงชื่อ", "....", "……", "____"})
                    if (piece.text.find(sign) != std::string::npos) return true;
        return false;
    }
    /// Two columns of which the second is numbers that never fall: pages.
    [[nodiscard]] bool is_contents() const {
        if (gutters_.size() != 1) return false;
        Decimal last;
        for (std::size_t line = begin_; line < end_; ++line) {
            const std::string text = text_in(line, 1);
            if (text.empty()) continue;
            const auto number = thai::parse_number(text);
            if (!number) {
                if (line == begin_) continue;
                return false;
            }
            if (number->value.places() != 0 || number->value < last) return false;
            last = number->value;
        }
        return true;
    }

    /// Lines that begin rows: by cells of the tree, by rulings between them, by wider gaps, else by the first column.
    [[nodiscard]] std::vector<std::size_t> row_starts(const std::vector<Ruling>& rulings, bool tagged) const {
        std::vector<std::size_t> rows{begin_};
        if (tagged) {
            std::set<std::uint32_t> open;
            for (std::size_t line = begin_; line < end_; ++line) {
                std::set<std::uint32_t> cells;
                for (const Piece& piece : lines_[line].all) cells.insert(piece.cells.begin(), piece.cells.end());
                const bool goes_on =
                    std::ranges::any_of(cells, [&](std::uint32_t cell) { return open.contains(cell); });
                if (!goes_on && line > begin_) {
                    rows.push_back(line);
                    open.clear();
                }
                open.insert(cells.begin(), cells.end());
            }
            return rows;
        }
        if (auto ruled = starts_by_rulings(rulings); ruled.size() > 2) return ruled;
        const double pitch = least_pitch();
        constexpr double wider = 1.18;
        std::size_t first_column = 0;
        for (std::size_t line = begin_ + 1; line < end_; ++line)
            if (lines_[line - 1].base - lines_[line].base > wider * pitch) rows.push_back(line);
        for (std::size_t line = begin_; line < end_; ++line)
            if (piece_in(line, 0) != nullptr) ++first_column;
        if (rows.size() > 2 || count() < 3) return rows;
        rows.assign(1, begin_);
        for (std::size_t line = begin_ + 1; line < end_; ++line)
            if (first_column == count() || piece_in(line, 0) != nullptr) rows.push_back(line);
        return rows;
    }
    [[nodiscard]] std::vector<std::size_t> starts_by_rulings(const std::vector<Ruling>& rulings) const {
        std::vector<std::size_t> rows{begin_};
        const double left = columns_.front().left, right = columns_.back().right;
        for (std::size_t line = begin_ + 1; line < end_; ++line) {
            double covered = 0;
            for (const Ruling& ruling : rulings)
                if (!ruling.upright && ruling.at < lines_[line - 1].base && ruling.at > lines_[line].base)
                    covered += std::max(0.0, std::min(right, ruling.to) - std::max(left, ruling.from));
            constexpr double most = 0.6;
            if (covered > most * (right - left)) rows.push_back(line);
        }
        return rows;
    }
    /// Between lines of one cell.
    [[nodiscard]] double least_pitch() const {
        double least = 1e9, size = 0;
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            double last = 1e9;
            for (std::size_t line = begin_; line < end_; ++line) {
                if (piece_in(line, column) == nullptr) continue;
                least = std::min(least, last - lines_[line].base);
                last = lines_[line].base;
                size = std::max(size, lines_[line].size);
            }
        }
        return std::max(least, size);
    }

    [[nodiscard]] bool is_full(const std::vector<std::size_t>& rows) const {
        std::size_t said = 0;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const std::size_t end = r + 1 < rows.size() ? rows[r + 1] : end_;
            for (std::size_t column = 0; column < columns_.size(); ++column) {
                bool any = false;
                for (std::size_t line = rows[r]; line < end; ++line) any = any || piece_in(line, column) != nullptr;
                if (any) ++said;
            }
        }
        constexpr double most = 0.6;
        return static_cast<double>(said) >= most * static_cast<double>(rows.size() * columns_.size());
    }
    /// Of two columns the second one holds numbers.
    [[nodiscard]] bool is_of_values(const std::vector<std::size_t>& rows) const {
        std::size_t said = 0, numbers = 0;
        for (const std::size_t row : rows) {
            const std::string text = text_in(row, 1);
            if (text.empty()) continue;
            ++said;
            if (thai::parse_number(text)) ++numbers;
        }
        return said >= 3 && numbers * 10 >= (said - 1) * 8 && numbers >= 3;
    }

    [[nodiscard]] SpacedTable made(const std::vector<std::size_t>& rows, bool as_columns) const {
        SpacedTable out;
        out.columns = as_columns;
        out.gutters = gutters_;
        Lattice& lattice = out.lattice;
        constexpr double margin = 5, above = 0.85, below = 0.3;
        lattice.xs.push_back(columns_.front().left - 1);
        // Where lines of a column end at the latest is what its longest one says.
        for (const Gutter& gutter : gutters_)
            lattice.xs.push_back(gutter.left + std::min(margin, 0.8 * (gutter.right - gutter.left)));
        lattice.xs.push_back(columns_.back().right + margin);
        const auto top_of = [&](std::size_t line) { return lines_[line].base + above * lines_[line].size; };
        const auto bottom_of = [&](std::size_t line) { return lines_[line].base - below * lines_[line].size; };
        for (const std::size_t row : rows)
            lattice.ys.push_back(row == begin_ ? top_of(row) : (top_of(row) + bottom_of(row - 1)) / 2);
        lattice.ys.push_back(bottom_of(end_ - 1));
        lattice.box = {lattice.xs.front(), lattice.ys.back(), lattice.xs.back(), lattice.ys.front()};
        const auto columns = static_cast<std::uint32_t>(columns_.size());
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            for (std::uint32_t column = 0; column < columns; ++column) {
                lattice.places.push_back(static_cast<std::uint32_t>(lattice.cells.size()));
                lattice.cells.push_back(
                    {row,
                     column,
                     1,
                     1,
                     {lattice.xs[column], lattice.ys[row + 1], lattice.xs[column + 1], lattice.ys[row]}});
            }
        return out;
    }

    const std::vector<Pieces>& lines_;
    std::size_t begin_, end_;
    std::vector<Gutter> gutters_;
    bool apart_;
    std::vector<Column> columns_;
};

class Finder {
public:
    Finder(const std::vector<Line>& lines, const std::vector<pdf::Rectangle>& obstacles,
           const std::vector<Ruling>& rulings, const PageTags& tags)
        : obstacles_(obstacles), rulings_(rulings) {
        lines_.reserve(lines.size());
        for (const Line& line : lines) lines_.push_back(pieces_of(line, tags));
    }

    std::vector<SpacedTable> find() {
        for (std::size_t begin = 0; begin < lines_.size();) {
            std::size_t end = begin + 1;
            while (end < lines_.size() && is_near(end)) ++end;
            look_into(begin, end);
            begin = end;
        }
        return std::move(out_);
    }

private:
    /// The line stands close under the one before, with no table between.
    [[nodiscard]] bool is_near(std::size_t line) const {
        constexpr double far = 3.2;  // of the size
        const Pieces &before = lines_[line - 1], &next = lines_[line];
        if (before.base - next.base > far * std::max(before.size, next.size)) return false;
        return std::ranges::none_of(obstacles_, [&](const pdf::Rectangle& box) {
            return box.top < before.base + before.size && box.bottom > next.base - next.size && box.top > next.base;
        });
    }

    /// Begins with the line of most pieces and goes on both ways; then looks above and below.
    void look_into(std::size_t begin, std::size_t end) {
        std::vector<std::pair<std::size_t, std::size_t>> open{{begin, end}};
        constexpr std::size_t most_tries = 400;
        for (std::size_t tries = 0; !open.empty() && tries < most_tries; ++tries) {
            const auto [from, to] = open.back();
            open.pop_back();
            if (to - from < 3) continue;
            if (const auto [first, last] = add_columns(from, to); last > first) {
                open.emplace_back(from, first);
                open.emplace_back(last, to);
                continue;
            }
            const auto seed = static_cast<std::size_t>(
                std::max_element(lines_.begin() + static_cast<std::ptrdiff_t>(from),
                                 lines_.begin() + static_cast<std::ptrdiff_t>(to),
                                 [](const Pieces& a, const Pieces& b) { return a.all.size() < b.all.size(); }) -
                lines_.begin());
            if (lines_[seed].all.size() < 2) continue;
            std::vector<Gutter> gutters = gaps_of(lines_[seed]);
            std::vector<std::size_t> support(gutters.size(), 1);
            std::size_t first = seed, last = seed + 1;
            while (last < to && narrow(gutters, support, lines_[last])) ++last;
            while (first > from && narrow(gutters, support, lines_[first - 1])) --first;
            if (auto table = Candidate(lines_, first, last, gutters, false).table(rulings_))
                out_.push_back(std::move(*table));
            open.emplace_back(from, first);
            open.emplace_back(last, to);
        }
    }
    /// Columns of text whose lines stand at other heights: two lines that follow one another lie side by side.
    std::pair<std::size_t, std::size_t> add_columns(std::size_t from, std::size_t to) {
        for (std::size_t line = from; line + 1 < to; ++line) {
            const Pieces &one = lines_[line], &other = lines_[line + 1];
            if (one.all.size() != 1 || other.all.size() != 1) continue;
            const Piece& left = one.all[0].left < other.all[0].left ? one.all[0] : other.all[0];
            const Piece& right = one.all[0].left < other.all[0].left ? other.all[0] : one.all[0];
            if (right.left - left.right < one.size) continue;
            std::vector<Gutter> gutters{{left.right, right.left}};
            std::vector<std::size_t> support{1};
            std::size_t first = line, last = line + 1;
            while (last < to && narrow(gutters, support, lines_[last])) ++last;
            while (first > from && narrow(gutters, support, lines_[first - 1])) --first;
            auto table = Candidate(lines_, first, last, gutters, true).table(rulings_);
            if (!table) {
                line = std::max(line, last - 1);
                continue;
            }
            out_.push_back(std::move(*table));
            return {first, last};
        }
        return {from, from};
    }
    static std::vector<Gutter> gaps_of(const Pieces& line) {
        std::vector<Gutter> out;
        for (std::size_t i = 1; i < line.all.size(); ++i) out.push_back({line.all[i - 1].right, line.all[i].left});
        return out;
    }

    /// Takes what the line covers off the gutters; false, with all as it was, where that ends one which had proved
    /// itself, or leaves none.
    static bool narrow(std::vector<Gutter>& gutters, std::vector<std::size_t>& support, const Pieces& line) {
        std::vector<Gutter> left;
        std::vector<std::size_t> left_support;
        constexpr double least = 0.5;  // of the size
        constexpr std::size_t proved = 3;
        for (std::size_t i = 0; i < gutters.size(); ++i) {
            Gutter gutter = gutters[i];
            bool before = false, behind = false;
            for (const Piece& piece : line.all) {
                before = before || piece.right <= gutter.right;
                behind = behind || piece.left >= gutter.left;
                if (piece.right <= gutter.left || piece.left >= gutter.right) continue;
                // The wider side of what is left.
                if (piece.left - gutter.left > gutter.right - piece.right)
                    gutter.right = piece.left;
                else
                    gutter.left = piece.right;
            }
            if (gutter.right - gutter.left < least * line.size) {
                if (support[i] >= proved) return false;
                continue;
            }
            left.push_back(gutter);
            left_support.push_back(support[i] + (before && behind ? 1 : 0));
        }
        if (left.empty()) return false;
        gutters = std::move(left);
        support = std::move(left_support);
        return true;
    }

    std::vector<Pieces> lines_;
    const std::vector<pdf::Rectangle>& obstacles_;
    const std::vector<Ruling>& rulings_;
    std::vector<SpacedTable> out_;
};

}  // namespace

std::vector<SpacedTable> find_spaced_tables(const std::vector<Line>& lines,
                                            const std::vector<pdf::Rectangle>& obstacles,
                                            const std::vector<Ruling>& rulings, const PageTags& tags) {
    return Finder(lines, obstacles, rulings, tags).find();
}

}  // namespace raingan::pdf_reader
