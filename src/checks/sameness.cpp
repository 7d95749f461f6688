// What a report says more than once must be said the same: scores in table, list and prose; names of indicators.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "checks/parts.h"
#include "report/key.h"

namespace raingan::checks {
namespace {

using About = Statement::About;

/// Statements about one thing: an instrument's code or none, an indicator's number or 0.
using Thing = std::pair<std::string, int>;
using ByThing = std::map<Thing, std::vector<const Statement*>>;

ByThing statements_about(const Report& report, About about) {
    ByThing things;
    for (const Statement& statement : report.statements)
        if (statement.about == about)
            things[{statement.indicator != 0 ? std::string() : statement.instrument, statement.indicator}].push_back(
                &statement);
    return things;
}

void add_score_mismatch(Report& report, const Statement& first, const Statement& other) {
    const Message who = subject(other);
    const std::string difference = abs(*other.value - *first.value).to_string();
    const std::string here = other.value->to_string();
    const std::string there = first.value->to_string();
    const std::string place_en = describe(first.origin, report.parts, Language::english);
    const std::string place_th = describe(first.origin, report.parts, Language::thai);
    const Message message =
        filled("{0} has {2} here but {3} at {5} (difference {4})", "{1} มีคะแนน {2} ที่นี่ แต่เป็น {3} ที่ {6} (ต่างกัน {4})",
               {who.en, who.th, here, there, difference, place_en, place_th});
    add_finding(report, "score-mismatch", message, other.origin);
}

/// Table = list = prose: each other value is one finding, against the first that was read.
void check_scores(Report& report, About about) {
    for (const auto& [unused, statements] : statements_about(report, about)) {
        const Statement& first = *statements.front();
        std::vector<Decimal> told;
        for (const Statement* other : statements) {
            if (!first.value || !other->value || *other->value == *first.value) continue;
            if (std::ranges::find(told, *other->value) != told.end()) continue;
            told.push_back(*other->value);
            add_score_mismatch(report, first, *other);
        }
    }
}

/// An indicator's name is that of the table, else the first; each other one is a finding.
void check_names(Report& report) {
    for (const auto& [thing, statements] : statements_about(report, About::indicator_name)) {
        const auto in_table = std::ranges::find_if(statements, [](const Statement* s) { return s->origin.row != 0; });
        const Statement& proper = in_table != statements.end() ? **in_table : *statements.front();
        std::vector<std::string> told = {key_of(proper.text)};
        for (const Statement* other : statements) {
            std::string key = key_of(other->text);
            if (std::ranges::find(told, key) != told.end()) continue;
            told.push_back(std::move(key));
            const std::string place_en = describe(proper.origin, report.parts, Language::english);
            const std::string place_th = describe(proper.origin, report.parts, Language::thai);
            add_finding(report, "name-mismatch",
                        filled("indicator {0} is called \"{1}\" here but \"{2}\" at {3}",
                               "ตัวชี้วัดที่ {0} ใช้ชื่อ \"{1}\" ที่นี่ แต่ใช้ชื่อ \"{2}\" ที่ {4}",
                               {std::to_string(thing.second), other->text, proper.text, place_en, place_th}),
                        other->origin);
        }
    }
}

}  // namespace

void check_sameness(Report& report) {
    for (const About about : {About::overall_score, About::instrument_score, About::indicator_score})
        check_scores(report, about);
    check_names(report);
}

}  // namespace raingan::checks
