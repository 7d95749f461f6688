#include "province/groups.h"

#include <algorithm>
#include <functional>
#include <map>

#include "thai/collation.h"

namespace raingan::province {
namespace {

void add_counts(StatusCounts& to, const StatusCounts& counts) {
    to.done += counts.done;
    to.under_way += counts.under_way;
    to.not_done += counts.not_done;
    to.unknown += counts.unknown;
}

/// `name_of`: the group of an agency, and what it is ordered by.
using Naming = std::function<std::pair<std::string, std::string>(const Agency&)>;

std::vector<Group> grouped(const Province& province, const Naming& name_of) {
    std::map<std::string, Group> groups;
    const auto group_of = [&](const Agency& agency) -> Group& {
        auto [name, order] = name_of(agency);
        Group& group = groups[order];
        group.name = std::move(name);
        return group;
    };
    for (const Standing& standing : province.standings) {
        Group& group = group_of(standing.report.content.agency);
        ++group.reported;
        add_counts(group.measures, status_counts(standing.report));
        const auto& score = standing.report.content.score;
        if (!standing.rank || !score) continue;
        group.totals.push_back(score);
        if (province.target && *score >= *province.target) ++group.passed;
    }
    for (const Missing& missing : province.missing) ++group_of(missing.agency).missing;
    std::vector<Group> made;
    made.reserve(groups.size());
    for (auto& [order, group] : groups) made.push_back(std::move(group));
    return made;
}

constexpr const char* last_of_all = "\xFF";

}  // namespace

StatusCounts status_counts(const Submission& report) {
    StatusCounts counts;
    for (const MeasureRow& measure : report.content.measures) {
        if (!measure.status)
            ++counts.unknown;
        else if (*measure.status == WorkStatus::done)
            ++counts.done;
        else if (*measure.status == WorkStatus::under_way)
            ++counts.under_way;
        else
            ++counts.not_done;
    }
    return counts;
}

StatusCounts status_counts(const Province& province) {
    StatusCounts counts;
    for (const Standing& standing : province.standings) add_counts(counts, status_counts(standing.report));
    return counts;
}

std::vector<Group> by_kind(const Province& province) {
    const auto kinds = agency_kinds();
    return grouped(province, [&](const Agency& agency) {
        const AgencyKind* kind = kind_of_type(agency.kind);
        if (kind == nullptr) return std::pair(agency.kind, std::string(last_of_all) + agency.kind);
        // A kind that is told by the name's end stands behind those of the list.
        const bool listed = kind >= kinds.data() && kind < kinds.data() + kinds.size();
        const auto place = static_cast<char32_t>(listed ? kind - kinds.data() : std::ssize(kinds));
        return std::pair(agency.kind,
                         std::string{static_cast<char>('0' + place / 64), static_cast<char>('0' + place % 64)});
    });
}

std::vector<Group> by_amphoe(const Province& province) {
    thai::Collator collator;
    return grouped(province, [&](const Agency& agency) {
        Place place = place_of(agency);
        if (place.province.empty()) place.province = place_key(province.name);
        std::string name = agency.amphoe;
        if (!name.empty() && province.name.empty() && !agency.province.empty()) name += " จังหวัด" + agency.province;
        if (name.empty()) return std::pair(name, std::string(last_of_all));
        return std::pair(name, collator.sort_key(place.amphoe) + '\n' + collator.sort_key(place.province));
    });
}

}  // namespace raingan::province
