// Table → TableBox: every cell's content set in its column, rows with their rules.
#include "layout/table/table.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "layout/table/slanted.h"

namespace raingan::layout {
namespace {

/// A cell's text column is never narrower than this.
constexpr double narrowest_cell_pt = 6;
constexpr double room_for_rules_pt = 2;

double rule_width(const Border& border) {
    if (border.style == BorderStyle::none) return 0;
    return border.style == BorderStyle::double_line ? border.width.pt * 3 : border.width.pt;
}

class TableBuilder {
public:
    /// `rows`: those of the table that are set now.
    TableBuilder(Context& context, const Table& table, const std::vector<Row>& rows, const StackFrame& frame)
        : context_(context), table_(table), rows_(rows), frame_(frame), is_artifact_(is_artifact(frame.tag_parent)) {}

    TableBox build(bool may_go_on) {
        edges_.push_back(0);
        for (const double width : column_widths(context_, table_, frame_.width_pt))
            edges_.push_back(edges_.back() + width);
        bands_ = bands_of(may_go_on ? table_.bands : std::vector<ColumnBand>());
        tag_ = is_artifact_ ? frame_.tag_parent : context_.add_tag(Tag::Kind::table, frame_.tag_parent);
        TableBox box;
        const auto header_end = std::ranges::find(rows_, false, &Row::header);
        box.header_rows = static_cast<std::size_t>(header_end - rows_.begin());
        // Nothing to repeat them for?
        if (header_end == rows_.end() && table_.more.empty()) box.header_rows = 0;
        add_rows(box);
        return box;
    }

    TableBox build_behind(TableBox above) {
        edges_ = std::move(above.edges_pt);
        bands_ = std::move(above.bands);
        tag_ = above.tag;
        TableBox box;
        box.header_rows = above.header_rows;
        box.next_row = first_row_ = above.header_rows;
        box.header_above = true;
        std::move(above.rows.begin(), above.rows.begin() + static_cast<std::ptrdiff_t>(first_row_),
                  std::back_inserter(box.rows));
        add_rows(box);
        return box;
    }

private:
    void add_rows(TableBox& box) {
        box.width_pt = width_of(bands_.front());
        box.spacing_pt = table_.cell_spacing.pt;
        box.outline = table_.outline;
        box.tag = tag_;
        const std::size_t asides = context_.asides.size();
        for (std::size_t r = 0; r < rows_.size(); ++r) box.rows.push_back(build_row(r));
        settle_rules(box);
        note_merged(box);
        box.has_anchors = context_.asides.size() > asides;
        box.bands = std::move(bands_);
        box.edges_pt = std::move(edges_);
    }

    // --- bands -------------------------------------------------------------------------------------------------------

    /// Every column is one band's own, whatever `asked` says.
    [[nodiscard]] std::vector<BandBox> bands_of(const std::vector<ColumnBand>& asked) const {
        const std::size_t count = edges_.size() - 1;
        std::vector<BandBox> bands;
        std::size_t next = 0;
        for (std::size_t i = 0; i == 0 || (i < asked.size() && next < count); ++i) {
            BandBox band;
            const bool last = i + 1 >= asked.size();
            band.own = {next, count, 0};
            if (!last) band.own.end = std::clamp<std::size_t>(asked[i].end, next, count);
            if (i < asked.size()) {
                band.repeated.end = std::min<std::size_t>(asked[i].repeated_end, next);
                band.repeated.first = std::min<std::size_t>(asked[i].repeated_first, band.repeated.end);
            }
            if (band.own.end == next && !last) continue;
            next = band.own.end;
            band.repeated.shift_pt = -edges_[band.repeated.first];
            band.own.shift_pt = edges_[band.repeated.end] - edges_[band.repeated.first] - edges_[band.own.first];
            band.width_pt = width_of(band);
            band.x_pt = left_edge(band.width_pt);
            band.right_to_left = table_.right_to_left;
            bands.push_back(band);
        }
        return bands;
    }

    [[nodiscard]] double width_of(const BandBox& band) const {
        return edges_[band.repeated.end] - edges_[band.repeated.first] + edges_[band.own.end] - edges_[band.own.first];
    }

    /// Content of a cell that bands divide stands whole in the first of its parts that is not much narrower than
    /// others.
    void choose_part(CellBox& box) const {
        constexpr double enough = 0.5;  // of the widest
        const auto width_in = [&](const BandBox& band) {
            const std::size_t first = std::max(box.first_column, band.own.first);
            const std::size_t end = std::min(box.end_column, band.own.end);
            return first < end ? edges_[end] - edges_[first] : 0.0;
        };
        box.band = band_of(bands_, box.first_column);
        double widest = 0;
        for (std::size_t b = box.band; b < bands_.size() && bands_[b].own.first < box.end_column; ++b)
            widest = std::max(widest, width_in(bands_[b]));
        while (box.band + 1 < bands_.size() && width_in(bands_[box.band]) < enough * widest) ++box.band;
        const BandBox& band = bands_[box.band];
        box.width_pt = width_in(band);
        box.x_pt = band.left_of(edges_[std::max(box.first_column, band.own.first)] + band.own.shift_pt, box.width_pt);
    }

    [[nodiscard]] double left_edge(double width_pt) const {
        const double spare = frame_.width_pt - width_pt;
        if (table_.alignment == Alignment::centre) return spare / 2;
        if (table_.alignment == Alignment::end) return table_.right_to_left ? 0 : spare;
        return table_.right_to_left ? spare - table_.indent.pt : table_.indent.pt;
    }

    RowBox build_row(std::size_t r) {
        const Row& row = rows_[r];
        RowBox box;
        box.height_rule = row.height_rule;
        box.height_pt = row.height.pt;
        box.cant_split = row.cant_split;
        box.page_break_before = row.page_break_before;
        box.keep_next = keeps_next(row);
        const std::uint32_t tag = is_artifact_ ? tag_ : context_.add_tag(Tag::Kind::row, tag_);
        for (const Cell& cell : row.cells) box.cells.push_back(build_cell(r, row, cell, tag));
        return box;
    }

    [[nodiscard]] bool keeps_next(const Row& row) const {
        if (row.cells.empty() || row.cells.front().blocks.empty()) return false;
        const auto* first = std::get_if<Paragraph>(&row.cells.front().blocks.front().what);
        return first != nullptr && context_.paragraph_format(first->format).keep_next;
    }

    CellBox build_cell(std::size_t r, const Row& row, const Cell& cell, std::uint32_t row_tag) {
        CellBox box;
        box.cell = &cell;
        const std::size_t end = std::min<std::size_t>(r + std::max(1U, cell.row_span), rows_.size());
        box.first_row = first_row_ + r;
        box.last_row = first_row_ + end - 1;
        const std::size_t columns = edges_.size() - 1;
        box.first_column = std::min<std::size_t>(cell.column, columns);
        box.end_column = std::min<std::size_t>(box.first_column + std::max(1U, cell.col_span), columns);
        choose_part(box);
        StackFrame inner;
        inner.width_pt = std::max(box.width_pt - cell.margin_start.pt - cell.margin_end.pt - table_.cell_spacing.pt,
                                  narrowest_cell_pt);
        inner.tag_parent = cell_tag(row, cell, row_tag);
        inner.depth = frame_.depth + 1;
        inner.notes_in_place = frame_.notes_in_place;
        inner.margins_pt = frame_.margins_pt + cell.margin_top.pt + cell.margin_bottom.pt + room_for_rules_pt;
        if (inner.depth > limits::table_nesting) throw over_limit(limits::table_nesting, "");
        box.vertical = cell.vertical;
        if (cell.quarter_turns % 2 != 0)
            set_turned(box, inner, std::span(rows_).subspan(r, end - r));
        else if (cell.slant != 0)
            set_slanted(context_, box, inner, slant_room(box, inner));
        else if (cell.stacked)
            set_stacked(context_, box, inner);
        else
            box.content = stack_blocks(context_, cell.blocks, inner);
        return box;
    }

    /// Turned text runs along the height that its rows ask for; where they ask for too little, its longest line makes
    /// them as high. What alignment sets across the page in level text it sets along the height here, and vAlign the
    /// other way round. No line is longer than a page is high, and what the width does not hold goes on below.
    void set_turned(CellBox& box, StackFrame inner, std::span<const Row> rows) {
        const Cell& cell = *box.cell;
        const double across = inner.width_pt;
        double along = -cell.margin_top.pt - cell.margin_bottom.pt;
        for (const Row& row : rows) along += row.height.pt;
        const double natural = natural_text_width(context_, cell.blocks) + 0.01;
        const bool exact = rows.front().height_rule == RowHeightRule::exact;
        const double longest = longest_along(inner);
        inner.width_pt = std::clamp(along, narrowest_cell_pt, longest);
        if (along < std::min(natural, longest) && !exact) {
            // Text that finds room for more lines does not push the row.
            const double line = natural > 0 ? one_line_height(cell) : 0;
            const double lines = along > 0 ? std::ceil(natural / along) : natural;
            // Nor is what has to be one line made smaller where the row may grow.
            if (lines * line > across || is_one_line(cell)) inner.width_pt = std::min(natural, longest);
        }
        Stack stack = stack_blocks(context_, cell.blocks, inner);
        const double used = remaining_height(stack);
        constexpr double slightly_more = 1.5;
        const double most = exact || used <= across * slightly_more ? used : across;
        const double spare = std::max(across - used, 0.0);
        const double shift = cell.vertical == VerticalAlignment::top      ? 0
                             : cell.vertical == VerticalAlignment::centre ? spare / 2
                                                                          : spare;
        do {
            LineBox line;
            line.height_pt = line.fit_pt = inner.width_pt;
            take(stack, most, true, line.ink, 0, shift);
            turn(line.ink, cell.quarter_turns, inner.width_pt, across);
            box.content.items.emplace_back();
            box.content.items.back().what = std::move(line);
        } while (!stack.done());
        box.vertical = along_page(cell);
    }

    [[nodiscard]] SlantRoom slant_room(const CellBox& box, const StackFrame& inner) const {
        SlantRoom room;
        room.longest_pt = longest_along(inner);
        room.left_pt = box.x_pt + box.cell->margin_start.pt;
        room.right_pt = std::max(bands_[box.band].width_pt - room.left_pt - inner.width_pt, 0.0);
        return room;
    }

    [[nodiscard]] double longest_along(const StackFrame& inner) const {
        constexpr double longest_pt = 700;
        constexpr double share = 0.8;  // of a page: it may not stand at its top
        return std::max(std::min(longest_pt, share * context_.least_body_pt - inner.margins_pt), narrowest_cell_pt);
    }

    [[nodiscard]] bool is_one_line(const Cell& cell) const {
        return std::ranges::any_of(cell.blocks, [&](const Block& block) {
            const auto* paragraph = std::get_if<Paragraph>(&block.what);
            return paragraph != nullptr && context_.paragraph_format(paragraph->format).one_line;
        });
    }

    double one_line_height(const Cell& cell) {
        double height = 0;
        for (const Block& block : cell.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
                const ResolvedFormat& format =
                    context_.format(paragraph->runs.empty() ? paragraph->mark_format : paragraph->runs.front().format);
                height = std::max(height, format.ascent_pt + format.descent_pt);
            }
        return height;
    }

    /// Where turned text stands in a row that became higher than it asked for.
    [[nodiscard]] VerticalAlignment along_page(const Cell& cell) const {
        const Paragraph* first = cell.blocks.empty() ? nullptr : std::get_if<Paragraph>(&cell.blocks.front().what);
        const Alignment alignment =
            first == nullptr ? Alignment::start : context_.paragraph_format(first->format).alignment;
        if (alignment == Alignment::centre) return VerticalAlignment::centre;
        const bool at_end = alignment == Alignment::end;
        return at_end == (cell.quarter_turns == 1) ? VerticalAlignment::bottom : VerticalAlignment::top;
    }

    std::uint32_t cell_tag(const Row& row, const Cell& cell, std::uint32_t row_tag) {
        if (is_artifact_) return tag_;
        const std::uint32_t tag =
            context_.add_tag(row.header || row.head ? Tag::Kind::header_cell : Tag::Kind::cell, row_tag);
        context_.pages.tags[tag].column = static_cast<std::uint16_t>(std::min(cell.column, 65535U));
        context_.pages.tags[tag].row_span = static_cast<std::uint16_t>(std::min(cell.row_span, 65535U));
        context_.pages.tags[tag].col_span = static_cast<std::uint16_t>(std::min(cell.col_span, 65535U));
        return tag;
    }

    /// A rule between two rows counts by half in each, so both rows must know its width; and so does space there.
    static void settle_rules(TableBox& box) {
        std::vector<double> above(box.rows.size() + 1, 0);
        for (const RowBox& row : box.rows)
            for (const CellBox& cell : row.cells) {
                above[cell.first_row] = std::max(above[cell.first_row], rule_width(cell.cell->borders.top));
                above[cell.last_row + 1] = std::max(above[cell.last_row + 1], rule_width(cell.cell->borders.bottom));
            }
        if (box.spacing_pt > 0) {
            for (double& rule : above) rule += box.spacing_pt;
            above.front() += box.spacing_pt;
            above.back() += box.spacing_pt;
        }
        for (std::size_t r = 0; r < box.rows.size(); ++r) {
            box.rows[r].top_rule_pt = above[r];
            box.rows[r].bottom_rule_pt = above[r + 1];
        }
    }

    static void note_merged(TableBox& box) {
        for (std::size_t r = 0; r < box.rows.size(); ++r) box.rows[r].merged_from = r;
        for (std::size_t r = 0; r < box.rows.size(); ++r)
            for (std::size_t i = 0; i < box.rows[r].cells.size(); ++i) {
                const std::size_t last = box.rows[r].cells[i].last_row;
                if (last == r) continue;
                box.rows[last].merged_ending.push_back({r, i});
                for (std::size_t below = r + 1; below <= last; ++below)
                    box.rows[below].merged_from = std::min(box.rows[below].merged_from, r);
            }
    }

    Context& context_;
    const Table& table_;
    const std::vector<Row>& rows_;
    const StackFrame& frame_;
    std::vector<double> edges_;  ///< of the columns
    std::vector<BandBox> bands_;
    std::size_t first_row_ = 0;  ///< number that the first of `rows_` has in the box
    std::uint32_t tag_ = 0;
    bool is_artifact_;
};

}  // namespace

TableBox lay_out_table(Context& context, const Table& table, const StackFrame& frame, bool may_go_on) {
    return TableBuilder(context, table, table.rows, frame).build(may_go_on);
}

std::size_t band_of(const std::vector<BandBox>& bands, std::size_t column) {
    const auto behind = std::ranges::upper_bound(bands, column, {}, [](const BandBox& band) { return band.own.first; });
    return behind == bands.begin() ? 0 : static_cast<std::size_t>(behind - bands.begin()) - 1;
}

TableBox lay_out_more_rows(Context& context, const Table& table, const std::vector<Row>& rows, const StackFrame& frame,
                           TableBox above) {
    return TableBuilder(context, table, rows, frame).build_behind(std::move(above));
}

bool begins_page(const Document& document, const Table& table) {
    if (table.rows.empty() || table.rows.front().cells.empty()) return false;
    const std::vector<Block>& blocks = table.rows.front().cells.front().blocks;
    const auto* first = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.front().what);
    return first != nullptr && document.paragraph_formats[first->format].page_break_before;
}

}  // namespace raingan::layout
