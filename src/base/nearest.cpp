#include "base/nearest.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "base/ascii_case.h"

namespace raingan {

std::size_t letter_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last.back();
}

std::string_view nearest_name(std::string_view word, const std::vector<std::string_view>& names) {
    const std::string wanted = ascii_lowered(std::string(word));
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(wanted.size() / 3, 1) + 1;
    constexpr std::size_t long_words = 50;  // of no name
    if (wanted.size() > long_words) return best;
    for (const std::string_view name : names) {
        const bool begins = wanted.size() >= 2 && name.starts_with(wanted);
        const std::size_t distance = begins ? 1 : letter_distance(wanted, name);
        if (distance >= best_distance || distance >= std::max(wanted.size(), name.size())) continue;
        best = name;
        best_distance = distance;
    }
    return best;
}

}  // namespace raingan
