// What is written where a number, a year or an indicator should stand, and cannot be one.
#include <algorithm>
#include <map>
#include <set>

#include "checks/parts.h"

namespace raingan::checks {
namespace {

using About = Statement::About;

void check_broken(Report& report) {
    for (const Statement& statement : report.statements) {
        if (statement.about != About::broken_number) continue;
        add_finding(report, "number-unreadable",
                    filled("\"{0}\" stands where a score is expected (0–100, two decimals) and is no number",
                           "\"{0}\" อยู่ในตำแหน่งของคะแนน (0–100 ทศนิยมสองตำแหน่ง) แต่ไม่ใช่ตัวเลข", {statement.text}),
                    statement.origin);
    }
}

/// The value as a score was told by the range of scores.
bool told_as_score(const Report& report, const Statement& impossible) {
    return std::ranges::any_of(report.statements, [&](const Statement& score) {
        return is_score(score.about) && score.value == impossible.value && score.origin == impossible.origin;
    });
}

void check_impossible(Report& report) {
    for (const Statement& statement : report.statements) {
        if (statement.about != About::impossible_number || !statement.value || told_as_score(report, statement))
            continue;
        add_finding(report, "score-range",
                    filled("\"{0}\": no score or change of a score can be {1}, for scores are 0–100 ({1} > 100)",
                           "\"{0}\": คะแนนหรือผลต่างของคะแนนเป็น {1} ไม่ได้ เพราะคะแนนอยู่ระหว่าง 0–100 ({1} > 100)",
                           {statement.text, statement.value->to_string()}),
                    statement.origin);
    }
}

/// Each year once, where it is first written.
void check_eras(Report& report) {
    constexpr std::int64_t between_eras = 543;
    std::set<std::int64_t> told;
    for (const Statement& statement : report.statements) {
        if (statement.about != About::other_era || !statement.value) continue;
        const std::int64_t year = statement.value->units();
        if (!told.insert(year).second) continue;
        add_finding(report, "year-era",
                    filled("year {0} is of the Common Era where a Buddhist year is expected: {1} + 543 = {2}",
                           "ปี {0} เป็นคริสต์ศักราช ในที่ซึ่งควรเป็นพุทธศักราช: {1} + 543 = {2}",
                           {statement.text, std::to_string(year), std::to_string(year + between_eras)}),
                    statement.origin);
    }
}

void check_owners(Report& report, const YearRules& year) {
    std::set<std::pair<std::string, int>> told;
    for (const Statement& place : report.statements) {
        const IndicatorRule* rule = place.about == About::indicator_place ? year.indicator(place.indicator) : nullptr;
        if (rule == nullptr || rule->instrument.empty() || rule->instrument == place.instrument) continue;
        if (!told.emplace(place.instrument, place.indicator).second) continue;
        add_finding(report, "indicator-instrument",
                    filled("indicator {0} ({1}) stands under {2}; in FY{4} it belongs to {3}",
                           "ตัวชี้วัดที่ {0} ({1}) อยู่ภายใต้ {2} แต่ตามเกณฑ์ปี {4} เป็นของ {3}",
                           {std::to_string(place.indicator), rule->names.front().text, place.instrument,
                            rule->instrument, std::to_string(year.year_be)}),
                    place.origin);
    }
}

/// The places of one table, or of one list.
struct Entries {
    std::vector<const Statement*> places;
    [[nodiscard]] bool goes_on_with(const Statement& place, bool next) const {
        if (places.empty()) return false;
        const Origin& last = places.back()->origin;
        return last.part == place.origin.part && last.table == place.origin.table && (place.origin.table != 0 || next);
    }
};

void check_entries(Report& report, const Entries& entries) {
    std::map<int, const Statement*> first;
    std::vector<const Statement*> again;
    for (const Statement* place : entries.places)
        if (!first.try_emplace(place->indicator, place).second) again.push_back(place);
    // Where many stand twice the table has parts: two years, two rounds, EIT 1 and 2.
    constexpr std::size_t few = 2;
    if (again.empty() || again.size() > few || again.size() * 3 > entries.places.size()) return;
    for (const Statement* place : again) {
        const Message there = described(first.at(place->indicator)->origin, report);
        add_finding(report, "indicator-twice",
                    filled("indicator {0} ({1}) stands here and at {2}: {3} rows tell of {4} indicators",
                           "ตัวชี้วัดที่ {0} ({1}) ปรากฏที่นี่และที่ {5}: มี {3} แถว แต่มีเพียง {4} ตัวชี้วัด",
                           {std::to_string(place->indicator), place->text, there.en,
                            std::to_string(entries.places.size()), std::to_string(first.size()), there.th}),
                    place->origin);
    }
}

void check_twice(Report& report) {
    std::vector<Entries> all;
    constexpr std::uint32_t list_gap = 2;  // an empty line may stand between
    for (const Statement& statement : report.statements) {
        if (statement.about != About::indicator_place) continue;
        const bool next = !all.empty() && !all.back().places.empty() &&
                          statement.origin.paragraph <= all.back().places.back()->origin.paragraph + list_gap;
        if (all.empty() || !all.back().goes_on_with(statement, next)) all.emplace_back();
        all.back().places.push_back(&statement);
    }
    for (const Entries& entries : all) check_entries(report, entries);
}

}  // namespace

void check_written(Report& report, const YearRules& year) {
    check_broken(report);
    check_impossible(report);
    check_eras(report);
    check_owners(report, year);
    check_twice(report);
}

}  // namespace raingan::checks
