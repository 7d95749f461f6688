#include "readers/pdf/page_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>

namespace raingan::pdf_reader {
namespace {

using pdf::Rectangle;

bool is_within(const Rectangle& inner, const Rectangle& outer) {
    constexpr double slack = 3;
    return inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
           inner.bottom >= outer.bottom - slack && inner.top <= outer.top + slack;
}
bool overlap(const Rectangle& a, const Rectangle& b) {
    return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}
/// Side by side, at about the same height.
bool are_beside(const Rectangle& a, const Rectangle& b) {
    const double common = std::min(a.top, b.top) - std::max(a.bottom, b.bottom);
    return common > std::min(a.height(), b.height()) / 2 && (a.right <= b.left + 1 || b.right <= a.left + 1);
}
double area(const Rectangle& box) {
    return box.width() * box.height();
}

class LayoutMaker {
public:
    LayoutMaker(PageContent content, const PageTags& tags) : content_(std::move(content)), tags_(tags) {}

    PageLayout make() {
        out_.width = content_.width;
        out_.height = content_.height;
        out_.quarter_turns = content_.quarter_turns;
        find_tables();
        std::vector<Letter> in_body = place_letters(std::move(content_.letters), 0);
        out_.body.lines = make_lines(in_body);
        if (add_spaced_tables()) out_.body.lines = make_lines(place_letters(std::move(in_body), first_spaced_));
        place_turned_lines();
        return std::move(out_);
    }

private:
    struct CellPlace {
        std::size_t table = 0, cell = 0;
        friend bool operator==(const CellPlace&, const CellPlace&) = default;
    };

    /// Of one word: drawn by one string, without a gap.
    static bool goes_on(const Letter& before, const Letter& letter) {
        constexpr double widest_gap = 0.2, farthest_back = 0.5, most_up = 0.3;
        const auto is_blank = [](const Letter& l) { return l.text == " " || l.text == "\xC2\xA0"; };
        if (letter.string != before.string || is_blank(letter) || is_blank(before)) return false;
        const double gap = letter.x - before.end;
        return gap < widest_gap * letter.size && gap > -farthest_back * letter.size &&
               std::abs(letter.y - before.y) < most_up * letter.size;
    }

    [[nodiscard]] std::optional<CellPlace> place_of(const Letter& letter) const {
        // A mark stands over the letter that ends where the mark begins.
        constexpr double back = 0.2, up = 0.25;
        const double x = letter.mark ? letter.x - back * letter.size : (letter.x + letter.end) / 2;
        return place_at(x, letter.y + up * letter.size);
    }

    /// A word that runs over its cell's edge is not cut: it is of the cell that it begins in, or of the next where
    /// little stands in the first.
    [[nodiscard]] std::optional<CellPlace> place_of_word(std::span<const Letter> word) const {
        const auto first = place_of(word.front());
        const auto leaves = std::ranges::find_if(word, [&](const Letter& l) { return place_of(l) != first; });
        if (leaves == word.end()) return first;
        constexpr double little = 0.25;
        const double all = word.back().end - word.front().x;
        return leaves->x - word.front().x >= little * all ? first : place_of(*leaves);
    }

    /// Makes the lines of the cells of tables from the `first` one on; gives the letters that stand in none of them.
    std::vector<Letter> place_letters(std::vector<Letter> letters, std::size_t first) {
        std::vector<std::vector<std::vector<Letter>>> in_cells(out_.tables.size());
        for (std::size_t i = first; i < out_.tables.size(); ++i)
            in_cells[i].resize(out_.tables[i].lattice.cells.size());
        std::vector<Letter> rest;
        for (std::size_t begin = 0, end = 0; begin < letters.size(); begin = end) {
            end = begin + 1;
            while (end < letters.size() && goes_on(letters[end - 1], letters[end])) ++end;
            const std::span<Letter> word(letters.data() + begin, end - begin);
            const auto place = place_of_word(word);
            auto& home = place && place->table >= first ? in_cells[place->table][place->cell] : rest;
            home.insert(home.end(), std::move_iterator(word.begin()), std::move_iterator(word.end()));
        }
        for (std::size_t i = first; i < out_.tables.size(); ++i)
            for (std::size_t c = 0; c < in_cells[i].size(); ++c)
                out_.tables[i].cells[c].lines = make_lines(std::move(in_cells[i][c]));
        return rest;
    }

    /// Tables and columns of white space among the lines of the body.
    bool add_spaced_tables() {
        first_spaced_ = out_.tables.size();
        std::vector<Rectangle> obstacles;
        for (const std::size_t table : out_.body.tables) obstacles.push_back(out_.tables[table].lattice.box);
        for (SpacedTable& spaced : find_spaced_tables(out_.body.lines, obstacles, content_.rulings, tags_)) {
            const bool crosses = std::ranges::any_of(
                out_.tables, [&](const PageTable& table) { return overlap(table.lattice.box, spaced.lattice.box); });
            if (crosses) continue;
            PageTable table;
            table.columns = spaced.columns;
            table.gutters = std::move(spaced.gutters);
            table.cells.resize(spaced.lattice.cells.size());
            table.lattice = std::move(spaced.lattice);
            out_.body.tables.push_back(out_.tables.size());
            out_.tables.push_back(std::move(table));
        }
        sort_tables(out_.body);
        return out_.tables.size() > first_spaced_;
    }

    void find_tables() {
        std::vector<Lattice> lattices = find_lattices(content_.rulings);
        const auto frames = std::stable_partition(lattices.begin(), lattices.end(),
                                                  [](const Lattice& l) { return l.cells.size() > 1; });
        const std::vector<Lattice> boxes = boxes_side_by_side({frames, lattices.end()});
        lattices.erase(frames, lattices.end());
        // White boxes are grounds; boxes within tables of lines are the shades of their cells.
        std::vector<Fill> shades;
        constexpr double white = 0.97;
        for (const Fill& fill : content_.fills) {
            const bool is_white = fill.ink.red > white && fill.ink.green > white && fill.ink.blue > white;
            const bool of_table =
                std::ranges::any_of(lattices, [&](const Lattice& lattice) { return overlap(fill.box, lattice.box); });
            if (!is_white && !of_table) shades.push_back(fill);
        }
        constexpr std::size_t most_shades = 5000;
        if (shades.size() > 1 && shades.size() <= most_shades)
            for (Lattice& lattice : find_lattices(rulings_of(shades)))
                if (lattice.xs.size() > 2 && lattice.ys.size() > 2 && is_filled(lattice))
                    lattices.push_back(std::move(lattice));
        constexpr std::size_t most_tables = 500;
        if (lattices.size() > most_tables) lattices.resize(most_tables);
        out_.tables.reserve(lattices.size() + boxes.size());  // add_table points into it
        // The greater ones first, so that one within another finds it.
        std::stable_sort(lattices.begin(), lattices.end(),
                         [](const Lattice& a, const Lattice& b) { return area(a.box) > area(b.box); });
        for (Lattice& lattice : lattices) add_table(std::move(lattice), false);
        for (const Lattice& box : boxes)
            if (out_.tables.size() < most_tables) add_table(box, true);
        for (Region* region : regions()) sort_tables(*region);
    }

    /// Most of the cells say something: else the boxes are a drawing, or bars of a chart.
    [[nodiscard]] bool is_filled(const Lattice& lattice) const {
        std::vector<bool> said(lattice.cells.size(), false);
        for (const Letter& letter : content_.letters)
            if (const auto cell = lattice.cell_at(letter.x, letter.y + letter.size / 4)) said[*cell] = true;
        return std::ranges::count(said, true) * 2 >= static_cast<std::ptrdiff_t>(said.size());
    }

    /// Frames with text in them that stand beside one another: each is read by itself.
    [[nodiscard]] std::vector<Lattice> boxes_side_by_side(const std::vector<Lattice>& frames) const {
        constexpr std::size_t most = 100;
        constexpr double least_width = 0.12;  // of the page's
        std::vector<Lattice> out;
        for (const Lattice& frame : frames) {
            if (frames.size() > most || frame.box.width() < least_width * content_.width || !is_filled(frame)) continue;
            if (std::ranges::any_of(frames, [&](const Lattice& other) {
                    return other.box.width() >= least_width * content_.width && are_beside(frame.box, other.box);
                }))
                out.push_back(frame);
        }
        return out;
    }

    void add_table(Lattice lattice, bool columns) {
        const std::size_t index = out_.tables.size();
        Region* home = &out_.body;
        for (PageTable& table : out_.tables) {
            if (!overlap(table.lattice.box, lattice.box)) continue;
            Region* cell = nullptr;
            for (std::size_t c = 0; c < table.cells.size(); ++c)
                if (is_within(lattice.box, table.lattice.cells[c].box)) cell = &table.cells[c];
            // Lines across those of another table: a drawing, no table of its own.
            const bool touches =
                !is_within(lattice.box, table.lattice.box) &&
                (lattice.box.top <= table.lattice.box.bottom + 1 || lattice.box.bottom >= table.lattice.box.top - 1);
            if (cell == nullptr && !touches) return;
            if (cell != nullptr) home = cell;
        }
        home->tables.push_back(index);
        PageTable table;
        table.columns = columns;
        table.cells.resize(lattice.cells.size());
        table.lattice = std::move(lattice);
        out_.tables.push_back(std::move(table));
    }

    std::vector<Region*> regions() {
        std::vector<Region*> all{&out_.body};
        for (PageTable& table : out_.tables)
            for (Region& cell : table.cells) all.push_back(&cell);
        return all;
    }
    void sort_tables(Region& region) {
        const auto box = [&](std::size_t table) -> const Rectangle& { return out_.tables[table].lattice.box; };
        std::stable_sort(region.tables.begin(), region.tables.end(),
                         [&](std::size_t a, std::size_t b) { return box(a).top > box(b).top; });
        // Of those side by side the left one is read first.
        for (std::size_t i = 1; i < region.tables.size(); ++i)
            for (std::size_t k = i; k > 0; --k) {
                std::size_t &before = region.tables[k - 1], &next = region.tables[k];
                if (!are_beside(box(before), box(next)) || box(before).left < box(next).left) break;
                std::swap(before, next);
            }
    }

    /// The innermost cell: tables are in descending order of size.
    [[nodiscard]] std::optional<CellPlace> place_at(double x, double y) const {
        for (std::size_t i = out_.tables.size(); i-- > 0;)
            if (const auto cell = out_.tables[i].lattice.cell_at(x, y)) return CellPlace{i, *cell};
        return std::nullopt;
    }

    /// Lines of text that runs up or down, where their middle stands.
    void place_turned_lines() {
        if (content_.turned.empty()) return;
        const double width = content_.turn % 2 != 0 ? content_.height : content_.width;
        for (Line& line : make_lines(std::move(content_.turned))) {
            const double along = (line.left + line.right) / 2;
            double x = width - along, y = out_.height - line.base;
            if (content_.turn == 1) x = out_.width - line.base, y = along;
            if (content_.turn == 3) x = line.base, y = out_.height - along;
            const auto place = place_at(x, y);
            Region& region = place ? out_.tables[place->table].cells[place->cell] : out_.body;
            line.base = y;
            line.aside = true;
            region.lines.push_back(std::move(line));
        }
    }

    PageContent content_;
    const PageTags& tags_;
    PageLayout out_;
    std::size_t first_spaced_ = 0;
};

}  // namespace

PageLayout lay_out(PageContent content, const PageTags& tags) {
    return LayoutMaker(std::move(content), tags).make();
}

}  // namespace raingan::pdf_reader
