#include "store/accounts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"
#include "batch/digest.h"
#include "store/clock.h"
#include "store/common_passwords.h"
#include "store/secrets.h"

namespace raingan::store {
namespace {

constexpr std::string_view account_columns =
    "u.name, u.shown, u.role, u.agency, u.province, u.password, u.totp, u.totp_on, u.totp_last, u.disabled, u.since";
constexpr std::int64_t attempts_seconds = 900;

Account account_row(const Row& row) {
    return {row.text(0), row.text(1),        row.text(2),   row.text(3),        row.text(4),   row.text(5),
            row.text(6), row.number(7) != 0, row.number(8), row.number(9) != 0, row.number(10)};
}

std::string selected_accounts(std::string_view rest) {
    return "SELECT " + std::string(account_columns) + " FROM users u " + std::string(rest);
}

std::int64_t flag(bool value) {
    return value ? 1 : 0;
}

Error bad_account(Message message) {
    return {ExitStatus::usage, "bad-account", "", std::move(message)};
}

}  // namespace

bool has_accounts(Database& database) {
    return !database.run("SELECT name FROM users LIMIT 1").empty();
}

std::optional<Account> find_account(Database& database, const std::string& name) {
    const Rows rows = database.run(selected_accounts("WHERE u.name = $1"), {name});
    if (rows.empty()) return std::nullopt;
    return account_row(rows[0]);
}

std::vector<Account> list_accounts(Database& database) {
    std::vector<Account> accounts;
    const Rows rows = database.run(selected_accounts("ORDER BY u.name"));
    accounts.reserve(rows.size());
    for (const Row& row : rows) accounts.push_back(account_row(row));
    return accounts;
}

void keep_account(Database& database, const Account& account) {
    database.run(
        "INSERT INTO users (name, shown, role, agency, province, password, totp, totp_on, totp_last, disabled, since) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (name) DO UPDATE SET shown = "
        "excluded.shown, role = excluded.role, agency = excluded.agency, province = excluded.province, password = "
        "excluded.password, totp = excluded.totp, totp_on = excluded.totp_on, totp_last = excluded.totp_last, disabled "
        "= excluded.disabled",
        {account.name, account.shown, account.role, text_or_null(account.agency), account.province, account.password,
         account.totp, flag(account.totp_on), account.totp_last, flag(account.disabled), now()});
}

void require_sound(const Account& account) {
    constexpr std::size_t most_characters = 64, most_shown_bytes = 300;
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    if (account.name.empty() || account.name.size() > most_characters || !std::ranges::all_of(account.name, is_allowed))
        throw bad_account({"an account's name is made of a-z, 0-9, dot, hyphen and underscore",
                           "ชื่อบัญชีใช้ได้เฉพาะ a-z 0-9 จุด ขีด และขีดล่าง"});
    if (account.shown.size() > most_shown_bytes) throw bad_account({"the name is too long", "ชื่อยาวเกินไป"});
    constexpr std::array<std::string_view, 4> roles{"officer", "signer", "province", "admin"};
    if (std::ranges::find(roles, account.role) == roles.end())
        throw bad_account(
            {"a role is officer, signer, province or admin", "บทบาทต้องเป็น officer, signer, province หรือ admin"});
    const bool is_of_agency = account.role == "officer" || account.role == "signer";
    if (is_of_agency == account.agency.empty())
        throw bad_account(
            {"officers and signers have an agency, others have none", "officer และ signer ต้องมีหน่วยงาน บทบาทอื่นต้องไม่มี"});
}

void require_strong(const std::string& password, const Account& account) {
    constexpr std::size_t least = 12, most = 256;
    const auto characters = static_cast<std::size_t>(
        std::ranges::count_if(password, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    const bool has_one_character = password.find_first_not_of(password.substr(0, 1)) == std::string::npos;
    const bool is_name =
        !account.name.empty() && password.find(account.name) != std::string::npos && characters < 2 * least;
    if (characters < least || password.size() > most || has_one_character || is_name)
        throw Error(ExitStatus::usage, "weak-password", "",
                    {"a password has 12 to 256 characters, and not the account's name in it",
                     "รหัสผ่านต้องยาว 12 ถึง 256 ตัวอักษร และไม่มีชื่อบัญชีอยู่ในนั้น"});
    if (is_common_password(password))
        throw Error(ExitStatus::usage, "common-password", "",
                    {"so many have this password, or one like it, that it is tried first; take some words that do not "
                     "belong together",
                     "รหัสผ่านนี้หรือที่คล้ายกันมีผู้ใช้มากจนถูกเดาเป็นอันดับแรก โปรดใช้คำหลายคำที่ไม่เกี่ยวข้องกัน"});
}

std::string key_digest(const std::string& key) {
    return batch::sha256(key);
}

std::string begin_session(Database& database, const std::string& account) {
    database.run("DELETE FROM sessions WHERE began < $1 OR seen < $2", {now() - session_seconds, now() - idle_seconds});
    std::string key = random_key("s_");
    database.run("INSERT INTO sessions (digest, user_name, began, seen) VALUES ($1, $2, $3, $3)",
                 {key_digest(key), account, now()});
    return key;
}

std::optional<Account> find_session(Database& database, const std::string& digest, bool touch) {
    constexpr std::int64_t touch_every = 60;
    const Rows rows = database.run(
        "SELECT " + std::string(account_columns) +
            ", s.seen FROM sessions s JOIN users u ON u.name = s.user_name WHERE s.digest = $1 AND s.began >= $2 AND "
            "s.seen >= $3 AND u.disabled = 0",
        {digest, now() - session_seconds, now() - idle_seconds});
    if (rows.empty()) return std::nullopt;
    constexpr std::size_t seen_column = 11;
    if (touch && rows[0].number(seen_column) < now() - touch_every)
        database.run("UPDATE sessions SET seen = $2 WHERE digest = $1", {digest, now()});
    return account_row(rows[0]);
}

void end_session(Database& database, const std::string& digest) {
    database.run("DELETE FROM sessions WHERE digest = $1", {digest});
}

void end_sessions(Database& database, const std::string& account, const std::string& but) {
    database.run("DELETE FROM sessions WHERE user_name = $1 AND digest <> $2", {account, but});
}

std::string add_token(Database& database, Token& token) {
    std::string key = random_key("rg_");
    token.id = "t_" + random_name();
    token.since = now();
    database.run(
        "INSERT INTO tokens (id, digest, user_name, label, scopes, since, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {token.id, key_digest(key), token.account, token.label, token.scopes, token.since, token.ends});
    return key;
}

namespace {

Token token_row(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.number(4), row.number(5)};
}

}  // namespace

std::optional<Token> find_token(Database& database, const std::string& digest) {
    const Rows rows =
        database.run("SELECT id, user_name, label, scopes, since, ends FROM tokens WHERE digest = $1 AND ends > $2",
                     {digest, now()});
    if (rows.empty()) return std::nullopt;
    return token_row(rows[0]);
}

std::vector<Token> list_tokens(Database& database, const std::string& account) {
    std::vector<Token> tokens;
    const Rows rows = database.run(
        "SELECT id, user_name, label, scopes, since, ends FROM tokens WHERE user_name = $1 ORDER BY since, id",
        {account});
    tokens.reserve(rows.size());
    for (const Row& row : rows) tokens.push_back(token_row(row));
    return tokens;
}

bool remove_token(Database& database, const std::string& account, const std::string& id) {
    database.run("DELETE FROM tokens WHERE id = $1 AND user_name = $2", {id, account});
    return database.changed() == 1;
}

void note_attempt(Database& database, const std::string& what) {
    database.run("DELETE FROM attempts WHERE at < $1", {now() - attempts_seconds});
    database.run("INSERT INTO attempts (what, at) VALUES ($1, $2)", {what, now()});
}

std::int64_t count_attempts(Database& database, const std::string& what) {
    return database.run("SELECT COUNT(*) FROM attempts WHERE what = $1 AND at >= $2", {what, now() - attempts_seconds})
        .at(0)
        .number(0);
}

void forget_attempts(Database& database, const std::string& what) {
    database.run("DELETE FROM attempts WHERE what = $1", {what});
}

}  // namespace raingan::store
