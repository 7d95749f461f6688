// The province's roll-up out of the store: the reports that count in a year (standings), as `raingan rollup` makes it
// of files.
#pragma once

#include <cstdint>
#include <string>

#include "province/province.h"
#include "report/rules.h"
#include "store/database.h"

namespace raingan::store {

/// `name`: the province's, empty: of all agencies. Those that are expected are its list. Throws Error as read_blob.
province::Province roll_up_store(Database& database, const std::string& folder, std::int64_t year,
                                 const std::string& name, const Rules& rules);

/// What tells one state of these reports from another.
std::string reports_state(Database& database, std::int64_t year, const std::string& name);

}  // namespace raingan::store
