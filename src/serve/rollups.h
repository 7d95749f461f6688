// The province's roll-up as files.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "report/rules.h"
#include "serve/serve.h"
#include "store/database.h"

namespace raingan::serve {

/// What a job of the kind "rollup" asks for: {"year", "province", "format", "state"}.
std::string made_rollup(store::Database& database, const Options& options, const Rules& rules,
                        const nlohmann::json& asked);

}  // namespace raingan::serve
