// What a report says of its own numbers, computed again: percentages of counts, changes, weights, counts of people.
#include <algorithm>
#include <map>
#include <set>

#include "checks/parts.h"

namespace raingan::checks {
namespace {

using About = Statement::About;

/// a ÷ b × 100, to `places`; b is not 0.
Decimal percentage(const Decimal& a, const Decimal& b, int places) {
    constexpr std::int64_t whole = 100;
    const Decimal scale(b.places() == 0 ? 1 : b.units() / std::max<std::int64_t>(1, b.rounded(0).units()), 0);
    if (b.places() == 0) return (a * Decimal(whole, 0)).divided_by(b.units(), places);
    // b = units ÷ 10^places
    Decimal dividend = a * Decimal(whole, 0);
    for (int i = 0; i < b.places(); ++i) dividend = dividend * Decimal(10, 0);
    return dividend.divided_by(b.units(), places);
}

void check_shares(Report& report) {
    for (const Statement& share : report.statements) {
        if (share.about != About::share || !share.value || share.terms.size() != 2) continue;
        const Decimal& part = share.terms[0];
        const Decimal& whole = share.terms[1];
        if (whole <= Decimal(0, 0)) continue;
        // One in the last printed place, so that a percentage may be cut off as well as rounded.
        const int places = share.value->places();
        constexpr int more_places = 4;
        const Decimal exact = percentage(part, whole, places + more_places);
        if (abs(exact - *share.value) < Decimal(1, places)) continue;
        add_finding(
            report, "percent-mismatch",
            filled("\"{4}\": {0} of {1} is {0} ÷ {1} × 100 = {2} percent, not {3}",
                   "\"{4}\": {0} จาก {1} คือ {0} ÷ {1} × 100 = ร้อยละ {2} ไม่ใช่ {3}",
                   {part.to_string(), whole.to_string(), percentage(part, whole, std::max(places, 2)).to_string(),
                    share.value->to_string(), share.text}),
            share.origin);
    }
}

bool found_at(const Report& report, std::string_view code, const Origin& origin) {
    return std::ranges::any_of(report.diagnostics, [&](const Diagnostic& diagnostic) {
        return diagnostic.code == code && diagnostic.origin == origin;
    });
}

/// A change whose score is not said beside it belongs to one of the report's: the whole, an instrument, an indicator.
void check_change_alone(Report& report, const Statement& change) {
    const Decimal reached = change.terms[0] + *change.value;
    const bool fits = std::ranges::any_of(report.statements, [&](const Statement& score) {
        return is_score(score.about) && score.value && abs(*score.value - reached) <= last_place;
    });
    if (!report.overall.score || fits || found_at(report, "change-mismatch", change.origin)) return;
    add_finding(report, "change-mismatch",
                filled("\"{0}\": {1} + ({2}) = {3} is no score of this report; the total is {4}",
                       "\"{0}\": {1} + ({2}) = {3} ไม่ตรงกับคะแนนใดในรายงาน คะแนนรวมคือ {4}",
                       {change.text, change.terms[0].to_string(), change.value->to_string(), reached.to_string(),
                        report.overall.score->value.to_string()}),
                change.origin);
}

void check_changes(Report& report) {
    for (const Statement& change : report.statements)
        if (change.about == About::change && change.value && change.terms.size() == 1)
            check_change_alone(report, change);
    for (const Statement& change : report.statements) {
        if (change.about != About::change || !change.value || change.terms.size() != 2) continue;
        const Decimal difference = change.terms[0] - change.terms[1];
        // A change that was read as that of the whole may have been told already.
        if (abs(difference - *change.value) <= last_place || found_at(report, "change-mismatch", change.origin))
            continue;
        const Message of = subject(change);
        add_finding(
            report, "change-mismatch",
            filled("{5}: the change is written as {0}, but {2} − {3} = {4}", "{6}: ผลต่างเขียนไว้ {0} แต่ {2} − {3} = {4}",
                   {change.value->to_string(), "", change.terms[0].to_string(), change.terms[1].to_string(),
                    difference.to_string(), of.en, of.th}),
            change.origin);
    }
}

void check_weights(Report& report, const YearRules& year) {
    if (is_unsure(year, "weight_percent")) return;
    std::set<std::pair<std::string, Decimal>> told;
    for (const Statement& weight : report.statements) {
        if (weight.about != About::weight || !weight.value) continue;
        const InstrumentRule* rule = year.instrument(weight.instrument);
        if (rule == nullptr || !rule->weight_percent || *weight.value == Decimal(*rule->weight_percent, 0)) continue;
        if (!told.emplace(weight.instrument, *weight.value).second) continue;
        const Decimal expected(*rule->weight_percent, 0);
        add_finding(report, "weight-mismatch",
                    filled("the weight of {0} is written as {1} percent; in FY{3} it is {2} (difference {4})",
                           "ค่าน้ำหนักของ {0} เขียนไว้ร้อยละ {1} แต่ปี {3} คือร้อยละ {2} (ต่างกัน {4})",
                           {weight.instrument, weight.value->to_string(), expected.to_string(),
                            std::to_string(year.year_be), abs(*weight.value - expected).to_string()}),
                    weight.origin);
    }
}

/// The parts of EIT are counted apart and together.
bool is_count_of_parts(const Report& report, const Statement& statement) {
    for (const Instrument& instrument : report.instruments) {
        if (instrument.code != statement.instrument) continue;
        std::int64_t sum = 0;
        for (const PartScore& part : instrument.part_scores) {
            if (!part.respondents) continue;
            if (*statement.value == Decimal(part.respondents->value, 0)) return true;
            sum += part.respondents->value;
        }
        if (sum != 0 && *statement.value == Decimal(sum, 0)) return true;
    }
    return false;
}

void check_people(Report& report) {
    std::map<std::string, const Statement*> first;
    std::set<std::pair<std::string, Decimal>> told;
    for (const Statement& statement : report.statements) {
        if (statement.about != About::respondents || !statement.value || is_count_of_parts(report, statement)) continue;
        const Statement& before = *first.try_emplace(statement.instrument, &statement).first->second;
        if (*before.value == *statement.value || !told.emplace(statement.instrument, *statement.value).second) continue;
        const Message there = described(before.origin, report);
        add_finding(report, "respondents-mismatch",
                    filled("{0} has {1} respondents here but {2} at {3} (difference {5})",
                           "{0} มีผู้ตอบ {1} คนที่นี่ แต่เป็น {2} คนที่ {4} (ต่างกัน {5})",
                           {statement.instrument, statement.value->to_string(), before.value->to_string(), there.en,
                            there.th, abs(*before.value - *statement.value).to_string()}),
                    statement.origin);
    }
}

}  // namespace

void check_claims(Report& report, const YearRules& year) {
    check_shares(report);
    check_changes(report);
    check_weights(report, year);
    check_people(report);
}

}  // namespace raingan::checks
