#include <algorithm>
#include <array>
#include <cmath>

#include "readers/formula/numbers.h"
#include "readers/workbook/digits.h"

namespace raingan::formula {
namespace {

using Values = std::span<const Value>;
using Nodes = std::span<const NodeId>;

double number_or(Evaluator& e, Values values, std::size_t at, double otherwise) {
    return at < values.size() ? e.number(values[at]) : otherwise;
}

enum class Direction : std::uint8_t { nearest, away, towards_zero };

/// In decimal digits, as people round: 2.675 is 2.68 in hundredths.
double rounded_to(double number, double places, Direction direction) {
    constexpr double most = 400;
    const int decimals = static_cast<int>(std::clamp(std::trunc(places), -most, most));
    workbook::Digits digits = workbook::digits_of(std::abs(number));
    const int kept = digits.point + decimals;
    if (direction != Direction::nearest && kept < static_cast<int>(digits.digits.size()) && !digits.zero()) {
        // The digit behind the last one that stays says whether it grows.
        const char next = direction == Direction::away ? '9' : '0';
        if (kept < 0) {
            if (direction == Direction::towards_zero) return 0;
            digits.digits.insert(0, static_cast<std::size_t>(-kept), '0');
            digits.point -= kept;
        }
        const auto at = static_cast<std::size_t>(std::max(kept, 0));
        digits.digits.resize(at);
        digits.digits += next;
        digits.point = kept < 0 ? -decimals : digits.point;
    }
    const double magnitude = workbook::to_double(workbook::rounded(digits, decimals));
    return number < 0 && magnitude > 0 ? -magnitude : magnitude;
}

template <Direction direction>
Value round_to(Evaluator& e, Values values) {
    return rounded_to(e.number(values[0]), number_or(e, values, 1, 0), direction);
}

/// The next whole number below; what is one in 15 digits is one.
double floor_of(double number) {
    const double nearest = std::round(number);
    return nearly_equal(number, nearest) ? nearest : std::floor(number);
}

Value integer(Evaluator& e, Values values) {
    return floor_of(e.number(values[0]));
}

Value modulo(Evaluator& e, Values values) {
    const double number = e.number(values[0]), divisor = e.number(values[1]);
    if (divisor == 0) return ErrorCode::division;
    const double times = floor_of(number / divisor);
    if (!(std::abs(times) < 1e15)) return ErrorCode::number;
    const double rest = number - divisor * times;
    return nearly_equal(number, divisor * times) ? 0.0 : rest;
}

Value quotient(Evaluator& e, Values values) {
    const double divisor = e.number(values[1]);
    if (divisor == 0) return ErrorCode::division;
    return std::trunc(e.number(values[0]) / divisor);
}

/// To a multiple of the second number.
template <Direction direction>
Value to_multiple(Evaluator& e, Values values) {
    const double number = e.number(values[0]), step = number_or(e, values, 1, number < 0 ? -1 : 1);
    if (number == 0) return 0.0;
    if (step == 0) return direction == Direction::towards_zero ? Value(ErrorCode::division) : Value(0.0);
    if (number > 0 && step < 0) return ErrorCode::number;
    const double times = number / step, nearest = std::round(times);
    if (nearly_equal(times, nearest)) return nearest * step;
    // Both signs alike: CEILING goes away from zero, FLOOR to it; a negative number with a positive step the other way.
    const bool up = direction == Direction::away;
    return (up ? std::ceil(times) : std::floor(times)) * step;
}

Value nearest_multiple(Evaluator& e, Values values) {
    const double number = e.number(values[0]), step = e.number(values[1]);
    if (number == 0 || step == 0) return 0.0;
    if ((number < 0) != (step < 0)) return ErrorCode::number;
    return rounded_to(number / step, 0, Direction::nearest) * step;
}

Value absolute(Evaluator& e, Values values) {
    return std::abs(e.number(values[0]));
}

Value sign(Evaluator& e, Values values) {
    const double number = e.number(values[0]);
    return number > 0 ? 1.0 : number < 0 ? -1.0 : 0.0;
}

Value root(Evaluator& e, Values values) {
    const double number = e.number(values[0]);
    if (number < 0) return ErrorCode::number;
    return std::sqrt(number);
}

Value raised(Evaluator& e, Values values) {
    return e.binary(Operator::power, values[0], values[1]);
}

Value exponential(Evaluator& e, Values values) {
    const double result = std::exp(e.number(values[0]));
    return std::isfinite(result) ? Value(result) : Value(ErrorCode::number);
}

Value logarithm(double number, double base) {
    if (number <= 0 || base <= 0) return ErrorCode::number;
    if (base == 1) return ErrorCode::division;
    constexpr double ten = 10;
    if (base == ten) return std::log10(number);
    return std::log(number) / std::log(base);
}
Value log_to_base(Evaluator& e, Values values) {
    return logarithm(e.number(values[0]), number_or(e, values, 1, 10));
}
Value log_10(Evaluator& e, Values values) {
    return logarithm(e.number(values[0]), 10);
}
Value log_natural(Evaluator& e, Values values) {
    const double number = e.number(values[0]);
    if (number <= 0) return ErrorCode::number;
    return std::log(number);
}

Value pi(Evaluator& /*e*/, Values /*values*/) {
    return 3.14159265358979323846;
}

/// Sums as they are added one by one, without what doubles lose (Kahan).
class Sum {
public:
    void add(double number) {
        const double corrected = number - lost_, next = sum_ + corrected;
        lost_ = (next - sum_) - corrected;
        sum_ = next;
    }
    [[nodiscard]] Value value() const { return std::isfinite(sum_) ? Value(sum_) : Value(ErrorCode::number); }

private:
    double sum_ = 0, lost_ = 0;
};

Operand sum(Evaluator& e, Nodes nodes) {
    Sum total;
    for_each_number(e, nodes, [&](double number, double times) { total.add(number * times); });
    return total.value();
}

Operand sum_of_squares(Evaluator& e, Nodes nodes) {
    Sum total;
    for_each_number(e, nodes, [&](double number, double times) { total.add(number * number * times); });
    return total.value();
}

Operand product(Evaluator& e, Nodes nodes) {
    double total = 1;
    bool any = false;
    for_each_number(e, nodes, [&](double number, double times) {
        total *= times > 1 ? std::pow(number, times) : number;
        any = true;
    });
    if (!any) return Value(0.0);
    return std::isfinite(total) ? Value(total) : Value(ErrorCode::number);
}

/// Arrays of one size, place by place; what is no number counts as zero.
Operand sum_of_products(Evaluator& e, Nodes nodes) {
    std::vector<Operand> operands;
    for (const NodeId id : nodes) operands.push_back(e.operand(id));
    const auto size = Evaluator::size_of(operands.front());
    for (const Operand& one : operands)
        if (Evaluator::size_of(one) != size) return Value(ErrorCode::value);
    const Operand products = e.spread(operands, [&](Values values) -> Value {
        double result = 1;
        for (const Value& value : values) {
            if (value.is(Value::Kind::error)) return value;
            result *= value.is(Value::Kind::number) ? value.number : 0;
        }
        return result;
    });
    Sum total;
    for_each_value(e, products, [&](const Value& value, double times, bool) {
        if (value.is(Value::Kind::error)) throw value.error;
        total.add(value.number * times);
    });
    return total.value();
}

/// SUBTOTAL(9, …) and the like, which passes over other subtotals. Rows that a filter hides do not count; which did, a
/// file does not say.
Operand subtotal(Evaluator& e, Nodes nodes) {
    constexpr int with_hidden = 100;
    const int code = static_cast<int>(e.number(e.value(nodes[0])));
    constexpr std::array<std::string_view, 11> names{"AVERAGE", "COUNT",  "COUNTA", "MAX", "MIN", "PRODUCT",
                                                     "STDEV",   "STDEVP", "SUM",    "VAR", "VARP"};
    const int which = code > with_hidden ? code - with_hidden : code;
    if (which < 1 || which > static_cast<int>(names.size())) return Value(ErrorCode::value);
    for (const NodeId id : nodes.subspan(1)) {
        const Node& node = e.program().node(id);
        if (node.kind != Node::Kind::reference) throw NotComputable{};
        const Area& area = e.program().area(node);
        const auto& hidden = e.book().sheets().at(area.first_sheet).hidden_rows;
        const auto first = std::ranges::lower_bound(hidden, area.cells.top);
        if (first != hidden.end() && *first <= area.cells.bottom) throw NotComputable{};
    }
    const Function& function = *find_function(names[static_cast<std::size_t>(which - 1)]);
    return e.without_subtotals([&] { return function.of_nodes(e, nodes.subspan(1)); });
}

constexpr std::array<Function, 24> mathematics_table{{{"ABS", 1, 1, absolute},
                                                      {"CEILING", 1, 2, to_multiple<Direction::away>},
                                                      {"EXP", 1, 1, exponential},
                                                      {"FLOOR", 1, 2, to_multiple<Direction::towards_zero>},
                                                      {"INT", 1, 1, integer},
                                                      {"LN", 1, 1, log_natural},
                                                      {"LOG", 1, 2, log_to_base},
                                                      {"LOG10", 1, 1, log_10},
                                                      {"MOD", 2, 2, modulo},
                                                      {"MROUND", 2, 2, nearest_multiple},
                                                      {"PI", 0, 0, pi},
                                                      {"POWER", 2, 2, raised},
                                                      {"PRODUCT", 1, 255, nullptr, false, product},
                                                      {"QUOTIENT", 2, 2, quotient},
                                                      {"ROUND", 2, 2, round_to<Direction::nearest>},
                                                      {"ROUNDDOWN", 2, 2, round_to<Direction::towards_zero>},
                                                      {"ROUNDUP", 2, 2, round_to<Direction::away>},
                                                      {"SIGN", 1, 1, sign},
                                                      {"SQRT", 1, 1, root},
                                                      {"SUBTOTAL", 2, 255, nullptr, false, subtotal},
                                                      {"SUM", 1, 255, nullptr, false, sum},
                                                      {"SUMPRODUCT", 1, 255, nullptr, false, sum_of_products, true},
                                                      {"SUMSQ", 1, 255, nullptr, false, sum_of_squares},
                                                      {"TRUNC", 1, 2, round_to<Direction::towards_zero>}}};

}  // namespace

std::span<const Function> mathematics_functions() {
    return mathematics_table;
}

}  // namespace raingan::formula
