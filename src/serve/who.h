// Who asks, and what they may see and do (docs/service.md#roles).
#pragma once

#include <cstdint>
#include <string>

#include "serve/house.h"
#include "serve/message.h"
#include "store/accounts.h"
#include "store/documents.h"

namespace raingan::serve {

enum class Role : std::uint8_t { none = 0, officer = 1, signer = 2, province = 4, admin = 8 };
using Roles = std::uint8_t;
constexpr Roles operator|(Role a, Role b) {
    return static_cast<Roles>(static_cast<Roles>(a) | static_cast<Roles>(b));
}
constexpr Roles operator|(Roles a, Role b) {
    return static_cast<Roles>(a | static_cast<Roles>(b));
}
/// Everybody who is signed in.
inline constexpr Roles anybody = Role::officer | Role::signer | Role::province | Role::admin;

Role role_named(const std::string& name);
std::string role_name(Role role);

struct Who {
    Role role = Role::none;        ///< none: not signed in
    std::string name, shown;       ///< of the account; of an open house "open"
    std::string agency, province;  ///< what is seen; empty: all
    std::string session;           ///< digest of the session's key; empty: a token, an open house, a proxy
    std::string scopes;            ///< of a token: " read write "; empty: all
    bool open = false;             ///< there are no accounts
    bool by_token = false, by_proxy = false;
    std::string token;  ///< digest of its key

    [[nodiscard]] bool is(Roles roles) const { return (static_cast<Roles>(role) & roles) != 0; }
    [[nodiscard]] bool of_agency() const { return is(Role::officer | Role::signer); }
    /// Whose documents count as sent when they come.
    [[nodiscard]] bool sends_at_once() const { return is(Role::province | Role::admin); }
};

/// By session, token, proxy or open house. Throws Problem 401 for a session or token that does not hold; 403 where an
/// open house is called by another name than loopback's.
Who who_asks(House& house, store::Database& database, const Request& request);

/// What an account may.
Who who_of_account(const store::Account& account);
/// Whether who asked so could do it still: the session, token or account holds. Nothing is touched.
bool still_holds(store::Database& database, const Who& who);

/// Throws Problem 403 where a request that changes something may come from another site's page.
void require_own_page(const House& house, const Who& who, const Request& request);
/// What X-CSRF-Token must be.
std::string csrf_token(const House& house, const Who& who);

/// Throws Problem 404 where it is not there or not theirs to see.
store::DocumentRow seen_document(store::Database& database, const Who& who, const std::string& id);
bool sees(store::Database& database, const Who& who, const std::string& document, const std::string& agency);

}  // namespace raingan::serve
