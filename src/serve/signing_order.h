// Whose turn it is to sign.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "store/database.h"

namespace raingan::serve {

/// The first of the report's sign_off whose role has not signed; empty: none.
std::string next_role(const nlohmann::json& roles, const std::vector<std::string>& signed_roles);

/// Of the document, in the order in which they signed.
std::vector<std::string> signed_roles_of(store::Database& database, const std::string& document);

}  // namespace raingan::serve
