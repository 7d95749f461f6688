// Years side by side: an agency's under all of its names, with what became of its measures; the province's.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "report/rules.h"
#include "serve/serve.h"
#include "serve/tables.h"
#include "serve/trend_chart.h"
#include "store/database.h"

namespace raingan::serve {

struct Trend {
    Message title;
    std::vector<ApiTable> tables;  ///< the first has the years
    TrendChart chart;
};

/// `agency`: an id that is there.
Trend agency_trend(store::Database& database, const std::string& folder, const std::string& agency, const Rules& rules);
/// Of a province; empty: of all agencies.
Trend province_trend(store::Database& database, const std::string& province);

std::string trend_pdf(const Trend& trend, const std::vector<std::string>& font_dirs, Diagnostics& diagnostics);

/// What a job of the kind "rollup" makes that asks for {"trend": true, "agency", "province"}.
std::string made_trend(store::Database& database, const Options& options, const Rules& rules,
                       const nlohmann::json& asked);

}  // namespace raingan::serve
