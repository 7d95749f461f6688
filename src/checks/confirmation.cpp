#include "checks/confirmation.h"

#include <algorithm>

#include "checks/parts.h"

namespace raingan {
using namespace checks;
namespace {

/// Of what was rounded once: no farther off than that.
bool is_exactly(const Decimal& computed, const Decimal& printed) {
    return computed.rounded(2) == printed.rounded(2);
}

class Confirmer {
public:
    Confirmer(const Report& report, const YearRules& year) : report_(report), year_(year) {}

    std::vector<BorneOut> confirm() {
        for (const Instrument& instrument : report_.instruments) confirm_mean(instrument);
        confirm_total();
        confirm_change();
        confirm_years();
        for (const Measure& measure : report_.measures)
            if (measure.period) confirm_period(*measure.period);
        for (const Project& project : report_.projects)
            if (project.period) confirm_period(*project.period);
        const std::optional<Score>& target = report_.overall.target;
        if (target && year_.target && !is_unsure(year_, "target") && target->value == *year_.target) add(*target);
        return std::move(out_);
    }

private:
    void add(const Score& score) { out_.push_back({score.value, score.origin}); }
    void add(const Count& count) { out_.push_back({Decimal(count.value, 0), count.origin}); }

    void confirm_mean(const Instrument& instrument) {
        const auto mean = mean_of(instrument, indicators_of(instrument.code, year_));
        if (!mean || !instrument.score || !is_exactly(mean->value, instrument.score->value)) return;
        add(*instrument.score);
        for (const Indicator& indicator : instrument.indicators) add(*indicator.score);
    }

    void confirm_total() {
        const std::vector<Decimal> scores = instrument_scores(report_, year_);
        if (scores.empty() || !report_.overall.score || is_unsure(year_, "weight_percent")) return;
        Decimal total;
        for (std::size_t i = 0; i < scores.size(); ++i)
            total = total + scores[i] * Decimal(*year_.instruments[i].weight_percent, 2);
        if (!is_exactly(total, report_.overall.score->value)) return;
        add(*report_.overall.score);
        for (const Instrument& instrument : report_.instruments)
            if (instrument.score) add(*instrument.score);
    }

    void confirm_change() {
        const Overall& overall = report_.overall;
        if (!overall.score || !overall.change || !overall.previous_score) return;
        if (overall.score->value - overall.change->value != overall.previous_score->value) return;
        add(*overall.score);
        add(*overall.change);
        add(*overall.previous_score);
    }

    void confirm_years() {
        const auto follows = [&](const std::optional<Count>& year, const std::optional<Count>& before) {
            if (!year || !before || year->value != before->value + 1) return;
            add(*year);
            add(*before);
        };
        follows(report_.report_year, report_.score_year);
        follows(report_.score_year, report_.overall.previous_year);
    }

    void confirm_period(const PeriodValue& period) {
        if (!period.period) return;
        const thai::Date &start = period.period->start, &end = period.period->end;
        constexpr int october = 10, september = 9;
        if (start.month != october || end.month != september || end.year != start.year + 1) return;
        for (const thai::Date& date : {start, end})
            out_.push_back({Decimal(date.year + thai::be_minus_ce, 0), period.origin});
    }

    const Report& report_;
    const YearRules& year_;
    std::vector<BorneOut> out_;
};

}  // namespace

std::vector<BorneOut> borne_out(const Report& report, const Rules& rules) {
    return Confirmer(report, rules.year(rules_year(report))).confirm();
}

}  // namespace raingan
