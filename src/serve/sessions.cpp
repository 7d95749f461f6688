// Signing in and out, and what people change of their own account.
#include <nlohmann/json.hpp>

#include "serve/routes.h"
#include "serve/shown.h"
#include "serve/turn.h"
#include "store/accounts.h"
#include "store/clock.h"
#include "store/log.h"
#include "store/secrets.h"

namespace raingan::serve {
namespace {

using nlohmann::json;
using store::Account;

constexpr std::int64_t most_from_there_for_one = 10, most_for_one = 100, most_from_there = 50;
constexpr std::int64_t totp_seconds = 30;

/// scrypt takes 32 MiB each time: two at once, whoever asks.
Turns hashing_turns{2};

Turn hashing_turn() {
    return {hashing_turns,
            "too-many-sign-ins",
            {"too many sign in at once; try again in a moment", "มีผู้เข้าสู่ระบบพร้อมกันมาก โปรดลองอีกครั้งในอีกสักครู่"}};
}

bool is_password_of(const std::string& password, const std::string& digest) {
    const Turn turn = hashing_turn();
    return store::is_password(password, digest);
}

std::string digest_of(const std::string& password, const Account& account) {
    try {
        store::require_strong(password, account);
    } catch (const Error& error) {
        throw Problem(422, error.code(), error.message());
    }
    const Turn turn = hashing_turn();
    return store::password_digest(password);
}

/// What counts failures: the account from an address, the account, the address.
struct Attempts {
    std::string both, account, address;
};

void require_few(store::Database& database, const Attempts& attempts) {
    if (store::count_attempts(database, attempts.both) < most_from_there_for_one &&
        store::count_attempts(database, attempts.account) < most_for_one &&
        store::count_attempts(database, attempts.address) < most_from_there)
        return;
    Problem many(
        429, "too-many-sign-ins",
        {"too many failed sign-ins; try again in a quarter of an hour", "เข้าสู่ระบบผิดหลายครั้ง โปรดลองอีกครั้งใน 15 นาที"});
    many.headers.emplace_back("Retry-After", "900");
    throw many;
}

/// By our own TLS, or where the proxy on this machine says that the connection is one by its.
bool is_by_tls(const Request& request) {
    return request.by_tls || (request.from_here && request.header("x-forwarded-proto") == "https");
}

std::string address_of(const Request& request) {
    // A proxy on this machine says who is behind it, as the last of those it lists.
    const std::string forwarded = request.from_here ? request.header("x-forwarded-for") : "";
    const std::size_t last = forwarded.find_last_of(", ");
    const std::string behind = last == std::string::npos ? forwarded : forwarded.substr(last + 1);
    return behind.empty() ? request.peer : behind;
}

std::string cookie_of(const Request& request, const std::string& key) {
    return "raingan=" + key + "; Path=/; HttpOnly; SameSite=Strict" + (is_by_tls(request) ? "; Secure" : "") +
           (key.empty() ? "; Max-Age=0" : "");
}

/// The step whose code it is, one before or behind this one; 0: none, or one that was used.
std::int64_t step_of_code(const Account& account, const std::string& code) {
    const std::int64_t current = store::now() / totp_seconds;
    const std::string key = store::from_base32(account.totp);
    for (std::int64_t step = current - 1; step <= current + 1; ++step)
        if (step > account.totp_last && store::are_same(store::totp_code(key, step), code)) return step;
    return 0;
}

json session_json(Call& call) {
    const Who& who = call.who;
    json session{{"open", who.open}, {"signed_in", who.role != Role::none}, {"csrf", nullptr}, {"user", nullptr}};
    if (who.role != Role::none) {
        session["csrf"] = csrf_token(call.house, who);
        session["user"] = shown_user(call.database, who);
    }
    return session;
}

Account own_account(Call& call) {
    auto account = store::find_account(call.database, call.who.name);
    if (!account || call.who.by_token) throw forbidden();
    return std::move(*account);
}

}  // namespace

Response get_session(Call& call) {
    return json_response(session_json(call));
}

Response post_session(Call& call) {
    const std::string site = call.request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") throw forbidden();
    const json asked = object_of(call.request);
    const std::string name = text_member(asked, "name", true), password = text_member(asked, "password", true);
    const std::string code = text_member(asked, "code"), address = address_of(call.request);
    const Attempts attempts{"both " + name.substr(0, 64) + " " + address, "account " + name.substr(0, 64),
                            "address " + address};
    require_few(call.database, attempts);
    auto account = store::find_account(call.database, name);
    const bool is_right = is_password_of(password, account ? account->password : "") && account && !account->disabled;
    const bool needs_code = is_right && account->totp_on;
    const std::int64_t step = needs_code && !code.empty() ? step_of_code(*account, code) : 0;
    store::Transaction transaction(call.database);
    if (!is_right || (needs_code && !code.empty() && step == 0)) {
        for (const std::string& what : {attempts.both, attempts.account, attempts.address})
            store::note_attempt(call.database, what);
        store::add_audit(call.database, account ? name : "", "session.failed", account ? name : "", "");
        transaction.commit();
        throw Problem(401, "wrong-sign-in", {"name, password or code is wrong", "ชื่อ รหัสผ่าน หรือรหัสยืนยันไม่ถูกต้อง"});
    }
    if (needs_code && step == 0)
        throw Problem(401, "code-needed", {"give the code of your authenticator", "โปรดใส่รหัสจากแอปยืนยันตัวตน"});
    if (needs_code) {
        account->totp_last = step;
        store::keep_account(call.database, *account);
    }
    // A key of before, whoever put it there, is none any more.
    if (!call.who.session.empty()) store::end_session(call.database, call.who.session);
    store::forget_attempts(call.database, attempts.both);
    const std::string key = store::begin_session(call.database, account->name);
    store::add_audit(call.database, name, "session.begin", name, "");
    transaction.commit();
    call.who = who_of_account(*account);
    call.who.session = store::key_digest(key);
    Response response = json_response(session_json(call));
    response.headers.emplace_back("Set-Cookie", cookie_of(call.request, key));
    return response;
}

Response delete_session(Call& call) {
    store::Transaction transaction(call.database);
    if (!call.who.session.empty()) store::end_session(call.database, call.who.session);
    store::add_audit(call.database, call.who.name, "session.end", call.who.name, "");
    transaction.commit();
    Response response = no_content();
    response.headers.emplace_back("Set-Cookie", cookie_of(call.request, ""));
    response.headers.emplace_back("Clear-Site-Data", "\"cache\"");
    return response;
}

Response put_password(Call& call) {
    const json asked = object_of(call.request);
    Account account = own_account(call);
    const Attempts attempts{"both " + account.name + " " + address_of(call.request), "account " + account.name,
                            "address " + address_of(call.request)};
    require_few(call.database, attempts);
    if (!is_password_of(text_member(asked, "old", true), account.password)) {
        store::Transaction transaction(call.database);
        for (const std::string& what : {attempts.both, attempts.account, attempts.address})
            store::note_attempt(call.database, what);
        transaction.commit();
        throw Problem(403, "wrong-sign-in", {"the old password is wrong", "รหัสผ่านเดิมไม่ถูกต้อง"});
    }
    account.password = digest_of(text_member(asked, "new", true), account);
    store::Transaction transaction(call.database);
    store::keep_account(call.database, account);
    store::end_sessions(call.database, account.name, call.who.session);
    store::add_audit(call.database, account.name, "account.password", account.name, "");
    transaction.commit();
    return no_content();
}

Response post_totp(Call& call) {
    Account account = own_account(call);
    if (account.totp_on)
        throw Problem(409, "is-on", {"codes are on already; turn them off first", "เปิดใช้รหัสยืนยันอยู่แล้ว"});
    constexpr std::size_t key_bytes = 20;
    account.totp = store::base32(store::random_bytes(key_bytes));
    store::Transaction transaction(call.database);
    store::keep_account(call.database, account);
    transaction.commit();
    return json_response(
        {{"secret", account.totp},
         {"uri", "otpauth://totp/raingan:" + account.name + "?secret=" + account.totp + "&issuer=raingan"}});
}

namespace {

Response turn_totp(Call& call, bool on) {
    const json asked = object_of(call.request);
    Account account = own_account(call);
    const std::int64_t step = account.totp.empty() ? 0 : step_of_code(account, text_member(asked, "code", true));
    if (step == 0)
        throw Problem(422, "wrong-code",
                      {"the code is wrong; look at the clock, too", "รหัสไม่ถูกต้อง โปรดตรวจเวลาของเครื่อง"});
    account.totp_on = on;
    account.totp_last = step;
    if (!on) account.totp.clear();
    store::Transaction transaction(call.database);
    store::keep_account(call.database, account);
    store::add_audit(call.database, account.name, on ? "account.totp-on" : "account.totp-off", account.name, "");
    transaction.commit();
    return no_content();
}

}  // namespace

Response put_totp(Call& call) {
    return turn_totp(call, true);
}

Response delete_totp(Call& call) {
    return turn_totp(call, false);
}

}  // namespace raingan::serve
