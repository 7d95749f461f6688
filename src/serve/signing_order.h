// Whose turn it is to sign: one answer for the page, the list of what waits, and mail.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "store/accounts.h"
#include "store/database.h"

namespace raingan::serve {

/// As the report's sign_off says it. `role` empty: nobody is left.
struct NextSigner {
    std::string role, name;
};

/// The first of `sign_off` whose role has not signed.
NextSigner next_signer(const nlohmann::json& sign_off, const std::vector<std::string>& signed_roles);

bool has_signed(const std::vector<std::string>& signed_roles, const std::string& role);

/// Of the document, in the order in which they signed.
std::vector<std::string> signed_roles_of(store::Database& database, const std::string& document);

/// Accounts of the agency with whom it waits: those of the person who is named, and where nobody bears that name, all
/// who sign for the agency. None where `next` is nobody.
std::vector<store::Account> accounts_to_sign(const NextSigner& next, const std::vector<store::Account>& accounts,
                                             const std::string& agency);

}  // namespace raingan::serve
