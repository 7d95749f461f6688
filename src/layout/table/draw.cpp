// Drawing what choose_rows() chose: backgrounds, rules, contents, the repeated header; and marking it as taken.
#include <algorithm>

#include "layout/table/choose.h"
#include "layout/table/rules.h"

namespace raingan::layout {
namespace {

class FragmentPainter {
public:
    FragmentPainter(TableBox& table, const Fragment& fragment, Ink& onto, double x, double y)
        : table_(table), fragment_(fragment), onto_(onto), x_(x), y_(y) {}

    void paint() {
        if (fragment_.header_height_pt > 0) draw_header();
        // All backgrounds first, then all rules: a neighbour's background must not cover half of a rule.
        for_each_cell([&](const PlacedRow& placed, const CellBox& cell, double top) {
            if (!cell.cell->background) return;
            draw_fill(onto_, x_ + cell.x_pt, y_ + top, cell.width_pt, bottom(placed) - top, *cell.cell->background);
        });
        RuleSheet rules;
        for_each_cell([&](const PlacedRow& placed, const CellBox& cell, double top) {
            rules.add_box(cell.cell->borders, x_ + cell.x_pt, y_ + top, cell.width_pt, bottom(placed) - top);
        });
        rules.draw(onto_);
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

    void draw_content(const PlacedRow& placed, CellBox& cell, double top) {
        const RowBox& row = table_.rows[placed.row];
        const bool ends_here = cell.last_row == placed.row && !placed.partial;
        const double room = bottom(placed) - top - vertical_margins(*cell.cell) - half_rules(row);
        double shift = 0;
        if (ends_here && !cell.started) shift = shift_for(cell.vertical, room - remaining_height(cell.content));
        const double left = x_ + cell.x_pt + cell.cell->margin_start.pt;
        const double text_top = y_ + top + row.top_rule_pt / 2 + cell.cell->margin_top.pt + shift;
        if (ends_here && row.height_rule == RowHeightRule::exact)
            take_cut(cell.content, left, text_top, y_ + bottom(placed));
        else if (ends_here)
            take_all(cell.content, onto_, left, text_top);
        else
            take(cell.content, room, placed.forced, onto_, left, text_top);
        cell.started = true;
    }

    /// Lines that would begin below the row are not seen, in Word either; they would only blot the next row.
    void take_cut(Stack& content, double left, double top, double end) {
        constexpr double cap_height = 0.5;  // of the size: a line whose capitals begin lower shows nothing
        Ink ink;
        take_all(content, ink, left, top);
        for (const TextLine& line : ink.lines)
            for (std::uint32_t i = line.first_run; i < line.first_run + line.run_count; ++i)
                ink.runs[i].hidden =
                    line.quarter_turns == 0 && line.baseline_pt - cap_height * ink.runs[i].size_pt >= end;
        std::erase_if(ink.fills, [&](const Fill& fill) { return fill.y_pt >= end; });
        std::erase_if(ink.dashes, [&](const DashedRule& rule) { return std::min(rule.y1_pt, rule.y2_pt) >= end; });
        draw(onto_, ink, 0, 0);
    }

    static double shift_for(VerticalAlignment alignment, double spare) {
        if (alignment == VerticalAlignment::top || spare <= 0) return 0;
        return alignment == VerticalAlignment::centre ? spare / 2 : spare;
    }

    /// Between opposite corners of the part of the cell that stands here.
    static void draw_diagonals(Ink& onto, const CellBox& cell, double x, double top, double height) {
        const double left = x + cell.x_pt;
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
            onto.dashes.push_back(rule);
        };
        diagonal(cell.cell->diagonal_down, top, top + height);
        diagonal(cell.cell->diagonal_up, top + height, top);
    }

    /// The header again, as an artifact: its text belongs to the first page's header cells.
    void draw_header() {
        Ink header;
        RuleSheet rules;
        double top = 0;
        for (std::size_t r = 0; r < table_.header_rows; ++r) {
            const double height = header_row_height(table_, r);
            for (const CellBox& cell : table_.rows[r].cells) {
                double box = height;
                for (std::size_t below = r + 1; below <= cell.last_row && below < table_.header_rows; ++below)
                    box += header_row_height(table_, below);
                if (cell.cell->background)
                    draw_fill(header, cell.x_pt, top, cell.width_pt, box, *cell.cell->background);
                rules.add_box(cell.cell->borders, cell.x_pt, top, cell.width_pt, box);
                draw_diagonals(header, cell, 0, top, box);
                draw_header_cell(header, cell, top, box, table_.rows[r].top_rule_pt / 2);
            }
            top += height;
        }
        rules.draw(header);
        for (GlyphRun& run : header.runs) run.tag = repeat_tag;
        for (PlacedImage& image : header.images) image.tag = repeat_tag;
        for (PlacedLink& link : header.links) link.tag = repeat_tag;
        header.anchors.clear();
        header.bookmarks.clear();
        draw(onto_, header, x_, y_);
    }

    static void draw_header_cell(Ink& onto, const CellBox& cell, double top, double height, double rule) {
        const double spare = height - vertical_margins(*cell.cell) - whole_line_height(cell.content);
        double y = top + rule + cell.cell->margin_top.pt + shift_for(cell.vertical, spare);
        for (const StackItem& item : cell.content.items) {
            const auto* line = std::get_if<LineBox>(&item.what);
            if (line == nullptr) continue;
            draw(onto, line->ink, cell.x_pt + cell.cell->margin_start.pt, y + item.space_above_pt);
            y += item.space_above_pt + line->height_pt;
        }
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
    Ink& onto_;
    double x_, y_;
};

}  // namespace

TableFragment take(TableBox& table, double available_pt, bool force, Ink& onto, double x_pt, double y_pt) {
    if (table.next_row >= table.rows.size()) return {0, true};
    const Fragment fragment = choose_rows(table, available_pt, force);
    if (fragment.rows.empty()) return {0, false};
    FragmentPainter(table, fragment, onto, x_pt + table.x_pt, y_pt).paint();
    return {fragment.height_pt, table.next_row >= table.rows.size()};
}

}  // namespace raingan::layout
