#include <array>
#include <cmath>
#include <memory>

#include "readers/formula/criterion.h"
#include "readers/formula/functions.h"

namespace raingan::formula {
namespace {

using Nodes = std::span<const NodeId>;

struct Condition {
    Area range;
    Criterion criterion;
};

Area range_of(Evaluator& e, NodeId id) {
    const Operand given = e.operand(id);
    const auto* area = std::get_if<Area>(&given);
    if (area == nullptr) {
        if (const auto* value = std::get_if<Value>(&given); value != nullptr && value->is(Value::Kind::error))
            throw value->error;
        throw ErrorCode::value;
    }
    if (area->first_sheet != area->last_sheet) throw ErrorCode::value;
    return *area;
}

/// each(row, column) of the places at which all conditions hold; where all of them hold for blank cells too, those
/// behind what the sheets hold are counted: it gives how many.
template <class Each>
double for_each_match(Evaluator& e, std::span<const Condition> conditions, Each&& each) {
    const Area& first = conditions.front().range;
    for (const Condition& condition : conditions)
        if (condition.range.rows() != first.rows() || condition.range.columns() != first.columns())
            throw ErrorCode::value;
    const auto all_hold = [&](std::uint32_t row, std::uint32_t column, const Condition* but) {
        for (const Condition& condition : conditions) {
            if (&condition == but) continue;
            const workbook::Range& cells = condition.range.cells;
            if (!condition.criterion.holds(e.cell(condition.range.first_sheet, cells.top + row, cells.left + column)))
                return false;
        }
        return true;
    };
    for (const Condition& condition : conditions) {
        if (condition.criterion.holds(Value())) continue;
        e.for_each_cell(condition.range, [&](const Value& value, std::uint32_t row, std::uint32_t column) {
            if (condition.criterion.holds(value) && all_hold(row, column, &condition)) each(row, column);
            return true;
        });
        return 0;
    }
    std::uint32_t rows = 0, columns = 0;
    for (const Condition& condition : conditions) {
        const ArrayPointer held = e.array(condition.range);
        rows = std::max(rows, held->held_rows);
        columns = std::max(columns, held->held_columns);
    }
    for (std::uint32_t row = 0; row < rows; ++row)
        for (std::uint32_t column = 0; column < columns; ++column)
            if (all_hold(row, column, nullptr)) each(row, column);
    return static_cast<double>(first.rows()) * first.columns() - static_cast<double>(rows) * columns;
}

enum class Result : std::uint8_t { count, sum, average, greatest, least };

/// Of the cells that stand as the matching ones do in `values`.
template <Result result>
Value result_of(Evaluator& e, std::span<const Condition> conditions, const Area* values) {
    double count = 0, sum = 0, greatest = 0, least = 0;
    const auto take = [&](std::uint32_t row, std::uint32_t column) {
        if (values == nullptr) {
            ++count;
            return;
        }
        const std::uint32_t r = values->cells.top + row, c = values->cells.left + column;
        const Value value = e.cell(values->first_sheet, r, c);
        if (value.is(Value::Kind::error)) throw value.error;
        if (!value.is(Value::Kind::number)) return;
        greatest = count == 0 ? value.number : std::max(greatest, value.number);
        least = count == 0 ? value.number : std::min(least, value.number);
        sum += value.number;
        ++count;
    };
    const double behind = for_each_match(e, conditions, take);
    switch (result) {
        case Result::count:
            return count + behind;
        case Result::sum:
            return sum;
        case Result::average:
            if (count == 0) return ErrorCode::division;
            return sum / count;
        case Result::greatest:
            return greatest;
        case Result::least:
            return least;
    }
    return sum;
}

Operand count_if(Evaluator& e, Nodes nodes) {
    const Area range = range_of(e, nodes[0]);
    return e.each_value(nodes[1], [&](const Value& asked) -> Value {
        const std::array<Condition, 1> condition{{{range, Criterion(asked)}}};
        return result_of<Result::count>(e, condition, nullptr);
    });
}

/// SUMIF, AVERAGEIF: the values are as many as the range has, from their first cell on.
template <Result result>
Operand of_one(Evaluator& e, Nodes nodes) {
    const Area range = range_of(e, nodes[0]);
    const Area values = nodes.size() > 2 && !e.is_missing(nodes[2]) ? range_of(e, nodes[2]) : range;
    return e.each_value(nodes[1], [&](const Value& asked) -> Value {
        const std::array<Condition, 1> condition{{{range, Criterion(asked)}}};
        return result_of<result>(e, condition, &values);
    });
}

/// Ranges and what is asked of them, by turns; of one that is an array there is one result for each.
template <Result result>
Operand of_pairs(Evaluator& e, Nodes nodes, const Area* values) {
    if (nodes.size() % 2 != 0) throw ErrorCode::value;
    std::vector<Area> ranges;
    std::vector<Operand> asked;
    bool many = false;
    for (std::size_t i = 0; i < nodes.size(); i += 2) {
        ranges.push_back(range_of(e, nodes[i]));
        asked.push_back(e.operand(nodes[i + 1]));
        many = many || e.is_many(asked.back());
    }
    const auto made = [&](std::span<const Value> criteria) -> Value {
        std::vector<Condition> conditions;
        for (std::size_t i = 0; i < ranges.size(); ++i) conditions.push_back({ranges[i], Criterion(criteria[i])});
        try {
            return result_of<result>(e, conditions, values);
        } catch (const ErrorCode code) {
            return code;
        }
    };
    if (many) return e.spread(asked, made);
    std::vector<Value> criteria;
    criteria.reserve(asked.size());
    for (const Operand& one : asked) criteria.push_back(e.single(one));
    return made(criteria);
}

Operand count_ifs(Evaluator& e, Nodes nodes) {
    return of_pairs<Result::count>(e, nodes, nullptr);
}

template <Result result>
Operand of_several(Evaluator& e, Nodes nodes) {
    const Area values = range_of(e, nodes[0]), first = range_of(e, nodes[1]);
    if (values.rows() != first.rows() || values.columns() != first.columns()) throw ErrorCode::value;
    return of_pairs<result>(e, nodes.subspan(1), &values);
}

constexpr std::array<Function, 8> conditions_table{{{"AVERAGEIF", 2, 3, nullptr, false, of_one<Result::average>},
                                                    {"AVERAGEIFS", 3, 255, nullptr, false, of_several<Result::average>},
                                                    {"COUNTIF", 2, 2, nullptr, false, count_if},
                                                    {"COUNTIFS", 2, 254, nullptr, false, count_ifs},
                                                    {"MAXIFS", 3, 255, nullptr, false, of_several<Result::greatest>},
                                                    {"MINIFS", 3, 255, nullptr, false, of_several<Result::least>},
                                                    {"SUMIF", 2, 3, nullptr, false, of_one<Result::sum>},
                                                    {"SUMIFS", 3, 255, nullptr, false, of_several<Result::sum>}}};

}  // namespace

std::span<const Function> condition_functions() {
    return conditions_table;
}

}  // namespace raingan::formula
