#include "province/submission.h"

#include <algorithm>
#include <map>

namespace raingan::province {
namespace {

constexpr int score_places = 2;  // docs/field.md#scores

std::optional<Decimal> value_of(const std::optional<Score>& score) {
    return score ? std::optional(score->value) : std::nullopt;
}

/// Not rounded; the score is, as the total is reckoned from rounded ones.
Decimal weighted(const Decimal& score, int weight_percent) {
    return score.rounded(score_places) * Decimal(weight_percent, 2);
}

class Reducer {
public:
    Reducer(const Report& report, const Rules& rules) : report_(report), rules_(rules.year(rules_year(report))) {}

    Submission take(std::string modified) {
        Content& content = made_.content;
        take_agency();
        if (report_.report_year) content.year = static_cast<int>(report_.report_year->value);
        content.score_year = rules_year(report_);
        if (!content.year && content.score_year) content.year = *content.score_year + 1;
        take_overall();
        take_indicators();
        take_parts();
        take_measures();
        take_weaknesses();
        for (const SignOff& sign_off : report_.sign_off)
            if (sign_off.date && (!content.signed_on || *content.signed_on < *sign_off.date))
                content.signed_on = sign_off.date;
        take_findings();
        take_doubt();
        take_earlier();
        made_.source = report_.source;
        made_.modified = std::move(modified);
        return std::move(made_);
    }

private:
    /// What the report says of its agency apart from the name comes before what an older file's name holds.
    void take_agency() {
        Agency& agency = made_.content.agency = agency_of(report_.organization ? report_.organization->value : "");
        const AgencyDetails& said = report_.agency;
        if (said.amphoe) agency.amphoe = said.amphoe->value;
        if (said.province) agency.province = said.province->value;
        if (said.parent) agency.parent = said.parent->value;
        if (said.kind && agency.kind.empty()) agency.kind = said.kind->value;
    }

    void take_overall() {
        const Overall& overall = report_.overall;
        Content& content = made_.content;
        content.score = value_of(overall.score);
        content.target = value_of(overall.target);
        content.change = value_of(overall.change);
        content.previous_score = value_of(overall.previous_score);
        if (overall.level) content.level = overall.level->value;
        if (!content.change && content.score && content.previous_score)
            content.change = *content.score - *content.previous_score;
    }

    void take_indicators() {
        std::vector<IndicatorScore>& all = made_.content.indicators;
        const auto add = [&](const Indicator& indicator) {
            const bool known = std::ranges::find(all, indicator.number, &IndicatorScore::number) != all.end();
            if (!known && indicator.score) all.push_back({indicator.number, indicator.score->value});
        };
        for (const Indicator& index : report_.indices) add(index);
        for (const Instrument& instrument : report_.instruments)
            for (const Indicator& indicator : instrument.indicators) add(indicator);
        std::ranges::sort(all, {}, &IndicatorScore::number);
    }

    [[nodiscard]] std::optional<Decimal> indicator_score(int number) const {
        const auto& all = made_.content.indicators;
        const auto found = std::ranges::find(all, number, &IndicatorScore::number);
        return found == all.end() ? std::nullopt : found->score;
    }

    /// The mean of the year's indicators of an instrument, where the report has them all.
    [[nodiscard]] std::optional<Decimal> mean_of(const std::string& instrument) const {
        Decimal sum;
        std::int64_t count = 0;
        for (const IndicatorRule& rule : rules_.indicators) {
            if (rule.instrument != instrument) continue;
            const auto score = indicator_score(rule.number);
            if (!score) return std::nullopt;
            sum = sum + *score;
            ++count;
        }
        return count == 0 ? std::nullopt : std::optional(sum.divided_by(count, score_places));
    }

    std::optional<Decimal> instrument_score(const std::string& code) {
        for (const Instrument& instrument : report_.instruments)
            if (instrument.code == code && instrument.score) return instrument.score->value;
        const auto mean = mean_of(code);
        if (mean)
            add_finding(Severity::warning, "instrument-computed",
                        "รายงานไม่ระบุคะแนน " + code + " จึงใช้ค่าเฉลี่ยของตัวชี้วัด " + mean->to_string());
        return mean;
    }

    void take_parts() {
        Content& content = made_.content;
        const auto add = [&](std::string code, int weight, std::optional<Decimal> score) {
            Part part{std::move(code), weight, score, std::nullopt};
            if (score) part.points = weighted(*score, weight).rounded(score_places);
            content.parts.push_back(std::move(part));
        };
        for (const InstrumentRule& rule : rules_.instruments)
            if (rule.weight_percent) add(rule.code, *rule.weight_percent, instrument_score(rule.code));
        for (const IndicatorRule& rule : rules_.indicators)
            if (rule.weight_percent)
                add(std::to_string(rule.number), *rule.weight_percent, indicator_score(rule.number));
        compute_total();
    }

    void compute_total() {
        Content& content = made_.content;
        if (content.score || content.parts.empty()) return;
        Decimal total;
        for (const Part& part : content.parts) {
            if (!part.score) return;
            total = total + weighted(*part.score, part.weight_percent);
        }
        content.score = total.rounded(score_places);
        computed_ = true;
        add_finding(Severity::warning, "total-computed",
                    "รายงานไม่ระบุคะแนนภาพรวม จึงคำนวณตามน้ำหนักของปีได้ " + content.score->to_string());
    }

    void take_measures() {
        Content& content = made_.content;
        content.measures.reserve(report_.measures.size());
        for (const Measure& measure : report_.measures) {
            MeasureRow row;
            row.instrument = measure.instrument;
            row.indicator = measure.indicator;
            row.indicator_name = measure.indicator_name;
            row.score = value_of(measure.score);
            row.actions = lines_of(measure.actions);
            row.responsible = lines_of(measure.responsible);
            if (measure.period) {
                row.period_text = measure.period->text;
                row.period = measure.period->period;
            }
            if (row.period && (!content.last_day || *content.last_day < row.period->end))
                content.last_day = row.period->end;
            row.fields.reserve(measure.fields.size());
            for (const auto& [field, text] : measure.fields)
                if (!text.value.empty()) row.fields.emplace_back(field, text.value);
            if (measure.progress.status) row.status = measure.progress.status->value;
            if (measure.remark) row.remark = measure.remark->value;
            content.measures.push_back(std::move(row));
        }
    }

    void take_weaknesses() {
        for (const Instrument& instrument : report_.instruments) {
            const std::string text = instrument.weakness ? instrument.weakness->value : std::string();
            for (const int number : instrument.weakest)
                made_.content.weaknesses.push_back({instrument.code, number, text});
            if (instrument.weakest.empty() && !text.empty())
                made_.content.weaknesses.push_back({instrument.code, std::nullopt, text});
        }
    }

    void add_finding(Severity severity, std::string code, std::string message) {
        made_.findings.push_back({severity, std::move(code), std::move(message), {}});
    }

    /// A total that the report does not say, or that its own numbers speak against, is no total to rank by.
    void take_doubt() {
        const auto& score = made_.content.score;
        if (!score) return;
        constexpr int most = 100;
        const bool in_range = *score >= Decimal(0, 0) && *score <= Decimal(most, 0);
        const bool doubted =
            std::ranges::find(report_.diagnostics, "total-weight", &Diagnostic::code) != report_.diagnostics.end();
        if (report_.overall.score && !report_.overall.score->is_certain())
            made_.doubt = "คะแนนภาพรวมไม่แน่ชัด (" + report_.overall.score->decided_by.th + ")";
        else if (computed_)
            made_.doubt = "รายงานไม่ระบุคะแนนภาพรวม คะแนนที่แสดงคำนวณจากคะแนนรายเครื่องมือ";
        else if (!in_range)
            made_.doubt = "คะแนนภาพรวมไม่อยู่ระหว่าง 0 ถึง 100";
        else if (doubted)
            made_.doubt = "คะแนนภาพรวมไม่ตรงกับคะแนนรายเครื่องมือตามน้ำหนักของปี";
    }

    void take_earlier() {
        std::map<int, Decimal> years;
        for (const YearResult& result : report_.history)
            if (result.score) years.try_emplace(result.year_be, result.score->value);
        const Overall& overall = report_.overall;
        if (overall.previous_year && overall.previous_score)
            years.try_emplace(static_cast<int>(overall.previous_year->value), overall.previous_score->value);
        if (const auto own = made_.content.score_year) years.erase(*own);
        for (const auto& [year, score] : years) made_.earlier.push_back({year, score});
    }

    void take_findings() {
        for (const Diagnostic& diagnostic : report_.diagnostics) {
            if (diagnostic.severity == Severity::info) continue;
            const Telling telling = telling_of(diagnostic, report_.parts);
            const Message& message = telling.message;
            made_.findings.push_back(
                {diagnostic.severity, diagnostic.code, message.th.empty() ? message.en : message.th, telling.place.th});
        }
    }

    const Report& report_;
    const YearRules& rules_;
    Submission made_;
    bool computed_ = false;  ///< the total is not the report's
};

}  // namespace

Submission reduce(const Report& report, const Rules& rules, std::string modified) {
    return Reducer(report, rules).take(std::move(modified));
}

}  // namespace raingan::province
