#include <algorithm>
#include <array>
#include <cmath>

#include "readers/formula/numbers.h"

namespace raingan::formula {
namespace {

using Nodes = std::span<const NodeId>;

struct Moments {
    double count = 0, mean = 0, squares = 0;  ///< of the deviations from the mean (Welford)

    void add(double number) {
        ++count;
        const double step = number - mean;
        mean += step / count;
        squares += step * (number - mean);
    }
};

Moments moments_of(Evaluator& e, Nodes nodes) {
    Moments moments;
    for (const double number : numbers_of(e, nodes)) moments.add(number);
    return moments;
}

Operand average(Evaluator& e, Nodes nodes) {
    double sum = 0, count = 0;
    for_each_number(e, nodes, [&](double number, double times) {
        sum += number * times;
        count += times;
    });
    return count == 0 ? Value(ErrorCode::division) : Value(sum / count);
}

Operand count_numbers(Evaluator& e, Nodes nodes) {
    double count = 0;
    for (const NodeId id : nodes)
        for_each_value(e, e.operand(id), [&](const Value& value, double times, bool direct) {
            if (value.is(Value::Kind::number))
                count += times;
            else if (direct && value.is(Value::Kind::text))
                count += number_in(value.text) ? 1 : 0;
            else if (direct && !value.is(Value::Kind::error))
                ++count;
        });
    return Value(count);
}

Operand count_filled(Evaluator& e, Nodes nodes) {
    double count = 0;
    for (const NodeId id : nodes)
        for_each_value(e, e.operand(id), [&](const Value& value, double times, bool direct) {
            if (direct || !value.is(Value::Kind::blank)) count += times;
        });
    return Value(count);
}

Operand count_blank(Evaluator& e, Nodes nodes) {
    const Operand range = e.operand(nodes[0]);
    const auto [rows, columns] = Evaluator::size_of(range);
    double filled = 0;
    for_each_value(e, range, [&](const Value& value, double times, bool) {
        const bool empty = value.is(Value::Kind::text) && value.text.empty();
        if (!empty && !value.is(Value::Kind::blank)) filled += times;
    });
    return Value(static_cast<double>(rows) * columns - filled);
}

template <bool largest>
Operand extreme(Evaluator& e, Nodes nodes) {
    bool any = false;
    double found = 0;
    for_each_number(e, nodes, [&](double number, double) {
        if (!any || (largest ? number > found : number < found)) found = number;
        any = true;
    });
    return Value(found);
}

template <bool largest>
Operand nth(Evaluator& e, Nodes nodes) {
    std::vector<double> numbers = numbers_of(e, nodes.first(1));
    return e.each_value(nodes[1], [&](const Value& which) -> Value {
        const double n = std::ceil(e.number(which));
        if (!(n >= 1 && n <= static_cast<double>(numbers.size()))) return ErrorCode::number;
        e.spend(numbers.size());
        const auto at = numbers.begin() + static_cast<std::ptrdiff_t>(n) - 1;
        if (largest)
            std::nth_element(numbers.begin(), at, numbers.end(), std::greater<>());
        else
            std::nth_element(numbers.begin(), at, numbers.end());
        return *at;
    });
}

/// The value at a share of the way through the sorted numbers, between two of them where it falls there.
Value at_share(std::vector<double> numbers, double share) {
    if (numbers.empty() || !(share >= 0 && share <= 1)) return ErrorCode::number;
    std::ranges::sort(numbers);
    const double place = share * static_cast<double>(numbers.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const double part = place - static_cast<double>(below);
    if (below + 1 >= numbers.size()) return numbers.back();
    return numbers[below] + part * (numbers[below + 1] - numbers[below]);
}

Operand median(Evaluator& e, Nodes nodes) {
    return at_share(numbers_of(e, nodes), 0.5);
}
Operand percentile(Evaluator& e, Nodes nodes) {
    return at_share(numbers_of(e, nodes.first(1)), e.number(e.value(nodes[1])));
}
Operand quartile(Evaluator& e, Nodes nodes) {
    constexpr double quarters = 4;
    return at_share(numbers_of(e, nodes.first(1)), std::trunc(e.number(e.value(nodes[1]))) / quarters);
}

/// The number that stands most often, of several the first.
Operand mode(Evaluator& e, Nodes nodes) {
    const std::vector<double> numbers = numbers_of(e, nodes);
    std::vector<double> sorted = numbers;
    std::ranges::sort(sorted);
    std::size_t most = 1;
    std::vector<double> best;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i;
        while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
        if (end - i > most) best.clear();
        most = std::max(most, end - i);
        if (end - i == most && most > 1) best.push_back(sorted[i]);
        i = end;
    }
    const auto first =
        std::ranges::find_if(numbers, [&](double number) { return std::ranges::binary_search(best, number); });
    return first == numbers.end() ? Value(ErrorCode::not_available) : Value(*first);
}

/// `sample`: of a part that stands for the whole.
template <bool sample, bool root>
Operand spread_of(Evaluator& e, Nodes nodes) {
    const Moments moments = moments_of(e, nodes);
    const double by = sample ? moments.count - 1 : moments.count;
    if (by <= 0) return Value(ErrorCode::division);
    const double variance = moments.squares / by;
    return Value(root ? std::sqrt(variance) : variance);
}

template <bool mean_of_equals>
Operand rank(Evaluator& e, Nodes nodes) {
    const std::vector<double> numbers = numbers_of(e, nodes.subspan(1, 1));
    const bool ascending = nodes.size() > 2 && e.number(e.value(nodes[2])) != 0;
    return e.each_value(nodes[0], [&](const Value& which) -> Value {
        const double number = e.number(which);
        e.spend(numbers.size());
        double before = 0, equal = 0;
        for (const double other : numbers) {
            if (other == number)
                ++equal;
            else if (ascending ? other < number : other > number)
                ++before;
        }
        if (equal == 0) return ErrorCode::not_available;
        return before + 1 + (mean_of_equals ? (equal - 1) / 2 : 0);
    });
}

constexpr std::array<Function, 26> statistics_table{{{"AVERAGE", 1, 255, nullptr, false, average},
                                                     {"COUNT", 1, 255, nullptr, false, count_numbers},
                                                     {"COUNTA", 1, 255, nullptr, false, count_filled},
                                                     {"COUNTBLANK", 1, 1, nullptr, false, count_blank},
                                                     {"LARGE", 2, 2, nullptr, false, nth<true>},
                                                     {"MAX", 1, 255, nullptr, false, extreme<true>},
                                                     {"MEDIAN", 1, 255, nullptr, false, median},
                                                     {"MIN", 1, 255, nullptr, false, extreme<false>},
                                                     {"MODE", 1, 255, nullptr, false, mode},
                                                     {"MODE.SNGL", 1, 255, nullptr, false, mode},
                                                     {"PERCENTILE", 2, 2, nullptr, false, percentile},
                                                     {"PERCENTILE.INC", 2, 2, nullptr, false, percentile},
                                                     {"QUARTILE", 2, 2, nullptr, false, quartile},
                                                     {"QUARTILE.INC", 2, 2, nullptr, false, quartile},
                                                     {"RANK", 2, 3, nullptr, false, rank<false>},
                                                     {"RANK.AVG", 2, 3, nullptr, false, rank<true>},
                                                     {"RANK.EQ", 2, 3, nullptr, false, rank<false>},
                                                     {"SMALL", 2, 2, nullptr, false, nth<false>},
                                                     {"STDEV", 1, 255, nullptr, false, spread_of<true, true>},
                                                     {"STDEV.P", 1, 255, nullptr, false, spread_of<false, true>},
                                                     {"STDEV.S", 1, 255, nullptr, false, spread_of<true, true>},
                                                     {"STDEVP", 1, 255, nullptr, false, spread_of<false, true>},
                                                     {"VAR", 1, 255, nullptr, false, spread_of<true, false>},
                                                     {"VAR.P", 1, 255, nullptr, false, spread_of<false, false>},
                                                     {"VAR.S", 1, 255, nullptr, false, spread_of<true, false>},
                                                     {"VARP", 1, 255, nullptr, false, spread_of<false, false>}}};

}  // namespace

std::span<const Function> statistics_functions() {
    return statistics_table;
}

}  // namespace raingan::formula
