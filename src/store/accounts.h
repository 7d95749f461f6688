// People and programs that use the service: accounts, sessions, tokens. Of keys only digests are kept. Functions that
// change something are called within a Transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace raingan::store {

struct Account {
    std::string name;              ///< [a-z0-9._-], at most 64
    std::string shown;             ///< how people know it
    std::string role;              ///< "officer", "signer", "province", "admin"
    std::string agency, province;  ///< whose documents it sees; empty: all
    std::string password;          ///< digest (secrets.h); empty: by a proxy alone
    std::string totp;              ///< key as bytes in base32; empty: none
    bool totp_on = false;
    std::int64_t totp_last = 0;  ///< the last step whose code was used
    bool disabled = false;
    std::int64_t since = 0;
};

bool has_accounts(Database& database);
std::optional<Account> find_account(Database& database, const std::string& name);
std::vector<Account> list_accounts(Database& database);
/// A new one, or all that is known of one.
void keep_account(Database& database, const Account& account);

/// Throws Error (usage) "bad-account" where a name, role or agency will not do.
void require_sound(const Account& account);
/// Throws Error (usage) "weak-password": 12 characters at least, 256 at most, and not the name; "common-password".
void require_strong(const std::string& password, const Account& account);

// --- sessions

inline constexpr std::int64_t session_seconds = 43'200, idle_seconds = 1'800;
/// Its key, which is told once.
std::string begin_session(Database& database, const std::string& account);
/// The account of a key that holds; `touch`: it is being used.
std::optional<Account> find_session(Database& database, const std::string& digest, bool touch);
void end_session(Database& database, const std::string& digest);
/// All of the account but one.
void end_sessions(Database& database, const std::string& account, const std::string& but);
/// What is kept of a key.
std::string key_digest(const std::string& key);

// --- tokens

struct Token {
    std::string id, account, label, scopes;  ///< " read write "
    std::int64_t since = 0, ends = 0;
};
/// Its key, which is told once.
std::string add_token(Database& database, Token& token);
std::optional<Token> find_token(Database& database, const std::string& digest);
std::vector<Token> list_tokens(Database& database, const std::string& account);
/// False where the account has none of the name.
bool remove_token(Database& database, const std::string& account, const std::string& id);

// --- failed sign-ins

void note_attempt(Database& database, const std::string& what);
/// In the last quarter of an hour.
std::int64_t count_attempts(Database& database, const std::string& what);
void forget_attempts(Database& database, const std::string& what);

}  // namespace raingan::store
