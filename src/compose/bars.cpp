#include "compose/bars.h"

#include <algorithm>

#include "report/score_range.h"

namespace raingan::compose {
namespace {

constexpr Points axis_end{8};
// Told apart by people who see no red or no green too: blue, orange, and near black.
constexpr Colour bar_colour{0x5B, 0x84, 0xB8}, low_bar_colour{0xD9, 0x8A, 0x2B}, lowest_colour{0x1F, 0x2A, 0x44};
constexpr Colour target_colour{0x8A, 0x3B, 0x00};
constexpr Points bar_height{10}, dot_size{7}, lowest_size{10};

/// At an end of the axis it would leave no room for a column.
double target_share(const Axis& axis) {
    return std::clamp(*axis.target, 0.02, 1.0);
}

/// What is painted in one cell: nothing, or from `from` to `to` in a line of that height.
struct Mark {
    Points from, to, height;
    Colour colour;
};

/// A cell of that width with the mark: an empty paragraph with a background, cut by its indents.
Cell mark_cell(Form& form, std::uint32_t column, const Mark& mark, Points width) {
    ParagraphFormat format;
    format.line.rule = LineRule::exact;
    format.line.height = mark.height;
    format.indent_start = mark.from;
    format.indent_end = width - mark.to;
    if (mark.to > mark.from) format.background = mark.colour;
    Cell part = cell(column, {{form.paragraph("", {mark.height, false}, format)}});
    part.vertical = VerticalAlignment::centre;
    part.margin_start = part.margin_end = part.margin_top = part.margin_bottom = Points(0);
    return part;
}

/// The cells of the axis, with a mark of their own each.
void add_cells(Form& form, Row& row, std::uint32_t column, const Axis& axis, const Mark& below, const Mark& above) {
    if (!axis.target) {
        row.cells.push_back(mark_cell(form, column, below, axis.width));
        return;
    }
    const Border rule{BorderStyle::dashed, Points(1.25), Points(0), target_colour};
    const Points to_target = (axis.width - axis_end) * target_share(axis);
    row.cells.push_back(mark_cell(form, column, below, to_target));
    row.cells.back().borders.end = rule;
    row.cells.push_back(mark_cell(form, column + 1, above, axis.width - to_target));
    row.cells.back().borders.start = rule;
}

}  // namespace

double share_of(const Decimal& score, int start) {
    const double length = std::max(1, full_score - start);
    return std::clamp((score.to_double() - start) / length, 0.0, 1.0);
}

void add_columns(std::vector<Points>& grid, const Axis& axis) {
    const Points below_target = axis.target ? (axis.width - axis_end) * target_share(axis) : axis.width;
    grid.push_back(below_target);
    if (axis.target) grid.push_back(axis.width - below_target);
}

void add_bar(Form& form, Row& row, std::uint32_t column, const Axis& axis, double share) {
    const Points longest = axis.width - axis_end;
    const double target = axis.target ? target_share(axis) : 1;
    const Colour colour = axis.target && share < target ? low_bar_colour : bar_colour;
    const auto part = [&](double length) { return Mark{Points(0), longest * length, bar_height, colour}; };
    add_cells(form, row, column, axis, part(std::min(share, target)), part(std::max(share - target, 0.0)));
}

void add_dot(Form& form, Row& row, std::uint32_t column, const Axis& axis, double share, bool lowest) {
    const Points longest = axis.width - axis_end;
    const Points size = lowest ? lowest_size : dot_size;
    const double target = axis.target ? target_share(axis) : 1;
    const bool below = !axis.target || share < *axis.target;
    const Colour colour = lowest ? lowest_colour : axis.target && below ? low_bar_colour : bar_colour;
    // Wholly on its side of the target.
    const Points begin = below ? Points(0) : longest * target;
    const Points end = !axis.target ? axis.width : below ? longest * target : axis.width;
    const double last = std::max(0.0, (end - begin - size).pt);
    const Points from(std::clamp((longest * share - size / 2 - begin).pt, 0.0, last));
    const Mark none{Points(0), Points(0), size, colour};
    const Mark dot{from, from + size, size, colour};
    add_cells(form, row, column, axis, below ? dot : none, below ? none : dot);
}

void add_words(Form& form, Row& row, std::uint32_t column, const Axis& axis, const std::string& words, bool warning) {
    row.cells.push_back(cell(column, {{form.paragraph(words, {table_size, warning}, {})}}, axis.columns()));
    row.cells.back().vertical = VerticalAlignment::centre;
}

}  // namespace raingan::compose
