// What became of each measure: from a year's plan to its result, and to what the next report has in its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "province/submission.h"
#include "store/database.h"
#include "store/views.h"

namespace raingan::store {

/// What the next report that counts has of a measure. Two are one where their texts are the same but for a quarter of
/// their pairs of letters; that words mean the same is not seen.
enum class NextYear : std::uint8_t {
    unknown,  ///< there is no later report
    again,    ///< the measure stands in it
    others,   ///< it has others for the same indicator
    gone,     ///< it has none for the indicator
};

struct MeasureYear {
    std::int64_t year = 0;
    std::string agency_name, document;
    province::MeasureRow row;
    std::string result{};                               ///< as its report says; empty: it says nothing
    std::optional<std::int64_t> score{}, next_score{};  ///< of its indicator, hundredths, in this report and the next
    NextYear next = NextYear::unknown;
    std::int64_t next_year = 0;
    std::string next_actions{};  ///< of `again` the measure as it stands there, of `others` all of them
};

/// Of the reports of those years (agency_years), in their order. A report that cannot be read is left out. `folder`:
/// the data's.
std::vector<MeasureYear> measure_years(Database& database, const std::string& folder,
                                       const std::vector<AgencyYear>& years, const Rules& rules);

/// "again"; empty: unknown.
const char* next_year_name(NextYear next);

}  // namespace raingan::store
