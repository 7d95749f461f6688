// One agency throughout (DOMAIN.md §7.14).
#include <algorithm>
#include <array>
#include <set>

#include "checks/parts.h"
#include "report/key.h"

namespace raingan::checks {
namespace {

using About = Statement::About;

/// Kinds of offices, short and long; a kind that begins another stands behind it.
struct Kind {
    std::string_view written, full;
    bool local = true;  ///< local government: a neighbour of the same place may have the same name
};
constexpr auto kinds = std::to_array<Kind>({
    {"องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนจังหวัด"},
    {"องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"},
    {"อบจ.", "องค์การบริหารส่วนจังหวัด"},
    {"อบต.", "องค์การบริหารส่วนตำบล"},
    {"เทศบาลนคร", "เทศบาลนคร"},
    {"เทศบาลเมือง", "เทศบาลเมือง"},
    {"เทศบาลตำบล", "เทศบาลตำบล"},
    {"โรงพยาบาลส่งเสริมสุขภาพตำบล", "โรงพยาบาลส่งเสริมสุขภาพตำบล", false},
    {"รพ.สต.", "โรงพยาบาลส่งเสริมสุขภาพตำบล", false},
    {"โรงพยาบาล", "โรงพยาบาล", false},
    {"มหาวิทยาลัยราชภัฏ", "มหาวิทยาลัยราชภัฏ", false},
    {"มหาวิทยาลัยเทคโนโลยีราชมงคล", "มหาวิทยาลัยเทคโนโลยีราชมงคล", false},
    {"มหาวิทยาลัย", "มหาวิทยาลัย", false},
    {"วิทยาลัยเทคนิค", "วิทยาลัยเทคนิค", false},
    {"วิทยาลัยอาชีวศึกษา", "วิทยาลัยอาชีวศึกษา", false},
    {"โรงเรียน", "โรงเรียน", false},
    {"สถานีตำรวจภูธร", "สถานีตำรวจภูธร", false},
    {"สภ.", "สถานีตำรวจภูธร", false},
    {"สำนักงานสาธารณสุขจังหวัด", "สำนักงานสาธารณสุขจังหวัด", false},
    {"สำนักงานสาธารณสุขอำเภอ", "สำนักงานสาธารณสุขอำเภอ", false},
    {"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", false},
    {"สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา", false},
    {"ที่ทำการปกครองจังหวัด", "ที่ทำการปกครองจังหวัด", false},
    {"ที่ทำการปกครองอำเภอ", "ที่ทำการปกครองอำเภอ", false},
});

struct Agency {
    const Kind* kind;
    std::string own;  ///< the name behind the kind, squeezed
};
std::optional<Agency> agency_of(std::string_view name) {
    const std::string key = key_of(name);
    for (const Kind& kind : kinds)
        if (key.starts_with(kind.written)) return Agency{&kind, key.substr(kind.written.size())};
    return std::nullopt;
}

/// Neither name begins the other: Thai has no spaces, so a name may have run into the next word.
bool is_other_name(const Agency& a, const Agency& b) {
    return !a.own.empty() && !b.own.empty() && !a.own.starts_with(b.own) && !b.own.starts_with(a.own);
}

/// Another name of the same kind. One mention alone may be a neighbour's.
bool is_other(const Agency& a, const Agency& b) {
    return a.kind->full == b.kind->full && is_other_name(a, b);
}

/// A sentence that speaks of who reports names another: of the same kind, or of another kind of local government. A
/// province's organisation stands above the others and may be spoken of in a report of theirs.
bool is_other_self(const Agency& own, const Agency& said) {
    if (own.kind->full == said.kind->full) return is_other_name(own, said);
    const auto of_town = [](const Agency& agency) {
        return agency.kind->local && agency.kind->full != "องค์การบริหารส่วนจังหวัด" && !agency.own.empty();
    };
    return of_town(own) && of_town(said);
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
