#include "report/score_range.h"

#include <algorithm>

#include "thai/numbers.h"

namespace raingan {

bool is_possible_score(const Decimal& score) {
    return score >= Decimal() && score <= Decimal(full_score, 0);
}

int axis_start(const std::vector<std::optional<Decimal>>& scores, const std::optional<Decimal>& target) {
    std::optional<Decimal> least;
    const auto add = [&](const std::optional<Decimal>& score) {
        if (score && is_possible_score(*score) && (!least || *score < *least)) least = score;
    };
    for (const std::optional<Decimal>& score : scores) add(score);
    if (!least) return 0;
    add(target);
    constexpr int step = 5;
    const int below = static_cast<int>(least->to_double() / step) * step;
    // What stands at the very beginning of the axis would have nothing to be seen.
    const bool at_start = least->to_double() - below < 1;
    return std::max(0, at_start ? below - step : below);
}

std::string axis_words(int start) {
    return thai::to_thai_digits(std::to_string(start) + "–" + std::to_string(full_score));
}

}  // namespace raingan
