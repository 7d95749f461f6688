// What can be computed again: means, weighted total, level, target, change (DOMAIN.md §1.3, §1.4).
#include <algorithm>

#include "measures/check_parts.h"

namespace raingan {
namespace {

/// A printed value may differ from ours by one in its last place: the printed parts were rounded themselves.
constexpr Decimal tolerance(1, 2);

bool near(const Decimal& a, const Decimal& b) {
    return abs(a - b) <= tolerance;
}

void check_mean(Report& report, const Instrument& instrument, std::size_t expected) {
    if (!instrument.score || instrument.indicators.size() != expected || expected == 0) return;
    Decimal sum;
    std::string terms;
    for (const Indicator& indicator : instrument.indicators) {
        if (!indicator.score) return;
        sum = sum + indicator.score->value;
        if (!terms.empty()) terms += " + ";
        terms += indicator.score->value.to_string();
    }
    const Decimal mean = sum.divided_by(static_cast<std::int64_t>(expected), 2);
    if (near(mean, instrument.score->value)) return;
    const std::string sum_text = "(" + terms + ") ÷ " + std::to_string(expected) + " = " + mean.to_string();
    const std::string printed = instrument.score->value.to_string();
    add_finding(report, "score-mean",
                {instrument.code + " is written as " + printed + ", but the mean of its indicators is " + sum_text,
                 "คะแนน " + instrument.code + " เขียนไว้ " + printed + " แต่ค่าเฉลี่ยของตัวชี้วัดคือ " + sum_text},
                instrument.score->origin);
}

/// The instruments' scores in the rules' order, each rounded to two places, or empty where one is missing.
std::vector<Decimal> instrument_scores(const Report& report, const YearRules& year) {
    std::vector<Decimal> scores;
    for (const InstrumentRule& rule : year.instruments) {
        const auto found = std::ranges::find(report.instruments, rule.code, &Instrument::code);
        if (found == report.instruments.end() || !found->score || !rule.weight_percent) return {};
        scores.push_back(found->score->value.rounded(2));
    }
    return scores;
}

void check_total(Report& report, const YearRules& year) {
    const auto scores = instrument_scores(report, year);
    if (!report.overall.score || scores.empty()) return;
    Decimal total;
    std::string terms;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const Decimal weight(*year.instruments[i].weight_percent, 2);
        total = total + scores[i] * weight;
        if (!terms.empty()) terms += " + ";
        terms += scores[i].to_string() + " × " + weight.to_string();
    }
    total = total.rounded(2);
    if (near(total, report.overall.score->value)) return;
    const std::string printed = report.overall.score->value.to_string();
    const std::string sum = terms + " = " + total.to_string();
    add_finding(report, "total-weight",
                {"the total is written as " + printed + ", but " + sum, "คะแนนรวมเขียนไว้ " + printed + " แต่ " + sum},
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
    if (!report.overall.score || !report.overall.level) return;
    // Bands are stated with two decimals (DOMAIN.md §1.4 trap a).
    const Decimal total = report.overall.score->value.rounded(2);
    const auto scores = instrument_scores(report, year);
    const LevelRule* level = level_of(total, scores, year);
    if (level == nullptr || level->name.text == report.overall.level->value) return;
    std::string seen = total.to_string();
    for (std::size_t i = 0; i < scores.size() && level->instruments_minimum; ++i)
        seen += ", " + year.instruments[i].code + " " + scores[i].to_string();
    const std::string fy = std::to_string(year.year_be);
    add_finding(report, "level-band",
                {"the level is written as " + report.overall.level->value + ", but " + seen + " is " +
                     level->name.text + " (from " + level->minimum.to_string() + ") by the scheme of FY" + fy,
                 "ระดับเขียนไว้ " + report.overall.level->value + " แต่ " + seen + " อยู่ในระดับ " + level->name.text +
                     " (ตั้งแต่ " + level->minimum.to_string() + ") ตามเกณฑ์ปี " + fy},
                report.overall.level->origin);
}

void check_target(Report& report, const YearRules& year) {
    if (!report.overall.score) return;
    const Decimal& total = report.overall.score->value;
    const auto statements = report.statements;
    for (const Statement& statement : statements) {
        const bool above = statement.about == Statement::About::above_target;
        if ((!above && statement.about != Statement::About::below_target) || !statement.value) continue;
        if (above == (total >= *statement.value)) continue;
        const std::string sum = total.to_string() + (above ? " < " : " ≥ ") + statement.value->to_string();
        add_finding(report, "target-mismatch",
                    {std::string("the total is said to be ") + (above ? "above" : "below") + " the target, but " + sum,
                     std::string("ระบุว่าคะแนน") + (above ? "สูงกว่า" : "ต่ำกว่า") + "ค่าเป้าหมาย แต่ " + sum},
                    statement.origin);
    }
    if (!report.overall.target || !year.target || report.overall.target->value == *year.target) return;
    const std::string stated = report.overall.target->value.to_string();
    const std::string ruled = year.target->rounded(0).to_string();
    add_finding(
        report, "target-mismatch",
        {"the target is written as " + stated + "; the pass mark of FY" + std::to_string(year.year_be) + " is " + ruled,
         "ค่าเป้าหมายเขียนไว้ " + stated + " แต่เกณฑ์ผ่านของปี " + std::to_string(year.year_be) + " คือ " + ruled},
        report.overall.target->origin);
}

void check_change(Report& report) {
    const Overall& overall = report.overall;
    if (!overall.score || !overall.change) return;
    const Decimal before = overall.score->value - overall.change->value;
    const std::string sum =
        overall.score->value.to_string() + " − (" + overall.change->value.to_string() + ") = " + before.to_string();
    const bool possible = before >= Decimal(0, 0) && before <= Decimal(100, 0);
    if (possible && (!overall.previous_score || near(before, overall.previous_score->value))) return;
    const std::string stated =
        overall.previous_score ? overall.previous_score->value.to_string() : std::string("0–100");
    add_finding(report, "change-mismatch",
                {"the change does not fit: last year's score would be " + sum + ", not " + stated,
                 "ผลต่างไม่สอดคล้อง: คะแนนปีก่อนจะเป็น " + sum + " ไม่ใช่ " + stated},
                overall.change->origin);
}

}  // namespace

void check_arithmetic(Report& report, const YearRules& year) {
    for (const Instrument& instrument : report.instruments)
        check_mean(
            report, instrument,
            static_cast<std::size_t>(std::ranges::count(year.indicators, instrument.code, &IndicatorRule::instrument)));
    check_total(report, year);
    check_level(report, year);
    check_target(report, year);
    check_change(report);
}

}  // namespace raingan
