// Submissions as a test needs them.
#pragma once

#include <string>
#include <vector>

#include "province/province.h"
#include "support.h"

namespace raingan::test {

inline const Rules& rules() {
    static const Rules loaded = load_rules();
    return loaded;
}

inline Score score(const std::string& text) {
    return {*Decimal::parse(text), text, {}};
}

/// A report of FY2566 whose scores of FY2565 are all `total`.
inline Report report_of(const std::string& agency, const std::string& total, int year = 2566) {
    Report report;
    report.source = agency + ".docx";
    report.organization = Text{agency, agency, {}};
    report.report_year = Count{year, "", {}};
    report.score_year = Count{year - 1, "", {}};
    if (!total.empty()) report.overall.score = score(total);
    Measure measure;
    measure.instrument = "IIT";
    measure.indicator = 1;
    measure.actions = {Text{"จัดทำคู่มือ", "", {}}};
    report.measures.push_back(measure);
    return report;
}

inline province::Submission submission(const std::string& agency, const std::string& total, int year = 2566) {
    return province::reduce(report_of(agency, total, year), rules(), "");
}

inline std::vector<std::string> codes_of(const province::Province& province) {
    std::vector<std::string> codes;
    for (const province::Note& note : province.notes) codes.push_back(note.finding.code);
    return codes;
}

}  // namespace raingan::test
