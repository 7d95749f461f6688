// Each measure of the plan: its text, office, period and result (DOMAIN.md §2.1, §7.11–7.13).
#include <algorithm>

#include "measures/check_parts.h"
#include "measures/key.h"
#include "thai/dates.h"

namespace raingan {
namespace {

/// "ตัวชี้วัดที่ 4 (การใช้ทรัพย์สินของราชการ)", or the measure's first words.
Message who(const Measure& measure) {
    const std::string name = measure.indicator_name.empty() ? std::string() : " (" + measure.indicator_name + ")";
    if (!measure.indicator) return {"this measure" + name, "มาตรการนี้" + name};
    const std::string number = std::to_string(*measure.indicator);
    return {"the measure for indicator " + number + name, "มาตรการของตัวชี้วัดที่ " + number + name};
}

/// One finding for a whole column that is missing, else one for each measure that lacks it.
template <typename Lacks>
void check_present(Report& report, const char* code, const Message& what, Lacks&& lacks) {
    const auto measures = report.measures;
    if (measures.empty()) return;
    if (measures.size() > 1 && std::ranges::all_of(measures, lacks)) {
        add_finding(report, code,
                    {"none of the " + std::to_string(measures.size()) + " measures has " + what.en,
                     "มาตรการทั้ง " + std::to_string(measures.size()) + " ข้อไม่มี" + what.th},
                    measures.front().origin);
        return;
    }
    for (const Measure& measure : measures)
        if (lacks(measure))
            add_finding(report, code, {who(measure).en + " has no " + what.en, who(measure).th + " ไม่มี" + what.th},
                        measure.origin);
}

/// A title that says that measures were carried out (O43), not that they are planned (O42).
bool reports_results(const Report& report) {
    if (!report.title) return false;
    return contains_any(key_of(report.title->value),
                        {"รายงานผล", "ผลการดำเนินการ", "ผลการดำเนินงาน", "การดำเนินการตามมาตรการ", "สรุปผลการ", "o43"});
}

bool lacks_result(const Measure& measure) {
    return std::ranges::none_of(measure.fields, [](const auto& field) {
        return (field.first == "result" || field.first == "status") && !field.second.value.empty();
    });
}

void check_periods(Report& report) {
    if (!report.report_year) return;
    const int year_be = static_cast<int>(report.report_year->value);
    const thai::Period year = thai::fiscal_year(year_be);
    const auto measures = report.measures;
    for (const Measure& measure : measures) {
        if (!measure.period || !measure.period->period) continue;
        const thai::Period& period = *measure.period->period;
        if (period.start >= year.start && period.end <= year.end) continue;
        const std::string span = thai::iso(period.start) + " – " + thai::iso(period.end);
        const std::string bounds = thai::iso(year.start) + " – " + thai::iso(year.end);
        add_finding(report, "period-outside-year",
                    {"period \"" + measure.period->text + "\" (" + span + ") does not lie in fiscal year " +
                         std::to_string(year_be) + " (" + bounds + ")",
                     "ระยะเวลา \"" + measure.period->text + "\" (" + span + ") ไม่อยู่ในปีงบประมาณ พ.ศ. " +
                         std::to_string(year_be) + " (" + bounds + ")"},
                    measure.period->origin);
    }
}

}  // namespace

void check_measures(Report& report) {
    check_present(report, "missing-measure", {"text", "ข้อความ"}, [](const Measure& m) { return m.actions.empty(); });
    check_present(report, "missing-responsible", {"a responsible office", "หน่วยงานรับผิดชอบ"},
                  [](const Measure& m) { return m.responsible.empty(); });
    check_present(report, "missing-period", {"a period", "ระยะเวลาดำเนินการ"},
                  [](const Measure& m) { return !m.period; });
    if (reports_results(report))
        check_present(report, "missing-result", {"a result (ผลการดำเนินการ)", "ผลการดำเนินการ"}, lacks_result);
    check_periods(report);
}

}  // namespace raingan
