// Which rows of a TableBox stand on one page, and where a row is cut (docs/word-layout.md#row-height, #splitting-rows).
#include "layout/table/choose.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/context.h"

namespace raingan::layout {
namespace {

/// A header that would take more of the page than this is not repeated.
constexpr double most_header = 0.75;

class RowChooser {
public:
    explicit RowChooser(const TableBox& table) : table_(table) {}

    Fragment choose(double available, bool force) {
        double header = repeats_header() ? header_height() : 0;
        if (header > available * most_header) header = 0;
        y_ = header;
        // Nor where it would leave no room for what it stands above.
        if (header > 0 && force && !may_begin_in(available - header)) y_ = header = 0;
        fragment_.header_height_pt = header;
        for (std::size_t r = table_.next_row; r < table_.rows.size(); ++r) {
            if (table_.rows[r].page_break_before && !rows_.empty() && std::isfinite(available)) break;
            const double height = height_of(r);
            if (y_ + height <= available + tolerance_pt) {
                accept(r, height);
                continue;
            }
            const bool first = rows_.empty();
            const bool must = force && first;
            // A row in which nothing is left to be shown is as high as its page lets it be.
            const double room = available - y_;
            // No page has more room for a row than one that begins with its header.
            const bool below_header = force && table_.next_row == 0 && !first && r == table_.header_rows;
            const bool cut = split(r, room, below_header ? Cut::unbound : Cut::legal);
            if (!cut && must && !split(r, room, Cut::forced)) accept(r, std::clamp(room, 0.0, height));
            // Some of it must be drawn now, or the table would never end; what merged cells have may yet wait.
            if (must && rows_.back().partial) {
                rows_.back().forced = true;
                rows_.back().merged_forced = rows_.back().merged_forced || own_cells_are_done(r);
            }
            break;
        }
        if (!force) give_back();
        if (!rows_.empty()) fragment_.height_pt = y_;
        return std::move(fragment_);
    }

    /// Height of row r, were it next: its own, and what a merged cell that ends here still needs.
    [[nodiscard]] double height_of(std::size_t r) const {
        const RowBox& row = table_.rows[r];
        const double rules = half_rules(row);
        const double asked = std::max(0.0, row.height_pt + (row.height_rule == RowHeightRule::exact ? 0 : rules));
        if (row.height_rule == RowHeightRule::exact) return asked;
        double needed = 0;
        double cell_margins = 0;
        for (const CellBox& cell : row.cells) {
            if (cell.first_row == cell.last_row)
                needed = std::max(needed, remaining_height(cell.content) + vertical_margins(*cell.cell) + rules);
            cell_margins = std::max(cell_margins, vertical_margins(*cell.cell));
        }
        if (row.height_rule == RowHeightRule::at_least && !row.partly_taken)
            needed = std::max(needed, asked + cell_margins);
        if (row.cells.empty()) needed = std::max(needed, rules);
        return std::max(needed, needed_by_merged(r, rules));
    }

    std::optional<RecordedStart> first_recorded_start(double available) {
        y_ = repeats_header() ? header_height() : 0;
        for (std::size_t r = table_.next_row; r < table_.rows.size() && y_ <= available + tolerance_pt; ++r) {
            if (const auto above = height_above_start(table_.rows[r])) {
                if (y_ + *above > available + tolerance_pt) break;
                return RecordedStart{r, y_ + *above, *above <= 0 && r == table_.next_row};
            }
            accept(r, height_of(r));
        }
        return std::nullopt;
    }

private:
    /// What stands in the row above the line that begins a recorded page: the most of its cells; none: no line does.
    static std::optional<double> height_above_start(const RowBox& row) {
        std::optional<double> above;
        for (const CellBox& cell : row.cells) {
            double height = 0;
            for (std::size_t i = cell.content.next; i < cell.content.items.size(); ++i) {
                const StackItem& item = cell.content.items[i];
                const auto* line = std::get_if<LineBox>(&item.what);
                const bool first = i == cell.content.next;
                if (line != nullptr && line->starts_page && !(first && row.partly_taken)) {
                    if (first) return 0;
                    above = std::max(above.value_or(0), height + vertical_margins(*cell.cell) + half_rules(row));
                    break;
                }
                height += item.space_above_pt +
                          (line != nullptr ? line->height_pt
                                           : remaining_height(*std::get<std::unique_ptr<TableBox>>(item.what)));
            }
        }
        return above;
    }

    [[nodiscard]] bool repeats_header() const {
        return table_.header_rows > 0 && table_.next_row >= table_.header_rows && !table_.header_above;
    }

    [[nodiscard]] double header_height() const {
        double height = 0;
        for (std::size_t r = 0; r < table_.header_rows; ++r) height += header_row_height(table_, r);
        return height;
    }

    [[nodiscard]] double needed_by_merged(std::size_t r, double rules) const {
        double needed = 0;
        for (const MergedCell& merged : table_.rows[r].merged_ending) {
            const CellBox& cell = table_.rows[merged.row].cells[merged.index];
            needed = std::max(
                needed, remaining_height(cell.content) + vertical_margins(*cell.cell) + rules - height_above(cell));
        }
        return needed;
    }

    /// How much of a merged cell's box stands in this fragment above the next row.
    [[nodiscard]] double height_above(const CellBox& cell) const {
        return rows_.empty() ? 0 : y_ - fragment_.top_of(cell);
    }

    void accept(std::size_t r, double height) {
        rows_.push_back({r, y_, height});
        y_ += height;
    }

    /// Can the next row begin in `room`, whole or cut where Word would?
    [[nodiscard]] bool may_begin_in(double room) const {
        const std::size_t r = table_.next_row;
        return r >= table_.rows.size() || height_of(r) <= room + tolerance_pt ||
               part_of(r, room, Cut::legal).has_value();
    }

    [[nodiscard]] bool own_cells_are_done(std::size_t r) const {
        return std::ranges::all_of(table_.rows[r].cells, [](const CellBox& cell) {
            return cell.content.done() || cell.first_row != cell.last_row;
        });
    }

    /// Where a row may be cut: as Word does; likewise, whatever binds it together; wherever something is left to show.
    enum class Cut : std::uint8_t { legal, unbound, forced };

    /// Cuts row r so that it takes at most `room`.
    bool split(std::size_t r, double room, Cut cut) {
        const bool must = cut == Cut::forced;
        const std::optional<double> part = part_of(r, room, cut);
        if (!part) return false;
        constexpr double least = 0.01;  // a part of no height would look as if nothing had been placed
        rows_.push_back({r, y_, std::max(std::min(*part, room), least), true, must, must});
        y_ += rows_.back().height;
        return true;
    }

    /// How high the part of row r is that fits into `room`; none: no part of it is to stand there. Word cuts only
    /// where every unfinished cell can put a line on the page (docs/word-layout.md#splitting-rows); Cut::forced
    /// wherever something is left to be shown.
    [[nodiscard]] std::optional<double> part_of(std::size_t r, double room, Cut cut) const {
        const RowBox& row = table_.rows[r];
        const bool must = cut == Cut::forced;
        const bool stays = row.height_rule == RowHeightRule::exact ||
                           (row.height_rule == RowHeightRule::at_least && row.height_pt > room);
        if ((stays && !must) || (row.cant_split && cut == Cut::legal)) return std::nullopt;
        double used = 0;
        bool some = false;
        const auto take_front = [&](const CellBox& cell, double above) {
            const double frame = vertical_margins(*cell.cell) + half_rules(row);
            const Front fits = front(cell.content, room + above - frame, must);
            some = some || fits.any;
            if (fits.any) used = std::max(used, fits.height_pt + frame - above);
            return fits.any;
        };
        for (const CellBox& cell : row.cells)
            if (!cell.content.done() && !take_front(cell, 0) && !must && cell.first_row == cell.last_row)
                return std::nullopt;
        // What a merged cell needs more than the rows above have given it goes on over pages too.
        for (const MergedCell& merged : row.merged_ending) {
            const CellBox& cell = table_.rows[merged.row].cells[merged.index];
            if (!cell.content.done()) take_front(cell, height_above(cell));
        }
        if (!some) return std::nullopt;
        return used;
    }

    /// Rows bound to the one that did not fit move on with it; a header never stands alone at a page's foot, nor a part
    /// of it.
    void give_back() {
        const auto goes_on = [&](const PlacedRow& last) {
            const bool heads = table_.next_row == 0 && last.row < table_.header_rows;
            const bool bound = !last.partial && table_.rows[last.row].keep_next;
            return (heads || bound) && last.row + 1 < table_.rows.size();
        };
        while (!rows_.empty() && goes_on(rows_.back())) {
            y_ = rows_.back().y;
            rows_.pop_back();
        }
    }

    const TableBox& table_;
    Fragment fragment_;
    std::vector<PlacedRow>& rows_ = fragment_.rows;
    double y_ = 0;
};

}  // namespace

double Fragment::top_of(const CellBox& cell) const {
    const std::size_t first = rows.front().row;
    return cell.first_row <= first ? rows.front().y : rows[std::min(cell.first_row - first, rows.size() - 1)].y;
}

Fragment choose_rows(const TableBox& table, double available_pt, bool force) {
    return RowChooser(table).choose(available_pt, force);
}

namespace {

void add_anchors(const TableBox& table, const Fragment& fragment, std::vector<PlacedAnchor>& found) {
    for (const PlacedRow& placed : fragment.rows)
        for (const CellBox& cell : table.rows[placed.row].cells)
            for (std::size_t i = cell.content.next; i < cell.content.items.size(); ++i) {
                const auto& what = cell.content.items[i].what;
                if (const auto* line = std::get_if<LineBox>(&what))
                    found.insert(found.end(), line->ink.anchors.begin(), line->ink.anchors.end());
                else if (const TableBox& nested = *std::get<std::unique_ptr<TableBox>>(what); nested.has_anchors)
                    add_anchors(nested, choose_rows(nested, std::numeric_limits<double>::infinity(), true), found);
            }
}

}  // namespace

std::vector<PlacedAnchor> anchors_of(const TableBox& table, double available_pt) {
    std::vector<PlacedAnchor> found;
    add_anchors(table, choose_rows(table, available_pt, false), found);
    return found;
}

/// The header's content was taken on the first page; its items still are there to be drawn again.
double header_row_height(const TableBox& table, std::size_t r) {
    const RowBox& row = table.rows[r];
    double height = row.height_rule == RowHeightRule::automatic ? 0 : row.height_pt;
    if (row.height_rule == RowHeightRule::exact) return height;
    for (const CellBox& cell : row.cells)
        if (cell.first_row == cell.last_row)
            height = std::max(height, whole_line_height(cell.content) + vertical_margins(*cell.cell) + half_rules(row));
    return std::max(height, row.taken_pt);
}

double remaining_height(const TableBox& table) {
    if (!table.remaining_pt)
        table.remaining_pt = RowChooser(table).choose(std::numeric_limits<double>::infinity(), true).height_pt;
    return *table.remaining_pt;
}

std::optional<RecordedStart> recorded_start(const TableBox& table, double available_pt) {
    return RowChooser(table).first_recorded_start(available_pt);
}

void forget_recorded_start(TableBox& table, const RecordedStart& start) {
    for (CellBox& cell : table.rows[start.row].cells)
        for (std::size_t i = cell.content.next; i < cell.content.items.size(); ++i) {
            auto* line = std::get_if<LineBox>(&cell.content.items[i].what);
            if (line == nullptr || !line->starts_page) continue;
            line->starts_page = false;
            break;
        }
}

double leading_height(const TableBox& table) {
    const RowChooser chooser(table);
    double height = 0;
    for (std::size_t r = table.next_row; r < table.rows.size() && r <= std::max(table.header_rows, table.next_row); ++r)
        height += chooser.height_of(r);
    return height;
}

}  // namespace raingan::layout
