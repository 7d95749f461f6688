#include "readers/workbook/scales.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.h"
#include "base/round.h"
#include "readers/real.h"

namespace raingan::workbook {
namespace {

using MarkType = Scale::Mark::Type;

bool is_inside(const Range& range, std::uint32_t row, std::uint32_t column) {
    return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/// The numbers of a scale's cells, ascending; a cell of two ranges counts once for each. None where that takes more
/// than limits::table_cells, counted over all scales.
std::optional<std::vector<double>> numbers_of(const Scale& scale, const RowStore& store, std::size_t& looked) {
    std::vector<double> numbers;
    for (const Range& where : scale.where) {
        const auto& rows = store.rows();
        for (auto row = std::ranges::lower_bound(rows, where.top, {}, &KeptRow::index);
             row != rows.end() && row->index <= where.bottom; ++row)
            for (const KeptCell& cell : store.cells(*row)) {
                if (++looked > limits::table_cells) return std::nullopt;
                if (cell.kind == Kind::number && is_inside(where, row->index, cell.column))
                    numbers.push_back(cell.number);
            }
    }
    std::ranges::sort(numbers);
    return numbers;
}

double at_share(const std::vector<double>& numbers, double share) {
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(numbers.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= numbers.size()) return numbers.back();
    return numbers[below] + (place - static_cast<double>(below)) * (numbers[below + 1] - numbers[below]);
}

double limit_of(const Scale::Mark& mark, const std::vector<double>& numbers) {
    constexpr double hundred = 100;
    const double lowest = numbers.front(), highest = numbers.back();
    switch (mark.type) {
        case MarkType::lowest:
            return lowest;
        case MarkType::highest:
            return highest;
        case MarkType::lowest_or_zero:
            return std::min(lowest, 0.0);
        case MarkType::highest_or_zero:
            return std::max(highest, 0.0);
        case MarkType::percent:
            return lowest + mark.value / hundred * (highest - lowest);
        case MarkType::percentile:
            return at_share(numbers, mark.value / hundred);
        case MarkType::number:
            break;
    }
    return mark.value;
}

Colour between(const Colour& a, const Colour& b, double share) {
    const auto mix = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(round_to_int(from + share * (to - from)));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

/// 0 to 1; where both ends are one it is the nearer of them.
double share_of(double number, double from, double to) {
    if (!(to > from)) return number >= to ? 1 : 0;
    return std::clamp((number - from) / (to - from), 0.0, 1.0);
}

}  // namespace

double bar_share(std::string_view percents, double otherwise) {
    constexpr double hundred = 100;
    return std::clamp(xml::real(percents, otherwise), 0.0, hundred) / hundred;
}

Scale::Bar::Axis axis_place(std::string_view name) {
    return name == "none"     ? Scale::Bar::Axis::none
           : name == "middle" ? Scale::Bar::Axis::middle
                              : Scale::Bar::Axis::by_values;
}

std::string_view icon_set(std::uint32_t number) {
    constexpr auto names = std::to_array<std::string_view>(
        {"3Arrows", "3ArrowsGray", "3Flags", "3TrafficLights1", "3TrafficLights2", "3Signs", "3Symbols", "3Symbols2",
         "4Arrows", "4ArrowsGray", "4RedToBlack", "4Rating", "4TrafficLights", "5Arrows", "5ArrowsGray", "5Rating",
         "5Quarters"});
    return number < names.size() ? names[number] : std::string_view();
}

std::size_t least_marks(Scale::Kind kind) {
    return kind == Scale::Kind::icons ? 1 : 2;
}

Scales::Scales(const Sheet& sheet, const RowStore& store) {
    std::size_t looked = 0;
    for (const Scale& scale : sheet.scales) {
        const auto numbers = numbers_of(scale, store, looked);
        if (!numbers && !scale.where.empty()) left_out_.push_back(scale.where.front());
        if (!numbers || numbers->empty()) continue;
        Held held{&scale, {}, numbers->front(), numbers->back()};
        for (const Scale::Mark& mark : scale.marks) held.limits.push_back(limit_of(mark, *numbers));
        for (const Range& where : scale.where) areas_.push_back({held_.size(), where});
        held_.push_back(std::move(held));
    }
    std::ranges::stable_sort(areas_, {}, [&](const Area& area) { return held_[area.held].scale->priority; });
}

void Scales::enter(std::uint32_t row) {
    if (row_ == row) return;
    row_ = row;
    of_row_.clear();
    for (const Area& area : areas_)
        if (row >= area.where.top && row <= area.where.bottom) of_row_.push_back(&area);
}

void Scales::add_colour(ScaleMarks& marks, const Held& held, double number) {
    const auto& colours = held.scale->marks;
    if (marks.fill || colours.size() < 2) return;
    std::size_t upper = 1;
    while (upper + 1 < colours.size() && number > held.limits[upper]) ++upper;
    marks.fill = between(colours[upper - 1].colour, colours[upper].colour,
                         share_of(number, held.limits[upper - 1], held.limits[upper]));
}

/// A bar goes from the axis to its number, or, where the scale has no axis, is as long as its share.
void Scales::add_bar(ScaleMarks& marks, const Held& held, double number) {
    if (marks.bar || held.limits.size() < 2) return;
    const Scale::Bar& style = held.scale->bar;
    const double low = held.limits[0], high = std::max(held.limits[1], low);
    BarPart bar;
    bar.style = &style;
    bar.colour = style.colour;
    if (style.place != Scale::Bar::Axis::none && low < 0) {
        constexpr double middle = 0.5;
        const double axis = style.place == Scale::Bar::Axis::middle ? middle : share_of(0, low, high);
        bar.axis = axis;
        const double reach = style.place == Scale::Bar::Axis::middle ? std::max(-low, high) : 0;
        double end = share_of(number, low, high);
        if (reach > 0) end = middle + middle * std::clamp(number / reach, -1.0, 1.0);
        bar.from = std::min(axis, end);
        bar.to = std::max(axis, end);
        bar.leftwards = number < 0;
        if (number < 0) bar.colour = style.negative.value_or(style.colour);
    } else {
        bar.to = style.shortest + share_of(number, low, high) * (style.longest - style.shortest);
    }
    if (style.from_right) {
        std::swap(bar.from, bar.to);
        bar.from = 1 - bar.from;
        bar.to = 1 - bar.to;
        if (bar.axis) bar.axis = 1 - *bar.axis;
        bar.leftwards = !bar.leftwards;
    }
    marks.bar = bar;
}

void Scales::add_icon(ScaleMarks& marks, const Held& held, double number) {
    const auto& steps = held.scale->marks;
    if (!marks.icon.empty() || steps.empty()) return;
    std::size_t index = 0;
    for (std::size_t i = 1; i < steps.size(); ++i)
        if (steps[i].above ? number > held.limits[i] : number >= held.limits[i]) index = i;
    if (!steps[index].icon.empty()) {
        marks.icon = steps[index].icon;
        return;
    }
    if (held.scale->icons_turned) index = steps.size() - 1 - index;
    marks.icon = held.scale->icons + std::to_string(index);
}

ScaleMarks Scales::marks_of(const KeptCell& cell, std::uint32_t row, std::uint32_t column) {
    ScaleMarks marks;
    if (areas_.empty() || cell.kind != Kind::number) return marks;
    enter(row);
    for (const Area* area : of_row_) {
        if (column < area->where.left || column > area->where.right) continue;
        const Held& held = held_[area->held];
        switch (held.scale->kind) {
            case Scale::Kind::colours:
                add_colour(marks, held, cell.number);
                break;
            case Scale::Kind::bar:
                add_bar(marks, held, cell.number);
                break;
            case Scale::Kind::icons:
                add_icon(marks, held, cell.number);
                break;
        }
        marks.hides_value = marks.hides_value || !held.scale->shows_value;
    }
    return marks;
}

}  // namespace raingan::workbook
