#include "checks/check.h"

#include <algorithm>

#include "checks/parts.h"

namespace raingan {
using namespace checks;
namespace {

using About = Statement::About;

void check_range(Report& report) {
    for (const Statement& statement : report.statements) {
        if (!is_score(statement.about) || !statement.value) continue;
        const Decimal& value = *statement.value;
        if (value >= Decimal(0, 0) && value <= Decimal(100, 0) && value == value.rounded(2)) continue;
        add_finding(report, "score-range",
                    filled("score {0} is not a number from 0 to 100 with at most two decimals",
                           "คะแนน {0} ไม่ใช่ตัวเลข 0 ถึง 100 ที่มีทศนิยมไม่เกินสองตำแหน่ง", {value.to_string()}),
                    statement.origin);
    }
}

/// The indicators: the named one and the one with the least score; null where they have no scores.
struct Extremes {
    const Indicator* named = nullptr;
    const Indicator* least = nullptr;
};
/// Of one instrument, or of all where `code` is empty.
Extremes extremes(const Report& report, std::string_view code, int number) {
    Extremes found;
    for (const Instrument& instrument : report.instruments) {
        if (!code.empty() && instrument.code != code) continue;
        for (const Indicator& indicator : instrument.indicators) {
            if (!indicator.score) continue;
            if (indicator.number == number) found.named = &indicator;
            if (found.least == nullptr || indicator.score->value < found.least->score->value) found.least = &indicator;
        }
    }
    return found;
}

void check_weakest(Report& report) {
    for (const Statement& statement : report.statements) {
        if (statement.about != About::weakest) continue;
        const auto [named, least] = extremes(report, statement.instrument, statement.indicator);
        if (named == nullptr || named->score->value == least->score->value) continue;
        add_finding(report, "weakest-misnamed",
                    filled("indicator {0} ({1}) is called the weakest of {2}, but indicator {3} has {4} < {1}",
                           "ระบุว่าตัวชี้วัดที่ {0} ({1}) ได้คะแนนน้อยที่สุดใน {2} แต่ตัวชี้วัดที่ {3} ได้ {4} < {1}",
                           {std::to_string(named->number), named->score->value.to_string(),
                            statement.instrument.empty() ? std::string("ITA") : statement.instrument,
                            std::to_string(least->number), least->score->value.to_string()}),
                    statement.origin);
    }
}

void check_counts(Report& report, const YearRules& year) {
    for (const Statement& statement : report.statements) {
        if (statement.about != About::indicator_count || !statement.value) continue;
        const auto count = std::ranges::count(year.indicators, statement.instrument, &IndicatorRule::instrument);
        if (count == 0 || *statement.value == Decimal(count, 0)) continue;
        add_finding(report, "indicator-count",
                    filled("{0} is said to have {1} indicators; in FY{2} it has {3}",
                           "ระบุว่า {0} มี {1} ตัวชี้วัด แต่ปี {2} มี {3} ตัวชี้วัด",
                           {statement.instrument, statement.value->to_string(), std::to_string(year.year_be),
                            std::to_string(count)}),
                    statement.origin);
    }
}

}  // namespace

void check(Report& report, const Rules& rules) {
    if (report.empty()) {
        check_periods(report);  // of projects
        return;
    }
    const YearRules& year = rules.year(rules_year(report));
    check_range(report);
    check_sameness(report);
    check_arithmetic(report, year);
    check_weakest(report);
    check_counts(report, year);
    check_agency(report);
    check_identity(report, year);
    check_claims(report, year);
    check_written(report, year);
    check_coverage(report, year);
    // The papers that are asked for are those of the report's own year.
    check_measures(report, report.report_year ? rules.year(static_cast<int>(report.report_year->value)) : year);
    check_periods(report);
    check_repetition(report);
}

}  // namespace raingan
