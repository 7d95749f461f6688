#include "extraction/extract.h"

#include <algorithm>
#include <array>

#include "extraction/agency.h"
#include "extraction/claims.h"
#include "extraction/decide.h"
#include "extraction/labelled.h"
#include "extraction/phases.h"
#include "extraction/projects.h"
#include "extraction/respondents.h"
#include "extraction/rival_columns.h"
#include "extraction/score_tables.h"
#include "extraction/signoff.h"
#include "extraction/unread.h"

namespace raingan {
using namespace extraction;
namespace {

/// A report on ITA has one of these somewhere.
constexpr std::array<std::string_view, 9> field_words = {"ITA", "IIT", "EIT", "OIT", "คุณธรรม", "ความโปร่งใส",
                                                         // Of plans against corruption.
                                                         "ป้องกันการทุจริต", "ป้องกันและปราบปรามการทุจริต", "ความเสี่ยงการทุจริต"};
/// Items of the hospitals' own assessment, which uses the same words (docs/field.md#years). A hospital's report on ITA
/// may name that assessment; a paper on it lists its items.
constexpr std::array<std::string_view, 4> first_item = {"MOIT 1", "MOIT1", "MOIT ๑", "MOIT๑"};
constexpr std::array<std::string_view, 4> second_item = {"MOIT 2", "MOIT2", "MOIT ๒", "MOIT๒"};
/// Titles of papers that may tell of ITA but are no report on it.
constexpr std::array<std::string_view, 6> other_papers = {
    "รายงานการประชุม", "บันทึกการประชุม", "ระเบียบวาระการประชุม", "ข้อบัญญัติงบประมาณ", "เทศบัญญัติงบประมาณ", "หนังสือเชิญประชุม",
};
constexpr std::size_t opening_lines = 6;

bool opens_as_other_paper(const Flow& flow) {
    std::size_t seen = 0;
    for (const Line& line : flow.lines) {
        if (line.text.empty()) continue;
        if (++seen > opening_lines) return false;
        if (starts_with_any(line.key.text, other_papers) != 0) return true;
    }
    return false;
}

/// The paper's own words say that it is about ITA: then a measures table without known indicators is one of its own
/// (from FY2567 the rows may be processes, docs/field.md#contents).
bool speaks_of_ita(const Flow& flow) {
    std::size_t seen = 0;
    for (const Line& line : flow.lines) {
        if (line.text.empty()) continue;
        if (++seen > opening_lines * 2) return false;
        const std::string_view key = line.key.text;
        if (contains_any(key, {"moit", "lpa"})) return false;
        if (contains_any(key,
                         {"คุณธรรมและความโปร่งใส", "ผลการประเมินita", "ประเมินคุณธรรม", "(ita)", "คะแนนita", "itaonline"}))
            return true;
    }
    return false;
}

/// What was found is a report on ITA: indicators by name, or measures under such a title, or instruments with scores.
bool is_ita(const Flow& flow, const Report& report) {
    const auto known =
        std::ranges::count_if(report.measures, [](const Measure& m) { return m.indicator || !m.instrument.empty(); });
    std::size_t scored = 0;
    for (const Instrument& instrument : report.instruments)
        scored += static_cast<std::size_t>(
            std::ranges::count_if(instrument.indicators, [](const Indicator& i) { return i.score.has_value(); }));
    scored += report.indices.size();
    constexpr std::size_t enough_scores = 3;
    if (!report.measures.empty() && known * 2 >= static_cast<std::ptrdiff_t>(report.measures.size())) return true;
    if (!report.measures.empty() && speaks_of_ita(flow)) return true;
    // A table of nearly all indicators' scores is of nothing else, whatever the title.
    constexpr std::size_t nearly_all = 8;
    if (scored >= nearly_all) return true;
    return report.measures.empty() && (scored >= enough_scores || report.instruments.size() >= 2) &&
           report.overall.score;
}

void refuse(const Document& document, Report& report) {
    Report empty;
    empty.source = std::move(report.source);
    empty.parts = std::move(report.parts);
    empty.diagnostics.push_back(
        {Severity::warning,
         "no-measures",
         {"no ITA measures were found in this document: no table with columns such as ตัวชี้วัด and "
          "มาตรการ, and no ITA scores",
          "ไม่พบมาตรการ ITA ในเอกสารนี้: ไม่มีตารางที่มีหัวคอลัมน์เช่น ตัวชี้วัด และ มาตรการ และไม่มีคะแนน ITA"},
         {}});
    empty.diagnostics.insert(empty.diagnostics.end(), document.diagnostics.begin(), document.diagnostics.end());
    report = std::move(empty);
}

}  // namespace

Report extract(const Document& document, const Rules& rules, const std::string& source) {
    Report report;
    report.source = source;
    report.parts = document.parts;
    report.diagnostics = document.diagnostics;
    if (!mentions(document, field_words) || (mentions(document, first_item) && mentions(document, second_item))) {
        refuse(document, report);
        return report;
    }
    Flow flow = collect_flow(document, rules.headers());
    if (opens_as_other_paper(flow)) {
        refuse(document, report);
        return report;
    }
    read_identity(flow, report);
    read_agency(document, flow, report);
    const YearRules& year = rules.year(rules_year(report));
    take_labelled(flow, year, rules.headers());
    find_mentions(flow, report, year);
    read_score_tables(flow, rules, year, report);
    const auto roles = assign_roles(flow, year, rules.headers());
    read_overall(flow, roles, rules, year, report);
    read_instruments(flow, roles, year, report);
    read_tables(flow, roles, year, report);
    settle_history(report);
    settle_rival_columns(report, year);
    decide(report, year);
    read_claims(flow, roles, year, report);
    settle_respondents(report, year);
    const bool projects_only =
        !report.projects.empty() && report.measures.empty() && (project_paper(flow) || !is_ita(flow, report));
    if (projects_only) keep_projects_only(report);
    if (!projects_only && !is_ita(flow, report)) {
        refuse(document, report);
        return report;
    }
    warn_of_unread(flow, report);
    tell_not_taken(flow, report);
    report.sign_off = find_sign_offs(document);
    return report;
}

}  // namespace raingan
