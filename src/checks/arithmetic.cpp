// What can be computed again: means, weighted total, level, target, change (docs/field.md#scores, #levels).
#include <algorithm>

#include "checks/parts.h"

namespace raingan::checks {

std::optional<Mean> mean_of(const Instrument& instrument, std::size_t expected) {
    if (instrument.indicators.size() != expected || expected == 0) return std::nullopt;
    Decimal sum;
    Mean mean;
    for (const Indicator& indicator : instrument.indicators) {
        if (!indicator.score) return std::nullopt;
        sum = sum + indicator.score->value;
        if (!mean.terms.empty()) mean.terms += " + ";
        mean.terms += indicator.score->value.to_string();
    }
    mean.value = sum.divided_by(static_cast<std::int64_t>(expected), 2);
    return mean;
}

std::size_t indicators_of(std::string_view code, const YearRules& year) {
    return static_cast<std::size_t>(std::ranges::count(year.indicators, code, &IndicatorRule::instrument));
}

std::vector<Decimal> instrument_scores(const Report& report, const YearRules& year) {
    std::vector<Decimal> scores;
    for (const InstrumentRule& rule : year.instruments) {
        const auto found = std::ranges::find(report.instruments, rule.code, &Instrument::code);
        if (found == report.instruments.end() || !rule.weight_percent) return {};
        const auto mean = found->score ? std::nullopt : mean_of(*found, indicators_of(rule.code, year));
        if (!found->score && !mean) return {};
        scores.push_back(found->score ? found->score->value.rounded(2) : mean->value);
    }
    return scores;
}

namespace {

bool near(const Decimal& a, const Decimal& b) {
    return abs(a - b) <= last_place;
}

void check_mean(Report& report, const Instrument& instrument, std::size_t expected) {
    const auto mean = mean_of(instrument, expected);
    if (!instrument.score || !mean || near(mean->value, instrument.score->value)) return;
    add_finding(report, "score-mean",
                filled("{0} is written as {1}, but the mean of its indicators is ({2}) ÷ {3} = {4}",
                       "คะแนน {0} เขียนไว้ {1} แต่ค่าเฉลี่ยของตัวชี้วัดคือ ({2}) ÷ {3} = {4}",
                       {instrument.code, instrument.score->value.to_string(), mean->terms, std::to_string(expected),
                        mean->value.to_string()}),
                instrument.score->origin);
}

struct Part {
    Decimal score, weight;
};

/// What the total is made of: the instruments, in FY2561 the five indices; empty where one has no score.
std::vector<Part> parts_of_total(const Report& report, const YearRules& year) {
    std::vector<Part> parts;
    const auto scores = instrument_scores(report, year);
    for (std::size_t i = 0; i < scores.size(); ++i)
        parts.push_back({scores[i], Decimal(*year.instruments[i].weight_percent, 2)});
    if (!parts.empty()) return parts;
    for (const IndicatorRule& rule : year.indicators) {
        const auto index = std::ranges::find(report.indices, rule.number, &Indicator::number);
        if (!rule.weight_percent || index == report.indices.end() || !index->score) return {};
        parts.push_back({index->score->value.rounded(2), Decimal(*rule.weight_percent, 2)});
    }
    return parts;
}

void check_total(Report& report, const YearRules& year) {
    const auto parts = parts_of_total(report, year);
    if (!report.overall.score || parts.empty()) return;
    if (is_unsure(year, "weight_percent")) {
        report.diagnostics.push_back(
            {Severity::info, "weights-unverified",
             filled("the weights of FY{0} are not verified: the total is not held against them",
                    "ค่าน้ำหนักของปี {0} ยังไม่ได้รับการยืนยัน จึงไม่ได้ตรวจคะแนนรวม", {std::to_string(year.year_be)}),
             report.overall.score->origin});
        return;
    }
    Decimal total;
    std::string terms;
    for (const Part& part : parts) {
        total = total + part.score * part.weight;
        if (!terms.empty()) terms += " + ";
        terms += part.score.to_string() + " × " + part.weight.to_string();
    }
    total = total.rounded(2);
    if (near(total, report.overall.score->value)) return;
    add_finding(report, "total-weight",
                filled("the total is written as {0}, but {1} = {2}", "คะแนนรวมเขียนไว้ {0} แต่ {1} = {2}",
                       {report.overall.score->value.to_string(), terms, total.to_string()}),
                report.overall.score->origin);
}

/// The first level whose conditions hold; null where that cannot be told without every instrument's score.
const LevelRule* level_of(const Decimal& total, const std::vector<Decimal>& scores, const YearRules& year) {
    for (const LevelRule& level : year.levels) {
        if (total < level.minimum) continue;
        if (level.instruments_minimum) {
            if (scores.empty()) return nullptr;
            if (std::ranges::any_of(scores, [&](const Decimal& score) { return score < *level.instruments_minimum; }))
                continue;
        }
        return &level;
    }
    return nullptr;
}

void check_level(Report& report, const YearRules& year) {
    if (!report.overall.score || !report.overall.level || is_unsure(year, "levels")) return;
    // Bands are stated with two decimals (docs/field.md#levels, trap a).
    const Decimal total = report.overall.score->value.rounded(2);
    const auto scores = instrument_scores(report, year);
    const LevelRule* level = level_of(total, scores, year);
    if (level == nullptr || level->name.text == report.overall.level->value) return;
    std::string seen = total.to_string();
    for (std::size_t i = 0; i < scores.size() && level->instruments_minimum; ++i)
        seen += ", " + year.instruments[i].code + " " + scores[i].to_string();
    add_finding(report, "level-band",
                filled("the level is written as {0}, but {1} is {2} (from {3}) by the scheme of FY{4}",
                       "ระดับเขียนไว้ {0} แต่ {1} อยู่ในระดับ {2} (ตั้งแต่ {3}) ตามเกณฑ์ปี {4}",
                       {report.overall.level->value, seen, level->name.text, level->minimum.to_string(),
                        std::to_string(year.year_be)}),
                report.overall.level->origin);
}

void check_target(Report& report, const YearRules& year) {
    if (!report.overall.score) return;
    const Decimal& total = report.overall.score->value;
    for (const Statement& statement : report.statements) {
        const bool above = statement.about == Statement::About::above_target;
        if ((!above && statement.about != Statement::About::below_target) || !statement.value) continue;
        if (above == (total >= *statement.value)) continue;
        const std::string target = statement.value->to_string();
        add_finding(report, "target-mismatch",
                    above ? filled("the total is said to be above the target, but {0} < {1}",
                                   "ระบุว่าคะแนนสูงกว่าค่าเป้าหมาย แต่ {0} < {1}", {total.to_string(), target})
                          : filled("the total is said to be below the target, but {0} ≥ {1}",
                                   "ระบุว่าคะแนนต่ำกว่าค่าเป้าหมาย แต่ {0} ≥ {1}", {total.to_string(), target}),
                    statement.origin);
    }
    // A goal of its own may be higher than the pass mark.
    if (!report.overall.target || !year.target || is_unsure(year, "target") ||
        report.overall.target->value >= *year.target)
        return;
    add_finding(
        report, "target-mismatch",
        filled("the target is written as {0}; the pass mark of FY{1} is {2}",
               "ค่าเป้าหมายเขียนไว้ {0} แต่เกณฑ์ผ่านของปี {1} คือ {2}",
               {report.overall.target->value.to_string(), std::to_string(year.year_be), year.target->to_string()}),
        report.overall.target->origin);
}

void check_change(Report& report) {
    const Overall& overall = report.overall;
    if (!overall.score || !overall.change) return;
    const Decimal before = overall.score->value - overall.change->value;
    const bool possible = before >= Decimal(0, 0) && before <= Decimal(100, 0);
    if (possible && (!overall.previous_score || near(before, overall.previous_score->value))) return;
    add_finding(report, "change-mismatch",
                filled("the change does not fit: last year's score would be {0} − ({1}) = {2}, not {3}",
                       "ผลต่างไม่สอดคล้อง: คะแนนปีก่อนจะเป็น {0} − ({1}) = {2} ไม่ใช่ {3}",
                       {overall.score->value.to_string(), overall.change->value.to_string(), before.to_string(),
                        overall.previous_score ? overall.previous_score->value.to_string() : std::string("0–100")}),
                overall.change->origin);
}

}  // namespace

void check_arithmetic(Report& report, const YearRules& year) {
    for (const Instrument& instrument : report.instruments)
        check_mean(report, instrument, indicators_of(instrument.code, year));
    check_total(report, year);
    check_level(report, year);
    check_target(report, year);
    check_change(report);
}

}  // namespace raingan::checks
