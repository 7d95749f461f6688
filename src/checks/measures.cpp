// Each measure of the plan: its text, office, period and result (docs/field.md#contents, #facts, 12 and 13).
#include <algorithm>

#include "checks/parts.h"
#include "report/key.h"

namespace raingan::checks {
namespace {

/// "the measure for indicator 4 (การใช้ทรัพย์สินของราชการ)".
Message who(const Measure& measure) {
    const std::string name = measure.indicator_name.empty() ? std::string() : " (" + measure.indicator_name + ")";
    if (!measure.indicator) return filled("this measure{0}", "มาตรการนี้{0}", {name});
    return filled("the measure for indicator {0}{1}", "มาตรการของตัวชี้วัดที่ {0}{1}",
                  {std::to_string(*measure.indicator), name});
}

/// None of several rows of its table has it, and rows of another table do: the one is a follow-up, or a summary, of the
/// other.
template <typename Lacks>
bool stands_in_other_table(const std::vector<Measure>& measures, const Measure& measure, const Lacks& lacks) {
    const auto beside = [&](const Measure& other) {
        return other.origin.part == measure.origin.part && other.origin.table == measure.origin.table;
    };
    return measure.origin.table != 0 && std::ranges::count_if(measures, beside) > 1 &&
           std::ranges::none_of(measures, [&](const Measure& other) { return beside(other) && !lacks(other); });
}

/// One finding for a whole column that is missing, else one for each measure that lacks it.
template <typename Lacks>
void check_present(Report& report, const char* code, const Message& what, Lacks&& lacks) {
    const auto& measures = report.measures;
    if (measures.size() > 1 && std::ranges::all_of(measures, lacks)) {
        add_finding(report, code,
                    filled("none of the {0} measures has a {1}", "มาตรการทั้ง {0} ข้อไม่มี{2}",
                           {std::to_string(measures.size()), what.en, what.th}),
                    measures.front().origin);
        return;
    }
    for (const Measure& measure : measures) {
        if (!lacks(measure) || stands_in_other_table(measures, measure, lacks)) continue;
        const Message of = who(measure);
        add_finding(report, code, filled("{0} has no {2}", "{1} ไม่มี{3}", {of.en, of.th, what.en, what.th}),
                    measure.origin);
    }
}

/// A title that says that measures were carried out (O43), not that they are planned (O42): by the code of the paper
/// where the title has one, else by its words.
bool reports_results(const Report& report, const YearRules& year) {
    if (!report.title) return false;
    const std::string key = key_of(report.title->value);
    for (const PaperRule& paper : year.papers)
        if (!paper.code.key.empty() && find_text(key, paper.code.key) != std::string::npos) return !paper.is_plan;
    // "แผนการดำเนินการตามมาตรการ…" is of what is to be done.
    if (key.starts_with("แผน") && !contains_any(key, {"ผลการ", "รายงานผล"})) return false;
    return contains_any(key,
                        {"รายงานผล", "ผลการดำเนินการ", "ผลการดำเนินงาน", "การดำเนินการตามมาตรการ", "สรุปผลการ", "o43"});
}

/// "ไตรมาส ๑: จัดทำโครงการ": what was planned or done when stands in columns of the quarters, whichever it is.
bool told_by_quarters(const Measure& measure) {
    return std::ranges::any_of(measure.fields, [](const auto& field) {
        return field.first == "other" && find_text(field.second.value, "ไตรมาส") != std::string_view::npos;
    });
}

bool lacks_period(const Measure& measure) {
    return !measure.period && !told_by_quarters(measure);
}

bool lacks_result(const Measure& measure) {
    return !told_by_quarters(measure) && std::ranges::none_of(measure.fields, [](const auto& field) {
        return (field.first == "result" || field.first == "status") && !field.second.value.empty();
    });
}

}  // namespace

void check_measures(Report& report, const YearRules& paper_year) {
    check_present(report, "missing-measure", {"text of its own", "ข้อความ"},
                  [](const Measure& m) { return m.actions.empty(); });
    check_present(report, "missing-responsible", {"responsible office", "หน่วยงานรับผิดชอบ"},
                  [](const Measure& m) { return m.responsible.empty(); });
    check_present(report, "missing-period", {"period", "ระยะเวลาดำเนินการ"}, lacks_period);
    if (reports_results(report, paper_year))
        check_present(report, "missing-result", {"result (ผลการดำเนินการ)", "ผลการดำเนินการ"}, lacks_result);
}

}  // namespace raingan::checks
