// Column widths (docs/word-layout.md#fixed-widths, #autofit).
#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/inline/items.h"
#include "layout/table/table.h"

namespace raingan::layout {
namespace {

struct Demand {
    double least = 0;      ///< the widest piece that no line end divides
    double preferred = 0;  ///< the widest paragraph on one line
};

Demand demand_of(Context& context, const Paragraph& paragraph) {
    const ParagraphFormat& format = context.paragraph_format(paragraph.format);
    Demand demand;
    double word = 0;
    double line = 0;
    for (const Item& item : collect_items(context, paragraph)) {
        if (item.is_break()) {
            demand.preferred = std::max(demand.preferred, line);
            line = word = 0;
            continue;
        }
        line += item.width_pt;
        word = item.kind == ItemKind::space ? 0 : word + item.width_pt;
        demand.least = std::max(demand.least, word);
        if (item.break_after) word = 0;
    }
    const double indents = format.indent_start.pt + format.indent_end.pt;
    demand.preferred = std::max(demand.preferred, line) + std::max(0.0, indents + format.indent_first_line.pt);
    demand.least += std::max(0.0, indents);
    return demand;
}

/// Turned text: as wide as its lines are high, were none to end.
double turned_demand(Context& context, const Cell& cell) {
    double width = 0;
    for (const Block& block : cell.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
            const ResolvedFormat& format =
                context.format(paragraph->runs.empty() ? paragraph->mark_format : paragraph->runs.front().format);
            width += format.ascent_pt + format.descent_pt;
        }
    return width;
}

Demand text_demand(Context& context, const std::vector<Block>& blocks) {
    Demand demand;
    for (const Block& block : blocks) {
        Demand one;
        if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
            one = demand_of(context, *paragraph);
        } else if (const auto* table = std::get_if<Table>(&block.what)) {
            for (const Points width : table->columns) one.preferred += width.pt;
            one.least = one.preferred;
        }
        demand.least = std::max(demand.least, one.least);
        demand.preferred = std::max(demand.preferred, one.preferred);
    }
    return demand;
}

Demand demand_of(Context& context, const Cell& cell) {
    Demand demand = text_demand(context, cell.blocks);
    if (cell.quarter_turns % 2 != 0) demand.least = demand.preferred = turned_demand(context, cell);
    const double margins = cell.margin_start.pt + cell.margin_end.pt;
    return {demand.least + margins, demand.preferred + margins};
}

void spread(std::vector<Demand>& columns, const Cell& cell, const Demand& demand) {
    const std::size_t first = std::min<std::size_t>(cell.column, columns.size());
    const std::size_t last = std::min<std::size_t>(first + cell.col_span, columns.size());
    const auto count = static_cast<double>(last - first);
    for (std::size_t i = first; i < last; ++i) {
        columns[i].least = std::max(columns[i].least, demand.least / count);
        columns[i].preferred = std::max(columns[i].preferred, demand.preferred / count);
    }
}

/// Autofit from content: preferred widths where they fit, else compressed towards the least ones in proportion to their
/// slack.
std::vector<double> fit_to_content(Context& context, const Table& table, std::size_t count, double target_pt) {
    std::vector<Demand> demands(count);
    for (const Row& row : table.rows)
        for (const Cell& cell : row.cells) spread(demands, cell, demand_of(context, cell));
    double least = 0;
    double preferred = 0;
    for (Demand& demand : demands) {
        demand.preferred = std::max({demand.preferred, demand.least, 1.0});
        least += demand.least;
        preferred += demand.preferred;
    }
    const double slack = preferred - least;
    const double share = preferred <= target_pt || slack <= 0 ? 1 : std::clamp((target_pt - least) / slack, 0.0, 1.0);
    std::vector<double> widths;
    widths.reserve(count);
    for (const Demand& demand : demands) widths.push_back(demand.least + (demand.preferred - demand.least) * share);
    return widths;
}

std::size_t grid_columns(const Table& table) {
    std::size_t count = table.columns.size();
    for (const Row& row : table.rows)
        for (const Cell& cell : row.cells) count = std::max<std::size_t>(count, cell.column + cell.col_span);
    return count;
}

void scale_to(std::vector<double>& widths, double target_pt) {
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    if (sum <= 0) return;
    for (double& width : widths) width *= target_pt / sum;
}

/// A number never stands on two lines. Where the page has room, a sheet's column that is too narrow for one of its
/// numbers is made as wide as that, so that it need not be set smaller.
void widen_for_numbers(Context& context, const Table& table, std::vector<double>& widths, double spare_pt) {
    if (table.bands.size() > 1 || spare_pt <= 0) return;
    std::vector<double> needed(widths.size(), 0);
    for (const Row& row : table.rows)
        for (const Cell& cell : row.cells) {
            if (cell.column >= widths.size() || cell.col_span > 1 || cell.blocks.size() != 1) continue;
            const auto* paragraph = std::get_if<Paragraph>(&cell.blocks.front().what);
            if (paragraph == nullptr || !context.paragraph_format(paragraph->format).one_line) continue;
            const double margins = cell.margin_start.pt + cell.margin_end.pt;
            // No digit or letter of a date is wider; setting each number would cost as much as layout itself.
            constexpr double widest_em = 0.6, rounding_pt = 0.05;
            const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
            const auto characters = static_cast<double>(std::ranges::count_if(paragraph->text, begins_character));
            const double size = context.format(paragraph->mark_format).size_pt;
            if (widest_em * size * characters + margins <= widths[cell.column]) continue;
            needed[cell.column] =
                std::max(needed[cell.column], demand_of(context, *paragraph).preferred + margins + rounding_pt);
        }
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const double more = std::clamp(needed[column] - widths[column], 0.0, spare_pt);
        widths[column] += more;
        spare_pt -= more;
    }
}

}  // namespace

double natural_text_width(Context& context, const std::vector<Block>& blocks) {
    return text_demand(context, blocks).preferred;
}

std::vector<double> column_widths(Context& context, const Table& table, double slot_pt) {
    const std::size_t count = grid_columns(table);
    std::vector<double> widths;
    widths.reserve(count);
    for (const Points width : table.columns) widths.push_back(std::max(width.pt, 0.0));
    widths.resize(count, 0);
    const double room = std::max(slot_pt - table.indent.pt, 36.0);
    const double stated = table.width ? table.width->pt : table.width_share ? *table.width_share * slot_pt : room;
    const double target = std::isfinite(stated) && stated > 0 ? stated : room;  // damaged files say anything
    // A grid that is far from what the table is said to be wide is none: programs that do not lay out write anything.
    constexpr double far = 0.5;
    const bool contradicts = !table.fixed && (table.width || table.width_share) &&
                             std::accumulate(widths.begin(), widths.end(), 0.0) < far * target;
    const bool has_grid = !contradicts && std::ranges::any_of(widths, [](double width) { return width > 0; });
    if (!has_grid) {
        widths = fit_to_content(context, table, count, target);
        if (table.width || table.width_share) scale_to(widths, target);
        return widths;
    }
    // A column that the grid forgot gets an even share; else the grid is Word's own result and is trusted.
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    for (double& width : widths)
        if (width <= 0) width = sum / static_cast<double>(count);
    // An automatic table that was saved wider than its slot is clamped to it; a stated width may hang out.
    constexpr double cell_margins_pt = 12;
    if (!table.fixed && !table.width && !table.width_share) {
        const double now = std::accumulate(widths.begin(), widths.end(), 0.0);
        if (now > slot_pt + cell_margins_pt) scale_to(widths, slot_pt);
    }
    widen_for_numbers(context, table, widths,
                      slot_pt - table.indent.pt - std::accumulate(widths.begin(), widths.end(), 0.0));
    return widths;
}

}  // namespace raingan::layout
