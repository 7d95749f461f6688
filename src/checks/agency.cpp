// One agency throughout (docs/field.md#facts, 14).
#include <algorithm>
#include <set>

#include "checks/parts.h"
#include "report/agency_name.h"
#include "report/key.h"

namespace raingan::checks {
namespace {

using About = Statement::About;

struct Agency {
    const AgencyKind* kind;
    std::string own;  ///< the name behind the kind, as a key
};
std::optional<Agency> agency_of(std::string_view written) {
    const AgencyName name = read_agency_name(written);
    if (name.kind == nullptr) return std::nullopt;
    return Agency{name.kind, agency_key(name.own)};
}

/// Neither name begins the other: Thai has no spaces, so a name may have run into the next word.
bool is_other_name(const Agency& a, const Agency& b) {
    return !a.own.empty() && !b.own.empty() && !a.own.starts_with(b.own) && !b.own.starts_with(a.own);
}

/// Another name of the same kind. One mention alone may be a neighbour's.
bool is_other(const Agency& a, const Agency& b) {
    return a.kind->words == b.kind->words && is_other_name(a, b);
}

/// Municipalities and subdistrict organisations. A province's organisation stands above them and may be spoken of in a
/// report of theirs.
bool is_of_town(const Agency& agency) {
    return !agency.own.empty() && (agency.kind->code.ends_with("municipality") ||
                                   agency.kind->code == "subdistrict_administrative_organization");
}

/// One that orders no other of its level: no amphoe, no office that governs there.
bool is_of_its_own(const Agency& agency) {
    constexpr int local_level = 3;
    return agency.kind->level <= local_level && agency.kind->named_by != NameForm::amphoe &&
           agency.kind->named_by != NameForm::province && agency.kind->code != "faculty";
}

/// A sentence that speaks of who reports names another: of the same kind, another kind of local government, or of its
/// level and with another name.
bool is_other_self(const Agency& own, const Agency& said) {
    if (own.kind->words == said.kind->words) return is_other_name(own, said);
    if (is_of_town(own) && is_of_town(said)) return true;
    return own.kind->level == said.kind->level && is_of_its_own(own) && is_of_its_own(said) && is_other_name(own, said);
}

/// Several others are neighbours that it is compared with.
bool names_one_other(const Report& report, const Agency& own) {
    std::set<std::string> others;
    for (const Statement& statement : report.statements)
        if (const auto other = statement.about == About::organization ? agency_of(statement.text) : std::nullopt;
            other && is_other(own, *other))
            others.insert(other->own);
    return others.size() == 1;
}

}  // namespace

void check_agency(Report& report) {
    if (!report.organization) return;
    const auto own = agency_of(report.organization->value);
    if (!own) return;
    const bool one_other = names_one_other(report, *own);
    std::set<std::string> told;
    for (const Statement& statement : report.statements) {
        const bool self = statement.about == About::own_organization;
        if (!self && statement.about != About::organization) continue;
        const auto other = agency_of(statement.text);
        if (!other || !(self ? is_other_self(*own, *other) : is_other(*own, *other)) || told.contains(other->own))
            continue;
        const auto times = std::ranges::count_if(report.statements, [&](const Statement& again) {
            return again.about == About::organization && again.text == statement.text;
        });
        const bool in_title = report.title && find_text(report.title->value, statement.text) != std::string_view::npos;
        if (!self && !in_title && (times < 2 || !one_other)) continue;
        told.insert(other->own);
        const Message there = described(report.organization->origin, report);
        add_finding(report, "agency-mismatch",
                    filled("the agency is called \"{0}\" here but \"{1}\" at {2}",
                           "หน่วยงานใช้ชื่อ \"{0}\" ที่นี่ แต่ใช้ชื่อ \"{1}\" ที่ {3}",
                           {statement.text, report.organization->value, there.en, there.th}),
                    statement.origin);
    }
}

}  // namespace raingan::checks
