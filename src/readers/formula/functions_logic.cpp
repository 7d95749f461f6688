#include <array>
#include <cmath>

#include "readers/formula/numbers.h"

namespace raingan::formula {
namespace {

using Values = std::span<const Value>;
using Nodes = std::span<const NodeId>;
using Kind = Value::Kind;

/// An array formula's IF has a result for each value of its condition.
Operand if_each(Evaluator& e, const Operand& condition, Nodes nodes) {
    const std::array<Operand, 3> operands{condition, e.operand(nodes[1]),
                                          nodes.size() > 2 ? e.operand(nodes[2]) : Operand(Value::of(false))};
    return e.spread(operands, [&](Values values) -> Value {
        if (values[0].is(Kind::error)) return values[0];
        try {
            return e.truth(values[0]) ? values[1] : values[2];
        } catch (const ErrorCode code) {
            return code;
        }
    });
}

/// Only what is asked for is computed.
Operand if_(Evaluator& e, Nodes nodes) {
    const Operand condition = e.operand(nodes[0]);
    if (e.is_many(condition)) return if_each(e, condition, nodes);
    if (e.truth(e.single(condition))) return e.operand(nodes[1]);
    return nodes.size() > 2 ? e.operand(nodes[2]) : Operand(Value::of(false));
}

Operand ifs(Evaluator& e, Nodes nodes) {
    if (nodes.size() % 2 != 0) throw NotComputable{};
    for (std::size_t i = 0; i < nodes.size(); i += 2)
        if (e.truth(e.value(nodes[i]))) return e.operand(nodes[i + 1]);
    return Value(ErrorCode::not_available);
}

Operand switch_(Evaluator& e, Nodes nodes) {
    const Value chosen = e.value(nodes[0]);
    if (chosen.is(Kind::error)) return chosen;
    std::size_t i = 1;
    for (; i + 1 < nodes.size(); i += 2) {
        const Value one = e.value(nodes[i]);
        if (one.is(Kind::error)) return one;
        if (compare(one, chosen) == 0) return e.operand(nodes[i + 1]);
    }
    return i < nodes.size() ? e.operand(nodes[i]) : Operand(Value(ErrorCode::not_available));
}

template <bool any_error>
Operand if_error(Evaluator& e, Nodes nodes) {
    const auto fails = [](const Value& value) {
        return value.is(Kind::error) && (any_error || value.error == ErrorCode::not_available);
    };
    const Operand given = e.operand(nodes[0]);
    if (e.is_many(given)) {
        const std::array<Operand, 2> both{given, e.operand(nodes[1])};
        return e.spread(both, [&](Values values) { return fails(values[0]) ? values[1] : values[0]; });
    }
    const Value value = e.single(given);
    return fails(value) ? e.operand(nodes[1]) : Operand(value);
}

/// Truths of all arguments: how many there are, how many hold. Texts and blanks in cells are none.
struct Truths {
    double count = 0, hold = 0;
};
Truths truths_of(Evaluator& e, Nodes nodes) {
    Truths truths;
    for (const NodeId id : nodes)
        for_each_value(e, e.operand(id), [&](const Value& value, double times, bool direct) {
            if (value.is(Kind::error)) throw value.error;
            if (!direct && !value.is(Kind::number) && !value.is(Kind::boolean)) return;
            truths.count += times;
            if (e.truth(value)) truths.hold += times;
        });
    if (truths.count == 0) throw ErrorCode::value;
    return truths;
}
Operand and_(Evaluator& e, Nodes nodes) {
    const Truths truths = truths_of(e, nodes);
    return Value::of(truths.hold == truths.count);
}
Operand or_(Evaluator& e, Nodes nodes) {
    return Value::of(truths_of(e, nodes).hold > 0);
}
Operand xor_(Evaluator& e, Nodes nodes) {
    return Value::of(std::fmod(truths_of(e, nodes).hold, 2) != 0);
}
Value not_(Evaluator& e, Values values) {
    return Value::of(!e.truth(values[0]));
}
template <bool truth>
Value truth_of(Evaluator& /*e*/, Values /*values*/) {
    return Value::of(truth);
}

template <Kind kind>
Value is_kind(Evaluator& /*e*/, Values values) {
    return Value::of(values[0].is(kind));
}
Value is_no_text(Evaluator& /*e*/, Values values) {
    return Value::of(!values[0].is(Kind::text));
}
Value is_not_available(Evaluator& /*e*/, Values values) {
    return Value::of(values[0].is(Kind::error) && values[0].error == ErrorCode::not_available);
}
Value is_other_error(Evaluator& /*e*/, Values values) {
    return Value::of(values[0].is(Kind::error) && values[0].error != ErrorCode::not_available);
}
template <bool odd>
Value is_odd(Evaluator& e, Values values) {
    return Value::of((std::fmod(std::trunc(std::abs(e.number(values[0]))), 2) != 0) == odd);
}
Value as_number(Evaluator& /*e*/, Values values) {
    return values[0].is(Kind::number) || values[0].is(Kind::boolean) ? values[0].number : 0.0;
}
Value not_available(Evaluator& /*e*/, Values /*values*/) {
    return ErrorCode::not_available;
}

constexpr std::array<Function, 23> logic_table{{{"AND", 1, 255, nullptr, false, and_},
                                                {"FALSE", 0, 0, truth_of<false>},
                                                {"IF", 2, 3, nullptr, false, if_},
                                                {"IFERROR", 2, 2, nullptr, false, if_error<true>},
                                                {"IFNA", 2, 2, nullptr, false, if_error<false>},
                                                {"IFS", 2, 254, nullptr, false, ifs},
                                                {"ISBLANK", 1, 1, is_kind<Kind::blank>, true},
                                                {"ISERR", 1, 1, is_other_error, true},
                                                {"ISERROR", 1, 1, is_kind<Kind::error>, true},
                                                {"ISEVEN", 1, 1, is_odd<false>},
                                                {"ISLOGICAL", 1, 1, is_kind<Kind::boolean>, true},
                                                {"ISNA", 1, 1, is_not_available, true},
                                                {"ISNONTEXT", 1, 1, is_no_text, true},
                                                {"ISNUMBER", 1, 1, is_kind<Kind::number>, true},
                                                {"ISODD", 1, 1, is_odd<true>},
                                                {"ISTEXT", 1, 1, is_kind<Kind::text>, true},
                                                {"N", 1, 1, as_number},
                                                {"NA", 0, 0, not_available},
                                                {"NOT", 1, 1, not_},
                                                {"OR", 1, 255, nullptr, false, or_},
                                                {"SWITCH", 3, 254, nullptr, false, switch_},
                                                {"TRUE", 0, 0, truth_of<true>},
                                                {"XOR", 1, 255, nullptr, false, xor_}}};

}  // namespace

std::span<const Function> logic_functions() {
    return logic_table;
}

}  // namespace raingan::formula
