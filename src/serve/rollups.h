// The province's roll-up as files.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "report/rules.h"
#include "serve/routes.h"
#include "serve/serve.h"
#include "store/database.h"

namespace raingan::serve {

/// What a job of the kind "rollup" asks for: {"year", "province", "format", "state"}, or a trend (trend.h).
std::string made_rollup(store::Database& database, const Options& options, const Rules& rules,
                        const nlohmann::json& asked);

/// The file that such a job makes, by its "state" and "format"; it is asked for where it is not there, and waited for.
Response rolled_up(Call& call, const nlohmann::json& asked, const std::string& file_name);

}  // namespace raingan::serve
