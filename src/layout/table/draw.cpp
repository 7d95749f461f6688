// Drawing what choose_rows() chose: backgrounds, rules, contents, the repeated header; and marking it as taken.
#include <algorithm>

#include "layout/table/choose.h"
#include "layout/table/rules.h"

namespace raingan::layout {
namespace {

class FragmentPainter {
public:
    FragmentPainter(TableBox& table, const Fragment& fragment, std::span<Ink> onto, double x, double y)
        : table_(table), fragment_(fragment), onto_(onto), x_(x), y_(y) {
        for (const BandBox& band : table.bands) repeated_end_ = std::max(repeated_end_, band.repeated.end);
    }

    void paint() {
        if (fragment_.header_height_pt > 0) draw_header();
        // All backgrounds first, then all rules: a neighbour's background must not cover half of a rule.
        for_each_cell([&](const PlacedRow& placed, const CellBox& cell, double top) {
            draw_background(onto_, cell, x_, y_ + top, bottom(placed) - top);
        });
        std::vector<RuleSheet> rules(onto_.size());
        for_each_cell([&](const PlacedRow& placed, const CellBox& cell, double top) {
            add_rules(rules, cell, x_, y_ + top, bottom(placed) - top);
        });
        for (std::size_t band = 0; band < onto_.size(); ++band) rules[band].draw(onto_[band]);
        draw_outline(onto_);
        for_each_cell([&](const PlacedRow& placed, const CellBox& cell, double top) {
            draw_diagonals(onto_, cell, x_, y_ + top, bottom(placed) - top);
        });
        for_each_cell([&](const PlacedRow& placed, CellBox& cell, double top) { draw_content(placed, cell, top); });
        advance();
    }

private:
    static double bottom(const PlacedRow& placed) { return placed.y + placed.height; }

    /// Calls visit(placed, cell, top) for every cell's part in this fragment, with the row in which that part ends.
    template <typename Visit>
    void for_each_cell(Visit visit) {
        for (const PlacedRow& placed : fragment_.rows) {
            const bool last = &placed == &fragment_.rows.back();
            const auto show = [&](CellBox& cell) { visit(placed, cell, fragment_.top_of(cell)); };
            RowBox& row = table_.rows[placed.row];
            for (CellBox& cell : row.cells)
                if (last || cell.last_row == placed.row) show(cell);
            if (!last) {
                for (const MergedCell& merged : row.merged_ending) show(table_.rows[merged.row].cells[merged.index]);
                continue;
            }
            for (std::size_t r = row.merged_from; r < placed.row; ++r)
                for (CellBox& cell : table_.rows[r].cells)
                    if (cell.last_row >= placed.row) show(cell);
        }
    }

    /// The part of a cell's box that stands in a band; x is from the table's place.
    struct Part {
        std::size_t band = 0;
        double x = 0, width = 0;
        Cut cut;
    };

    template <typename Visit>
    void visit_piece(const CellBox& cell, std::size_t band, const ColumnPiece& piece, Visit& visit) const {
        const std::size_t first = std::max(cell.first_column, piece.first);
        const std::size_t end = std::min(cell.end_column, piece.end);
        if (first >= end) return;
        const BandBox& box = table_.bands[band];
        const double at = table_.edges_pt[first];
        const double width = table_.edges_pt[end] - at;
        const bool begins_before = first > cell.first_column;
        const bool ends_behind = end < cell.end_column;
        const Cut cut = box.right_to_left ? Cut{ends_behind, begins_before, true} : Cut{begins_before, ends_behind};
        visit(Part{band, box.x_pt + box.left_of(at + piece.shift_pt, width), width, cut});
    }

    /// Calls visit(part) for each part of the cell's box.
    template <typename Visit>
    void for_each_part(const CellBox& cell, Visit visit) const {
        const std::vector<BandBox>& bands = table_.bands;
        for (std::size_t b = band_of(bands, cell.first_column);
             b < bands.size() && bands[b].own.first < cell.end_column; ++b)
            visit_piece(cell, b, bands[b].own, visit);
        if (cell.first_column >= repeated_end_) return;
        for (std::size_t b = 0; b < bands.size(); ++b) visit_piece(cell, b, bands[b].repeated, visit);
    }

    /// Of a cell's box that keeps apart from others.
    struct Reach {
        double top = 0, height = 0, side = 0;
    };
    [[nodiscard]] Reach reach_of(const CellBox& cell, double height) const {
        const double half = table_.spacing_pt / 2;
        const double top = cell.first_row == 0 ? table_.spacing_pt : half;
        const double below = cell.last_row + 1 == table_.rows.size() ? table_.spacing_pt : half;
        return {top, std::max(height - top - below, 0.0), half};
    }

    void draw_background(std::span<Ink> onto, const CellBox& cell, double x, double y, double height) const {
        if (!cell.cell->background) return;
        const Reach reach = reach_of(cell, height);
        for_each_part(cell, [&](const Part& part) {
            draw_fill(onto[part.band], x + part.x + reach.side, y + reach.top, part.width - 2 * reach.side,
                      reach.height, *cell.cell->background);
        });
    }

    /// Around all cells of the fragment; a rule stands as far from them as they stand from each other.
    void draw_outline(std::span<Ink> onto) const {
        if (table_.spacing_pt <= 0) return;
        for (std::size_t band = 0; band < onto.size(); ++band) {
            const ColumnPiece& own = table_.bands[band].own;
            const double left = x_ + table_.bands[band].x_pt - table_.spacing_pt / 2;
            const double width = table_.edges_pt[own.end] - table_.edges_pt[own.first] + table_.spacing_pt;
            RuleSheet rules;
            rules.add_box(table_.outline, left, y_, width, fragment_.height_pt,
                          {false, false, table_.bands[band].right_to_left});
            rules.draw(onto[band]);
        }
    }

    void add_rules(std::span<RuleSheet> rules, const CellBox& cell, double x, double y, double height) const {
        const Reach reach = reach_of(cell, height);
        for_each_part(cell, [&](const Part& part) {
            rules[part.band].add_box(cell.cell->borders, x + part.x + reach.side, y + reach.top,
                                     part.width - 2 * reach.side, reach.height, part.cut);
        });
    }

    /// Where the content of a cell stands, from the table's place.
    [[nodiscard]] double content_x(const CellBox& cell) const {
        const BandBox& band = table_.bands[cell.band];
        const Points margin = band.right_to_left ? cell.cell->margin_end : cell.cell->margin_start;
        return band.x_pt + cell.x_pt + margin.pt + table_.spacing_pt / 2;
    }

    /// A cell of repeated columns shows its content in their bands too, where it is not divided.
    void repeat_content(std::span<Ink> onto, const CellBox& cell, const Ink& content) const {
        Ink again;
        for_each_part(cell, [&](const Part& part) {
            if (part.band == cell.band || part.cut.left || part.cut.right) return;
            if (again.lines.empty()) again = as_repeated(content);
            draw(onto[part.band], again, part.x - table_.bands[cell.band].x_pt - cell.x_pt, 0);
        });
    }

    /// As an artifact: what is drawn again belongs to the cells where it stood first.
    static Ink as_repeated(Ink ink) {
        for (GlyphRun& run : ink.runs) run.tag = repeat_tag;
        for (PlacedImage& image : ink.images) image.tag = repeat_tag;
        for (PlacedLink& link : ink.links) link.tag = repeat_tag;
        ink.anchors.clear();
        ink.bookmarks.clear();
        ink.computed = 0;
        return ink;
    }

    void draw_content(const PlacedRow& placed, CellBox& cell, double top) {
        if (cell.first_column >= repeated_end_) return draw_content(placed, cell, top, onto_[cell.band]);
        Ink content;
        draw_content(placed, cell, top, content);
        draw(onto_[cell.band], content, 0, 0);
        repeat_content(onto_, cell, content);
    }

    void draw_content(const PlacedRow& placed, CellBox& cell, double top, Ink& onto) {
        const RowBox& row = table_.rows[placed.row];
        const bool ends_here = cell.last_row == placed.row && !placed.partial;
        const double room = bottom(placed) - top - vertical_margins(*cell.cell) - half_rules(row);
        double shift = 0;
        if (ends_here && !cell.started) shift = shift_for(cell.vertical, room - remaining_height(cell.content));
        const double left = x_ + content_x(cell);
        const double text_top = y_ + top + row.top_rule_pt / 2 + cell.cell->margin_top.pt + shift;
        if (ends_here && row.height_rule == RowHeightRule::exact)
            take_cut(cell.content, onto, left, text_top, y_ + bottom(placed));
        else if (ends_here)
            take_all(cell.content, onto, left, text_top);
        else
            take(cell.content, room, cell.first_row == cell.last_row ? placed.forced : placed.merged_forced, onto, left,
                 text_top);
        cell.started = true;
    }

    /// Of a line that runs up or down its page.
    static double top_of_turned(const Ink& ink, const TextLine& line) {
        double length = 0;
        if (line.quarter_turns == 3)
            for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r)
                for (std::uint32_t u = ink.runs[r].first; u < ink.runs[r].first + ink.runs[r].count; ++u)
                    length += ink.units[u].advance_pt;
        return line.baseline_pt - length;
    }

    /// Lines that would begin below the row are not seen, in Word either; they would only blot the next row.
    static void take_cut(Stack& content, Ink& onto, double left, double top, double end) {
        constexpr double cap_height = 0.5;  // of the size: a line whose capitals begin lower shows nothing
        Ink ink;
        take_all(content, ink, left, top);
        for (TextLine& line : ink.lines) {
            bool hidden = true;
            const double line_top = top_of_turned(ink, line);
            for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i) {
                const double begin =
                    line.quarter_turns == 0 ? line.baseline_pt - cap_height * ink.runs[i].size_pt : line_top;
                ink.runs[i].hidden = begin >= end;
                hidden = hidden && ink.runs[i].hidden;
            }
            if (!hidden) continue;
            // Found at the row's foot, wherever it would have been: not beyond the page's.
            line.baseline_pt = std::min(line.baseline_pt, static_cast<float>(end));
            if (line.quarter_turns != 0) line.x_pt = static_cast<float>(left);
            line.quarter_turns = 0;
        }
        std::erase_if(ink.fills, [&](const Fill& fill) { return fill.y_pt >= end; });
        std::erase_if(ink.dashes, [&](const DashedRule& rule) { return std::min(rule.y1_pt, rule.y2_pt) >= end; });
        draw(onto, ink, 0, 0);
    }

    static double shift_for(VerticalAlignment alignment, double spare) {
        if (alignment == VerticalAlignment::top || spare <= 0) return 0;
        return alignment == VerticalAlignment::centre ? spare / 2 : spare;
    }

    /// Between opposite corners of the part of the cell that stands here.
    void draw_diagonals(std::span<Ink> onto, const CellBox& cell, double x, double top, double height) const {
        const double left = x + table_.bands[cell.band].x_pt + cell.x_pt;
        const auto diagonal = [&](const Border& border, double from, double to) {
            if (border.style == BorderStyle::none) return;
            DashedRule rule;
            rule.x1_pt = static_cast<float>(left);
            rule.y1_pt = static_cast<float>(from);
            rule.x2_pt = static_cast<float>(left + cell.width_pt);
            rule.y2_pt = static_cast<float>(to);
            rule.width_pt = static_cast<float>(border.width.pt);
            rule.colour = border.colour.value_or(Colour{});
            const bool dashed = border.style == BorderStyle::dashed || border.style == BorderStyle::dotted;
            rule.on_pt = dashed ? rule.width_pt * (border.style == BorderStyle::dashed ? 4 : 1) : 0;
            rule.off_pt = dashed ? rule.width_pt * 2 : 0;
            onto[cell.band].dashes.push_back(rule);
        };
        diagonal(cell.cell->diagonal_down, top, top + height);
        diagonal(cell.cell->diagonal_up, top + height, top);
    }

    /// The header again, on the pages where the table goes on.
    void draw_header() {
        std::vector<Ink> header(onto_.size());
        std::vector<RuleSheet> rules(onto_.size());
        double top = 0;
        for (std::size_t r = 0; r < table_.header_rows; ++r) {
            const double height = header_row_height(table_, r);
            for (const CellBox& cell : table_.rows[r].cells) {
                double box = height;
                for (std::size_t below = r + 1; below <= cell.last_row && below < table_.header_rows; ++below)
                    box += header_row_height(table_, below);
                draw_background(header, cell, 0, top, box);
                add_rules(rules, cell, 0, top, box);
                draw_diagonals(header, cell, 0, top, box);
                draw_header_cell(header, cell, top, box, table_.rows[r].top_rule_pt / 2);
            }
            top += height;
        }
        for (std::size_t band = 0; band < onto_.size(); ++band) {
            rules[band].draw(header[band]);
            draw(onto_[band], as_repeated(std::move(header[band])), x_, y_);
        }
    }

    void draw_header_cell(std::span<Ink> onto, const CellBox& cell, double top, double height, double rule) const {
        const double spare = height - vertical_margins(*cell.cell) - whole_line_height(cell.content);
        double y = top + rule + cell.cell->margin_top.pt + shift_for(cell.vertical, spare);
        Ink content;
        for (const StackItem& item : cell.content.items) {
            const auto* line = std::get_if<LineBox>(&item.what);
            if (line == nullptr || y + item.space_above_pt > top + height) continue;
            draw(content, line->ink, content_x(cell), y + item.space_above_pt);
            y += item.space_above_pt + line->height_pt;
        }
        draw(onto[cell.band], content, 0, 0);
        repeat_content(onto, cell, content);
    }

    void advance() {
        for (const PlacedRow& placed : fragment_.rows) {
            RowBox& row = table_.rows[placed.row];
            row.partly_taken = placed.partial;
            row.taken_pt = placed.height;
            if (!placed.partial) table_.next_row = placed.row + 1;
        }
    }

    TableBox& table_;
    const Fragment& fragment_;
    std::span<Ink> onto_;  ///< by band
    double x_, y_;
    std::size_t repeated_end_ = 0;  ///< behind the last column that some band repeats
};

}  // namespace

TableFragment take(TableBox& table, double available_pt, bool force, Ink& onto, double x_pt, double y_pt) {
    return take(table, available_pt, force, std::span(&onto, 1), x_pt, y_pt);
}

TableFragment take(TableBox& table, double available_pt, bool force, std::span<Ink> bands, double x_pt, double y_pt) {
    if (table.next_row >= table.rows.size()) return {0, false, true};
    const Fragment fragment = choose_rows(table, available_pt, force);
    if (fragment.rows.empty()) return {};
    FragmentPainter(table, fragment, bands, x_pt, y_pt).paint();
    table.remaining_pt.reset();
    return {fragment.height_pt, true, table.next_row >= table.rows.size()};
}

TableFragment front(const TableBox& table, double available_pt, bool force) {
    if (table.next_row >= table.rows.size()) return {0, false, true};
    const Fragment fragment = choose_rows(table, available_pt, force);
    if (fragment.rows.empty()) return {};
    const PlacedRow& last = fragment.rows.back();
    return {fragment.height_pt, true, !last.partial && last.row + 1 >= table.rows.size()};
}

}  // namespace raingan::layout
