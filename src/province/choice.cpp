#include "province/choice.h"

#include <algorithm>

namespace raingan::province {
namespace {

/// Figures that two reports both tell.
class Comparison {
public:
    void add(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
        if (!a || !b) return;
        told_ = true;
        if (*a != *b) differs_ = true;
    }
    [[nodiscard]] bool agrees() const { return told_ && !differs_; }

private:
    bool told_ = false, differs_ = false;
};

bool agree(const Content& a, const Content& b) {
    if (a.score_year != b.score_year) return false;
    Comparison comparison;
    comparison.add(a.score, b.score);
    for (const Part& part : a.parts) {
        const auto other = std::ranges::find(b.parts, part.code, &Part::code);
        if (other != b.parts.end()) comparison.add(part.score, other->score);
    }
    for (const IndicatorScore& indicator : a.indicators) {
        const auto other = std::ranges::find(b.indicators, indicator.number, &IndicatorScore::number);
        if (other != b.indicators.end()) comparison.add(indicator.score, other->score);
    }
    return comparison.agrees();
}

}  // namespace

bool of_one_agency(const Submission& a, const Submission& b) {
    const Agency& first = a.content.agency;
    const Agency& second = b.content.agency;
    if (is_placed(first) && is_placed(second)) return true;  // they are matched: not of two places
    return agree(a.content, b.content) || a.content == b.content;
}

std::vector<Chosen> choose(const std::vector<Submission*>& reports) {
    std::vector<Chosen> chosen;
    for (Submission* report : reports) {
        const auto same =
            std::ranges::find_if(chosen, [&](const Chosen& other) { return of_one_agency(*report, *other.report); });
        if (same == chosen.end())
            chosen.push_back({report});
        else
            same->older.push_back(report);
    }
    return chosen;
}

}  // namespace raingan::province
