// When and of how many: scores of the year before, and the numbers that a year's rules fix (docs/field.md#facts, 10,
// 15, 16).
#include <algorithm>

#include "checks/parts.h"

namespace raingan::checks {
namespace {

void check_score_year(Report& report) {
    if (!report.report_year || !report.score_year) return;
    const auto expected = report.report_year->value - 1;
    if (report.score_year->value == expected) return;
    add_finding(report, "score-year",
                filled("the scores are those of FY{0}; a report of FY{1} answers the scores of {1} − 1 = {2}",
                       "คะแนนที่อ้างเป็นของปี {0} แต่รายงานปี {1} ต้องใช้คะแนนปี {1} − 1 = {2}",
                       {std::to_string(report.score_year->value), std::to_string(report.report_year->value),
                        std::to_string(expected)}),
                report.score_year->origin);
}

/// The least sample: of a known number of people so many percent, but all where they are fewer than the minimum.
std::int64_t least_sample(const Instrument& instrument, const YearRules& year) {
    const std::int64_t minimum = *year.respondents_minimum;
    if (!instrument.population) return minimum;
    const std::int64_t all = instrument.population->value;
    constexpr std::int64_t whole = 100;
    const std::int64_t share = (all * year.respondents_percent.value_or(0) + whole - 1) / whole;
    const std::int64_t most = std::max<std::int64_t>(year.respondents_maximum.value_or(share), minimum);
    return std::min(all, std::clamp(share, minimum, std::max(minimum, most)));
}

void check_respondents(Report& report, const YearRules& year) {
    if (!year.respondents_minimum || is_unsure(year, "respondents_minimum")) return;
    for (const Instrument& instrument : report.instruments) {
        if (!instrument.respondents) continue;
        const std::int64_t least = least_sample(instrument, year);
        if (instrument.respondents->value >= least) continue;
        const std::string of_all =
            instrument.population ? std::to_string(instrument.population->value) : std::string("?");
        add_finding(
            report, "respondents-minimum",
            filled("{0} has {1} respondents of {4} people; the least sample of FY{2} is {3} (all, where there are "
                   "fewer): {1} < {3}",
                   "{0} มีผู้ตอบ {1} คนจาก {4} คน แต่กลุ่มตัวอย่างขั้นต่ำของปี {2} คือ {3} คน (หรือทั้งหมดถ้ามีน้อยกว่า): "
                   "{1} < {3}",
                   {instrument.code, std::to_string(instrument.respondents->value), std::to_string(year.year_be),
                    std::to_string(least), of_all}),
            instrument.respondents->origin);
    }
}

/// Only where the year's count is known for sure.
void check_items(Report& report, const YearRules& year) {
    if (!year.oit_items || is_unsure(year, "oit_items")) return;
    for (const Instrument& instrument : report.instruments) {
        if (instrument.code != "OIT" || !instrument.items || instrument.items->value == *year.oit_items) continue;
        add_finding(report, "oit-items",
                    filled("OIT is said to have {0} items; in FY{1} it has {2} (difference {3})",
                           "ระบุว่า OIT มี {0} ข้อ แต่ปี {1} มี {2} ข้อ (ต่างกัน {3})",
                           {std::to_string(instrument.items->value), std::to_string(year.year_be),
                            std::to_string(*year.oit_items),
                            abs(Decimal(instrument.items->value, 0) - Decimal(*year.oit_items, 0)).to_string()}),
                    instrument.items->origin);
    }
}

}  // namespace

void check_identity(Report& report, const YearRules& year) {
    check_score_year(report);
    check_respondents(report, year);
    check_items(report, year);
}

}  // namespace raingan::checks
