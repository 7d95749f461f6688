#include "store/agencies.h"

#include <algorithm>

#include "store/clock.h"
#include "store/secrets.h"

namespace raingan::store {
namespace {

AgencyRow agency_row(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5) != 0};
}

}  // namespace

std::string holding(const std::string& text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern.push_back('\\');
        pattern.push_back(c);
    }
    return pattern + "%";
}

std::optional<AgencyRow> find_agency(Database& database, const std::string& id) {
    const Rows rows =
        database.run("SELECT id, name, kind, amphoe, province, expected FROM agencies WHERE id = $1", {id});
    if (rows.empty()) return std::nullopt;
    return agency_row(rows[0]);
}

std::optional<AgencyRow> match_agency(Database& database, const province::Agency& agency) {
    const Rows rows = database.run(
        "SELECT id, name, kind, amphoe, province, expected FROM agencies WHERE name_key = $1 AND (amphoe = $2 OR "
        "amphoe = '' OR $2 = '') AND (province = $3 OR province = '' OR $3 = '')",
        {agency.key, agency.amphoe, agency.province});
    if (rows.size() == 1) return agency_row(rows[0]);
    for (const Row& row : rows)
        if (row.text(3) == agency.amphoe && row.text(4) == agency.province) return agency_row(row);
    return std::nullopt;
}

AgencyRow match_or_add_agency(Database& database, const province::Agency& agency) {
    if (auto found = match_agency(database, agency)) {
        // What the older row did not say of its place.
        if ((found->amphoe.empty() && !agency.amphoe.empty()) ||
            (found->province.empty() && !agency.province.empty())) {
            if (found->amphoe.empty()) found->amphoe = agency.amphoe;
            if (found->province.empty()) found->province = agency.province;
            change_agency(database, *found);
        }
        return *found;
    }
    AgencyRow row{"a_" + random_name(), agency.name, agency.kind, agency.amphoe, agency.province, false};
    database.run(
        "INSERT INTO agencies (id, name, name_key, kind, amphoe, province, expected, since) VALUES ($1, $2, $3, $4, "
        "$5, $6, 0, $7)",
        {row.id, row.name, agency.key, row.kind, row.amphoe, row.province, now()});
    return row;
}

void change_agency(Database& database, const AgencyRow& agency) {
    database.run(
        "UPDATE agencies SET name = $2, name_key = $3, kind = $4, amphoe = $5, province = $6, expected = $7 WHERE id = "
        "$1",
        {agency.id, agency.name, province::agency_of(agency.name).key, agency.kind, agency.amphoe, agency.province,
         std::int64_t{agency.expected ? 1 : 0}});
    database.run("UPDATE standings SET province = $2 WHERE agency = $1 AND province <> $2",
                 {agency.id, agency.province});
}

std::vector<AgencyRow> list_agencies(Database& database, const AgencyFilter& filter) {
    const Rows rows = database.run(
        "SELECT id, name, kind, amphoe, province, expected FROM agencies WHERE id > $1 AND ($2 = '' OR name LIKE $3 "
        "ESCAPE '\\') AND ($4 = '' OR amphoe = $4) AND ($5 = '' OR kind = $5) AND ($6 = '' OR province = $6) AND ($7 "
        "= '' OR id = $7) ORDER BY id LIMIT $8",
        {filter.after, filter.q, holding(filter.q), filter.amphoe, filter.kind, filter.province, filter.id,
         filter.limit});
    std::vector<AgencyRow> agencies;
    agencies.reserve(rows.size());
    for (const Row& row : rows) agencies.push_back(agency_row(row));
    return agencies;
}

void link_agencies(Database& database, const std::string& agency, const std::string& follows, std::int64_t year,
                   const std::string& who) {
    database.run(
        "INSERT INTO successions (agency, follows, year, who, since) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, "
        "follows) DO UPDATE SET year = excluded.year, who = excluded.who, since = excluded.since",
        {agency, follows, year, who, now()});
}

void unlink_agencies(Database& database, const std::string& agency, const std::string& follows) {
    database.run("DELETE FROM successions WHERE agency = $1 AND follows = $2", {agency, follows});
}

std::vector<std::string> linked_agencies(Database& database, const std::string& agency) {
    std::vector<std::string> found{agency};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Rows rows = database.run(
            "SELECT follows FROM successions WHERE agency = $1 UNION SELECT agency FROM successions WHERE follows = $1",
            {found[i]});
        for (const Row& row : rows)
            if (std::ranges::find(found, row.text(0)) == found.end()) found.push_back(row.text(0));
    }
    return found;
}

}  // namespace raingan::store
