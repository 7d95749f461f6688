#include "compose/bars.h"

#include <algorithm>

namespace raingan::compose {
namespace {

constexpr Points axis_end{8};
constexpr Colour bar_colour{0x5B, 0x84, 0xB8}, low_bar_colour{0xD0, 0x8A, 0x4A}, target_colour{0xB0, 0x1E, 0x1E};
constexpr Points bar_height{10};

/// At an end of the axis it would leave no room for a column.
double target_share(const Axis& axis) {
    return std::clamp(*axis.target, 0.02, 1.0);
}

/// A cell of that width whose left part is the bar: an empty paragraph with a background, cut by its indent.
Cell bar_cell(Form& form, std::uint32_t column, Points bar, Points width, Colour colour) {
    ParagraphFormat format;
    format.line.rule = LineRule::exact;
    format.line.height = bar_height;
    format.indent_end = width - bar;
    if (bar > Points(0)) format.background = colour;
    Cell part = cell(column, {{form.paragraph("", {bar_height, false}, format)}});
    part.vertical = VerticalAlignment::centre;
    part.margin_start = part.margin_end = part.margin_top = part.margin_bottom = Points(0);
    return part;
}

}  // namespace

double share_of_full(const Decimal& score) {
    constexpr double full_score = 100;
    return std::clamp(score.to_double() / full_score, 0.0, 1.0);
}

void add_columns(std::vector<Points>& grid, const Axis& axis) {
    const Points below_target = axis.target ? (axis.width - axis_end) * target_share(axis) : axis.width;
    grid.push_back(below_target);
    if (axis.target) grid.push_back(axis.width - below_target);
}

void add_bar(Form& form, Row& row, std::uint32_t column, const Axis& axis, double share) {
    const Points longest = axis.width - axis_end;
    if (!axis.target) {
        row.cells.push_back(bar_cell(form, column, longest * share, axis.width, bar_colour));
        return;
    }
    const double target = target_share(axis);
    const Colour colour = share < target ? low_bar_colour : bar_colour;
    const Border rule{BorderStyle::dashed, Points(1.25), Points(0), target_colour};
    const Points below = longest * target;
    row.cells.push_back(bar_cell(form, column, longest * std::min(share, target), below, colour));
    row.cells.back().borders.end = rule;
    const Points above = longest * std::max(share - target, 0.0);
    row.cells.push_back(bar_cell(form, column + 1, above, axis.width - below, colour));
    row.cells.back().borders.start = rule;
}

}  // namespace raingan::compose
