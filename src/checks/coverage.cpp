// Every weak indicator has a measure (docs/field.md#facts, 12).
#include <algorithm>

#include "checks/parts.h"

namespace raingan::checks {
namespace {

/// Why the indicator needs a measure: the report calls it the weakest, or it misses the year's target.
std::optional<Message> need(const Instrument& instrument, const Indicator& indicator, const YearRules& year) {
    const std::string score = indicator.score ? indicator.score->value.to_string() : std::string("–");
    if (std::ranges::find(instrument.weakest, indicator.number) != instrument.weakest.end())
        return filled("called the weakest of {0}, score {1}", "ระบุว่าน้อยที่สุดใน {0} คะแนน {1}", {instrument.code, score});
    if (indicator.score && year.target && indicator.score->value < *year.target)
        return filled("{0} < target {1}", "{0} < ค่าเป้าหมาย {1}", {score, year.target->to_string()});
    return std::nullopt;
}

}  // namespace

void check_coverage(Report& report, const YearRules& year) {
    // Where the rows are no indicators (processes, from FY2567), nothing can be said.
    if (std::ranges::none_of(report.measures, [](const Measure& measure) { return measure.indicator.has_value(); }))
        return;
    for (const Instrument& instrument : report.instruments)
        for (const Indicator& indicator : instrument.indicators) {
            const auto why = need(instrument, indicator, year);
            const bool covered = std::ranges::any_of(
                report.measures, [&](const Measure& measure) { return measure.indicator == indicator.number; });
            if (!why || covered) continue;
            const Origin& origin = indicator.score ? indicator.score->origin : indicator.name.origin;
            add_finding(report, "indicator-without-measure",
                        filled("no measure answers indicator {0} {1} ({2})", "ไม่มีมาตรการของตัวชี้วัดที่ {0} {1} ({3})",
                               {std::to_string(indicator.number), indicator.name.value, why->en, why->th}),
                        origin);
        }
}

}  // namespace raingan::checks
