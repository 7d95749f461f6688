// Agencies: whose the documents are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "province/agency.h"
#include "store/database.h"

namespace raingan::store {

struct AgencyRow {
    std::string id, name, kind, amphoe, province;
    bool expected = false;  ///< it must report
};

std::optional<AgencyRow> find_agency(Database& database, const std::string& id);
/// The one that has the name and place; an amphoe or province that one of both does not say is no difference, if that
/// leaves but one.
std::optional<AgencyRow> match_agency(Database& database, const province::Agency& agency);
/// That one, or a new one.
AgencyRow match_or_add_agency(Database& database, const province::Agency& agency);
void change_agency(Database& database, const AgencyRow& agency);

struct AgencyFilter {
    std::string q, amphoe, kind, province;  ///< empty: any
    std::string id;                         ///< that alone
    std::string after;                      ///< ids behind this one
    std::int64_t limit = 50;
};
/// Ascending by id.
std::vector<AgencyRow> list_agencies(Database& database, const AgencyFilter& filter);

/// `agency` is `follows` under another name since the year. Replaces what was said of the two.
void link_agencies(Database& database, const std::string& agency, const std::string& follows, std::int64_t year,
                   const std::string& who);
void unlink_agencies(Database& database, const std::string& agency, const std::string& follows);
/// The agency and all that it was and became; itself first.
std::vector<std::string> linked_agencies(Database& database, const std::string& agency);

/// LIKE's pattern for texts that hold `text`, with ESCAPE '\'.
std::string holding(const std::string& text);

}  // namespace raingan::store
