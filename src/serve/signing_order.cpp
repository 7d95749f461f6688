#include "serve/signing_order.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "extraction/person_name.h"
#include "report/key.h"

namespace raingan::serve {

bool has_signed(const std::vector<std::string>& signed_roles, const std::string& role) {
    return std::ranges::any_of(signed_roles, [&](const std::string& done) { return key_of(done) == key_of(role); });
}

NextSigner next_signer(const nlohmann::json& sign_off, const std::vector<std::string>& signed_roles) {
    for (const nlohmann::json& who : sign_off) {
        NextSigner next{who.value("role", ""), who.value("name", "")};
        if (!next.role.empty() && !has_signed(signed_roles, next.role)) return next;
    }
    return {};
}

std::vector<std::string> signed_roles_of(store::Database& database, const std::string& document) {
    std::vector<std::string> roles;
    for (const store::Row& row : database.run(
             "SELECT role FROM signatures WHERE document = $1 AND verdict <> 'refused' ORDER BY number", {document}))
        roles.push_back(row.text(0));
    return roles;
}

std::vector<store::Account> accounts_to_sign(const NextSigner& next, const std::vector<store::Account>& accounts,
                                             const std::string& agency) {
    std::vector<store::Account> named, signers;
    if (next.role.empty() || agency.empty()) return named;
    for (const store::Account& account : accounts) {
        if (account.disabled || account.agency != agency) continue;
        if (!next.name.empty() && !account.shown.empty() && may_be_same_person(next.name, account.shown))
            named.push_back(account);
        if (account.role == "signer") signers.push_back(account);
    }
    return named.empty() ? signers : named;
}

}  // namespace raingan::serve
