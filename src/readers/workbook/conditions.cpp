#include "readers/workbook/conditions.h"

#include <algorithm>
#include <compare>

#include "base/ascii_case.h"

namespace raingan::workbook {
namespace {

using std::string_view;

/// A value as Excel sorts it: numbers before text before FALSE before TRUE; letters of both cases are equal.
struct Value {
    int rank = 0;
    double number = 0;
    std::string text;
};

Value value_of(const Operand& operand) {
    if (const auto* number = std::get_if<double>(&operand)) return {0, *number, {}};
    if (const auto* truth = std::get_if<bool>(&operand)) return {2, *truth ? 1.0 : 0.0, {}};
    return {1, 0, ascii_lowered(std::get<std::string>(operand))};
}
/// A blank cell counts as 0.
Value value_of(const KeptCell& cell, string_view text) {
    if (cell.kind == Kind::text) return {1, 0, ascii_lowered(std::string(text))};
    return {cell.kind == Kind::boolean ? 2 : 0, cell.number, {}};
}

std::partial_ordering compare(const Value& a, const Value& b) {
    if (a.rank != b.rank) return a.rank <=> b.rank;
    return a.rank == 1 ? std::partial_ordering(a.text <=> b.text) : a.number <=> b.number;
}

bool value_holds(const Condition& condition, const Value& value) {
    const auto beside = [&](std::size_t operand) { return compare(value, value_of(condition.operands[operand])); };
    switch (condition.test) {
        case Condition::Test::less:
            return beside(0) < 0;
        case Condition::Test::less_equal:
            return beside(0) <= 0;
        case Condition::Test::equal:
            return beside(0) == 0;
        case Condition::Test::not_equal:
            return beside(0) != 0;
        case Condition::Test::greater_equal:
            return beside(0) >= 0;
        case Condition::Test::greater:
            return beside(0) > 0;
        case Condition::Test::between:
            return beside(0) >= 0 && beside(1) <= 0;
        case Condition::Test::not_between:
            return beside(0) < 0 || beside(1) > 0;
        default:
            return false;
    }
}

void lay_over(Look& look, const Difference& difference, Difference& settled) {
    // What a more urgent rule has set stays.
    const auto take = [](auto& done, const auto& wanted, auto& target) {
        if (done || !wanted) return;
        done = wanted;
        target = *wanted;
    };
    take(settled.bold, difference.bold, look.text.bold);
    take(settled.italic, difference.italic, look.text.italic);
    take(settled.strike, difference.strike, look.text.strike);
    take(settled.underline, difference.underline, look.text.underline);
    take(settled.colour, difference.colour, look.text.colour);
    take(settled.fill, difference.fill, look.fill);
    take(settled.top, difference.top, look.borders.top);
    take(settled.end, difference.end, look.borders.end);
    take(settled.bottom, difference.bottom, look.borders.bottom);
    take(settled.start, difference.start, look.borders.start);
}

}  // namespace

Conditions::Conditions(const Sheet& sheet, const Styles& styles, const RowStore& store)
    : styles_(styles), store_(store), scales_(sheet, store) {
    for (const Condition& condition : sheet.conditions)
        for (const Range& where : condition.where) areas_.push_back({&condition, where});
    std::ranges::stable_sort(areas_, {}, [](const Area& area) { return area.condition->priority; });
}

void Conditions::enter(std::uint32_t row) {
    if (row_ == row) return;
    row_ = row;
    of_row_.clear();
    for (const Area& area : areas_)
        if (row >= area.where.top && row <= area.where.bottom) of_row_.push_back(&area);
}

bool Conditions::holds(const Condition& condition, const KeptCell& cell) const {
    const string_view text = cell.kind == Kind::text ? store_.text(cell) : string_view();
    const auto searched = [&] {
        return ascii_lowered(cell.kind == Kind::number ? show_number({}, cell.number, styles_.dates).text
                                                       : std::string(text));
    };
    const bool is_error = cell.kind == Kind::error;
    const auto contains = [&](auto&& where) {
        const std::string wanted = ascii_lowered(std::get<std::string>(condition.operands.front()));
        return !is_error && where(searched(), wanted);
    };
    switch (condition.test) {
        case Condition::Test::contains:
            return contains([](const auto& in, const auto& part) { return in.find(part) != std::string::npos; });
        case Condition::Test::not_contains:
            return contains([](const auto& in, const auto& part) { return in.find(part) == std::string::npos; });
        case Condition::Test::begins:
            return contains([](const auto& in, const auto& part) { return in.starts_with(part); });
        case Condition::Test::ends:
            return contains([](const auto& in, const auto& part) { return in.ends_with(part); });
        case Condition::Test::blank:
        case Condition::Test::not_blank: {
            const bool blank = cell.kind == Kind::empty ||
                               (cell.kind == Kind::text && text.find_first_not_of(' ') == string_view::npos);
            return blank == (condition.test == Condition::Test::blank);
        }
        case Condition::Test::error:
            return is_error;
        case Condition::Test::not_error:
            return !is_error;
        default:
            return !is_error && value_holds(condition, value_of(cell, text));
    }
}

std::optional<Look> Conditions::apply(const KeptCell& cell, std::uint32_t row, std::uint32_t column) {
    std::optional<Look> changed;
    Difference settled;
    if (const auto fill = scales_.marks_of(cell, row, column).fill) {
        changed = styles_.looks[cell.look];
        changed->fill = fill;
    }
    if (areas_.empty()) return changed;
    enter(row);
    for (const Area* area : of_row_) {
        if (column < area->where.left || column > area->where.right) continue;
        const Condition& condition = *area->condition;
        if (!holds(condition, cell)) continue;
        if (condition.difference < styles_.differences.size()) {
            if (!changed) changed = styles_.looks[cell.look];
            lay_over(*changed, styles_.differences[condition.difference], settled);
        }
        if (condition.stop) break;
    }
    return changed;
}

}  // namespace raingan::workbook
