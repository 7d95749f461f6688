// The numbers among arguments, as SUM and its like see them.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "readers/formula/functions.h"

namespace raingan::formula {

/// each(value, how many times) of all that the argument is; a blank cell may be left out. `direct`: it is written in
/// the formula, not in a cell.
template <class Each>
void for_each_value(Evaluator& evaluator, const Operand& operand, Each&& each) {
    if (const auto* value = std::get_if<Value>(&operand)) return each(*value, 1.0, true);
    if (const auto* area = std::get_if<Area>(&operand))
        return evaluator.for_each_cell(*area, [&](const Value& value, std::uint32_t, std::uint32_t) {
            each(value, 1.0, false);
            return true;
        });
    const Array& array = *std::get<ArrayPointer>(operand);
    evaluator.spend(array.values.size());
    for (const Value& value : array.values) each(value, 1.0, false);
    if (const double rest = array.count_of_rest(); rest > 0) each(array.rest, rest, false);
}

/// each(number, times): in ranges and arrays numbers alone count, what is written in the formula is taken for one.
/// Throws the first ErrorCode.
template <class Each>
void for_each_number(Evaluator& evaluator, std::span<const NodeId> arguments, Each&& each) {
    for (const NodeId id : arguments)
        for_each_value(evaluator, evaluator.operand(id), [&](const Value& value, double times, bool direct) {
            if (value.is(Value::Kind::error)) throw value.error;
            if (direct)
                each(evaluator.number(value), times);
            else if (value.is(Value::Kind::number))
                each(value.number, times);
        });
}

inline std::vector<double> numbers_of(Evaluator& evaluator, std::span<const NodeId> arguments) {
    std::vector<double> numbers;
    for_each_number(evaluator, arguments, [&](double number, double times) {
        if (static_cast<double>(numbers.size()) + times > static_cast<double>(limits::formula_cells))
            throw NotComputable{NotComputable::Why::too_much};
        numbers.insert(numbers.end(), static_cast<std::size_t>(times), number);
    });
    return numbers;
}

}  // namespace raingan::formula
